"""Brave's index of news."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from verify.model.page import Fetched, Query, SearchAnswer, SearchHit
from verify.ports import ProviderTools
from verify.search.ask_provider import ask, boolean, most_hits, request_of
from verify.search.parse_reply import answer_of_hits, clean, hit, hits_of, mapping, not_asked, read_object, unavailable

_ADDRESS = "https://api.search.brave.com/res/v1/news/search"


class Brave:
    """Asks for news pages by phrase and site; needs a key."""

    name = "brave"
    general = True
    default = True
    batch = 2
    key_variable: str | None = "VERIFY_BRAVE_KEY"
    pace = MappingProxyType({"api.search.brave.com": 1.0})

    def __init__(self, tools: ProviderTools) -> None:
        self._fetcher = tools.fetcher
        self._key = tools.keys.get(self.key_variable or "", "")

    async def search(self, query: Query) -> SearchAnswer:
        """Pages with description and further snippets."""
        terms = boolean(query, site="site")
        if not self._key:
            return not_asked(terms, "no key")
        window = f"{query.since}to{query.until}" if query.since and query.until else ""
        parameters = (
            ("q", terms),
            ("count", str(most_hits(query, 20))),
            ("country", "ALL"),
            # Left alone, the service corrects the words of a quotation and hides what it finds indecent.
            ("spellcheck", "false"),
            ("safesearch", "off"),
            ("extra_snippets", "true"),
            *((("freshness", window),) if window else ()),
        )
        request = request_of(_ADDRESS, parameters, (("X-Subscription-Token", self._key),))
        return await ask(self._fetcher, request, terms, lambda reply: _read(reply, terms))


def _read(reply: Fetched, asked: str) -> SearchAnswer:
    data = read_object(reply.body)
    results = data.get("results", [] if data.get("type") == "news" else None)
    if not isinstance(results, list):
        return unavailable(asked)
    question = mapping(data.get("query"))
    hits = hits_of(results, _hit, 50)
    if not hits and (question.get("altered") or question.get("show_strict_warning") is True):
        return unavailable(asked, "the service changed the question or held results back")
    return answer_of_hits(hits, asked)


def _hit(record: Mapping[str, object]) -> SearchHit | None:
    more = record.get("extra_snippets")
    snippets = (record.get("description"), *(more[:5] if isinstance(more, list) else ()))
    return hit(
        record.get("url"),
        record.get("title"),
        " … ".join(words for words in map(clean, snippets) if words),
        outlet=mapping(record.get("meta_url")).get("hostname"),
        published_on=record.get("page_age"),
    )
