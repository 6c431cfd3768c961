"""Asking an endpoint one question, and writing it in the language that most services share."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from urllib.parse import quote, urlencode

from verify.model.page import Fetched, Phrase, ProviderState, Query, Request, RequestKind, SearchAnswer, Unread
from verify.ports import Fetcher, SearchProvider
from verify.search.parse_reply import answer_of_failure, unavailable, with_sample

_MOST_LOOSE = 6
_MOST_AT_AN_OUTLET = 3
_HIDDEN = "REDACTED"
# Shorter ones would be found in any words.
_MIN_SECRET = 6

Pairs = tuple[tuple[str, str], ...]


def request_of(base: str, parameters: Pairs, headers: Pairs = ()) -> Request:
    """The request for *base* with *parameters* percent-encoded; keys travel in *headers*, never in the address."""
    return Request(url=f"{base}?{urlencode(parameters, quote_via=quote)}", kind=RequestKind.API, headers=headers)


async def ask(fetcher: Fetcher, request: Request, asked: str, read: Callable[[Fetched], SearchAnswer]) -> SearchAnswer:
    """What the endpoint answered, as *read* understands it; an answer that is none does not stay in the cache."""
    outcome = await fetcher.get(request)
    if isinstance(outcome, Unread):
        return answer_of_failure(outcome, asked)
    # Large feeds take a while, and whoever waits for another reply need not wait for that.
    answer = await asyncio.to_thread(read, outcome)
    if answer.state is ProviderState.UNAVAILABLE:
        answer = with_sample(answer, outcome)
    if answer.state not in (ProviderState.HITS, ProviderState.EMPTY):
        await fetcher.forget(request)
    return answer


def secrets_among(keys: Mapping[str, str]) -> tuple[str, ...]:
    """Those of *keys* that nobody may see again, also as an address would hold them; the address of a service is none."""
    values = [key for key in keys.values() if len(key) >= _MIN_SECRET and not key.startswith(("http://", "https://"))]
    return tuple(dict.fromkeys((*values, *(quote(key, safe="") for key in values))))


async def put(provider: SearchProvider, query: Query, secrets: Collection[str] = ()) -> SearchAnswer:
    """What *provider* answered, without its *secrets*; one that breaks its promise is one that did not answer."""
    (answer,) = await asyncio.gather(_answer_of(provider, query), return_exceptions=True)
    asked = " ".join(phrase.text for phrase in query.phrases)
    if isinstance(answer, Exception):
        return _discreet(unavailable(asked, f"internal fault: {answer!r}"), secrets)
    if isinstance(answer, BaseException):
        raise answer
    if not isinstance(answer, SearchAnswer):
        return unavailable(asked, f"an answer of another kind: {type(answer).__name__}")
    if any(secret in hit.url for hit in answer.hits for secret in secrets):
        # Such an address could be read and never shown.
        return unavailable(asked, "addresses that hold the provider's key")
    return _discreet(answer, secrets)


async def _answer_of(provider: SearchProvider, query: Query) -> object:
    # In here, so that what is raised before anything is awaited is caught as well.
    return await provider.search(query)


def _discreet(answer: SearchAnswer, secrets: Collection[str]) -> SearchAnswer:
    asked, detail, sample = answer.asked, answer.detail, answer.sample
    for secret in secrets:
        asked, detail, sample = (words.replace(secret, _HIDDEN) for words in (asked, detail, sample))
    return replace(answer, asked=asked, detail=detail, sample=sample)


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


def is_part(term: str, longer: str) -> bool:
    """Whether the words of *term* are some of those of *longer*, side by side."""
    return len(term) < len(longer) and f" {term} " in f" {longer} "


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
    distinct = tuple(dict.fromkeys(map(quoted, fewest(terms))))
    # Parentheses round a single term are an error for GDELT.
    return distinct[0] if len(distinct) == 1 else f"({either.join(distinct)})"


def fewest(terms: Iterable[str]) -> tuple[str, ...]:
    """*terms* but for those that hold another, which is found wherever they are."""
    distinct = tuple(dict.fromkeys(terms))
    return tuple(term for term in distinct if not any(is_part(other, term) for other in distinct))


async def ping(provider: SearchProvider, secrets: Collection[str] = ()) -> SearchAnswer:
    """How *provider* answers a harmless question; HITS and EMPTY both mean that it works."""
    question = Query(phrases=(Phrase(claim_id="", text="told reporters on Tuesday"),), step="ping")
    return await put(provider, question, secrets)
