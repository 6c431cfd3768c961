from __future__ import annotations

import asyncio
from datetime import date, timedelta

import pytest

from tests.fakes import NOON, FakeFetcher
from verify.model.page import Fetched, Page, Request, Unread
from verify.pipeline.read_page import may_be_told, read_address, with_possible_date
from verify.settings import Settings

PAGE = "https://gazette.example/a"


async def no_page(fetched: Fetched) -> Page:
    raise AssertionError(fetched.url)


def hosts_asked(url: str, *, archive: bool = True, settings: Settings | None = None) -> list[str]:
    fetcher = FakeFetcher()

    async def work() -> None:
        outcome = await read_address(Request(url=url), fetcher, no_page, settings or Settings(), archive=archive)
        assert isinstance(outcome, Unread)

    asyncio.run(work())
    return [request.url.split("/")[2] for request in fetcher.asked]


def test_a_page_that_is_gone_is_looked_for_in_the_archive() -> None:
    assert hosts_asked(PAGE) == ["gazette.example", "web.archive.org"]


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
