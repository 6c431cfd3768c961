from __future__ import annotations

import asyncio

import pytest

from verify.fetch.in_flight import InFlight


def test_all_who_ask_together_get_one_piece_of_work() -> None:
    runs: list[int] = []

    async def work() -> str:
        runs.append(1)
        await asyncio.sleep(0)
        return "done"

    async def everybody() -> list[str]:
        shared: InFlight[str] = InFlight()
        return list(await asyncio.gather(*(shared.run("key", work) for _ in range(4))))

    assert asyncio.run(everybody()) == ["done"] * 4
    assert len(runs) == 1


def test_who_asks_later_gets_work_of_his_own() -> None:
    runs: list[int] = []

    async def work() -> int:
        runs.append(1)
        return len(runs)

    async def twice() -> list[int]:
        shared: InFlight[int] = InFlight()
        return [await shared.run("key", work), await shared.run("key", work)]

    assert asyncio.run(twice()) == [1, 2]


def test_work_that_nobody_waits_for_any_more_is_stopped() -> None:
    stopped: list[bool] = []

    async def work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            stopped.append(True)

    async def give_up() -> None:
        shared: InFlight[None] = InFlight()
        task = asyncio.create_task(shared.run("key", work))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await asyncio.sleep(0)
        assert stopped == [True]

    asyncio.run(give_up())


def test_closing_stops_what_still_runs() -> None:
    async def forever() -> None:
        await asyncio.Event().wait()

    async def close() -> None:
        shared: InFlight[None] = InFlight()
        task = asyncio.create_task(shared.run("key", forever))
        await asyncio.sleep(0)
        await shared.aclose()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(close())
