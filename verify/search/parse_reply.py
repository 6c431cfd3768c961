"""What a search endpoint sent back, read without trust: states, JSON, clean words, usable addresses."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from urllib.parse import urlsplit, urlunsplit

from verify.model.page import Fetched, ProviderState, SearchAnswer, SearchHit, Unread
from verify.model.unread_reason import UnreadReason
from verify.text.printable import printable
from verify.urls import host_of, is_literal_address, usable_url, without_tracking

# What a provider is said to have done when its reply cannot be read: nobody's mistake can be told from a change of theirs.
_OTHER_FORM = "answered in a form this version does not know"
_LONGEST_TITLE = 300
_LONGEST_SNIPPET = 2_000
_SAMPLE = 200
_PAGE_STARTS = (b"<!doctype html", b"<html")
_STRAY_BACKSLASH = re.compile(r'\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})')
# GDELT leaves a piece of its own record behind some addresses.
_TRAILING_JUNK = re.compile(r"(?:%20|\+)(?:title|url)=.*$")
# Services name languages in English words or in codes; pages and drafts have codes.
_LANGUAGES = {
    "english": "en", "german": "de", "french": "fr", "spanish": "es", "italian": "it", "portuguese": "pt", "dutch": "nl",
    "polish": "pl", "russian": "ru", "ukrainian": "uk", "turkish": "tr", "arabic": "ar", "chinese": "zh", "japanese": "ja",
    "korean": "ko", "swedish": "sv", "norwegian": "no", "danish": "da", "czech": "cs", "greek": "el", "romanian": "ro",
    "hungarian": "hu", "indonesian": "id", "hebrew": "he", "hindi": "hi", "persian": "fa", "eng": "en", "deu": "de",
}  # fmt: skip
_OUR_FAULT = frozenset({400, 404, 413, 414, 422})


def answer_of_failure(failure: Unread, asked: str) -> SearchAnswer:
    """The state that stands for an endpoint which gave no answer: ours to blame, too fast, or not there."""
    state = ProviderState.UNAVAILABLE
    if failure.reason == UnreadReason.LIMITED or failure.status == 429:
        state = ProviderState.LIMITED
    elif failure.reason == UnreadReason.OFFLINE:
        state = ProviderState.NOT_ASKED
    elif failure.status in _OUR_FAULT:
        state = ProviderState.REFUSED
    elif failure.status in (401, 403):
        return SearchAnswer(state=state, asked=asked, detail="the service turned us away (key or address)")
    return SearchAnswer(state=state, asked=asked, detail=failure.why)


def answer_of_hits(hits: tuple[SearchHit, ...], asked: str) -> SearchAnswer:
    """HITS with them, or EMPTY: for replies that were well formed."""
    return SearchAnswer(state=ProviderState.HITS if hits else ProviderState.EMPTY, asked=asked, hits=hits)


def not_asked(asked: str, detail: str) -> SearchAnswer:
    """The answer of a provider that sent nothing."""
    return SearchAnswer(state=ProviderState.NOT_ASKED, asked=asked, detail=detail)


def unavailable(asked: str, detail: str = _OTHER_FORM) -> SearchAnswer:
    """The answer for a reply that cannot be read."""
    return SearchAnswer(state=ProviderState.UNAVAILABLE, asked=asked, detail=detail)


def with_sample(answer: SearchAnswer, reply: Fetched) -> SearchAnswer:
    """*answer* to a reply that could not be read, with the reply's beginning; a web page in its place is called one."""
    start = reply.body[: _SAMPLE * 4].decode("utf-8", "replace")
    is_page = reply.body[:500].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_PAGE_STARTS)
    detail = "answered with a web page: a block, or an error of its own" if is_page else answer.detail
    return replace(answer, detail=detail, sample=printable(start)[:_SAMPLE])


def read_json(body: bytes) -> object | None:
    """The value that *body* holds, or None where it is no JSON even with control characters and stray backslashes forgiven."""
    text = body.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    if not text.startswith(("{", "[")):
        return None
    for attempt in (text, _STRAY_BACKSLASH.sub(r"\\\\", text)):
        try:
            value: object = json.loads(attempt, strict=False)
        except (ValueError, RecursionError):  # bad syntax and numbers of thousands of digits; nesting without end
            continue
        return value
    return None


def read_object(body: bytes) -> Mapping[str, object]:
    """The object that *body* holds, else an empty one."""
    return mapping(read_json(body))


def mapping(value: object) -> Mapping[str, object]:
    """*value* if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def records(value: object, most: int = 250) -> tuple[Mapping[str, object], ...]:
    """The objects of a list; nothing where *value* is no list."""
    if not isinstance(value, list):
        return ()
    return tuple(entry for entry in value[:most] if isinstance(entry, dict))


def hits_of(
    value: object, read: Callable[[Mapping[str, object]], SearchHit | None], most: int = 250
) -> tuple[SearchHit, ...]:
    """The usable hits that *read* makes of the objects of a list."""
    return tuple(found for record in records(value, most) if (found := read(record)))


def clean(value: object, longest: int = _LONGEST_TITLE) -> str:
    """Plain words of an untrusted string: entities resolved, tags and control characters gone, one space between words."""
    if not isinstance(value, str):
        return ""
    text = _plain(value[: longest * 4])
    text = text.encode("utf-8", "replace").decode("utf-8")
    return " ".join("".join(c if c.isprintable() or c.isspace() else " " for c in text).split())[:longest]


def _plain(text: str) -> str:
    """The words of *text*, markup and entities resolved; twice, for feeds escape what was escaped already."""
    for _ in range(2):
        if "<" not in text and "&" not in text:
            break
        from bs4 import BeautifulSoup

        # The paragraph around it keeps the parser from taking a bare address or path for a file.
        text = BeautifulSoup(f"<p>{text}</p>", "html.parser").get_text()
    return text


def day(value: object) -> date | None:
    """The calendar day of an ISO date or time, or None."""
    if not isinstance(value, str):
        return None
    try:
        return datetime.fromisoformat(value.strip()[:40].replace("Z", "+00:00")).date()
    except ValueError:
        return None


def page_address(value: object) -> str | None:
    """An address of a public page, or None: names of hosts only, usual ports, no tracking, no known junk behind it."""
    if not isinstance(value, str):
        return None
    url = usable_url(_TRAILING_JUNK.sub("", value.strip()))
    if url is None:
        return None
    host = host_of(url)
    # A search service that answers with an address of somebody's own network is not believed.
    if "." not in host or is_literal_address(host):
        return None
    parts = urlsplit(without_tracking(url))
    netloc = parts.netloc
    for scheme, port in (("https", ":443"), ("http", ":80")):
        if parts.scheme == scheme:
            netloc = netloc.removesuffix(port)
    return urlunsplit((parts.scheme, netloc, parts.path, parts.query, ""))


def hit(
    url: object,
    title: object = "",
    snippet: object = "",
    *,
    outlet: object = None,
    language: object = None,
    published_on: object = None,
    text: str | None = None,
) -> SearchHit | None:
    """A hit from untrusted fields, or None where the address is unusable; *published_on* is a day or an ISO date or time."""
    address = page_address(url)
    if address is None:
        return None
    return SearchHit(
        url=address,
        title=clean(title),
        snippet=clean(snippet, _LONGEST_SNIPPET),
        outlet=clean(outlet, 100) or None,
        language=_language(language),
        published_on=published_on if isinstance(published_on, date) else day(published_on),
        text=text,
    )


def _language(value: object) -> str | None:
    name = clean(value, 40).lower()
    return _LANGUAGES.get(name, name) or None
