"""One piece of work for everybody who asks for the same thing at the same time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Hashable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")


@dataclass(slots=True)
class _Work(Generic[T]):
    task: asyncio.Task[T]
    waiting: int = 0


class InFlight(Generic[T]):
    """Runs work once for all who wait for the same key; it ends early only when nobody waits any more."""

    def __init__(self) -> None:
        self._works: dict[Hashable, _Work[T]] = {}

    async def run(self, key: Hashable, start: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """What the work under *key* gives, started by *start* unless it runs already."""
        work = self._works.get(key)
        if work is None:
            work = self._works[key] = _Work(asyncio.create_task(start()))
        work.waiting += 1
        try:
            # Shielded: the one who gives up must not take the answer from the others.
            return await asyncio.shield(work.task)
        finally:
            work.waiting -= 1
            if work.task.done() or not work.waiting:
                work.task.cancel()
                if self._works.get(key) is work:
                    del self._works[key]

    async def aclose(self) -> None:
        """Stop all that still runs."""
        tasks = [work.task for work in self._works.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
