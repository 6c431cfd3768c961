from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest

from tests.fakes import NOON
from tests.fetch.clients import PAGE, PLAIN, FakeTime, Web, failed, got, html, mock_fetcher, page
from verify.fetch.answer import HttpAnswer, NoAnswer
from verify.fetch.cache import MemoryCache
from verify.fetch.client import PoliteFetcher
from verify.fetch.robots import crawl_delay, may_fetch, rules_from
from verify.model.page import FetchOutcome

ROBOTS = "https://paper.example/robots.txt"
LIMIT = 512 * 1024


def allows(text: str | bytes, path: str = "/story", *, name: str = "testbot") -> bool:
    body = text.encode() if isinstance(text, str) else text
    return may_fetch(rules_from(HttpAnswer(status=200, body=body), LIMIT, name), f"https://paper.example{path}", name)


def outcome(robots: httpx.Response, **more: httpx.Response) -> FetchOutcome:
    web = Web({ROBOTS: robots, PAGE: html(), **more})

    async def work() -> FetchOutcome:
        async with mock_fetcher(web) as fetcher:
            return await fetcher.get(page())

    return asyncio.run(work())


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("", True),
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: *\nDisallow:", True),
        ("User-agent: *\nDisallow: /\nAllow: /story", True),
        ("User-agent: *\nAllow: /\nDisallow: /sto", False),
        ("User-agent: *\nDisallow: /*ory$", False),
        ("User-agent: otherbot\nDisallow: /", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: TestBot\nAllow: /", True),
        ("User-agent: a\nUser-agent: testbot\nDisallow: /", False),
        ("User-agent: testbot/2.0\nDisallow: /", False),
        ("User-agent: test\nDisallow: /", True),
        ("User-agent: testbots\nDisallow: /", True),
        ("User-agent: a\nSitemap: https://x.example/s.xml\nUser-agent: testbot\nDisallow: /", False),
        ("User-agent: testbot\nAllow: /\nUser-agent: a\nDisallow: /", True),
        ("User-agent: a\nDisallow: /\n\nUser-agent: *\nUser-agent: b\nDisallow: /story", False),
        ("User-agent: *\nDisallow: /x\nUser-agent: a\nDisallow: /\nUser-agent: *\nDisallow: /story", False),
        ("Disallow: /\nUser-agent: *\nDisallow: /x", True),
        ("useragent testbot\ndisallow /story", False),
        ("user-AGENT : testbot\ndisallow : /story # not this", False),
        ("\ufeffUser-agent: *\nDisallow: /", False),
        ("User-agent: *\r\nDisallow: /story\r\n", False),
        ("<html><body>User-agent: *</body></html>", True),
    ],
)
def test_the_rules_of_rfc_9309_hold(text: str, allowed: bool) -> None:
    assert allows(text) is allowed


def test_the_query_counts_as_part_of_the_path() -> None:
    assert not allows("User-agent: *\nDisallow: /*?print=", "/story?print=1")


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_a_client_error_allows_everything(status: int) -> None:
    assert got(outcome(httpx.Response(status))).status == 200


@pytest.mark.parametrize("status", [500, 503, 429, 204])
def test_a_server_in_trouble_allows_nothing(status: int) -> None:
    failure = failed(outcome(httpx.Response(status)))

    assert failure.reason == "robots"
    assert str(status) in failure.detail


@pytest.mark.parametrize("reason", ["dns", "tls", "timeout", "network", "cut", "private_address"])
def test_a_host_whose_robots_cannot_be_reached_is_off_limits_for_that_reason(reason: str) -> None:
    assert rules_from(NoAnswer(reason=reason, detail="x"), LIMIT, "testbot").refused_as == reason


def test_a_host_that_is_not_there_is_no_fault_of_its_robots() -> None:
    assert rules_from(NoAnswer(reason="dns", detail="no such name"), LIMIT, "testbot").detail == "no such name"


def test_redirects_of_robots_are_followed_and_hold_for_the_first_host() -> None:
    elsewhere = "https://cdn.example/robots.txt"
    closed = outcome(html(status=301, location=elsewhere), **{elsewhere: html("User-agent: *\nDisallow: /story")})

    assert failed(closed).reason == "robots"


def test_robots_that_redirect_without_end_allow_nothing() -> None:
    assert failed(outcome(html(status=302, location="/robots.txt"))).reason == "robots"


def test_a_rule_at_the_end_of_half_a_megabyte_counts() -> None:
    filler = "# " + "x" * 97 + "\n"
    text = filler * 5_150 + "User-agent: *\nDisallow: /story\n"

    assert len(text) > 500 * 1024
    assert not allows(text)


def test_a_rule_that_the_limit_cuts_in_two_is_no_rule() -> None:
    text = b"User-agent: *\nDisallow: /story-of-the-year\n"
    cut = text[: text.index(b"-of-")]

    assert may_fetch(rules_from(HttpAnswer(status=200, body=cut), len(cut), "testbot"), PAGE, "testbot")


def test_a_short_crawl_delay_is_kept_and_a_long_one_means_no() -> None:
    web = Web({ROBOTS: html("User-agent: *\nCrawl-delay: 4"), PAGE: html(), PAGE + "2": html()})
    time = FakeTime()

    async def work() -> None:
        async with mock_fetcher(web, time=time) as fetcher:
            await fetcher.get(page())
            await fetcher.get(page(PAGE + "2"))

    asyncio.run(work())

    assert time.at >= 4.0
    assert failed(outcome(html("User-agent: *\nCrawl-delay: 600"))).reason == "robots"


@pytest.mark.parametrize("delay", ["-5", "soon", "nan", "inf", "1e999", ""])
def test_a_crawl_delay_that_makes_no_sense_holds_nobody_up_for_ever(delay: str) -> None:
    seconds = crawl_delay(
        rules_from(HttpAnswer(status=200, body=f"User-agent: *\nCrawl-delay: {delay}".encode()), LIMIT, "testbot"),
        "testbot",
    )

    assert seconds == 0.0 or seconds > PLAIN.max_crawl_delay


def test_robots_are_asked_for_once_a_host_and_kept_for_a_day() -> None:
    cache = MemoryCache()

    def asked(hours: int) -> int:
        web, time = Web({ROBOTS: html(""), PAGE: html(), PAGE + "2": html()}), FakeTime()

        async def work() -> None:
            fetcher = PoliteFetcher(
                replace(PLAIN, max_age=timedelta(0)),
                cache,
                transport=httpx.MockTransport(web),
                now=lambda: NOON + timedelta(hours=hours),
                sleep=time.sleep,
                clock=time.clock,
            )
            async with fetcher:
                await asyncio.gather(fetcher.get(page()), fetcher.get(page(PAGE + "2")))

        asyncio.run(work())
        return web.urls().count(ROBOTS)

    assert [asked(0), asked(23), asked(25)] == [1, 0, 1]


def test_who_reads_robots_for_its_sitemaps_shares_the_one_that_was_asked_for() -> None:
    web = Web({ROBOTS: html("User-agent: *\nDisallow: /x\nSitemap: https://paper.example/news.xml"), PAGE: html()})
    cache = MemoryCache()

    async def work(offline: bool, url: str) -> FetchOutcome:
        async with mock_fetcher(web, cache=cache, policy=replace(PLAIN, offline=offline)) as fetcher:
            await fetcher.get(page())
            return await fetcher.get(page(url))

    online = got(asyncio.run(work(False, ROBOTS)))
    offline = got(asyncio.run(work(True, ROBOTS)))
    elsewhere = failed(asyncio.run(work(True, "https://other.example/robots.txt")))

    assert b"Sitemap" in online.body
    assert offline.body == online.body
    assert elsewhere.reason == "offline"
    assert web.urls().count(ROBOTS) == 1


@pytest.mark.parametrize(("status", "reason"), [(404, "status_404"), (503, "robots")])
def test_robots_that_are_not_there_are_a_reason_for_who_reads_them(status: int, reason: str) -> None:
    web = Web({ROBOTS: httpx.Response(status)})

    async def work() -> FetchOutcome:
        async with mock_fetcher(web) as fetcher:
            return await fetcher.get(page(ROBOTS))

    assert failed(asyncio.run(work())).reason == reason


def test_rules_full_of_stars_are_matched_at_once() -> None:
    text = "User-agent: *\n" + "".join(f"Disallow: /{'*a' * 40}*{n}$\n" for n in range(3_000))
    rules = rules_from(HttpAnswer(status=200, body=text.encode()[:LIMIT]), LIMIT, "testbot")

    assert may_fetch(rules, "https://paper.example/" + "a" * 1_500, "testbot")


def test_thousands_of_robots_with_thousands_of_rules_take_no_time() -> None:
    names = "".join(f"User-agent: a{n}\n" for n in range(15_000)) + "User-agent: *\n"
    text = names + "".join(f"Disallow: /{n}\n" for n in range(15_000))
    began = time.process_time()

    rules = rules_from(HttpAnswer(status=200, body=text.encode()), LIMIT, "testbot")

    assert not may_fetch(rules, "https://paper.example/14999", "testbot")
    assert time.process_time() - began < 5.0
