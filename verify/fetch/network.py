"""Connections: names looked up once, the answer checked, that very address dialled; the operator's proxy honoured."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from typing import Any
from urllib.request import proxy_bypass_environment  # type: ignore[attr-defined]

import httpcore
import httpx

from verify.errors import SettingsError
from verify.fetch.addresses import is_inner_host, is_public, literal_of
from verify.fetch.interim import PatientStream
from verify.fetch.proxies import proxies_of, trusted_by

Resolve = Callable[[str, int], Awaitable[tuple[str, ...]]]
Allowed = frozenset[tuple[str, int]]

_MAX_DIALLED = 4
_CONNECT_SECONDS = 6.0


class RefusedAddressError(Exception):
    """A host that lies, or may lie, inside a network; nothing was sent to it."""


class LookupFailedError(Exception):
    """A host name without an address, or without an answer in time."""


async def look_up(
    host: str, port: int, *, seconds: float, service: Callable[..., list[Any]] = socket.getaddrinfo
) -> tuple[str, ...]:
    """All addresses of *host*; LookupFailedError where there is none within *seconds*."""
    # A look-up that hangs cannot be cancelled. In a daemon thread it holds up neither the run nor its end.
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[tuple[str, ...]] = loop.create_future()

    def settle(addresses: tuple[str, ...]) -> None:
        if not answer.done():
            answer.set_result(addresses)

    def ask() -> None:
        try:
            found = service(host, port, type=socket.SOCK_STREAM)
            addresses = tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
        except (OSError, UnicodeError):
            addresses = ()
        with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(settle, addresses)

    threading.Thread(target=ask, daemon=True, name="look-up").start()
    try:
        async with asyncio.timeout(seconds):
            addresses = await answer
    except TimeoutError:
        raise LookupFailedError("no answer from the name service") from None
    if not addresses:
        raise LookupFailedError("no such name")
    return addresses


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Dials public addresses only, and exactly those it has checked; *allowed* names exceptions by host and port."""

    def __init__(self, resolve: Resolve, allowed: Allowed = frozenset(), *, guarded: bool = True) -> None:
        self._resolve = resolve
        self._allowed = allowed
        self._guarded = guarded
        self._sockets = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the library's own signature
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A stream to the first address of *host* that answers; RefusedAddressError if any of them is not public."""
        addresses = await self._addresses(host, port)
        ends_at = time.monotonic() + min(timeout or _CONNECT_SECONDS, _CONNECT_SECONDS)
        for left in range(len(addresses), 0, -1):
            seconds = max(0.1, (ends_at - time.monotonic()) / left)
            try:
                stream = await self._sockets.connect_tcp(addresses[-left], port, seconds, local_address, socket_options)
                return PatientStream(stream)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if left == 1:
                    raise
        raise LookupFailedError("no such name")

    async def _addresses(self, host: str, port: int) -> tuple[str, ...]:
        literal = literal_of(host)
        addresses = (literal,) if literal else await self._resolve(host, port)
        exempt = not self._guarded or (host.lower(), port) in self._allowed
        # One inner address among public ones refuses the name: which of them gets dialled would be chance.
        if not exempt and not all(is_public(address) for address in addresses):
            raise RefusedAddressError("the host lies inside a network")
        return _mixed(addresses)[:_MAX_DIALLED]

    async def sleep(self, seconds: float) -> None:
        """Wait, for the library's own retries, which are switched off."""
        await asyncio.sleep(seconds)


class CheckedTransport(httpx.AsyncBaseTransport):
    """Sends requests over HTTP/1.1, certificates always checked, directly or through the proxy of the environment."""

    def __init__(self, environ: Mapping[str, str], allowed: Allowed, resolve: Resolve) -> None:
        self._allowed = allowed
        self._proxies = proxies_of(environ)
        self._context = trusted_by(environ) or httpx.create_ssl_context(trust_env=False)
        self._direct = httpcore.AsyncConnectionPool(
            ssl_context=self._context,
            max_connections=100,
            keepalive_expiry=15.0,
            network_backend=GuardedBackend(resolve, allowed),
        )
        # The proxy itself is the operator's and may well stand inside.
        inside = GuardedBackend(resolve, guarded=False)
        self._tunnels = {
            scheme: self._proxy_pool(url, inside) for scheme, url in self._proxies.items() if scheme != "no"
        }

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The answer with its body still unread; errors of the libraries pass through as they are."""
        url = request.url
        answer = await self._pool_for(url).handle_async_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(status_code=answer.status, headers=answer.headers, stream=_Stream(answer))

    def _pool_for(self, url: httpx.URL) -> httpcore.AsyncConnectionPool:
        port = url.port or (443 if url.scheme == "https" else 80)
        tunnel = self._tunnels.get(url.scheme)
        if tunnel is None or proxy_bypass_environment(f"{url.host}:{port}", self._proxies):
            return self._direct
        if is_inner_host(url.raw_host.decode("ascii")) and (url.host.lower(), port) not in self._allowed:
            raise RefusedAddressError("the host lies inside a network")
        return tunnel

    def _proxy_pool(self, address: str, backend: GuardedBackend) -> httpcore.AsyncConnectionPool:
        try:
            proxy = httpx.Proxy(address)
        except (httpx.InvalidURL, ValueError) as error:
            raise SettingsError("HTTPS_PROXY", "not the address of an http or https proxy") from error
        if proxy.url.scheme not in ("http", "https"):
            raise SettingsError("HTTPS_PROXY", f"{proxy.url.scheme} proxies are not supported", "use an http:// proxy")
        secure = proxy.url.scheme == "https"
        return httpcore.AsyncHTTPProxy(
            proxy_url=httpcore.URL(
                scheme=proxy.url.raw_scheme, host=proxy.url.raw_host, port=proxy.url.port, target=b"/"
            ),
            proxy_auth=proxy.raw_auth,
            proxy_ssl_context=self._context if secure else None,
            ssl_context=self._context,
            max_connections=100,
            keepalive_expiry=15.0,
            network_backend=backend,
        )

    async def aclose(self) -> None:
        """Close every connection."""
        for pool in (self._direct, *self._tunnels.values()):
            await pool.aclose()


class NoTransport(httpx.AsyncBaseTransport):
    """For runs without a network: whatever asks, nothing goes out."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:  # noqa: ARG002
        """Refused."""
        raise RefusedAddressError("this run stays off the network")


class _Stream(httpx.AsyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._answer.aiter_stream():
            yield chunk

    async def aclose(self) -> None:
        await self._answer.aclose()


def _mixed(addresses: tuple[str, ...]) -> tuple[str, ...]:
    # One family may have no route: the second try is of the other one.
    old = [a for a in addresses if ":" not in a]
    new = [a for a in addresses if ":" in a]
    pairs = [address for pair in zip(old, new, strict=False) for address in pair]
    return tuple(dict.fromkeys([*pairs, *old, *new]))
