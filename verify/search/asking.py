"""Sending one question through the fetcher, and writing it in the languages that search services share."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from verify.model.page import Fetched, FetchOutcome, Query, Request, RequestKind
from verify.ports import Fetcher

Parameters = tuple[tuple[str, str], ...]
Headers = tuple[tuple[str, str], ...]


def request_of(base: str, parameters: Parameters, headers: Headers = ()) -> Request:
    """The request for *base* with *parameters* percent-encoded; keys travel in *headers*, never in the address."""
    return Request(url=f"{base}?{urlencode(parameters, quote_via=quote)}", kind=RequestKind.API, headers=headers)


async def ask(fetcher: Fetcher, request: Request) -> FetchOutcome:
    """What the endpoint said."""
    return await fetcher.get(request)


async def forget(fetcher: Fetcher, request: Request, answer: Fetched) -> None:
    """Make sure that *answer*, which was no real answer, is not repeated from the cache."""
    if not answer.from_cache:
        await fetcher.forget(request)


def quoted(words: str) -> str:
    """*words* as a phrase; a single word stays bare, because services refuse short phrases."""
    bare = words.replace('"', " ").strip()
    return f'"{bare}"' if " " in bare or not bare.isalnum() else bare


def boolean(query: Query, *, site: str | None = None, glue: str = " ") -> str:
    """*query* as most services read it: phrases and words in OR groups with parentheses, *glue* between what must all be there."""
    pieces = [
        *_group(tuple(phrase.text for phrase in query.phrases)),
        *(quoted(word) for word in query.words),
        *_group(query.any_words),
    ]
    if query.domain and site:
        pieces.append(f"{site}:{query.domain}")
    return glue.join(pieces)


def _group(terms: tuple[str, ...]) -> tuple[str, ...]:
    # Parentheses round a single term are an error for GDELT.
    distinct = tuple(dict.fromkeys(quoted(term) for term in terms))
    if not distinct:
        return ()
    return (distinct[0],) if len(distinct) == 1 else (f"({' OR '.join(distinct)})",)
