"""The time that one draft may take; it does not run while the draft waits for the questions of others."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


class DraftTime:
    """A *limit* that stops while its draft is *waiting*."""

    def __init__(self, limit: asyncio.Timeout) -> None:
        self._limit, self._waits, self._left = limit, 0, 0.0

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """Stop the time; it goes on when the last of those who stopped it has done."""
        loop, ends = asyncio.get_running_loop(), self._limit.when()
        if ends is not None:
            self._left = ends - loop.time()
            self._limit.reschedule(None)
        self._waits += 1
        try:
            yield
        finally:
            self._waits -= 1
            if not self._waits:
                self._limit.reschedule(loop.time() + self._left)
