from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from tests.fakes import fetched
from verify.drafts.markdown import MarkdownReader
from verify.errors import UnreadableDraftError
from verify.jobs.job import WorkerFailure
from verify.jobs.pool import WorkerPool
from verify.jobs.results import results_of
from verify.model.page import Page, Unread
from verify.pages.extract import read_page

_Result = TypeVar("_Result")


def in_pool(
    job: Callable[[WorkerPool], Awaitable[_Result]], *, seconds: float = 20, memory_mb: int = 400, size: int = 1
) -> _Result:
    async def run() -> _Result:
        async with WorkerPool(size, seconds=seconds, memory_mb=memory_mb) as pool:
            return await job(pool)

    return asyncio.run(run())


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def is_zombie(pid: int) -> bool:
    state = Path(f"/proc/{pid}/stat")
    return state.exists() and state.read_text("ascii").rsplit(")", 1)[-1].split()[0] == "Z"


def test_a_page_read_in_a_child_is_the_page_read_here() -> None:
    source = fetched("https://news.example.org/a", "<p>" + "The mayor opened the new bridge on Monday. " * 9)

    assert in_pool(lambda pool: pool.run(read_page, source)) == read_page(source)


def test_a_child_is_reused() -> None:
    async def twice(pool: WorkerPool) -> bool:
        return await pool.run(os.getpid) == await pool.run(os.getpid)

    assert in_pool(twice)


def test_a_job_that_takes_too_long_is_ended_and_the_next_one_runs() -> None:
    async def both(pool: WorkerPool) -> tuple[object, object]:
        return await pool.run(time.sleep, 60), await pool.run(len, "four")

    failure, answer = in_pool(both, seconds=3)

    assert isinstance(failure, WorkerFailure)
    assert failure.reason == "timeout"
    assert answer == 4


def test_a_job_that_wants_too_much_memory_is_a_value() -> None:
    answer = in_pool(lambda pool: pool.run(bytes, 2_000_000_000))

    assert isinstance(answer, WorkerFailure)
    assert answer.reason == "memory"


def test_a_child_that_dies_is_a_value_and_the_next_job_runs() -> None:
    async def both(pool: WorkerPool) -> tuple[object, object]:
        return await pool.run(os._exit, 3), await pool.run(len, "four")

    failure, answer = in_pool(both)

    assert isinstance(failure, WorkerFailure)
    assert failure.reason == "crash"
    assert answer == 4


def test_an_error_of_ours_arrives_with_its_fields() -> None:
    with pytest.raises(UnreadableDraftError) as caught:
        in_pool(lambda pool: pool.run(MarkdownReader().read, b"", "empty.md"))

    assert (caught.value.origin, caught.value.reason) == ("empty.md", "the file is empty")


def test_no_child_outlives_its_pool() -> None:
    pids = in_pool(lambda pool: asyncio.gather(*(pool.run(os.getpid) for _ in range(4))), size=2)

    assert [pid for pid in pids if isinstance(pid, WorkerFailure) or is_running(pid)] == []


def test_a_cancelled_job_takes_its_child_with_it() -> None:
    async def interrupted(pool: WorkerPool) -> int | WorkerFailure:
        pid = await pool.run(os.getpid)
        task = asyncio.create_task(pool.run(time.sleep, 60))
        # The job has begun once the idle child is taken; nothing else is awaited before its answer.
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        return pid

    pid = in_pool(interrupted)

    assert isinstance(pid, int)
    assert not is_running(pid)


def test_a_job_that_is_cancelled_again_while_its_child_ends_leaves_no_child_behind() -> None:
    async def interrupted(pool: WorkerPool) -> int | WorkerFailure:
        pid = await pool.run(os.getpid)
        task = asyncio.create_task(pool.run(time.sleep, 60))
        while not task.done():
            await asyncio.sleep(0)
            task.cancel()
        return pid

    pid = in_pool(interrupted)

    assert isinstance(pid, int)
    assert not is_running(pid)


def test_a_start_that_is_cancelled_at_any_moment_leaves_no_child_behind() -> None:
    async def interrupted(pool: WorkerPool) -> None:
        for turns in range(12):
            task = asyncio.create_task(pool.run(len, "four"))
            for _ in range(turns):
                await asyncio.sleep(0)
            task.cancel()
            await asyncio.sleep(0)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    in_pool(interrupted)


def test_a_child_whose_parent_vanishes_ends_in_the_middle_of_its_work(tmp_path: Path) -> None:
    code = """
import asyncio, os, time
from verify.jobs.pool import WorkerPool
async def work():
    pool = WorkerPool(1, seconds=600, memory_mb=400)
    print(await pool.run(os.getpid), flush=True)
    asyncio.create_task(pool.run(time.sleep, 600))
    await asyncio.sleep(0)
    os._exit(0)
asyncio.run(work())
"""
    done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, check=True)
    pid = int(done.stdout)
    # Nobody here can wait for a stranger's child: it is looked for until it is gone.
    while is_running(pid) and not is_zombie(pid):
        os.sched_yield()


def test_children_get_no_keys_of_the_operator() -> None:
    os.environ["VERIFY_GUARDIAN_KEY"] = "not for parsers"
    try:
        seen = in_pool(lambda pool: pool.run(os.getenv, "VERIFY_GUARDIAN_KEY"))
    finally:
        del os.environ["VERIFY_GUARDIAN_KEY"]

    assert seen is None


HOSTILE = {
    "attributes": "<p " + " ".join(f"a{number}=1" for number in range(150_000)) + ">words</p>",
    "nesting": "<div>" * 300_000 + "words",
    "nested words": "<div>word " * 30_000,
    "open marks": "<" * 500_000,
    "open comments": "<!--" * 200_000,
    "open links": "<a href='x'>" * 50_000,
    "tables": "<a><table>" * 3_000,
    "linked data": "<script type='application/ld+json'>" + "[" * 200_000 + "</script>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_end_as_values(name: str) -> None:
    answer = in_pool(lambda pool: pool.run(read_page, fetched("https://news.example.org/a", HOSTILE[name])), seconds=4)

    assert isinstance(answer, Page | Unread | WorkerFailure)


@pytest.mark.parametrize("drawn", range(1, 12))
def test_whoever_gives_up_while_processes_start_does_not_wait_for_them_for_ever(drawn: int) -> None:
    def jobs() -> Iterator[int]:
        yield from range(drawn)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(results_of(abs, jobs(), size=9, seconds=20, memory_mb=500))
