"""The fixture that watches all tests sees what it is there for."""

from __future__ import annotations

import asyncio
import subprocess
import sys

from tests.conftest import children, pending_tasks


def test_a_child_is_seen_until_somebody_has_waited_for_it() -> None:
    before = children()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        assert children() - before == {process.pid}

    assert children() == before


def test_a_task_is_seen_until_it_is_done() -> None:
    loop = asyncio.new_event_loop()
    task = loop.create_task(asyncio.sleep(0))
    assert pending_tasks() == [task]

    loop.run_until_complete(task)
    loop.close()
    assert pending_tasks() == []
