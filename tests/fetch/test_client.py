from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest

from tests.fakes import NOON
from tests.fetch.clients import PAGE, PLAIN, FakeTime, Web, endpoint, failed, got, html, mock_fetcher, page
from verify.fetch.answer_store import answer_key
from verify.fetch.cache import MemoryCache
from verify.fetch.client import PoliteFetcher
from verify.fetch.policy import FetchPolicy
from verify.model.page import FetchOutcome, Request

SEARCH = "https://api.search.example/find?q=words&api_key=SECRETSECRET"
ROBOTS = "https://paper.example/robots.txt"


def fetch(
    web: Web, *requests: Request, policy: FetchPolicy = PLAIN, cache: MemoryCache | None = None
) -> list[FetchOutcome]:
    async def work() -> list[FetchOutcome]:
        fetcher = mock_fetcher(web, policy=policy, cache=cache)
        async with fetcher:
            return [await fetcher.get(request) for request in requests]

    return asyncio.run(work())


def test_a_page_comes_with_its_bytes_and_what_they_are() -> None:
    [outcome] = fetch(Web({PAGE: html("<p>words</p>", etag='"7"')}), page(PAGE + "#part"))

    answer = got(outcome)
    assert (answer.url, answer.final_url, answer.status) == (PAGE + "#part", PAGE, 200)
    assert (answer.body, answer.content_type, answer.charset) == (b"<p>words</p>", "text/html", "utf-8")
    assert (answer.etag, answer.retrieved_at, answer.from_cache) == ('"7"', NOON, False)


def test_an_honest_name_goes_with_every_request_and_nothing_that_tracks() -> None:
    web = Web({PAGE: html(set_cookie="id=1"), PAGE + "2": html()})

    fetch(web, page(), page(PAGE + "2"))

    assert len(web.asked) == 3
    for request in web.asked:
        assert request.headers["user-agent"] == PLAIN.user_agent
        assert request.headers["accept-encoding"] == "gzip"
        assert not {"cookie", "referer", "authorization"} & set(request.headers)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://paper.example/",
        "https://user:geheim@paper.example/",
        "https://paper.example:22/",
        "javascript:1",
        "https:///x",
        "",
    ],
)
def test_an_address_that_must_not_be_fetched_is_a_reason(url: str) -> None:
    web = Web({})

    [outcome] = fetch(web, page(url))

    assert failed(outcome).reason == "bad_address"
    assert "geheim" not in repr(outcome)
    assert web.asked == []


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451, 204, 304])
def test_any_other_status_is_a_reason(status: int) -> None:
    [outcome] = fetch(Web({PAGE: httpx.Response(status)}), page())

    assert (failed(outcome).reason, failed(outcome).status) == (f"status_{status}", status)


def test_a_part_that_nobody_asked_for_is_cut() -> None:
    [outcome] = fetch(Web({PAGE: html(status=206)}), page())

    assert failed(outcome).reason == "cut"


@pytest.mark.parametrize("kind", ["image/png", "application/pdf", "application/json", "video/mp4"])
def test_what_is_no_page_is_not_read(kind: str) -> None:
    [outcome] = fetch(Web({PAGE: httpx.Response(200, headers={"content-type": kind}, content=b"x")}), page())

    assert failed(outcome).reason == "not_html"


def test_a_page_is_asked_for_once_a_run_however_often_it_is_wanted() -> None:
    web = Web({PAGE: html()})

    async def work() -> list[FetchOutcome]:
        async with mock_fetcher(web) as fetcher:
            together = await asyncio.gather(*(fetcher.get(page()) for _ in range(5)))
            return [*together, await fetcher.get(page())]

    outcomes = asyncio.run(work())

    assert {got(outcome).body for outcome in outcomes} == {b"<p>words</p>"}
    assert web.pages_asked() == [PAGE]


def test_a_failure_is_asked_for_once_a_run_too() -> None:
    web = Web({})

    fetch(web, page(), page())

    assert web.pages_asked() == [PAGE]


def test_two_addresses_that_lead_to_one_page_ask_for_it_once() -> None:
    web = Web(
        {PAGE: html(), PAGE + "?a": html(status=301, location="/story"), PAGE + "?b": html(status=307, location=PAGE)}
    )

    first, second, third = fetch(web, page(PAGE + "?a"), page(PAGE + "?b"), page())

    assert {got(outcome).final_url for outcome in (first, second, third)} == {PAGE}
    assert got(first).url == PAGE + "?a"
    assert web.pages_asked().count(PAGE) == 1


def test_pages_that_lead_to_each_other_end_for_both_who_ask() -> None:
    web = Web(
        {PAGE: html(status=302, location="/other"), "https://paper.example/other": html(status=302, location="/story")}
    )

    async def work() -> list[FetchOutcome]:
        async with mock_fetcher(web) as fetcher:
            return list(await asyncio.gather(fetcher.get(page()), fetcher.get(page("https://paper.example/other"))))

    outcomes = asyncio.run(work())

    assert [failed(outcome).reason for outcome in outcomes] == ["redirects", "redirects"]


@pytest.mark.parametrize(
    "location",
    ["ftp://x.example/", "https://u:p@x.example/", "javascript:alert(1)", "http://[", "//x.example:25/", "http:///x"],
)
def test_a_redirect_to_what_must_not_be_fetched_ends_there(location: str) -> None:
    web = Web({PAGE: html(status=302, location=location)})

    [outcome] = fetch(web, page())

    assert failed(outcome).reason == "redirects"
    assert web.pages_asked() == [PAGE]


@pytest.mark.parametrize("location", [PAGE, "http://169.254.169.254/latest", "file:///etc/passwd", "/gone"])
def test_a_redirect_that_led_nowhere_is_asked_anew_by_the_next_run(location: str) -> None:
    cache = MemoryCache()
    [lost] = fetch(Web({PAGE: html(status=302, location=location)}), page(), cache=cache)
    [offline] = fetch(Web({}), page(), cache=cache, policy=replace(PLAIN, offline=True))
    [found] = fetch(Web({PAGE: html("<p>words</p>")}), page(), cache=cache)

    assert failed(offline).reason == failed(lost).reason
    assert got(found).body == b"<p>words</p>"


@pytest.mark.parametrize("path", ["/open/../inner/a", "/open/%2e%2e/inner/a", "/%69nner/a"])
def test_no_spelling_of_an_address_gets_round_the_robots_of_its_host(path: str) -> None:
    robots = httpx.Response(200, text="User-agent: *\nDisallow: /inner/")
    web = Web({"https://paper.example/robots.txt": robots, "https://paper.example/inner/a": html()})

    [outcome] = fetch(web, page(f"https://paper.example{path}"))

    assert failed(outcome).reason == "robots"
    assert web.pages_asked() == []


def test_a_redirect_that_leads_to_a_page_is_not_asked_twice() -> None:
    cache, moved = MemoryCache(), PAGE + "-moved"
    web = Web({PAGE: html(status=301, location=moved), moved: html()})

    fetch(web, page(), cache=cache)
    fetch(web, page(), cache=cache)

    assert web.pages_asked() == [PAGE, moved]


def test_a_redirect_without_an_address_is_only_a_status() -> None:
    [outcome] = fetch(Web({PAGE: html(status=302)}), page())

    assert failed(outcome).reason == "status_302"


def test_each_hop_asks_the_robots_of_its_host() -> None:
    web = Web(
        {
            PAGE: html(status=302, location="https://other.example/closed"),
            "https://other.example/robots.txt": html("User-agent: *\nDisallow: /closed"),
            "https://other.example/closed": html(),
        }
    )

    [outcome] = fetch(web, page())

    assert failed(outcome).reason == "robots"
    assert web.pages_asked() == [PAGE]


def test_the_operators_opt_out_of_robots_is_for_linked_pages_alone() -> None:
    web = Web({ROBOTS: html("User-agent: *\nDisallow: /"), PAGE: html()})
    policy = replace(PLAIN, ignore_robots_for_linked=True)

    found, linked = fetch(web, page(), page(linked=True), policy=policy)

    assert failed(found).reason == "robots"
    assert got(linked).status == 200


def test_a_kept_page_is_used_while_it_is_young() -> None:
    web, cache = Web({PAGE: html()}), MemoryCache()
    fetch(web, page(), cache=cache)

    [outcome] = fetch(web, page(), cache=cache)

    assert got(outcome).from_cache
    assert web.pages_asked() == [PAGE]


def later(
    web: Web, cache: MemoryCache, days: int, policy: FetchPolicy = PLAIN, request: Request | None = None
) -> FetchOutcome:
    time = FakeTime()

    async def work() -> FetchOutcome:
        fetcher = PoliteFetcher(
            policy,
            cache,
            transport=httpx.MockTransport(web),
            now=lambda: NOON + timedelta(days=days),
            sleep=time.sleep,
            clock=time.clock,
        )
        async with fetcher:
            return await fetcher.get(request or page())

    return asyncio.run(work())


def test_an_old_page_is_asked_whether_it_still_holds() -> None:
    cache = MemoryCache()
    fetch(
        Web({PAGE: html("<p>old</p>", etag='"1"', last_modified="Mon, 02 Mar 2026 10:00:00 GMT")}), page(), cache=cache
    )
    web = Web({PAGE: httpx.Response(304)})

    answer = got(later(web, cache, days=8))

    assert (answer.body, answer.retrieved_at) == (b"<p>old</p>", NOON + timedelta(days=8))
    assert web.asked[-1].headers["if-none-match"] == '"1"'
    assert web.asked[-1].headers["if-modified-since"] == "Mon, 02 Mar 2026 10:00:00 GMT"


def test_refresh_asks_without_telling_what_is_held() -> None:
    cache = MemoryCache()
    fetch(Web({PAGE: html("<p>old</p>", etag='"1"')}), page(), cache=cache)
    web = Web({PAGE: html("<p>new</p>")})

    [outcome, again] = fetch(web, page(), page(), cache=cache, policy=replace(PLAIN, refresh=True))

    assert got(outcome).body == got(again).body == b"<p>new</p>"
    assert "if-none-match" not in web.asked[-1].headers
    assert web.pages_asked() == [PAGE]


def test_without_a_network_a_page_of_any_age_stands() -> None:
    cache, web = MemoryCache(), Web({PAGE: html()})
    fetch(web, page(), cache=cache)

    outcome = later(web, cache, days=500, policy=replace(PLAIN, offline=True))

    assert got(outcome).from_cache
    assert web.pages_asked() == [PAGE]


def test_without_a_network_what_was_never_fetched_is_offline() -> None:
    web = Web({PAGE: html()})

    [outcome] = fetch(web, page(), policy=replace(PLAIN, offline=True))

    assert failed(outcome).reason == "offline"
    assert web.asked == []


def test_without_a_network_the_last_failure_comes_again_even_beside_an_older_page() -> None:
    cache = MemoryCache()
    fetch(Web({PAGE: html()}), page(), cache=cache)
    assert failed(later(Web({PAGE: httpx.Response(410)}), cache, days=8)).reason == "status_410"

    [outcome] = fetch(Web({}), page(), cache=cache, policy=replace(PLAIN, offline=True))

    assert (failed(outcome).reason, failed(outcome).status) == ("status_410", 410)


def test_a_failure_does_not_stand_for_an_answer_in_the_next_run() -> None:
    cache = MemoryCache()
    fetch(Web({}), page(), cache=cache)

    [outcome] = fetch(Web({PAGE: html()}), page(), cache=cache)

    assert got(outcome).status == 200


def test_an_endpoint_is_asked_without_robots_and_with_its_key() -> None:
    web = Web({SEARCH: httpx.Response(200, headers={"content-type": "application/json"}, content=b"{}")})

    [outcome] = fetch(web, endpoint(SEARCH, **{"x-token": "HEADERSECRET"}))

    assert got(outcome).body == b"{}"
    assert web.urls() == [SEARCH]
    assert web.asked[0].headers["x-token"] == "HEADERSECRET"


def test_an_endpoint_is_never_followed_elsewhere() -> None:
    web = Web({SEARCH: html(status=302, location="https://thief.example/")})

    [outcome, again] = fetch(web, endpoint(SEARCH), endpoint(SEARCH))

    assert (failed(outcome).reason, failed(outcome).status) == ("redirects", 302)
    assert failed(again).reason == "redirects"
    assert web.urls() == [SEARCH]


def test_an_endpoints_refusal_speaks_through_its_body() -> None:
    web = Web({SEARCH: httpx.Response(400, headers={"content-type": "text/plain"}, content=b"query too short")})

    [outcome] = fetch(web, endpoint(SEARCH))

    assert (failed(outcome).reason, failed(outcome).body) == ("status_400", b"query too short")
    assert failed(outcome).content_type == "text/plain"


def test_a_limit_that_was_reached_has_its_own_word() -> None:
    web = Web({SEARCH: httpx.Response(429, headers={"retry-after": "3600"}, content=b"slow down")})

    [outcome] = fetch(web, endpoint(SEARCH))

    assert (failed(outcome).reason, failed(outcome).retry_after) == ("limited", 3600.0)
    assert failed(outcome).body == b"slow down"


def test_a_forgotten_answer_is_asked_for_again_and_stays_for_runs_without_a_network() -> None:
    web, cache = Web({SEARCH: html("please slow down")}), MemoryCache()

    async def work() -> None:
        async with mock_fetcher(web, cache=cache) as fetcher:
            await fetcher.get(endpoint(SEARCH))
            await fetcher.forget(endpoint(SEARCH))

    asyncio.run(work())
    [offline] = fetch(web, endpoint(SEARCH), cache=cache, policy=replace(PLAIN, offline=True))
    assert got(offline).body == b"please slow down"

    web.pages[SEARCH] = html("[]")
    [outcome] = fetch(web, endpoint(SEARCH), cache=cache)

    assert got(outcome).body == b"[]"
    assert len(web.asked) == 2


def test_a_forgotten_page_is_not_asked_for_twice_but_again_in_the_next_run() -> None:
    web = Web({PAGE: html(status=302, location="/wall"), "https://paper.example/wall": html("log in")})
    cache = MemoryCache()

    async def work() -> FetchOutcome:
        async with mock_fetcher(web, cache=cache) as fetcher:
            await fetcher.get(page())
            await fetcher.forget(page())
            return await fetcher.get(page())

    assert got(asyncio.run(work())).body == b"log in"
    assert len(web.pages_asked()) == 2
    [offline] = fetch(web, page(), cache=cache, policy=replace(PLAIN, offline=True))
    assert got(offline).body == b"log in"

    web.pages[PAGE] = html("<p>the story</p>")
    [outcome] = fetch(web, page(), cache=cache)

    assert got(outcome).body == b"<p>the story</p>"


def test_an_answer_that_somebody_put_under_another_address_is_not_used() -> None:
    web, cache = Web({PAGE: html("<p>forged</p>"), PAGE + "2": html("<p>words</p>")}), MemoryCache()
    fetch(web, page(), cache=cache)
    forged = cache.get(answer_key(PAGE, "page"))
    assert forged is not None
    cache.put(answer_key(PAGE + "2", "page"), forged)

    [outcome] = fetch(web, page(PAGE + "2"), cache=cache)

    assert got(outcome).body == b"<p>words</p>"


def test_a_run_off_the_network_needs_no_proxy_that_works_and_sends_nothing() -> None:
    async def work() -> FetchOutcome:
        policy = replace(PLAIN, offline=True)
        environ = {"HTTPS_PROXY": "socks5://nowhere", "SSL_CERT_FILE": "/no/such/file"}
        async with PoliteFetcher(policy, MemoryCache(), now=lambda: NOON, environ=environ) as fetcher:
            return await fetcher.get(page())

    assert failed(asyncio.run(work())).reason == "offline"


def test_a_refusal_that_cannot_be_unpacked_is_a_refusal_all_the_same() -> None:
    web = Web({SEARCH: httpx.Response(429, headers={"content-encoding": "br"}, stream=httpx.ByteStream(b"x"))})

    [outcome] = fetch(web, endpoint(SEARCH), policy=replace(PLAIN, tries=1))

    assert (failed(outcome).reason, failed(outcome).body) == ("limited", b"")


def test_search_answers_hold_for_minutes_only() -> None:
    web, cache = Web({SEARCH: html("[]")}), MemoryCache()
    fetch(web, endpoint(SEARCH), cache=cache)
    fetch(web, endpoint(SEARCH), cache=cache)
    assert len(web.asked) == 1

    later(web, cache, days=1, request=endpoint(SEARCH))

    assert len(web.asked) == 2


class Spy(MemoryCache):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[bytes] = []

    def put(self, key: str, data: bytes) -> None:
        self.seen.append(key.encode() + data)
        super().put(key, data)


@pytest.mark.parametrize("status", [200, 403])
def test_a_key_turns_up_nowhere_even_if_the_server_echoes_it(status: int, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    echo = html("you sent SECRETSECRET and HEADERSECRET", status=status)
    cache = Spy()

    [outcome] = fetch(Web({SEARCH: echo}), endpoint(SEARCH, authorization="Token HEADERSECRET"), cache=cache)

    everything = repr(outcome).encode() + outcome.body + b"".join(cache.seen) + caplog.text.encode()
    assert b"SECRETSECRET" not in everything
    assert b"HEADERSECRET" not in everything


def test_a_host_that_keeps_failing_is_left_alone() -> None:
    web = Web({PAGE + str(n): httpx.Response(503) for n in range(9)})

    outcomes = fetch(web, *(page(PAGE + str(n)) for n in range(9)), policy=replace(PLAIN, tries=1))

    assert {failed(outcome).reason for outcome in outcomes} == {"status_503"}
    assert len(web.pages_asked()) == PLAIN.give_up_after


def test_what_gets_better_is_asked_again_and_not_before_the_host_wants() -> None:
    answers = iter([httpx.Response(429, headers={"retry-after": "7"}), httpx.Response(503), html()])
    web, time = Web({PAGE: lambda _: next(answers)}), FakeTime()

    async def work() -> FetchOutcome:
        async with mock_fetcher(web, time=time) as fetcher:
            return await fetcher.get(page())

    assert got(asyncio.run(work())).status == 200
    assert len(web.pages_asked()) == 3
    assert time.at >= 7.0


def test_a_host_that_wants_a_rest_gets_it_from_every_page_of_it() -> None:
    web, time = Web({PAGE: httpx.Response(503, headers={"retry-after": "9"}), PAGE + "2": html()}), FakeTime()

    async def work() -> list[FetchOutcome]:
        async with mock_fetcher(web, time=time, policy=replace(PLAIN, tries=1)) as fetcher:
            return [await fetcher.get(page()), await fetcher.get(page(PAGE + "2"))]

    first, second = asyncio.run(work())

    assert failed(first).reason == "status_503"
    assert got(second).status == 200
    assert time.at >= 9.0


def test_a_host_that_wants_a_long_rest_is_left_alone() -> None:
    web = Web({PAGE: httpx.Response(503, headers={"retry-after": "86400"}), PAGE + "2": html()})

    first, second = fetch(web, page(), page(PAGE + "2"))

    assert failed(first).reason == failed(second).reason == "status_503"
    assert web.pages_asked() == [PAGE]


def test_an_address_that_is_none_says_nothing_about_the_network() -> None:
    async def work() -> tuple[FetchOutcome, bool]:
        async with mock_fetcher(Web({})) as fetcher:
            return await fetcher.get(endpoint("https://xn--/")), fetcher.network_seen

    outcome, seen = asyncio.run(work())

    assert failed(outcome).reason == "bad_address"
    assert not seen


def test_what_stays_as_it_is_is_asked_once() -> None:
    web = Web({PAGE: httpx.Response(403)})

    fetch(web, page())

    assert web.pages_asked() == [PAGE]


def test_a_run_has_a_limit_of_requests() -> None:
    web = Web({f"https://p{n}.example/": html() for n in range(9)})

    outcomes = fetch(web, *(page(f"https://p{n}.example/") for n in range(9)), policy=replace(PLAIN, max_requests=6))

    assert len(web.asked) == 6
    assert failed(outcomes[-1]).reason == "budget"


def unreachable(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("no route", request=request)


def test_without_any_network_the_rest_is_left_alone_quickly() -> None:
    asked: list[str] = []
    time = FakeTime()

    def nowhere(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        return unreachable(request)

    async def work() -> tuple[list[FetchOutcome], bool, bool]:
        fetcher = PoliteFetcher(
            PLAIN,
            MemoryCache(),
            transport=httpx.MockTransport(nowhere),
            now=lambda: NOON,
            sleep=time.sleep,
            clock=time.clock,
        )
        async with fetcher:
            outcomes = [await fetcher.get(endpoint(SEARCH))]
            outcomes += [await fetcher.get(page(f"https://p{n}.example/")) for n in range(40)]
            return outcomes, fetcher.network_seen, fetcher.without_network

    outcomes, seen, without = asyncio.run(work())

    assert {failed(outcome).reason for outcome in outcomes} == {"network"}
    assert (seen, without) == (False, True)
    assert len(asked) == 3
    assert time.at < 5.0


def test_a_few_dead_links_are_not_a_missing_network() -> None:
    web = Web({f"https://dead{n}.example/robots.txt": unreachable for n in range(4)} | {PAGE: html()})

    outcomes = fetch(web, *(page(f"https://dead{n}.example/") for n in range(4)), page())

    assert [failed(outcome).reason for outcome in outcomes[:4]] == ["network"] * 4
    assert got(outcomes[4]).status == 200


def test_one_who_gives_up_does_not_take_the_page_from_the_others() -> None:
    web = Web({PAGE: html()})

    async def work() -> FetchOutcome:
        async with mock_fetcher(web) as fetcher:
            impatient = asyncio.create_task(fetcher.get(page()))
            patient = asyncio.create_task(fetcher.get(page()))
            await asyncio.sleep(0)
            impatient.cancel()
            return await patient

    assert got(asyncio.run(work())).status == 200


@pytest.mark.parametrize(
    "error",
    [
        httpx.InvalidURL("bad"),
        UnicodeError("label too long"),
        AssertionError(),
        RuntimeError("closed"),
        httpx.StreamClosed(),
        httpx.LocalProtocolError("bad header"),
        httpx.ProxyError("502"),
        OSError("gone"),
        KeyError("x"),
        TimeoutError(),
    ],
)
def test_whatever_the_libraries_raise_is_a_reason(error: Exception) -> None:
    def broken(_: httpx.Request) -> httpx.Response:
        raise error

    [outcome] = fetch(Web({PAGE: broken}), page())

    assert failed(outcome).reason in {"network", "timeout", "bad_address"}


def test_a_page_is_held_as_long_as_an_answer_of_a_search_stands_and_for_ever_without_a_network() -> None:
    cache = MemoryCache()
    fetch(Web({PAGE: html()}), page(), cache=cache)

    def holds(minutes: int, *, offline: bool = False, url: str = PAGE) -> bool:
        now = NOON + timedelta(minutes=minutes)
        fetcher = PoliteFetcher(
            replace(PLAIN, offline=offline), cache, transport=httpx.MockTransport(Web({})), now=lambda: now
        )
        return fetcher.holds(page(url))

    assert holds(5)
    assert not holds(60)
    assert holds(60_000, offline=True)
    assert not holds(0, offline=True, url="https://paper.example/other")
    assert not holds(0, url="file:///etc/passwd")
