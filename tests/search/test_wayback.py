"""Kept copies stand in for pages that are gone, never for walls."""

from __future__ import annotations

import asyncio
import json
from datetime import date

import pytest

from tests.search.answering import Endpoint, failure
from verify.model.page import Unread
from verify.search.wayback import Capture, NoCopy, find_capture, is_gone

PAGE = "https://port.example/a?b=1&c=2"
ROWS = [
    ["timestamp", "original"],
    ["20240101000000", PAGE],
    ["20250601120000", "http://port.example/a?b=1&c=2"],
    ["20260101000000", PAGE],
    [],
    ["resume%2Ckey"],
]


def capture(body: str | Unread, near: date | None = None) -> tuple[Capture | NoCopy, Endpoint]:
    endpoint = Endpoint([body])
    return asyncio.run(find_capture(endpoint, PAGE, near)), endpoint


def test_the_copy_nearest_to_the_day_is_taken() -> None:
    found, endpoint = capture(json.dumps(ROWS), date(2025, 7, 1))

    assert isinstance(found, Capture)
    assert found.url == "https://web.archive.org/web/20250601120000id_/http://port.example/a?b=1&c=2"
    assert endpoint.parameters()["url"] == [PAGE]


def test_without_a_day_the_first_copy_is_taken() -> None:
    found, _ = capture(json.dumps(ROWS))

    assert isinstance(found, Capture)
    assert found.captured_at.date() == date(2024, 1, 1)


@pytest.mark.parametrize(
    "body", ["[]", '[["timestamp", "original"]]', '[["99999999999999", "https://port.example/"], [1, 2]]']
)
def test_no_usable_row_is_no_copy(body: str) -> None:
    assert capture(body)[0] is NoCopy.NONE


@pytest.mark.parametrize("body", ["", "{}", "null", "<html>", '{"a": [['])
def test_an_answer_of_another_form_says_nothing_and_is_not_kept(body: str) -> None:
    found, endpoint = capture(body)

    assert found is NoCopy.SILENT
    assert endpoint.forgotten == endpoint.asked


@pytest.mark.parametrize("status", [403, 429, 500, 503])
def test_an_archive_that_does_not_answer_says_nothing(status: int) -> None:
    assert capture(failure(status))[0] is NoCopy.SILENT


def test_an_archive_says_when_it_may_not_show_an_outlet() -> None:
    refusal = "org.archive.wayback.exception.AdministrativeAccessControlException: Blocked Site Error"

    assert capture(failure(403, body=refusal))[0] is NoCopy.REFUSED


def test_of_an_outlet_that_keeps_the_archive_out_no_copy_found_is_no_answer() -> None:
    endpoint = Endpoint(["[]"])

    found = asyncio.run(find_capture(endpoint, "https://www.nytimes.com/2026/01/05/a.html", None))

    assert found is NoCopy.REFUSED


@pytest.mark.parametrize("reason", ["status_404", "status_410", "status_500", "status_503", "blocked", "dns"])
def test_a_copy_may_stand_in_for_what_is_gone_or_refused(reason: str) -> None:
    assert is_gone(reason)


@pytest.mark.parametrize(
    "reason", ["paywall", "robots", "status_401", "status_402", "private_address", "offline", "limited"]
)
def test_no_copy_leads_round_a_wall(reason: str) -> None:
    assert not is_gone(reason)
