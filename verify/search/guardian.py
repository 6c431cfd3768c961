"""The Guardian's Open Platform: one question finds articles and delivers their text."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from verify.model.page import Fetched, ProviderState, Query, SearchAnswer, SearchHit
from verify.ports import ProviderTools
from verify.search.ask_provider import Pairs, ask, boolean, most_hits, request_of
from verify.search.parse_reply import answer_of_hits, clean, hit, hits_of, mapping, not_asked, read_object, unavailable

_ADDRESS = "https://content.guardianapis.com/search"
_LONGEST_BODY = 500_000


class Guardian:
    """Asks for articles of the Guardian; needs a key."""

    name = "guardian"
    general = True
    default = True
    batch = 6
    only_outlet = "theguardian.com"
    key_variable: str | None = "VERIFY_GUARDIAN_KEY"
    pace = MappingProxyType({"content.guardianapis.com": 1.0})
    knows = "the Guardian"

    def __init__(self, tools: ProviderTools) -> None:
        self._fetcher = tools.fetcher
        self._key = tools.keys.get(self.key_variable or "", "")

    async def search(self, query: Query) -> SearchAnswer:
        """Articles with their whole text."""
        # Bare words are read as AND or as OR, depending on the page of the documentation: the operator is written.
        terms = boolean(query, glue=" AND ")
        if not self._key:
            return not_asked(terms, "no key")
        if query.domain and query.domain != self.only_outlet:
            return not_asked(terms, "another outlet")
        parameters = (
            ("q", terms),
            ("show-fields", "bodyText,headline"),
            ("page-size", str(most_hits(query, 20))),
            ("order-by", "relevance"),
            ("format", "json"),
        )
        request = request_of(_ADDRESS, (*parameters, *_window(query)), (("api-key", self._key),))
        return await ask(self._fetcher, request, terms, lambda reply: _read(reply, terms))


def _read(reply: Fetched, asked: str) -> SearchAnswer:
    response = mapping(read_object(reply.body).get("response"))
    if response.get("status") == "error":
        return SearchAnswer(state=ProviderState.REFUSED, asked=asked, detail=clean(response.get("message")))
    if not isinstance(response.get("results"), list):
        return unavailable(asked)
    return answer_of_hits(hits_of(response["results"], _hit, 50), asked)


def _hit(record: Mapping[str, object]) -> SearchHit | None:
    fields = mapping(record.get("fields"))
    body = fields.get("bodyText")
    return hit(
        record.get("webUrl"),
        record.get("webTitle"),
        outlet="The Guardian",
        language="en",
        published_on=record.get("webPublicationDate"),
        text=body.encode("utf-8", "replace").decode()[:_LONGEST_BODY] if isinstance(body, str) and body else None,
    )


def _window(query: Query) -> Pairs:
    since = (("from-date", query.since.isoformat()),) if query.since else ()
    until = (("to-date", query.until.isoformat()),) if query.until else ()
    return (*since, *until)
