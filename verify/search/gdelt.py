"""GDELT DOC 2.0: full text of the world's news, three months and more, one request per few seconds."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

from verify.model.page import Fetched, ProviderState, Query, Request, SearchAnswer, SearchHit
from verify.ports import Fetcher, ProviderTools
from verify.search.ask_provider import Pairs, ask, boolean, most_hits, request_of
from verify.search.parse_reply import answer_of_hits, clean, hit, mapping, read_json, records, unavailable
from verify.urls import host_of, is_on_domain

_ADDRESS = "https://api.gdeltproject.org/api/v2/doc/doc"
_MOST = 75
_LONGEST_SENTENCE = 1_000


class Gdelt:
    """Asks for articles by their words; after one "too fast" it asks nothing more in this run."""

    name = "gdelt"
    general = True
    default = True
    batch = 7
    # So many outlets fit into one question beside the words.
    outlets = 7
    recent = True
    key_variable: str | None = None
    pace = MappingProxyType({"api.gdeltproject.org": 6.0})

    def __init__(self, tools: ProviderTools) -> None:
        self._asking = Asking(tools.fetcher)

    async def search(self, query: Query) -> SearchAnswer:
        """Articles that carry any of the phrases; one bad phrase makes GDELT refuse the whole query."""
        most = str(most_hits(query, _MOST))
        parameters = (("query", query_text(query)), ("mode", "artlist"), ("format", "json"), ("maxrecords", most))
        return await self._asking.ask(request_of(_ADDRESS, (*parameters, *_window(query))), query)


class Asking:
    """Asks GDELT until it says "too fast": quick repeats after a 429 get an address blocked for hours."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._limited: SearchAnswer | None = None

    async def ask(self, request: Request, query: Query) -> SearchAnswer:
        """The state of a GDELT reply; refusals and limits also come with status 200."""
        if self._limited is not None:
            return self._limited
        asked = query_text(query)
        answer = await ask(self._fetcher, request, asked, lambda reply: _read(reply, query, asked))
        if answer.state is ProviderState.LIMITED:
            self._limited = answer
        return answer


def query_text(query: Query) -> str:
    """*query* in GDELT's language; a domain with a dash is left out, because GDELT then finds nothing at all."""
    return boolean(query, site=None if "-" in (query.domain or "") else "domainis")


def _read(reply: Fetched, query: Query, asked: str) -> SearchAnswer:
    if not reply.body.strip():
        return answer_of_hits((), asked)
    if _is_notice(reply.body):
        return SearchAnswer(state=ProviderState.LIMITED, asked=asked, detail="asked too often")
    start = reply.body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start == b"{":
        data = read_json(reply.body)
        # No hits are an empty object: one that holds something else is no silence.
        if not isinstance(data, dict) or (data and not isinstance(data.get("articles"), list)):
            return unavailable(asked)
        found = (_hit(mapping(record)) for record in records(data.get("articles")))
        return answer_of_hits(tuple(h for h in found if h and _is_wanted(h, query)), asked)
    if start in (b"<", b"[") or len(reply.body) > _LONGEST_SENTENCE:
        return unavailable(asked)
    # Every other answer is one plain sentence that says what it did not like.
    detail = clean(reply.body[:400].decode("utf-8", "replace"))
    return SearchAnswer(state=ProviderState.REFUSED, asked=asked, detail=detail)


def _hit(record: object) -> SearchHit | None:
    entry = mapping(record)
    sentence = entry.get("context") or entry.get("sentence") or ""
    # "seendate" is when GDELT came by, not when the page was published.
    return hit(entry.get("url"), entry.get("title"), sentence, language=entry.get("language"))


def _is_wanted(found: SearchHit, query: Query) -> bool:
    # "domain:" is loose, and a domain with a dash was left out of the query.
    domains = query.domains or ((query.domain,) if query.domain else ())
    return not domains or any(is_on_domain(host_of(found.url), domain) for domain in domains)


def _is_notice(body: bytes) -> bool:
    return b"limit requests" in body[:600].lower()


def _window(query: Query) -> Pairs:
    if query.since is None or query.until is None:
        return ()
    return (("startdatetime", _stamp(query.since, "000000")), ("enddatetime", _stamp(query.until, "235959")))


def _stamp(on: date, clock: str) -> str:
    return f"{on:%Y%m%d}{clock}"
