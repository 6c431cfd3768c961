"""Wikipedia: articles that repeat words of known people; a hit leads to a source and corroborates nothing by itself."""

from __future__ import annotations

from types import MappingProxyType

from verify.model.page import Query, SearchAnswer
from verify.ports import ProviderTools
from verify.search.mediawiki import search_wiki


class Wikipedia:
    """Asks the English Wikipedia."""

    name = "wikipedia"
    general = False
    default = True
    batch = 6
    key_variable: str | None = None
    pace = MappingProxyType({"wikipedia.org": 1.0})

    def __init__(self, tools: ProviderTools) -> None:
        self._fetcher = tools.fetcher

    async def search(self, query: Query) -> SearchAnswer:
        """Pages whose text carries one of the phrases."""
        return await search_wiki(self._fetcher, "en.wikipedia.org", query)
