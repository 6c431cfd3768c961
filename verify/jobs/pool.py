"""Killable child processes for parsers: a time limit and a memory limit that hold from outside."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import pickle
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import ParamSpec, Self, TypeVar, cast

from verify.errors import VerifyError
from verify.jobs.job import HEADER, WorkerFailure

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")

_START_SECONDS = 60.0
# A process that has parsed many pages holds memory it does not give back.
_JOBS_PER_PROCESS = 200
# The child gets the import path of its parent and how often that looks for rubbish in its memory, and none of its secrets.
_BOOT = (
    "import gc, sys; gc.set_threshold(*{rubbish!r}); sys.path[:] = {path!r}; "
    "from verify.jobs.child import do_jobs; do_jobs({memory!r}, {seconds!r})"
)
_KEPT_VARIABLES = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TMPDIR")


@dataclass(slots=True)
class _Worker:
    process: asyncio.subprocess.Process
    jobs: int = 0


def processors() -> int:
    """How many processors this process may use."""
    # Where the system tells which they are, a container or `taskset` may have given fewer than the machine has.
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class WorkerPool:
    """Up to *size* processes, started when first needed and reused; `async with` closes them."""

    def __init__(self, size: int, *, seconds: float, memory_mb: int) -> None:
        self.size = size
        self._seconds = seconds
        self._memory = memory_mb * 1024 * 1024
        self._slots = asyncio.Semaphore(size)
        self._idle: list[_Worker] = []

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def run(
        self, function: Callable[_Arguments, _Result], *arguments: _Arguments.args, **named: _Arguments.kwargs
    ) -> _Result | WorkerFailure:
        """What *function* (of a module) returns in a child; a VerifyError raised there is raised here."""
        async with self._slots:
            # Only now: jobs that wait cost no memory.
            job = pickle.dumps((function, arguments, named), protocol=pickle.HIGHEST_PROTOCOL)
            worker = self._idle.pop() if self._idle else None
            try:
                worker = worker or await self._start()
            except (OSError, asyncio.IncompleteReadError, TimeoutError) as error:
                return WorkerFailure("crash", f"no process could be started: {error}")
            return cast(_Result, await self._work(worker, job))

    @asynccontextmanager
    async def warming(self, function: Callable[[], object]) -> AsyncIterator[None]:
        """Inside, all processes are being started, each to do *function* once: what that loads is there when work comes."""
        started = asyncio.gather(*(self.run(function) for _ in range(self.size)))
        try:
            yield
        finally:
            started.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await started

    async def close(self) -> None:
        """End the idle processes; none is left behind."""
        while self._idle:
            await _end(self._idle.pop())

    async def _start(self) -> _Worker:
        starting = asyncio.create_task(
            asyncio.create_subprocess_exec(
                sys.executable,
                "-P",
                "-c",
                _BOOT.format(rubbish=gc.get_threshold(), path=sys.path, memory=self._memory, seconds=self._seconds),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                env={name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ},
            )
        )
        try:
            process = await _to_its_end(starting)
        except asyncio.CancelledError:
            # Cancelled half way, asyncio may wait for ever for the end of what it began.
            if not starting.cancelled() and starting.exception() is None:
                await _end(_Worker(starting.result()))
            raise
        worker = _Worker(process)
        try:
            await asyncio.wait_for(_receive(process), _START_SECONDS)
        except BaseException:
            await _end(worker)
            raise
        return worker

    async def _work(self, worker: _Worker, job: bytes) -> object:
        worker.jobs += 1
        healthy = False
        try:
            async with asyncio.timeout(self._seconds):
                await _send(worker.process, job)
                answer = await _receive(worker.process)
            healthy = not isinstance(answer, WorkerFailure) and worker.jobs < _JOBS_PER_PROCESS
        except TimeoutError:
            return WorkerFailure("timeout", f"ended after {self._seconds:g} seconds")
        except (OSError, asyncio.IncompleteReadError):
            return WorkerFailure("crash", "the parser's process ended")
        finally:
            # Also when this task is cancelled: a job under way dies with it.
            if healthy:
                self._idle.append(worker)
            else:
                await _end(worker)
        if isinstance(answer, VerifyError):
            raise answer
        return answer


async def _send(process: asyncio.subprocess.Process, job: bytes) -> None:
    assert process.stdin is not None
    # One by one: put together, a big folder's pages would be held twice.
    process.stdin.write(HEADER.pack(len(job)))
    process.stdin.write(job)
    await process.stdin.drain()


async def _receive(process: asyncio.subprocess.Process) -> object:
    assert process.stdout is not None
    (length,) = HEADER.unpack(await process.stdout.readexactly(HEADER.size))
    # Only our own child writes to this pipe.
    return pickle.loads(await process.stdout.readexactly(length))  # noqa: S301


async def _end(worker: _Worker) -> None:
    process = worker.process
    with contextlib.suppress(ProcessLookupError):
        process.kill()
    # Reading on lets the transport see the closed pipes; waiting takes the zombie away.
    await _to_its_end(asyncio.ensure_future(process.communicate()))


async def _to_its_end(work: asyncio.Future[_Result]) -> _Result:
    """The result of *work*, which is never left half way: whoever is cancelled meanwhile, however often, waits and then ends."""
    cancelled: asyncio.CancelledError | None = None
    while not work.done():
        try:
            await asyncio.shield(work)
        except asyncio.CancelledError as fault:
            cancelled = fault
    if cancelled is not None:
        raise cancelled
    return work.result()
