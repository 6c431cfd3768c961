"""One address -> its readable page, or what an archive kept of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from verify.model.page import FetchFailure, PageOutcome, Request
from verify.pages.extract import read_page
from verify.ports import Fetcher
from verify.search.wayback import find_capture, is_gone
from verify.urls import host_of
from verify.workers import WorkerFailure, WorkerPool


async def read_address(request: Request, fetcher: Fetcher, workers: WorkerPool, near: date | None) -> PageOutcome:
    """The readable page at one address; where it is gone, what the Wayback Machine kept of it."""
    page = await _read_once(request, fetcher, workers)
    if not isinstance(page, FetchFailure) or not is_gone(page.reason):
        return page
    capture = await find_capture(fetcher, request.url, near)
    if capture is None:
        return page
    kept = await _read_once(Request(url=capture.url), fetcher, workers)
    if isinstance(kept, FetchFailure):
        return page
    return replace(kept, url=request.url, final_url=request.url, domain=host_of(request.url), archived_url=capture.url)


async def _read_once(request: Request, fetcher: Fetcher, workers: WorkerPool) -> PageOutcome:
    fetched = await fetcher.get(request)
    if isinstance(fetched, FetchFailure):
        return fetched
    page = await workers.run(read_page, fetched)
    if isinstance(page, WorkerFailure):
        return FetchFailure(url=request.url, reason="parser_limit", detail=f"the page's parser ended: {page.reason}")
    if isinstance(page, FetchFailure) or not page.whole:
        # A wall is no page to keep: the next run asks anew.
        await fetcher.forget(request)
    return page
