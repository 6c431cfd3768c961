"""One address -> its readable page, or what an archive kept of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import accumulate
from urllib.parse import urlsplit

from verify.fetch.addresses import sounds_inner
from verify.jobs.job import WorkerFailure
from verify.jobs.pool import WorkerPool
from verify.model.draft import Block, BlockKind
from verify.model.page import Page, PageOutcome, Place, Request, Said, SearchHit, Unread
from verify.model.span import Span
from verify.model.unread_reason import UnreadReason
from verify.pages.extract import read_page
from verify.pages.imprint import imprint_of
from verify.ports import Fetcher
from verify.search.wayback import find_capture, is_gone
from verify.settings import Settings
from verify.urls import admits_its_holder, host_of, normal_url


async def read_address(
    request: Request, fetcher: Fetcher, workers: WorkerPool, settings: Settings, *, archive: bool = True
) -> PageOutcome:
    """The readable page at one address; where it is gone, and with *archive*, what the Wayback Machine kept of it."""
    page = await _read_once(request, fetcher, workers)
    if not isinstance(page, Unread):
        # A run set back to another day meets pages from after it: for that day they are later, not misdated.
        return page if settings.as_of is not None else with_possible_date(page)
    if not is_gone(page.reason):
        return page
    if not archive or not may_be_told(request.url, settings.allow_private):
        return page
    capture = await find_capture(fetcher, normal_url(request.url), settings.as_of)
    if capture is None:
        return page
    kept = await _read_once(Request(url=capture.url), fetcher, workers)
    if isinstance(kept, Unread):
        return page
    return replace(kept, url=request.url, final_url=request.url, domain=host_of(request.url), archived_url=capture.url)


def with_possible_date(page: Page) -> Page:
    """*page* without its date where that lies after the day on which it was read; one day's grace for time zones."""
    if page.published_on is None or page.retrieved_at is None:
        return page
    is_possible = page.published_on <= page.retrieved_at.date() + timedelta(days=1)
    return page if is_possible else replace(page, published_on=None)


def may_be_told(url: str, private: frozenset[tuple[str, int]]) -> bool:
    """Whether a third party may learn of *url*: never of inner hosts, of *private* ones, or of links that admit their holder."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return False
    return not (sounds_inner(host) or any(host == named for named, _ in private) or admits_its_holder(url))


async def _read_once(request: Request, fetcher: Fetcher, workers: WorkerPool) -> PageOutcome:
    fetched = await fetcher.get(request)
    if isinstance(fetched, Unread):
        return fetched
    page = await workers.run(read_page, fetched)
    if isinstance(page, WorkerFailure):
        return Unread(
            url=request.url, reason=UnreadReason.PARSER_LIMIT, detail=f"the page's parser ended: {page.reason}"
        )
    if isinstance(page, Unread) or not page.whole:
        # A wall is no page to keep: the next run asks anew.
        await fetcher.forget(request)
    return page


def page_of(hit: SearchHit) -> Page:
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
