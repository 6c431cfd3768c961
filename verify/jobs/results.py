"""Many jobs done in child processes, for a caller that does not wait itself."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from verify.jobs.job import WorkerFailure
from verify.jobs.pool import WorkerPool

_Result = TypeVar("_Result")
_Job = TypeVar("_Job")


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
