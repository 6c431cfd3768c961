"""Two archives in miniature on 127.0.0.1: the shapes of their answers, and records as crawlers keep them."""

from __future__ import annotations

import gzip
import json

import httpx

from tests.fakes import NOON
from tests.fetch.clients import FakeTime
from tests.hostile import Asked, Misdeed, answer
from verify.fetch.cache import Cache, MemoryCache
from verify.fetch.client import PoliteFetcher
from verify.fetch.policy import FetchPolicy

STORY = "https://ferry.example/2025/09/14/night-boats"
WORDS = "The harbour master said the night boats will sail again once the pier is mended. " * 8
FILE = "crawl-data/CC-MAIN-2025-38/segments/1757.29/warc/CC-MAIN-20250920083340-20250920113340-00340.warc.gz"
CDX, LIST, LISTING = "/cdx/search/cdx", "/collinfo.json", "/CC-MAIN-2025-38-index"
START = 4_711


def crawl_list() -> bytes:
    crawls = [("CC-MAIN-2025-43", "10-27"), ("CC-MAIN-2025-38", "09-29"), ("CC-MAIN-2025-33", "08-15")]
    return json.dumps(
        [{"id": name, "to": f"2025-{day}T10:00:00", "cdx-api": "https://x.example/"} for name, day in crawls]
    ).encode()


def record(
    url: str = STORY, *, type_: str = "response", status: str = "200 OK", words: str = WORDS, head: str = ""
) -> bytes:
    """One gzip member that holds *url* as it was crawled."""
    html = f"<html><head><title>Night boats</title></head><body><article><p>{words}</p></article></body></html>"
    block = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}".encode()
    lines = f"WARC/1.0\r\nWARC-Type: {type_}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-09-20T09:00:00Z\r\n{head}"
    lines += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    return gzip.compress(lines.encode() + block + b"\r\n\r\n", mtime=0)


def listed(**changed: object) -> bytes:
    """One line of the index, as it would list the record, with some fields *changed*."""
    line: dict[str, object] = {
        "urlkey": "example,ferry)/2025/09/14/night-boats", "timestamp": "20250920090000", "url": STORY, "mime": "text/html",
        "mime-detected": "text/html", "status": "200", "length": str(len(record())), "offset": str(START), "filename": FILE,
    }  # fmt: skip
    return json.dumps(line | changed).encode() + b"\n"


def ndjson(body: bytes) -> Misdeed:
    return answer(body, kind="text/x-ndjson")


def part(data: bytes, *, start: int = START) -> Misdeed:
    span = f"Content-Range: bytes {start}-{start + len(data) - 1}/952861306\r\n"
    return answer(data, status="206 Partial Content", kind="application/octet-stream", headers=span)


def none_found() -> Misdeed:
    return answer(
        b'{"message": "No Captures found for: ferry.example"}', status="404 Not Found", kind="application/json"
    )


class Diverted(httpx.AsyncBaseTransport):
    """Leads every host to one port of this machine."""

    def __init__(self, port: int) -> None:
        self._port, self._wire = port, httpx.AsyncHTTPTransport()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url.copy_with(scheme="http", host="127.0.0.1", port=self._port)
        return await self._wire.handle_async_request(
            httpx.Request(request.method, url, headers=request.headers, extensions=request.extensions)
        )

    async def aclose(self) -> None:
        await self._wire.aclose()


def diverted_fetcher(port: int, *, cache: Cache | None = None, offline: bool = False) -> PoliteFetcher:
    """A fetcher whose every host is this machine, and whose pauses take no time."""
    time = FakeTime()
    policy = FetchPolicy(user_agent="testbot/1.0", offline=offline)
    return PoliteFetcher(
        policy, cache or MemoryCache(), transport=Diverted(port), now=lambda: NOON, sleep=time.sleep, clock=time.clock
    )


def ranges(asked: list[Asked]) -> list[str]:
    """The parts of files that were asked for."""
    return [each.headers["range"] for each in asked if "range" in each.headers]
