"""What is known of a draft while it is looked for, judged for whoever waits at a terminal."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from verify.errors import UnreadableDraftError
from verify.model.verdict import DraftReport

# Pages come in bunches: one judgement for each bunch.
_CALM = 0.1
# Judging takes at most so large a share of the time.
_SHARE = 0.2


class SoFar:
    """While `telling`, *hear* is given what *judge* says, some *calm* seconds after something was `found`."""

    def __init__(
        self,
        judge: Callable[[], Awaitable[DraftReport]],
        hear: Callable[[DraftReport], None] | None,
        calm: float = _CALM,
    ) -> None:
        self._judge, self._hear, self._calm = judge, hear, calm
        self._news = asyncio.Event()

    def found(self) -> None:
        """A page carries words of the draft."""
        self._news.set()

    @asynccontextmanager
    async def telling(self) -> AsyncIterator[None]:
        """Inside, whoever waits hears what the draft's quotations are so far."""
        if self._hear is None:
            yield
            return
        telling = asyncio.create_task(self._tell(self._hear))
        try:
            yield
        finally:
            telling.cancel()
            # What went wrong in it goes wrong once more in the judgement that counts, and is reported there.
            await asyncio.gather(telling, return_exceptions=True)

    async def _tell(self, hear: Callable[[DraftReport], None]) -> None:
        clock = asyncio.get_running_loop().time
        while True:
            await self._news.wait()
            await asyncio.sleep(self._calm)
            self._news.clear()
            began = clock()
            try:
                hear(await self._judge())
            except UnreadableDraftError:
                return
            await asyncio.sleep((clock() - began) / _SHARE)
