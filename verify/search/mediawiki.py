"""The wikis of the Wikimedia Foundation that carry words of known people; a hit leads to a source and corroborates nothing."""

from __future__ import annotations

from types import MappingProxyType
from urllib.parse import quote

from verify.model.page import Fetched, ProviderState, Query, SearchAnswer, SearchHit
from verify.ports import Fetcher, ProviderTools
from verify.search.ask_provider import ask, boolean, request_of
from verify.search.parse_reply import answer_of_hits, clean, hit, mapping, read_object, records, unavailable

# CirrusSearch refuses longer questions.
_LONGEST = 300
_BUSY = frozenset({"maxlag", "ratelimited"})


class _Wiki:
    host: str
    general = False
    default = True
    batch = 6
    key_variable: str | None = None

    def __init__(self, tools: ProviderTools) -> None:
        self._fetcher = tools.fetcher

    async def search(self, query: Query) -> SearchAnswer:
        """Pages whose text carries one of the phrases."""
        return await _search(self._fetcher, self.host, query)


class Wikipedia(_Wiki):
    """Asks the English Wikipedia, whose articles repeat words."""

    name, host = "wikipedia", "en.wikipedia.org"
    pace = MappingProxyType({"wikipedia.org": 1.0})
    knows = "articles in English"


class Wikiquote(_Wiki):
    """Asks the English Wikiquote, whose pages gather words."""

    name, host = "wikiquote", "en.wikiquote.org"
    pace = MappingProxyType({"wikiquote.org": 1.0})
    knows = "words of known people, in English"


async def _search(fetcher: Fetcher, host: str, query: Query) -> SearchAnswer:
    """Pages of the wiki at *host* that carry one of the phrases; errors come with status 200."""
    # The search knows no parentheses: phrases joined by OR, words by spaces, never both.
    terms = boolean(query).replace("(", "").replace(")", "")
    if len(terms) > _LONGEST:
        return SearchAnswer(state=ProviderState.REFUSED, asked=terms, detail="too long for this wiki")
    parameters = (
        ("action", "query"),
        ("list", "search"),
        ("format", "json"),
        ("formatversion", "2"),
        ("srnamespace", "0"),
        ("srlimit", "10"),
        ("srsearch", terms),
    )
    request = request_of(f"https://{host}/w/api.php", parameters)
    return await ask(fetcher, request, terms, lambda reply: _read(reply, host, terms))


def _read(reply: Fetched, host: str, asked: str) -> SearchAnswer:
    data = read_object(reply.body)
    if "error" in data:
        error = mapping(data["error"])
        code = clean(error.get("code"), 60)
        state = ProviderState.LIMITED if code in _BUSY else ProviderState.REFUSED
        return SearchAnswer(state=state, asked=asked, detail=clean(error.get("info")) or code)
    found = mapping(data.get("query")).get("search")
    if not isinstance(found, list):
        return unavailable(asked)
    hits = tuple(_hit(host, record.get("title"), record.get("snippet")) for record in records(found, 50))
    return answer_of_hits(tuple(h for h in hits if h), asked)


def _hit(host: str, title: object, snippet: object) -> SearchHit | None:
    name = clean(title)
    if not name:
        return None
    # The time stamp of the reply is the last edit, no date of the words.
    return hit(f"https://{host}/wiki/{quote(name.replace(' ', '_'))}", name, snippet)
