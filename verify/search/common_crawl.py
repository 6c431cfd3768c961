"""Common Crawl: a second place where a copy of a page that is gone may lie; asked after the Wayback Machine, and seldom."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NoReturn
from urllib.parse import urlencode

from verify.model.page import Fetched, FetchOutcome, Request, RequestKind, SearchAnswer, Unread
from verify.model.unread_reason import UnreadReason
from verify.ports import Fetcher
from verify.search.ask_provider import ask
from verify.search.parse_reply import answer_of_hits, day, mapping, read_json, records, unavailable
from verify.search.wayback import NoCopy
from verify.text.late import late
from verify.urls import same_page_key

NAME = "common_crawl"
INDEX, DATA = "https://index.commoncrawl.org", "https://data.commoncrawl.org"
CRAWLS = Request(url=f"{INDEX}/collinfo.json", kind=RequestKind.API, lasting=True)
# One small server for the whole world: its keepers block whoever asks it a few hundred times.
_MOST_QUESTIONS = 10
_CRAWLS_A_PAGE = 2
_MOST_LINES = 50
_LARGEST_RECORD = 2_000_000
_CRAWL = late(r"CC-MAIN-\d{4}-\d{2}")
# Only these hold answers: others of a crawl hold redirects, errors and robots.txt files.
_FILE = late(r"crawl-data/CC-MAIN-\d{4}-\d{2}/segments/[\d.]{1,40}/warc/CC-MAIN-[\w-]{1,80}\.warc\.gz")
_NUMBER = late(r"[0-9]{1,15}")
_DAY_IN_ADDRESS = late(r"/(20\d\d)[/-](\d\d?)[/-](\d\d?)(?!\d)")
_TYPES = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRecord:
    """A copy of one page: *record* is the gzip member that holds it, *listed_at* where the index lists it."""

    record: bytes = field(repr=False)
    listed_at: str


class _SilentError(Exception):
    """The archive does not say; it is not asked again in this run."""


class CommonCrawl:
    """Looks for copies of single pages, one after the other; after a refusal it asks no more."""

    def __init__(self, fetcher: Fetcher, *, offline: bool = False) -> None:
        self._fetcher = fetcher
        self._line = asyncio.Lock()
        self._left = math.inf if offline else _MOST_QUESTIONS
        self._silent = False

    async def find(self, url: str, near: date | None) -> KeptRecord | NoCopy:
        """The copy of *url* from one of the two crawls that followed its day, the newest where neither it nor *near* tells one."""
        async with self._line:
            if self._silent:
                return NoCopy.SILENT
            try:
                return await self._find(url, _day_of(url) or near)
            except _SilentError:
                return NoCopy.SILENT

    async def _find(self, url: str, since: date | None) -> KeptRecord | NoCopy:
        crawls = _crawls_in((await self._answer(CRAWLS)).body)
        if not crawls:
            await self._give_up(CRAWLS)
        for crawl in _after(crawls, since):
            asked = _question(crawl, url)
            part = _part_in(await self._listing(asked), url)
            if part is not None:
                answer = await self._answer(part)
                return KeptRecord(record=answer.body, listed_at=asked.url)
        return NoCopy.NONE

    async def _listing(self, asked: Request) -> list[object]:
        """The lines of the index about one page; none where it says that there are none."""
        if self._left <= 0:
            raise _SilentError
        outcome = await self._fetcher.get(asked)
        if isinstance(outcome, Unread) and _says_none(outcome):
            self._left -= 1
            return []
        answer = self._answered(outcome)
        self._left -= 0 if answer.from_cache else 1
        lines = [read_json(line) for line in answer.body.splitlines()[:_MOST_LINES]]
        if not lines or not all(isinstance(line, dict) for line in lines):
            await self._give_up(asked)
        return lines

    async def _answer(self, request: Request) -> Fetched:
        return self._answered(await self._fetcher.get(request))

    def _answered(self, outcome: FetchOutcome) -> Fetched:
        if isinstance(outcome, Fetched):
            return outcome
        # Without a network each page has its own last answer; with one, whoever refuses is left alone.
        self._silent = outcome.reason != UnreadReason.OFFLINE
        raise _SilentError

    async def _give_up(self, request: Request) -> NoReturn:
        self._silent = True
        await self._fetcher.forget(request)
        raise _SilentError


async def ping(fetcher: Fetcher) -> SearchAnswer:
    """How the list of crawls, the least costly thing to ask for, is answered."""
    return await ask(fetcher, CRAWLS, CRAWLS.url, _answered)


def _answered(reply: Fetched) -> SearchAnswer:
    return answer_of_hits((), CRAWLS.url) if _crawls_in(reply.body) else unavailable(CRAWLS.url)


def _crawls_in(body: bytes) -> list[tuple[date, str]]:
    """The last day and the name of each crawl in a list of them, oldest first; none where *body* is no such list."""
    found = ((day(each.get("to")), each.get("id")) for each in records(read_json(body), 1_000))
    return sorted((to, name) for to, name in found if to and isinstance(name, str) and _CRAWL.fullmatch(name))


def _after(crawls: list[tuple[date, str]], since: date | None) -> Iterable[str]:
    # The first crawls after its day met the page as it was published; where nothing tells the day, the newest are as good as any.
    later = [name for to, name in crawls if since is not None and to > since]
    return later[:_CRAWLS_A_PAGE] or [name for _, name in reversed(crawls[-_CRAWLS_A_PAGE:])]


def _day_of(url: str) -> date | None:
    found = _DAY_IN_ADDRESS.search(url)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _question(crawl: str, url: str) -> Request:
    asked = urlencode((("url", url), ("output", "json"), ("limit", "5"), ("filter", "=status:200")))
    return Request(url=f"{INDEX}/{crawl}-index?{asked}", kind=RequestKind.API, lasting=True)


def _says_none(outcome: Unread) -> bool:
    # Other 404s come from whatever stands before the index.
    told = mapping(read_json(outcome.body)) if outcome.status == 404 else {}
    message = told.get("message") or told.get("error")
    return isinstance(message, str) and message.startswith("No Captures")


def _part_in(lines: Iterable[object], url: str) -> Request | None:
    """The request for the first record that *lines* name and that may be *url* as a page."""
    for line in map(mapping, lines):
        name, start, length = line.get("filename"), _number(line.get("offset")), _number(line.get("length"))
        listed, kind = line.get("url"), line.get("mime-detected") or line.get("mime")
        if line.get("status") != "200" or kind not in _TYPES or not isinstance(listed, str):
            continue
        if not isinstance(name, str) or not _FILE.fullmatch(name) or start is None or not length:
            continue
        if length <= _LARGEST_RECORD and same_page_key(listed) == same_page_key(url):
            return Request(url=f"{DATA}/{name}", kind=RequestKind.API, part=(start, length), lasting=True)
    return None


def _number(value: object) -> int | None:
    return int(value) if isinstance(value, str) and _NUMBER.fullmatch(value) else None
