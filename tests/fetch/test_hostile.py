"""The client against a server that misbehaves, over real sockets: every case a value, in bounded time and memory."""

from __future__ import annotations

import asyncio
import gzip
import tracemalloc

import pytest

from tests.fakes import NOON
from tests.fetch.clients import FakeTime, failed, got, page
from tests.hostile import Asked, Misdeed, answer, bomb, chain, forever, hostile_server, in_turn, raw, redirect, silence
from verify.fetch.cache import MemoryCache
from verify.fetch.client import PoliteFetcher
from verify.fetch.policy import FetchPolicy
from verify.model.page import FetchOutcome

DEADLINE = 0.4
# Where something else than time must end it: a busy machine may take its time.
AMPLE = 20.0
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
PACKED = gzip.compress(b"<p>words</p>" * 3_000)


def visit(
    misdeed: Misdeed, *, robots: Misdeed | None = None, max_bytes: int = 500_000, deadline: float = AMPLE
) -> tuple[FetchOutcome, list[str]]:
    """What comes of asking for one page, and what the server was asked."""

    async def work() -> tuple[FetchOutcome, list[str]]:
        routes = {"/page": misdeed} | ({"/robots.txt": robots} if robots else {})
        async with hostile_server(routes) as server:
            policy = FetchPolicy(
                user_agent="testbot/1.0",
                allow_private=frozenset({("127.0.0.1", server.port)}),
                page_pause=0,
                timeout=deadline,
                max_bytes=max_bytes,
                tries=1,
            )
            async with PoliteFetcher(policy, MemoryCache(), now=lambda: NOON) as fetcher:
                return await fetcher.get(page(server.url("/page"))), server.paths()

    return asyncio.run(work())


CASES: dict[str, tuple[Misdeed, str]] = {
    "a bomb": (bomb(300), "too_large"),
    "a body without end": (forever(OK + b"\r\n", b"<p>more</p>" * 1_000), "too_large"),
    "a packed body that yields nothing": (
        forever(OK + b"Content-Encoding: gzip\r\n\r\n" + PACKED[:10], b"\0\0\0\xff\xff" * 2_000),
        "too_large",
    ),
    "a drip of body": (forever(OK + b"Content-Length: 9000\r\n\r\n", b"x", every=0.02), "timeout"),
    "a drip of headers": (forever(OK, b"X-A: b\r\n", every=0.02), "timeout"),
    "interim answers without end": (
        forever(b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", every=0.01),
        "timeout",
    ),
    "silence": (silence(), "timeout"),
    "a flood of headers": (forever(OK, b"X-Filler: " + b"x" * 900 + b"\r\n"), "network"),
    "one header without end": (forever(OK + b"X-Filler: ", b"x" * 9_000), "network"),
    "a status line without end": (forever(b"HTTP/1.1 200 ", b"O" * 9_000), "network"),
    "no answer": (raw(b""), "network"),
    "rubbish": (raw(b"\x16\x03\x01\x02\x00 hello\r\n\r\n"), "network"),
    "an old protocol": (raw(b"<html>words</html>"), "network"),
    "a negative length": (raw(OK + b"Content-Length: -5\r\n\r\nwords"), "network"),
    "two lengths": (raw(OK + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nwords"), "network"),
    "a length beyond counting": (raw(OK + b"Content-Length: " + b"9" * 19 + b"\r\n\r\nwords"), "too_large"),
    "a body cut short": (raw(OK + b"Content-Length: 500\r\n\r\n<p>words"), "cut"),
    "a chunk cut short": (raw(CHUNKED + b"ff\r\n<p>words"), "cut"),
    "chunks without an end": (raw(CHUNKED + b"5\r\nwords\r\n"), "cut"),
    "a chunk size that is none": (raw(CHUNKED + b"zz\r\nwords\r\n0\r\n\r\n"), "cut"),
    "a packed body cut short": (raw(OK + b"Content-Encoding: gzip\r\n\r\n" + PACKED[:-20]), "cut"),
    "a packed body cut short with its length": (answer(PACKED[:-20], headers="Content-Encoding: gzip\r\n"), "cut"),
    "a coding nobody asked for": (answer(b"\x8b\x02\x80words", headers="Content-Encoding: br\r\n"), "not_html"),
    "two codings": (answer(PACKED, headers="Content-Encoding: gzip, gzip\r\n"), "not_html"),
    "a part": (
        answer(b"<p>words</p>", status="206 Partial Content", headers="Content-Range: bytes 0-11/90\r\n"),
        "cut",
    ),
    "another protocol": (
        raw(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n"),
        "network",
    ),
    "a loop": (redirect("/page"), "redirects"),
    "a chain": (chain(), "redirects"),
    "a redirect to a file": (redirect("file:///etc/passwd"), "redirects"),
    "a redirect with a password": (redirect("http://a:b@127.0.0.1/"), "redirects"),
    "a redirect in bytes": (redirect("http://a\x80b/"), "redirects"),
    "a redirect without end": (redirect("/" + "x" * 5_000), "redirects"),
    "a page of another type": (answer(b"GIF89a", kind="image/gif"), "not_html"),
}


@pytest.mark.parametrize("case", CASES)
def test_every_misdeed_is_a_reason_and_only_silence_waits_for_the_deadline(case: str) -> None:
    misdeed, reason = CASES[case]

    outcome, _ = visit(misdeed, deadline=DEADLINE if reason == "timeout" else AMPLE)

    assert failed(outcome).reason == reason


ROBOTS: dict[str, tuple[Misdeed, str | None]] = {
    "missing": (answer(status="404 Not Found"), None),
    "empty": (answer(kind="text/plain"), None),
    "a page": (answer(b"<html>User-agent: none</html>"), None),
    "a mark before a refusal": (answer(b"\xef\xbb\xbfUser-agent: *\nDisallow: /", kind="text/plain"), "robots"),
    "bytes of no text": (answer(bytes(range(256)) * 40, kind="text/plain"), None),
    "a refusal after half a megabyte": (answer(b"#" + b"x" * 510_000 + b"\nUser-agent: *\nDisallow: /\n"), "robots"),
    "without end": (forever(OK + b"\r\nUser-agent: *\nDisallow: /\n", b"# more\n" * 2_000), "robots"),
    "a bomb": (bomb(300), None),
    "in trouble": (answer(status="500 Oops"), "robots"),
    "a loop": (redirect("/robots.txt"), "robots"),
    "a way inside": (redirect("http://10.0.0.1/robots.txt"), "private_address"),
    "silence": (silence(), "timeout"),
    "a drip": (forever(OK + b"\r\n", b"U", every=0.02), "timeout"),
    "cut short": (raw(OK + b"Content-Length: 500\r\n\r\nUser-agent: *\nAllow: /"), "cut"),
    "a long delay": (answer(b"User-agent: *\nCrawl-delay: 86400\n"), "robots"),
}


@pytest.mark.parametrize("robots", [True, False])
def test_interim_answers_without_end_end_long_before_the_deadline(robots: bool) -> None:
    flood = forever(b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 40)

    outcome, asked = visit(flood, robots=flood if robots else None, deadline=10 * AMPLE)

    assert failed(outcome).reason == "timeout"
    assert len(asked) == (1 if robots else 2)


def test_a_few_interim_answers_are_no_harm() -> None:
    hint = b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
    outcome, _ = visit(raw(hint * 3 + OK + b"Content-Length: 12\r\n\r\n<p>words</p>"))

    assert got(outcome).body == b"<p>words</p>"


@pytest.mark.parametrize("case", ROBOTS)
def test_robots_in_every_state_end_as_they_should(case: str) -> None:
    robots, reason = ROBOTS[case]

    outcome, paths = visit(answer(b"<p>words</p>"), robots=robots, deadline=DEADLINE if reason == "timeout" else AMPLE)

    if reason is None:
        assert got(outcome).body == b"<p>words</p>"
    else:
        assert failed(outcome).reason == reason
        assert "/page" not in paths


@pytest.mark.parametrize("misdeed", [bomb(300), forever(OK + b"\r\n", b"<p>more</p>" * 1_000)])
def test_memory_stays_near_the_limit_whatever_comes(misdeed: Misdeed) -> None:
    tracemalloc.start()

    outcome, _ = visit(misdeed, max_bytes=2_000_000)

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert failed(outcome).reason in {"too_large", "timeout"}
    assert peak < 20_000_000


def test_slow_hosts_are_asked_side_by_side_and_two_pages_of_each_at_once() -> None:
    pages = 8

    async def work() -> list[int]:
        # Nobody is answered before two of each host have asked.
        six = asyncio.Barrier(6)

        async def late_answer(request: Asked, writer: asyncio.StreamWriter) -> None:
            await six.wait()
            await answer(b"<p>words</p>")(request, writer)

        late: dict[str, Misdeed] = {"/page": late_answer}
        async with hostile_server(late) as one, hostile_server(late) as two, hostile_server(late) as three:
            servers = (one, two, three)
            allowed = frozenset(("127.0.0.1", server.port) for server in servers)
            policy = FetchPolicy(allow_private=allowed, page_pause=0)
            async with PoliteFetcher(policy, MemoryCache(), now=lambda: NOON) as fetcher:
                wanted = [page(server.url(f"/page?{n}")) for n in range(pages) for server in servers]
                outcomes = await asyncio.gather(*(fetcher.get(request) for request in wanted))
            assert all(got(outcome).body == b"<p>words</p>" for outcome in outcomes)
            return [server.most_at_once for server in servers]

    assert asyncio.run(work()) == [2, 2, 2]


def test_cookies_are_left_where_they_are() -> None:
    seen: list[str] = []

    async def work() -> None:
        routes = {
            "/page": answer(b"one", headers="Set-Cookie: id=1; Path=/\r\n"),
            "/next": answer(b"two"),
        }
        async with hostile_server(routes) as server:
            policy = FetchPolicy(allow_private=frozenset({("127.0.0.1", server.port)}), page_pause=0)
            async with PoliteFetcher(policy, MemoryCache(), now=lambda: NOON) as fetcher:
                for path in ("/page", "/next"):
                    got(await fetcher.get(page(server.url(path))))
            seen.extend(name for asked in server.asked for name in asked.headers)

    asyncio.run(work())

    assert "cookie" not in seen


def test_a_stumble_is_forgiven() -> None:
    pause = FakeTime()

    async def work() -> FetchOutcome:
        async with hostile_server({"/page": in_turn(raw(b""), answer(b"<p>words</p>"))}) as server:
            policy = FetchPolicy(allow_private=frozenset({("127.0.0.1", server.port)}), page_pause=0)
            fetcher = PoliteFetcher(policy, MemoryCache(), now=lambda: NOON, sleep=pause.sleep, clock=pause.clock)
            async with fetcher:
                return await fetcher.get(page(server.url("/page")))

    assert got(asyncio.run(work())).body == b"<p>words</p>"
