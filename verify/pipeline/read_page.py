"""One address -> its readable page, or what an archive kept of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import accumulate
from urllib.parse import urlsplit

from verify.fetch.addresses import sounds_inner
from verify.jobs.job import WorkerFailure
from verify.jobs.pool import WorkerPool
from verify.model.draft import Block, BlockKind
from verify.model.page import Fetched, Material, Page, PageOutcome, Place, Request, Said, SearchHit, Unread
from verify.model.span import Span
from verify.model.unread_reason import UnreadReason
from verify.pages.imprint import imprint_of
from verify.ports import Fetcher
from verify.search.common_crawl import CommonCrawl, KeptRecord
from verify.search.wayback import Capture, NoCopy, find_capture, is_gone
from verify.settings import Settings
from verify.urls import admits_its_holder, host_of, normal_url

# Makes a page of an answer; a parser that had to be ended is a failure.
Read = Callable[[Fetched], Awaitable[PageOutcome | WorkerFailure]]


async def read_address(
    request: Request,
    fetcher: Fetcher,
    workers: WorkerPool,
    settings: Settings,
    *,
    archive: CommonCrawl | None = None,
    read: Read | None = None,
) -> PageOutcome:
    """The readable page at one address; where it is gone, and with *archive*, what the Wayback Machine or that one kept of it.

    *read* reads web pages instead of *workers*.
    """
    read = read or partial(_read_there, workers)
    page = await _read_once(request, fetcher, read)
    gone = isinstance(page, Unread) and is_gone(page.reason)
    if isinstance(page, Unread) and gone and archive and may_be_told(request.url, settings.allow_private):
        page = await _copy_of(page, request.url, fetcher, workers, read, archive, settings.as_of)
    # A run set back to another day meets pages from after it: for that day they are later, not misdated.
    return page if isinstance(page, Unread) or settings.as_of is not None else with_possible_date(page)


async def _copy_of(
    page: Unread,
    url: str,
    fetcher: Fetcher,
    workers: WorkerPool,
    read: Read,
    archive: CommonCrawl,
    near: date | None,
) -> PageOutcome:
    """What one of two archives kept of *url*; else *page*, or that the Wayback Machine may show nothing of this outlet."""
    capture = await find_capture(fetcher, normal_url(url), near)
    if isinstance(capture, Capture):
        kept = await _read_once(Request(url=capture.url), fetcher, read)
        if isinstance(kept, Page):
            return replace(kept, url=url, final_url=url, domain=host_of(url), archived_url=capture.url)
    record = await archive.find(normal_url(url), near)
    if isinstance(record, KeptRecord):
        old = await workers.run(_read_kept, record.record, normal_url(url))
        if isinstance(old, Page):
            return replace(old, url=url, final_url=url, domain=host_of(url), archived_url=record.listed_at)
    if capture is NoCopy.REFUSED:
        detail = f"{page.why}, and the Wayback Machine may show no page of this outlet"
        return replace(page, reason=UnreadReason.ARCHIVE_REFUSES, detail=detail)
    return page


def _read_kept(record: bytes, url: str) -> PageOutcome:
    from verify.evidence.archives.one_record import read_record

    kept = read_record(record, url)
    return kept if isinstance(kept, Unread) else _read_here(kept)


async def _read_there(workers: WorkerPool, fetched: Fetched) -> PageOutcome | WorkerFailure:
    return await workers.run(_read_here, fetched)


def _read_here(fetched: Fetched) -> PageOutcome:
    # The parser is loaded where it is used: what is held as it was read needs none.
    from verify.pages.extract import read_page

    return read_page(fetched)


def with_possible_date(page: Page, today: date | None = None) -> Page:
    """*page* without its date where that lies after the day on which it was read, or else after *today*.

    One day's grace for time zones.
    """
    last = page.retrieved_at.date() if page.retrieved_at is not None and today is None else today
    if page.published_on is None or last is None:
        return page
    is_possible = page.published_on <= last + timedelta(days=1)
    return page if is_possible else replace(page, published_on=None)


def with_possible_dates(material: Material, today: date) -> Material:
    """*material* without dates of its public pages that lie after *today*."""
    found = tuple((_possible(outcome, today), led_to) for outcome, led_to in material.found)
    return replace(material, outcomes=tuple(_possible(each, today) for each in material.outcomes), found=found)


def _possible(outcome: PageOutcome, today: date) -> PageOutcome:
    if isinstance(outcome, Unread) or outcome.own_material:
        return outcome
    return with_possible_date(outcome, today)


def may_be_told(url: str, private: frozenset[tuple[str, int]]) -> bool:
    """Whether a third party may learn of *url*: never of inner hosts, of *private* ones, or of links that admit their holder."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return False
    return not (sounds_inner(host) or any(host == named for named, _ in private) or admits_its_holder(url))


async def _read_once(request: Request, fetcher: Fetcher, read: Read) -> PageOutcome:
    fetched = await fetcher.get(request)
    if isinstance(fetched, Unread):
        return fetched
    page = await read(fetched)
    if isinstance(page, WorkerFailure):
        return Unread(
            url=request.url, reason=UnreadReason.PARSER_LIMIT, detail=f"the page's parser ended: {page.reason}"
        )
    if isinstance(page, Unread) or not page.whole:
        # A wall is no page to keep: the next run asks anew.
        await fetcher.forget(request)
    return page


def page_of_hit(hit: SearchHit) -> Page:
    """The page that a provider gave with its hit: of a broadcast a part, which may confirm and never deny."""
    # Providers such as the Guardian answer with the whole article: no page needs to be fetched.
    page = Page(
        url=hit.url,
        final_url=hit.url,
        text=hit.text or "",
        title=hit.title or None,
        outlet=imprint_of(host_of(hit.url), hit.outlet or ""),
        domain=host_of(hit.url),
        published_on=hit.published_on,
        language=hit.language,
        whole=not hit.captions,
        limit=UnreadReason.CUT if hit.captions else None,
        transcript=hit.captions,
        typed=hit.typed,
    )
    return _with_said(page, hit.said) if hit.said else page


def _with_said(page: Page, said: Sequence[Said]) -> Page:
    """*page* with these paragraphs, each a block, and a place where it is known who speaks."""
    starts = accumulate((len(each.text) + 2 for each in said), initial=0)
    spans = [Span(start, start + len(each.text)) for start, each in zip(starts, said, strict=False)]
    return replace(
        page,
        text="\n\n".join(each.text for each in said),
        blocks=tuple(Block(kind=BlockKind.PARAGRAPH, span=span) for span in spans),
        places=tuple(
            Place(span=span, label="", speaker=each.speaker)
            for span, each in zip(spans, said, strict=True)
            if each.speaker
        ),
    )
