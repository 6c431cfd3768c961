"""Clients for tests: a clock that moves only when somebody sleeps, and fetchers over it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.fakes import NOON
from verify.fetch.cache import Cache, MemoryCache
from verify.fetch.client import PoliteFetcher
from verify.fetch.policy import FetchPolicy
from verify.model.page import Fetched, FetchOutcome, Request, RequestKind, Unread

PAGE = "https://paper.example/story"
PLAIN = FetchPolicy(user_agent="testbot/1.0 (+https://bot.example)")


@dataclass
class FakeTime:
    """Seconds that pass only in sleep."""

    at: float = 0.0
    slept: list[float] = field(default_factory=list)

    def clock(self) -> float:
        return self.at

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += seconds
        await asyncio.sleep(0)


@dataclass
class Web:
    """Answers by address; robots.txt is a 404 unless given. Remembers the requests."""

    pages: dict[str, Any]  # responses, or functions from a request to one
    asked: list[httpx.Request] = field(default_factory=list)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        found = self.pages.get(str(request.url), httpx.Response(404))
        given: httpx.Response = found if isinstance(found, httpx.Response) else found(request)
        # A stream is read once; the next request gets one of its own.
        assert isinstance(given.stream, httpx.ByteStream)
        stream = httpx.ByteStream(b"".join(given.stream))
        return httpx.Response(given.status_code, headers=given.headers, stream=stream)

    def urls(self) -> list[str]:
        return [str(request.url) for request in self.asked]

    def pages_asked(self) -> list[str]:
        return [url for url in self.urls() if not url.endswith("/robots.txt")]


def html(text: str = "<p>words</p>", status: int = 200, **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.Response(status, headers={"content-type": "text/html; charset=UTF-8"} | named, content=text.encode())


def mock_fetcher(
    web: Web, *, policy: FetchPolicy = PLAIN, cache: Cache | None = None, time: FakeTime | None = None
) -> PoliteFetcher:
    time = time or FakeTime()
    return PoliteFetcher(
        policy,
        cache or MemoryCache(),
        transport=httpx.MockTransport(web),
        now=lambda: NOON,
        sleep=time.sleep,
        clock=time.clock,
    )


def page(url: str = PAGE, *, linked: bool = False) -> Request:
    return Request(url=url, linked=linked)


def endpoint(url: str, **headers: str) -> Request:
    return Request(url=url, kind=RequestKind.API, headers=tuple(headers.items()))


def failed(outcome: FetchOutcome) -> Unread:
    assert isinstance(outcome, Unread), outcome
    return outcome


def got(outcome: FetchOutcome) -> Fetched:
    assert isinstance(outcome, Fetched), outcome
    return outcome
