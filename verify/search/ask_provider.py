"""Asking an endpoint one question, and writing it in the language that most services share."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from urllib.parse import quote, urlencode

from verify.model.page import Fetched, FetchFailure, ProviderState, Query, Request, RequestKind, SearchAnswer
from verify.ports import Fetcher, SearchProvider
from verify.search.parse_reply import answer_of_failure

_MOST_LOOSE = 6
_MOST_AT_AN_OUTLET = 3

Pairs = tuple[tuple[str, str], ...]


def request_of(base: str, parameters: Pairs, headers: Pairs = ()) -> Request:
    """The request for *base* with *parameters* percent-encoded; keys travel in *headers*, never in the address."""
    return Request(url=f"{base}?{urlencode(parameters, quote_via=quote)}", kind=RequestKind.API, headers=headers)


async def ask(fetcher: Fetcher, request: Request, asked: str, read: Callable[[Fetched], SearchAnswer]) -> SearchAnswer:
    """What the endpoint answered, as *read* understands it; an answer that is none does not stay in the cache."""
    outcome = await fetcher.get(request)
    if isinstance(outcome, FetchFailure):
        return answer_of_failure(outcome, asked)
    answer = read(outcome)
    if answer.state not in (ProviderState.HITS, ProviderState.EMPTY):
        await fetcher.forget(request)
    return answer


async def put(provider: SearchProvider, query: Query) -> SearchAnswer:
    """What *provider* answered; one that raises, against its promise, is one that did not answer."""
    (answer,) = await asyncio.gather(provider.search(query), return_exceptions=True)
    if isinstance(answer, Exception):
        asked = " ".join(phrase.text for phrase in query.phrases)
        return SearchAnswer(state=ProviderState.UNAVAILABLE, asked=asked, detail=f"internal fault: {answer!r}")
    if isinstance(answer, BaseException):
        raise answer
    return answer


def most_hits(query: Query, usual: int) -> int:
    """How many pages are worth having: of those that loose words match, the best few for each name; the rest is noise."""
    if query.domains:
        return min(_MOST_AT_AN_OUTLET * max(1, len(query.domains)), usual)
    names = {phrase.text for phrase in query.phrases}
    return min(_MOST_LOOSE * max(1, len(names)), usual) if query.any_words else usual


def quoted(words: str) -> str:
    """*words* as a phrase; a single plain word stays bare, because services refuse short phrases."""
    bare = words.replace('"', " ").strip()
    return bare if bare.isalnum() else f'"{bare}"'


def boolean(query: Query, *, site: str | None = None, glue: str = " ", either: str = " OR ") -> str:
    """*query* as most services read it: what may stand for one another in parentheses, *glue* between what must all be there.

    *site* is the service's word for a domain; without it the domain is left out.
    """
    phrases = tuple(phrase.text for phrase in query.phrases)
    groups = (phrases, *((word,) for word in query.words), query.any_words)
    pieces = [_group(group, either) for group in groups if group]
    if query.domain and site:
        pieces.append(f"{site}:{query.domain}")
    if query.domains and site:
        pieces.append(f"({either.join(f'{site}:{domain}' for domain in query.domains)})")
    return glue.join(pieces)


def _group(terms: tuple[str, ...], either: str) -> str:
    distinct = tuple(dict.fromkeys(quoted(term) for term in terms))
    # Parentheses round a single term are an error for GDELT.
    return distinct[0] if len(distinct) == 1 else f"({either.join(distinct)})"
