from __future__ import annotations

import asyncio
import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fetch.clients import PLAIN, FakeTime
from verify.fetch.politeness import Health, HostLimiter, Retries, retry_after_seconds

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def spans(limiter: HostLimiter, time: FakeTime, hosts: list[str], seconds: float) -> list[tuple[str, float, float]]:
    """When each visit began and ended, all of them wanted at once, each taking *seconds*."""
    seen: list[tuple[str, float, float]] = []

    async def visit(host: str) -> None:
        async with limiter.turn(host):
            began = time.at
            await time.sleep(seconds)
            seen.append((host, began, time.at))

    async def work() -> None:
        await asyncio.gather(*(visit(host) for host in hosts))

    asyncio.run(work())
    return seen


def test_a_paced_endpoint_is_asked_one_at_a_time_from_the_end_of_one_to_the_start_of_the_next() -> None:
    time = FakeTime()
    limiter = HostLimiter(replace(PLAIN, declared_pace={"api.gdeltproject.org": 6.0}), time.clock, time.sleep)

    visits = spans(limiter, time, ["api.gdeltproject.org"] * 3, seconds=4.0)

    assert all(later[1] - earlier[2] >= 6.0 for earlier, later in itertools.pairwise(visits))


def test_pages_of_one_host_start_apart() -> None:
    time = FakeTime()
    limiter = HostLimiter(replace(PLAIN, page_pause=0.5), time.clock, time.sleep)

    starts = sorted(began for _, began, _ in spans(limiter, time, ["paper.example"] * 4, seconds=0.0))

    assert all(later - earlier >= 0.5 for earlier, later in itertools.pairwise(starts))


@given(hosts=st.lists(st.sampled_from(["a.example", "b.example", "c.example"]), max_size=20))
@settings(max_examples=30)
def test_never_more_at_once_than_a_host_or_the_run_allows(hosts: list[str]) -> None:
    time = FakeTime()
    limiter = HostLimiter(replace(PLAIN, page_pause=0.0, at_once=4), time.clock, time.sleep)
    running: dict[str, int] = {}
    peaks: dict[str, int] = {}

    async def visit(host: str) -> None:
        async with limiter.turn(host):
            for name in (host, "all"):
                running[name] = running.get(name, 0) + 1
                peaks[name] = max(peaks.get(name, 0), running[name])
            await asyncio.sleep(0)
            for name in (host, "all"):
                running[name] -= 1

    async def work() -> None:
        await asyncio.gather(*(visit(host) for host in hosts))

    asyncio.run(work())

    assert peaks.pop("all", 0) <= 4
    assert all(peak <= 2 for peak in peaks.values())


def test_a_host_that_asked_for_a_pause_gets_it() -> None:
    time = FakeTime()
    limiter = HostLimiter(PLAIN, time.clock, time.sleep)
    limiter.hold("paper.example", 9.0)

    [(_, began, _)] = spans(limiter, time, ["paper.example"], seconds=0.0)

    assert began >= 9.0


def test_a_crawl_delay_parts_the_starts_even_where_pauses_are_lifted() -> None:
    time = FakeTime()
    limiter = HostLimiter(replace(PLAIN, pace={"*": 0.0}), time.clock, time.sleep)
    limiter.slow_down("paper.example", 3.0)

    starts = sorted(began for _, began, _ in spans(limiter, time, ["paper.example"] * 3, seconds=0.0))

    assert [later - earlier for earlier, later in itertools.pairwise(starts)] == [3.0, 3.0]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0", 0.0),
        ("120", 120.0),
        (" 5 ", 5.0),
        ("Mon, 02 Mar 2026 12:00:30 GMT", 30.0),
        ("Mon, 02 Mar 2020 12:00:30 GMT", 0.0),
        ("99999999999999999999", 1e20),
        ("-5", None),
        ("1.5", None),
        ("soon", None),
        ("", None),
        ("٣", None),
        ("9" * 500, None),
        ("Mon, 99 Foo 99999 99:99:99", None),
        (None, None),
    ],
)
def test_retry_after_is_read_without_trust(text: str | None, seconds: float | None) -> None:
    assert retry_after_seconds(text, NOW) == seconds


@given(st.text(max_size=70))
@settings(max_examples=200)
def test_any_retry_after_is_seconds_or_nothing(text: str) -> None:
    seconds = retry_after_seconds(text, NOW)

    assert seconds is None or seconds >= 0


@given(st.datetimes(min_value=datetime(2026, 3, 3), max_value=datetime(2400, 1, 1)))
@settings(max_examples=30)
def test_a_date_ahead_is_as_many_seconds_away(at: datetime) -> None:
    text = at.strftime("%a, %d %b %Y %H:%M:%S GMT")

    assert retry_after_seconds(text, NOW) == (at.replace(microsecond=0, tzinfo=UTC) - NOW) / timedelta(seconds=1)


def test_one_budget_of_retries_serves_the_whole_run() -> None:
    retries = Retries(PLAIN, left=2)
    waits = [retries.wait_before(1, status=503, reason="", retry_after=None) for _ in range(4)]

    assert [wait is not None for wait in waits] == [True, True, False, False]


def test_waits_grow_and_vary_and_never_undercut_what_the_host_asks() -> None:
    retries = Retries(PLAIN, left=100)

    assert 0.4 <= (retries.wait_before(1, status=503, reason="", retry_after=None) or 0) <= 0.6
    assert 0.8 <= (retries.wait_before(2, status=503, reason="", retry_after=None) or 0) <= 1.2
    assert retries.wait_before(1, status=429, reason="", retry_after=8.0) == 8.0


@pytest.mark.parametrize(
    ("tried", "status", "reason", "retry_after"),
    [
        (3, 503, "", None),
        (1, 404, "", None),
        (1, 503, "", 600.0),
        (1, None, "dns", None),
        (1, None, "tls", None),
        (1, None, "timeout", None),
        (2, None, "cut", None),
    ],
)
def test_there_is_no_retry_where_it_cannot_help(
    tried: int, status: int | None, reason: str, retry_after: float | None
) -> None:
    assert Retries(PLAIN, left=9).wait_before(tried, status=status, reason=reason, retry_after=retry_after) is None


def test_a_name_without_an_address_closes_its_host_at_once() -> None:
    health = Health(4)
    health.note_failure("gone.example", "dns", reached=False, endpoint=False)

    assert health.closed_for("gone.example") == "dns"
    assert health.closed_for("paper.example") is None


def test_an_answer_in_between_starts_the_count_anew() -> None:
    health = Health(2)
    for _ in range(3):
        health.note_failure("paper.example", "timeout", reached=True, endpoint=False)
        health.note_answer("paper.example")

    assert health.closed_for("paper.example") is None


@given(st.lists(st.sampled_from(["private_address", "too_large", "not_html", "bad_address"]), max_size=9))
def test_what_is_wrong_with_one_address_does_not_close_its_host(reasons: list[str]) -> None:
    health = Health(2)
    for reason in reasons:
        health.note_failure("paper.example", reason, reached=True, endpoint=False)

    assert health.closed_for("paper.example") is None
