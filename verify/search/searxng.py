"""A SearXNG instance of the user's own."""

from __future__ import annotations

from collections.abc import Mapping

from verify.model.page import Fetched, Query, SearchAnswer, SearchHit
from verify.ports import ProviderTools
from verify.search.ask_provider import ask, boolean, most_hits, request_of
from verify.search.parse_reply import answer_of_hits, hit, hits_of, not_asked, read_object, unavailable

_MOST = 30


class Searxng:
    """Asks the instance at the configured address; public instances refuse programs."""

    name = "searxng"
    general = True
    default = True
    batch = 1
    key_variable: str | None = "VERIFY_SEARXNG_URL"

    def __init__(self, tools: ProviderTools) -> None:
        self._fetcher = tools.fetcher
        self._base = tools.keys.get(self.key_variable or "", "").rstrip("/")

    async def search(self, query: Query) -> SearchAnswer:
        """Pages that the instance's engines name; no results while engines are down is no silence."""
        terms = boolean(query, site="site")
        if not self._base:
            return not_asked(terms, "no address of an instance")
        parameters = (("q", terms), ("format", "json"), ("categories", "news,general"), ("safesearch", "0"))
        request = request_of(f"{self._base}/search", parameters)
        return await ask(self._fetcher, request, terms, lambda reply: _read(reply, terms, most_hits(query, _MOST)))


def _read(reply: Fetched, asked: str, most: int) -> SearchAnswer:
    data = read_object(reply.body)
    if not isinstance(data.get("results"), list):
        return unavailable(asked)
    hits = hits_of(data["results"], _hit, 50)
    if not hits and data.get("unresponsive_engines"):
        return unavailable(asked, "the instance's engines did not answer")
    return answer_of_hits(hits[:most], asked)


def _hit(record: Mapping[str, object]) -> SearchHit | None:
    return hit(record.get("url"), record.get("title"), record.get("content"), published_on=record.get("publishedDate"))
