"""GDELT Context 2.0: single sentences of the last three days, with the words around them."""

from __future__ import annotations

from types import MappingProxyType

from verify.model.page import ProviderState, Query, SearchAnswer
from verify.ports import ProviderTools
from verify.search.ask_provider import request_of
from verify.search.gdelt import ask_gdelt, query_text

_ADDRESS = "https://api.gdeltproject.org/api/v2/context/context"


class GdeltContext:
    """Asks for sentences. Not general: it knows three days only, so its silence says little.

    Off by default: it shares the paced host of GDELT DOC, which finds the same pages and more.
    """

    name = "gdelt_context"
    general = False
    default = False
    batch = 6
    key_variable: str | None = None
    pace = MappingProxyType({"api.gdeltproject.org": 6.0})

    def __init__(self, tools: ProviderTools) -> None:
        self._fetcher = tools.fetcher
        self._limited: SearchAnswer | None = None

    async def search(self, query: Query) -> SearchAnswer:
        """Pages with a sentence that carries one of the phrases, with that sentence as snippet."""
        if self._limited is not None:
            return self._limited
        parameters = (
            ("query", query_text(query)),
            ("mode", "artlist"),
            ("format", "json"),
            ("maxrecords", "75"),
            ("timespan", "72h"),
        )
        answer = await ask_gdelt(self._fetcher, request_of(_ADDRESS, parameters), query)
        if answer.state is ProviderState.LIMITED:
            self._limited = answer
        return answer
