"""GDELT Context 2.0: single sentences of the last three days, with the words around them."""

from __future__ import annotations

from types import MappingProxyType

from verify.model.page import Query, SearchAnswer
from verify.ports import ProviderTools
from verify.search.ask_provider import request_of
from verify.search.gdelt import Asking, query_text

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
    knows = "the last three days, sentence by sentence"

    def __init__(self, tools: ProviderTools) -> None:
        self._asking = Asking(tools.fetcher)

    async def search(self, query: Query) -> SearchAnswer:
        """Pages with a sentence that carries one of the phrases, with that sentence as snippet."""
        parameters = (("query", query_text(query)), ("mode", "artlist"), ("format", "json"))
        return await self._asking.ask(
            request_of(_ADDRESS, (*parameters, ("maxrecords", "75"), ("timespan", "72h"))), query
        )
