"""Killable child processes for parsers: a time limit and a memory limit that hold from outside."""

from __future__ import annotations

import asyncio
import contextlib
import os
import pickle
import select
import signal
import struct
import sys
import threading
import time
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import BinaryIO, Literal, ParamSpec, Protocol, Self, TypeVar, cast

from verify.errors import VerifyError

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")
_Job = TypeVar("_Job")

_HEADER = struct.Struct(">Q")
_START_SECONDS = 60.0
# A process that has parsed many pages holds memory it does not give back.
_JOBS_PER_PROCESS = 200
# The child gets the import path of its parent and none of its secrets.
_BOOT = "import sys; sys.path[:] = {path!r}; from verify.jobs.pool import serve; serve({memory!r}, {seconds!r})"
_KEPT_VARIABLES = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TMPDIR")


@dataclass(frozen=True, slots=True)
class WorkerFailure:
    """A job that had to be ended, or ended its process; *detail* in plain words where more is known."""

    reason: Literal["timeout", "memory", "crash"]
    detail: str = ""

    @property
    def why(self) -> str:
        """The detail, else the reason."""
        return self.detail or self.reason


class Engine(Protocol):
    """Runs functions of modules somewhere else, *size* of them at once; what had to be ended is a value."""

    @property
    def size(self) -> int:
        """How many jobs are done at once."""
        ...

    async def run(
        self, function: Callable[_Arguments, _Result], *arguments: _Arguments.args, **named: _Arguments.kwargs
    ) -> _Result | WorkerFailure:
        """What *function* returns there, or why it had to be ended."""
        ...


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
                _BOOT.format(path=sys.path, memory=self._memory, seconds=self._seconds),
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


def results_of(
    function: Callable[[_Job], _Result], jobs: Iterable[_Job], *, size: int, seconds: float, memory_mb: int
) -> Iterator[tuple[_Job, _Result | WorkerFailure]]:
    """Each of *jobs* with what *function* makes of it in a child process, in their order, for a caller that does not wait itself.

    Jobs are drawn a few ahead, so that *size* processes stay busy while the caller is.
    """
    with asyncio.Runner() as runner:
        pool = WorkerPool(size, seconds=seconds, memory_mb=memory_mb)

        async def begin(job: _Job) -> asyncio.Task[_Result | WorkerFailure]:
            return asyncio.create_task(pool.run(function, job))

        async def result(task: asyncio.Task[_Result | WorkerFailure]) -> _Result | WorkerFailure:
            return await task

        begun: deque[tuple[_Job, asyncio.Task[_Result | WorkerFailure]]] = deque()
        try:
            for job in jobs:
                begun.append((job, runner.run(begin(job))))
                if len(begun) > 2 * size:
                    first, task = begun.popleft()
                    yield first, runner.run(result(task))
            while begun:
                first, task = begun.popleft()
                yield first, runner.run(result(task))
        finally:
            runner.run(_given_up([task for _, task in begun]))
            runner.run(pool.close())


async def _given_up(tasks: Sequence[asyncio.Task[_Result]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def _send(process: asyncio.subprocess.Process, job: bytes) -> None:
    assert process.stdin is not None
    process.stdin.write(_HEADER.pack(len(job)) + job)
    await process.stdin.drain()


async def _receive(process: asyncio.subprocess.Process) -> object:
    assert process.stdout is not None
    (length,) = _HEADER.unpack(await process.stdout.readexactly(_HEADER.size))
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


def serve(memory: int, seconds: float) -> None:
    """Do the jobs that arrive on standard input until it closes; runs in the child."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    source = os.fdopen(os.dup(0), "rb")
    target = os.fdopen(os.dup(1), "wb")
    # A library that prints must not break into the answers.
    os.dup2(2, 1)
    threading.Thread(target=_end_with_parent, args=(source.fileno(),), daemon=True).start()
    _limit("RLIMIT_AS", memory)
    _reply(target, None)
    while header := source.read(_HEADER.size):
        job = source.read(_HEADER.unpack(header)[0])
        # Should the parent vanish without a word, the child's own clock ends it.
        _limit("RLIMIT_CPU", int(time.process_time() + 2 * seconds + 10))
        _reply(target, _answer(job))


def _end_with_parent(source: int) -> None:
    """Ends this process once its parent is gone, whatever it is doing."""
    if hasattr(select, "poll"):
        waiting = select.poll()
        waiting.register(source, select.POLLHUP)
        waiting.poll()
        os._exit(1)


def _answer(job: bytes) -> object:
    function, arguments, named = pickle.loads(job)  # noqa: S301 (from our own parent)
    try:
        return function(*arguments, **named)
    except MemoryError:
        return WorkerFailure("memory", "it needed more memory than allowed")
    except RecursionError:
        return WorkerFailure("crash", "nested too deeply")
    except VerifyError as error:
        return error


def _reply(target: BinaryIO, answer: object) -> None:
    frame = pickle.dumps(answer, protocol=pickle.HIGHEST_PROTOCOL)
    target.write(_HEADER.pack(len(frame)))
    target.write(frame)
    target.flush()


def _limit(name: str, value: int) -> None:
    try:
        import resource
    except ImportError:
        # Windows: the time limit from outside still holds.
        return
    kind = getattr(resource, name)
    hard = resource.getrlimit(kind)[1]
    resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))
