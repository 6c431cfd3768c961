"""What holds for every test: it leaves nothing behind that a later one could stumble over."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import Iterator
from multiprocessing import resource_tracker
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# How long an example takes says how busy the machine is.
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")


def children() -> set[int]:
    """The child processes of this one, ended and not waited for ones included; none where the system does not list them."""
    found: set[int] = set()
    for listed in Path(f"/proc/{os.getpid()}/task").glob("*/children"):
        # A thread may end between the listing and the look; its children go to another one.
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            found |= set(map(int, listed.read_text("ascii").split()))
    # Python's own helper of all spawned processes, which lives as long as this one.
    tracker: object = getattr(resource_tracker, "_resource_tracker", None)
    return {each for each in found if each != getattr(tracker, "_pid", None)}


def pending_tasks() -> list[asyncio.Task[object]]:
    """Every task of this process that is not done, of loops that are closed as well."""
    # `asyncio.all_tasks` asks for one loop, and a loop that was left may be known to nobody.
    known = getattr(asyncio.tasks, "_scheduled_tasks", None) or getattr(asyncio.tasks, "_all_tasks", None)
    return [task for task in list(known or ()) if not task.done()]


@pytest.fixture(autouse=True)
def _nothing_is_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    before = children()
    yield
    if "browser" in request.fixturenames:
        # A whole module has one, with tasks and processes of its own.
        return
    assert children() <= before, "the test left a child process behind"
    assert pending_tasks() == [], "the test left a task behind"
