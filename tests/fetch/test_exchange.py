from __future__ import annotations

import asyncio
import ssl
import zlib
from collections.abc import AsyncIterator

import anyio
import h11
import httpcore
import httpx
import pytest

from verify.fetch.answer import BodyLimits, HttpAnswer, NoAnswer
from verify.fetch.exchange import exchange
from verify.fetch.network import LookupFailedError, RefusedAddressError

URL = "https://paper.example/story"
LIMITS = BodyLimits(limit=1_000, refusals=100)
ERRORS: tuple[Exception, ...] = (
    httpx.ReadError("x"),
    httpx.ConnectError("x"),
    httpx.RemoteProtocolError("x"),
    httpx.PoolTimeout("x"),
    httpx.DecodingError("x"),
    httpx.UnsupportedProtocol("x"),
    httpx.InvalidURL("x"),
    httpx.StreamClosed(),
    httpcore.ReadError("x"),
    httpcore.ReadTimeout("x"),
    httpcore.RemoteProtocolError("x"),
    httpcore.ProxyError("x"),
    httpcore.UnsupportedProtocol("x"),
    httpcore.ConnectionNotAvailable("x"),
    h11.RemoteProtocolError("x"),
    anyio.BrokenResourceError(),
    anyio.ClosedResourceError(),
    anyio.EndOfStream(),
    ssl.SSLError("x"),
    ConnectionResetError(),
    OSError("x"),
    TimeoutError(),
    UnicodeError("x"),
    ValueError("x"),
    zlib.error("x"),
    KeyError("x"),
    AssertionError(),
    RuntimeError("x"),
    RefusedAddressError("x"),
    LookupFailedError("x"),
)


class Stream(httpx.AsyncByteStream):
    """Some bytes, then an error, if any; it may fail on closing too."""

    def __init__(
        self, chunks: list[bytes], error: Exception | None = None, *, on_close: Exception | None = None
    ) -> None:
        self.chunks = chunks
        self.error = error
        self.on_close = on_close

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self.chunks:
            yield chunk
        if self.error is not None:
            raise self.error

    async def aclose(self) -> None:
        if self.on_close is not None:
            raise self.on_close


class Transport(httpx.AsyncBaseTransport):
    def __init__(self, outcome: httpx.Response | Exception) -> None:
        self.outcome = outcome

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome


def ask(outcome: httpx.Response | Exception, limits: BodyLimits = LIMITS, url: str = URL) -> HttpAnswer | NoAnswer:
    return asyncio.run(exchange(Transport(outcome), url, (("Accept", "*/*"),), limits, seconds=1.0))


def response(stream: Stream, status: int = 200, **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.Response(status, headers={"content-type": "text/html"} | named, stream=stream)


@pytest.mark.parametrize("error", ERRORS, ids=repr)
def test_an_error_before_the_answer_is_a_reason(error: Exception) -> None:
    result = ask(error)

    assert isinstance(result, NoAnswer)
    assert result.reason in {"network", "timeout", "tls", "dns", "private_address", "bad_address"}


@pytest.mark.parametrize("error", ERRORS, ids=repr)
def test_an_error_in_the_body_never_gives_half_a_page(error: Exception) -> None:
    result = ask(response(Stream([b"<p>half "], error)))

    assert isinstance(result, NoAnswer)
    assert result.reached or result.reason in {"private_address", "dns"}


@pytest.mark.parametrize("error", ERRORS, ids=repr)
def test_an_error_in_the_body_of_a_refusal_leaves_the_refusal(error: Exception) -> None:
    result = ask(response(Stream([b"slow "], error), status=429, retry_after="3"))

    assert isinstance(result, HttpAnswer)
    assert (result.status, result.retry_after) == (429, "3")


@pytest.mark.parametrize("error", ERRORS, ids=repr)
def test_an_error_on_closing_is_a_value_too(error: Exception) -> None:
    assert isinstance(ask(response(Stream([b"<p>whole</p>"], on_close=error))), HttpAnswer | NoAnswer)


def test_a_certificate_that_fails_is_told_from_a_connection_that_does() -> None:
    error = httpcore.ConnectError("x")
    error.__cause__ = ssl.SSLCertVerificationError("x")

    refused, broken = ask(error), ask(httpcore.ConnectError("x"))

    assert isinstance(refused, NoAnswer)
    assert isinstance(broken, NoAnswer)
    assert (refused.reason, broken.reason) == ("tls", "network")


@pytest.mark.parametrize(
    ("kind", "charset"),
    [
        ("text/html; charset=ISO-8859-1", "iso-8859-1"),
        ('text/html;charset="utf-8"', "utf-8"),
        ("text/html; Charset = windows-1252 ; x=y", "windows-1252"),
        ("text/html; charset=", None),
        ("text/html", None),
        ("text/html; charset=" + "x" * 500, "x" * 40),
    ],
)
def test_the_label_of_the_encoding_is_read_and_not_believed(kind: str, charset: str | None) -> None:
    result = ask(response(Stream([b"x"]), content_type=kind))

    assert isinstance(result, HttpAnswer)
    assert (result.content_type, result.charset) == ("text/html", charset)


@pytest.mark.parametrize("value", ["a\tb", "x" * 500, "\u00fc"])
def test_a_validator_that_could_not_be_sent_back_is_dropped(value: str) -> None:
    answer = httpx.Response(200, headers=[(b"ETag", value.encode("latin-1"))], stream=Stream([b"x"]))

    result = ask(answer)

    assert isinstance(result, HttpAnswer)
    assert result.etag is None


def test_the_body_of_a_redirect_is_left_unread() -> None:
    result = ask(response(Stream([], RuntimeError("read")), status=302, location="/next"))

    assert isinstance(result, HttpAnswer)
    assert result.location == "/next"
