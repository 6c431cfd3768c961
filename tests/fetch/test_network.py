from __future__ import annotations

import asyncio
import socket
import ssl
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path

import httpcore
import httpx
import pytest
import trustme

from tests.fakes import NOON
from tests.fetch.clients import endpoint, failed, got, page
from tests.hostile import answer, hostile_server, redirect
from verify.errors import SettingsError
from verify.fetch.cache import MemoryCache
from verify.fetch.client import PoliteFetcher
from verify.fetch.network import CheckedTransport, GuardedBackend, LookupFailedError, RefusedAddressError, look_up
from verify.fetch.policy import FetchPolicy
from verify.model.page import FetchOutcome, Request

Resolve = Callable[[str, int], Awaitable[tuple[str, ...]]]


def names(table: dict[str, list[tuple[str, ...]]]) -> Resolve:
    """A name service that gives the answers of a name one after the other."""

    async def resolve(host: str, port: int) -> tuple[str, ...]:
        answers = table[host]
        return answers.pop(0) if len(answers) > 1 else answers[0]

    return resolve


async def connect(backend: GuardedBackend, host: str, port: int = 80) -> None:
    stream = await backend.connect_tcp(host, port, timeout=1.0)
    await stream.aclose()


@pytest.mark.parametrize(
    "addresses",
    [
        ("127.0.0.1",),
        ("93.184.215.14", "10.0.0.1"),
        ("2606:4700::1111", "::1"),
        ("::ffff:127.0.0.1",),
        ("64:ff9b::7f00:1",),
    ],
)
def test_one_inner_address_refuses_the_whole_name(addresses: tuple[str, ...]) -> None:
    backend = GuardedBackend(names({"paper.example": [addresses]}))

    with pytest.raises(RefusedAddressError):
        asyncio.run(connect(backend, "paper.example"))


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1", "0x7f000001", "2130706433", "169.254.169.254", "::1"])
def test_an_inner_literal_is_refused_without_any_look_up(host: str) -> None:
    with pytest.raises(RefusedAddressError):
        asyncio.run(connect(GuardedBackend(names({})), host))


def test_a_name_that_points_inside_is_refused_before_anything_is_sent() -> None:
    async def work() -> FetchOutcome:
        resolve = names({"rebind.example": [("127.0.0.1",)]})
        async with hostile_server({"/": answer(b"inside")}) as server:
            transport = CheckedTransport({}, frozenset({("other.example", server.port)}), resolve)
            policy = FetchPolicy(allow_private=frozenset({("rebind.example", server.port)}))
            async with PoliteFetcher(policy, MemoryCache(), transport=transport, now=lambda: NOON) as fetcher:
                outcome = await fetcher.get(page(f"http://rebind.example:{server.port}/"))
            assert server.asked == []
            return outcome

    assert failed(asyncio.run(work())).reason == "private_address"


def test_the_very_address_that_was_checked_is_dialled_and_the_name_looked_up_once() -> None:
    looked_up: list[str] = []

    async def resolve(host: str, port: int) -> tuple[str, ...]:
        looked_up.append(host)
        return ("127.0.0.1",) if len(looked_up) == 1 else ("127.0.0.2",)

    async def work() -> str:
        async with hostile_server({}) as server:
            backend = GuardedBackend(resolve, frozenset({("paper.example", server.port)}))
            stream = await backend.connect_tcp("paper.example", server.port, timeout=1.0)
            try:
                return str(stream.get_extra_info("server_addr")[0])
            finally:
                await stream.aclose()

    assert asyncio.run(work()) == "127.0.0.1"
    assert looked_up == ["paper.example"]


def test_an_exception_holds_for_its_host_and_port_alone() -> None:
    async def work() -> list[FetchOutcome]:
        async with (
            hostile_server({"/": answer(b"archive")}) as open_one,
            hostile_server({"/": answer(b"shut")}) as shut,
        ):
            policy = FetchPolicy(allow_private=frozenset({("127.0.0.1", open_one.port)}), page_pause=0)
            async with PoliteFetcher(policy, MemoryCache(), now=lambda: NOON) as fetcher:
                outcomes = [await fetcher.get(page(server.url("/"))) for server in (open_one, shut)]
            assert shut.asked == []
            return outcomes

    first, second = asyncio.run(work())

    assert got(first).body == b"archive"
    assert failed(second).reason == "private_address"


@pytest.mark.parametrize(
    "trap",
    [
        "http://127.0.0.1:{shut}/admin",
        "http://169.254.169.254/latest/",
        "http://[::1]:{shut}/",
        "http://2130706433/",
    ],
)
def test_a_redirect_into_the_network_is_refused_at_the_hop(trap: str) -> None:
    async def work() -> FetchOutcome:
        async with hostile_server({"/admin": answer(b"canary")}) as shut:
            async with hostile_server({"/": redirect(trap.format(shut=shut.port))}) as server:
                policy = FetchPolicy(allow_private=frozenset({("127.0.0.1", server.port)}), page_pause=0)
                async with PoliteFetcher(policy, MemoryCache(), now=lambda: NOON) as fetcher:
                    outcome = await fetcher.get(page(server.url("/")))
            assert shut.asked == []
            return outcome

    assert failed(asyncio.run(work())).reason == "private_address"


def test_a_dead_address_gives_way_to_the_next_one() -> None:
    async def work() -> None:
        async with hostile_server({}) as server:
            resolve = names({"paper.example": [("127.0.0.9", "127.0.0.1")]})
            await connect(
                GuardedBackend(resolve, frozenset({("paper.example", server.port)})), "paper.example", server.port
            )

    asyncio.run(work())


def test_a_name_that_does_not_exist_is_told_in_time() -> None:
    def unknown(*_: object, **__: object) -> list[object]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    with pytest.raises(LookupFailedError, match="no such name"):
        asyncio.run(look_up("no-such-name.example", 443, seconds=4.0, service=unknown))


@pytest.mark.parametrize("host", ["a" * 70 + ".example", "..", "\udcff.example"])
def test_a_name_that_cannot_be_one_is_no_name(host: str) -> None:
    with pytest.raises(LookupFailedError):
        asyncio.run(look_up(host, 443, seconds=4.0))


def test_a_look_up_that_hangs_is_left_behind() -> None:
    hanging = threading.Event()

    def hang(*_: object, **__: object) -> list[object]:
        hanging.wait()
        return []

    with pytest.raises(LookupFailedError):
        asyncio.run(look_up("paper.example", 443, seconds=0.05, service=hang))
    hanging.set()


def test_a_name_service_that_never_answers_ends_the_run_after_the_first_few() -> None:
    asked: list[str] = []

    async def hang(host: str, port: int) -> tuple[str, ...]:
        asked.append(host)
        await asyncio.sleep(0.05)
        raise LookupFailedError("no answer from the name service")

    async def work() -> tuple[set[str], bool]:
        transport = CheckedTransport({}, frozenset(), hang)
        async with PoliteFetcher(FetchPolicy(), MemoryCache(), transport=transport, now=lambda: NOON) as fetcher:
            requests = [endpoint(f"https://api.gdeltproject.org/?q={n}") for n in range(20)]
            requests += [page(f"https://p{n}.example/") for n in range(80)]
            outcomes = await asyncio.gather(*(fetcher.get(request) for request in requests))
            return {failed(outcome).reason for outcome in outcomes}, fetcher.without_network

    reasons, without_network = asyncio.run(work())

    assert reasons == {"dns", "network"}
    assert without_network
    assert len(asked) < 2 * FetchPolicy().at_once


@pytest.mark.parametrize(
    ("environ", "key"),
    [
        ({"HTTPS_PROXY": "socks5://127.0.0.1:1"}, "HTTPS_PROXY"),
        ({"HTTPS_PROXY": "ftp://proxy.example:21"}, "HTTPS_PROXY"),
        ({"SSL_CERT_FILE": "/no/such/file.pem"}, "SSL_CERT_FILE"),
        ({"SSL_CERT_FILE": __file__}, "SSL_CERT_FILE"),
    ],
)
def test_an_environment_that_cannot_work_is_named(environ: dict[str, str], key: str) -> None:
    with pytest.raises(SettingsError, match=key):
        CheckedTransport(environ, frozenset(), names({}))


def through_proxy(url: str, environ: dict[str, str]) -> tuple[FetchOutcome, list[str]]:
    async def work() -> tuple[FetchOutcome, list[str]]:
        # A proxy is asked by the whole address; here it answers everything itself.
        async with hostile_server({url: answer(b"by proxy")}) as proxy:
            given = {name: value.format(port=proxy.port) for name, value in environ.items()}
            async with PoliteFetcher(
                FetchPolicy(page_pause=0), MemoryCache(), now=lambda: NOON, environ=given
            ) as fetcher:
                outcome = await fetcher.get(Request(url=url))
            return outcome, proxy.paths()

    return asyncio.run(work())


@pytest.mark.parametrize("name", ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"])
@pytest.mark.parametrize("value", ["http://127.0.0.1:{port}", "127.0.0.1:{port}"])
def test_the_proxy_of_the_environment_is_used_and_looks_names_up(name: str, value: str) -> None:
    outcome, asked = through_proxy("http://paper.example/story", {name: value})

    assert got(outcome).body == b"by proxy"
    assert asked == ["http://paper.example/robots.txt", "http://paper.example/story"]


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/x", "http://localhost/x", "http://intranet/x", "http://10.1/x", "http://db.internal/x"]
)
def test_an_inner_host_is_refused_behind_a_proxy_too(url: str) -> None:
    outcome, asked = through_proxy(url, {"http_proxy": "http://127.0.0.1:{port}"})

    assert failed(outcome).reason == "private_address"
    assert asked == []


def test_an_exception_from_the_proxy_is_dialled_and_checked() -> None:
    outcome, asked = through_proxy(
        "http://127.0.0.1/x", {"http_proxy": "http://127.0.0.1:{port}", "no_proxy": "127.0.0.1"}
    )

    assert failed(outcome).reason == "private_address"
    assert asked == []


def test_a_visitors_header_is_no_proxy() -> None:
    outcome, asked = through_proxy(
        "http://127.0.0.1/x", {"HTTP_PROXY": "http://127.0.0.1:{port}", "REQUEST_METHOD": "GET"}
    )

    assert failed(outcome).reason == "private_address"
    assert asked == []


def tls_outcome(certified: str, *, trusted: bool, tmp_path: Path) -> FetchOutcome:
    ca = trustme.CA()
    other = ca if trusted else trustme.CA()
    ca_file = tmp_path / "ca.pem"
    other.cert_pem.write_to_path(str(ca_file))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ca.issue_cert(certified).configure_cert(context)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")
        await writer.drain()
        writer.close()

    async def work() -> FetchOutcome:
        listener = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context)
        port = listener.sockets[0].getsockname()[1]
        allowed = frozenset({("paper.example", port)})
        transport = CheckedTransport(
            {"SSL_CERT_FILE": str(ca_file)}, allowed, names({"paper.example": [("127.0.0.1",)]})
        )
        policy = FetchPolicy(allow_private=allowed, page_pause=0)
        try:
            async with PoliteFetcher(policy, MemoryCache(), transport=transport, now=lambda: NOON) as fetcher:
                return await fetcher.get(endpoint(f"https://paper.example:{port}/"))
        finally:
            listener.close()

    return asyncio.run(work())


def test_the_name_in_the_certificate_is_the_hosts_though_an_address_is_dialled(tmp_path: Path) -> None:
    assert got(tls_outcome("paper.example", trusted=True, tmp_path=tmp_path)).body == b"ok"


def test_a_certificate_for_another_name_is_refused(tmp_path: Path) -> None:
    assert failed(tls_outcome("other.example", trusted=True, tmp_path=tmp_path)).reason == "tls"


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    assert failed(tls_outcome("paper.example", trusted=False, tmp_path=tmp_path)).reason == "tls"


def test_no_library_error_passes_for_a_refusal() -> None:
    assert not issubclass(RefusedAddressError, httpcore.NetworkError | httpx.HTTPError | OSError)
