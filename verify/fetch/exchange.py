"""One request and its answer, or the reason why there is none: the one place where the libraries' errors end."""

from __future__ import annotations

import asyncio
import re
import ssl
import zlib
from dataclasses import dataclass

import anyio
import h11
import httpcore
import httpx

from verify.fetch.answer import BodyLimits, HttpAnswer, NoAnswer
from verify.fetch.body import BodyError, read_body
from verify.fetch.network import LookupFailedError, RefusedAddressError
from verify.model.unread_reason import UnreadReason

_PHASE_SECONDS = 30.0
_CHARSET = re.compile(r"(?i)charset\s{0,5}=\s{0,5}[\"']?([\w.:+-]{1,40})")
_TIMEOUTS = (TimeoutError, httpcore.TimeoutException, httpx.TimeoutException)
_REFUSED_BY_PROXY = (httpcore.ProxyError, httpx.ProxyError)
# The libraries raise kinds outside their own trees: bad addresses, IDNA, Unicode, broken assertions, closed streams.
_ERRORS = (
    RefusedAddressError,
    LookupFailedError,
    BodyError,
    httpx.HTTPError,
    httpx.InvalidURL,
    httpx.StreamError,
    httpcore.ProtocolError,
    httpcore.NetworkError,
    httpcore.TimeoutException,
    httpcore.ProxyError,
    httpcore.UnsupportedProtocol,
    httpcore.ConnectionNotAvailable,
    h11.ProtocolError,
    anyio.BrokenResourceError,
    anyio.ClosedResourceError,
    anyio.EndOfStream,
    zlib.error,
    OSError,
    ValueError,
    LookupError,
    AssertionError,
    RuntimeError,
)


@dataclass(slots=True)
class _Progress:
    reached: bool = False


async def exchange(
    transport: httpx.AsyncBaseTransport,
    url: str,
    headers: tuple[tuple[str, str], ...],
    limits: BodyLimits,
    *,
    seconds: float,
    body: bytes = b"",
) -> HttpAnswer | NoAnswer:
    """The answer of *url* within *seconds* in all, or why not; a *body* is posted. Nothing that the web does is raised."""
    progress = _Progress()
    try:
        async with asyncio.timeout(seconds):
            return await _converse(transport, _request_of(url, headers, body), limits, progress)
    except _ERRORS as error:
        return _no_answer(error, progress)


async def _converse(
    transport: httpx.AsyncBaseTransport, request: httpx.Request, limits: BodyLimits, progress: _Progress
) -> HttpAnswer:
    # Straight to the transport: no cookies, no redirects, no decoders, nothing read from the environment.
    response = await transport.handle_async_request(request)
    progress.reached = True
    try:
        body = await _body_of(response, limits)
        return _answer(response, body)
    finally:
        await response.aclose()


def _request_of(url: str, headers: tuple[tuple[str, str], ...], body: bytes) -> httpx.Request:
    extensions = {"timeout": httpx.Timeout(_PHASE_SECONDS, read=None).as_dict()}
    if not body:
        return httpx.Request("GET", url, headers=list(headers), extensions=extensions)
    posted = [*headers, ("Content-Type", "application/json")]
    return httpx.Request("POST", url, headers=posted, content=body, extensions=extensions)


async def _body_of(response: httpx.Response, limits: BodyLimits) -> bytes:
    status, headers = response.status_code, response.headers
    if limits.part is not None and status in (200, 206):
        return await _part_of(response, *limits.part)
    if status == 206:
        raise BodyError(UnreadReason.CUT, "a part was sent that nobody asked for")
    if status != 200:
        return await _refusal_of(response, limits.refusals)
    kind = _content_type(headers)
    if limits.types and kind and kind not in limits.types:
        raise BodyError(UnreadReason.NOT_HTML, f"a page of type {kind[:60]}")
    return await _read(response, limits.limit, keep_start=limits.keep_start)


async def _part_of(response: httpx.Response, start: int, length: int) -> bytes:
    if response.status_code == 200:
        raise BodyError(UnreadReason.TOO_LARGE, "the whole file in place of the part that was asked for")
    if not response.headers.get("content-range", "").startswith(f"bytes {start}-{start + length - 1}/"):
        raise BodyError(UnreadReason.CUT, "another part than was asked for")
    body = await _read(response, length, keep_start=False)
    if len(body) < length:
        raise BodyError(UnreadReason.CUT, "the part stopped before its end")
    return body


async def _refusal_of(response: httpx.Response, limit: int) -> bytes:
    if 300 <= response.status_code < 400:
        # An empty body that is read leaves the connection fit for the next hop.
        limit = 1 if response.headers.get("content-length") == "0" else 0
    if not limit:
        return b""
    try:
        return await _read(response, limit, keep_start=True)
    except _ERRORS:
        return b""  # the status says what there is to say


async def _read(response: httpx.Response, limit: int, *, keep_start: bool) -> bytes:
    stream, length = response.stream, response.headers.get("content-length", "")
    assert isinstance(stream, httpx.AsyncByteStream)
    return await read_body(
        stream,
        coding=response.headers.get("content-encoding", ""),
        length=int(length) if length.isascii() and length.isdigit() else None,
        limit=limit,
        keep_start=keep_start,
    )


def _answer(response: httpx.Response, body: bytes) -> HttpAnswer:
    headers = response.headers
    charset = _CHARSET.search(headers.get("content-type", "")[:300])
    return HttpAnswer(
        status=response.status_code,
        content_type=_content_type(headers),
        charset=charset[1].lower() if charset else None,
        location=headers.get("location"),
        retry_after=headers.get("retry-after"),
        etag=_plain(headers.get("etag")),
        last_modified=_plain(headers.get("last-modified")),
        body=body,
    )


def _content_type(headers: httpx.Headers) -> str:
    value: str = headers.get("content-type", "")
    return value.split(";", 1)[0].strip().lower()[:100]


def _plain(value: str | None) -> str | None:
    """A validator that may be sent back as it came, or None."""
    return value if value and len(value) <= 200 and value.isascii() and value.isprintable() else None


def _no_answer(error: BaseException, progress: _Progress) -> NoAnswer:
    reached = progress.reached
    if isinstance(error, BodyError):
        return NoAnswer(reason=error.reason, detail=error.detail, reached=True)
    if isinstance(error, RefusedAddressError):
        return NoAnswer(reason=UnreadReason.PRIVATE_ADDRESS, detail=str(error))
    if isinstance(error, LookupFailedError):
        return NoAnswer(reason=UnreadReason.DNS, detail=str(error))
    if isinstance(error, _TIMEOUTS):
        connected = not isinstance(error, httpcore.ConnectTimeout | httpx.ConnectTimeout)
        return NoAnswer(reason=UnreadReason.TIMEOUT, detail="no complete answer in time", reached=connected)
    if isinstance(error, _REFUSED_BY_PROXY):
        # The proxy did answer: the network is there, and the name is perhaps not.
        return NoAnswer(reason=UnreadReason.NETWORK, detail="the proxy could not connect to the host", reached=True)
    if reached:
        return NoAnswer(reason=UnreadReason.CUT, detail="the answer stopped before its end", reached=True)
    if any(isinstance(cause, ssl.SSLError) for cause in _causes(error)):
        return NoAnswer(reason=UnreadReason.TLS, detail="no trustworthy certificate, or no TLS at all")
    if isinstance(error, (httpx.InvalidURL, UnicodeError)):
        return NoAnswer(reason=UnreadReason.BAD_ADDRESS, detail="not an address that can be asked for")
    connected = not isinstance(error, httpcore.ConnectError | httpx.ConnectError)
    what = "no HTTP on the connection" if connected else "no connection"
    return NoAnswer(reason=UnreadReason.NETWORK, detail=f"{what} ({type(error).__name__})", reached=connected)


def _causes(error: BaseException | None) -> list[BaseException]:
    chain: list[BaseException] = []
    while error is not None and error not in chain:
        chain.append(error)
        error = error.__cause__ or error.__context__
    return chain
