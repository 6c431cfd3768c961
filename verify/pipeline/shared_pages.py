"""The pages of a run, each read once, however many drafts ask for it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from verify.fetch.in_flight import InFlight
from verify.model.page import PageOutcome, Request

# So many outcomes are at hand; a text of a news page is some ten thousand characters.
_MOST = 500


class SharedPages:
    """Reads pages by *read*, and knows the last ones by heart: drafts that ask together read the same."""

    def __init__(self, read: Callable[[Request], Awaitable[PageOutcome]]) -> None:
        self._read_anew = read
        self._in_flight: InFlight[PageOutcome] = InFlight()
        self._known: dict[Request, PageOutcome] = {}

    async def read(self, request: Request) -> PageOutcome:
        """What is at the address of *request*."""
        known = self._known.get(request)
        return known if known is not None else await self._in_flight.run(request, lambda: self._anew(request))

    async def _anew(self, request: Request) -> PageOutcome:
        outcome = self._known[request] = await self._read_anew(request)
        if len(self._known) > _MOST:
            del self._known[next(iter(self._known))]
        return outcome

    async def aclose(self) -> None:
        """Stop what still runs."""
        await self._in_flight.aclose()
