from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from tests.archived import CDX, FILE, LIST, LISTING, STORY, crawl_list, diverted_fetcher, listed, ndjson, part, record
from tests.fakes import NOON, FakeFetcher
from tests.hostile import Misdeed, answer, hostile_server
from verify.jobs.pool import WorkerPool
from verify.model.page import Material, Page, PageOutcome, Request, Unread
from verify.pipeline.read_page import may_be_told, read_address, with_possible_date, with_possible_dates
from verify.search.common_crawl import CommonCrawl
from verify.settings import Settings

PAGE = "https://gazette.example/a"


def hosts_asked(url: str, *, archive: bool = True, settings: Settings | None = None) -> list[str]:
    fetcher = FakeFetcher()

    async def work() -> None:
        async with WorkerPool(1, seconds=1.0, memory_mb=500) as workers:
            second = CommonCrawl(fetcher) if archive else None
            outcome = await read_address(Request(url=url), fetcher, workers, settings or Settings(), archive=second)
        assert isinstance(outcome, Unread)

    asyncio.run(work())
    return [request.url.split("/")[2] for request in fetcher.asked]


def test_a_page_that_is_gone_is_looked_for_in_one_archive_and_then_in_the_other() -> None:
    assert hosts_asked(PAGE) == ["gazette.example", "web.archive.org", "index.commoncrawl.org"]


def test_no_archive_is_asked_where_nobody_is_to_be_asked() -> None:
    assert hosts_asked(PAGE, archive=False) == ["gazette.example"]


@pytest.mark.parametrize(
    "url", ["http://wiki.corp.example/merger", "http://intranet/a", "https://gazette.example/a?token=s3cret"]
)
def test_the_archive_learns_of_no_inner_host_and_of_no_link_that_admits_its_holder(url: str) -> None:
    assert not may_be_told(url, frozenset())
    assert "web.archive.org" not in hosts_asked(url)


def test_the_archive_learns_of_no_host_that_the_operator_opened() -> None:
    assert not may_be_told("http://desk.example:8080/a", frozenset({("desk.example", 8080)}))


@pytest.mark.parametrize(("days", "kept"), [(-400, True), (0, True), (1, True), (2, False), (300_000, False)])
def test_a_page_has_no_date_from_after_the_day_on_which_it_was_read(days: int, kept: bool) -> None:
    day: date = NOON.date() + timedelta(days=days)
    page = Page(url="", final_url="", text="", published_on=day, retrieved_at=NOON)

    assert with_possible_date(page).published_on == (day if kept else None)


def test_a_public_page_of_an_archive_has_no_date_from_after_the_run_and_own_material_keeps_it() -> None:
    tomorrow, later = NOON.date() + timedelta(days=1), NOON.date() + timedelta(days=40)
    pages = [
        Page(
            url=f"https://a.example/{on}{own}",
            final_url="",
            text="",
            published_on=on,
            own_material=own,
            retrieved_at=None,
        )
        for on in (tomorrow, later)
        for own in (False, True)
    ]
    failure = Unread(url="file:///x", reason="cut")
    material = Material(named=True, outcomes=(*pages, failure), found=tuple((page, ("q1",)) for page in pages))

    kept = with_possible_dates(material, NOON.date())

    assert [page.published_on for page in kept.pages] == [tomorrow, tomorrow, None, later] * 2
    assert failure in kept.outcomes


def read_from(routes: Mapping[str, Misdeed]) -> PageOutcome:
    """What comes of reading a story whose own server answers with 404, where archives answer by *routes*."""

    async def work() -> PageOutcome:
        async with (
            hostile_server(routes) as server,
            diverted_fetcher(server.port) as fetcher,
            WorkerPool(1, seconds=20.0, memory_mb=500) as workers,
        ):
            return await read_address(Request(url=STORY), fetcher, workers, Settings(), archive=CommonCrawl(fetcher))

    return asyncio.run(work())


def test_a_page_that_is_gone_is_read_from_the_second_archive() -> None:
    page = read_from(
        {CDX: answer(b"[]"), LIST: answer(crawl_list()), LISTING: ndjson(listed()), f"/{FILE}": part(record())}
    )

    assert isinstance(page, Page)
    assert "night boats will sail again" in page.text
    assert (page.url, page.domain) == (STORY, "ferry.example")
    assert (page.archived_url or "").startswith("https://index.commoncrawl.org/CC-MAIN-2025-38-index?")


def test_a_record_of_another_page_leaves_the_page_gone() -> None:
    wrong = record("https://ferry.example/2025/09/14/tide-boats")
    page = read_from(
        {
            CDX: answer(b"[]"),
            LIST: answer(crawl_list()),
            LISTING: ndjson(listed(length=str(len(wrong)))),
            f"/{FILE}": part(wrong),
        }
    )

    assert isinstance(page, Unread)
    assert page.reason == "status_404"


def test_an_outlet_that_the_archive_may_not_show_is_said_to_be_one() -> None:
    refusal = b"org.archive.wayback.exception.AdministrativeAccessControlException: Blocked Site Error"
    page = read_from({CDX: answer(refusal, status="403 Forbidden", kind="text/plain"), LIST: answer(crawl_list())})

    assert isinstance(page, Unread)
    assert page.reason == "archive_refuses"
    assert page.why == "status_404, and the Wayback Machine may show no page of this outlet"
