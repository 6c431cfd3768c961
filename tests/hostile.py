"""A server on 127.0.0.1 that misbehaves on purpose; it may wait, the tests that use it do not."""

from __future__ import annotations

import asyncio
import contextlib
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Asked:
    """One request as it arrived."""

    path: str
    headers: Mapping[str, str]
    body: bytes = b""


Misdeed = Callable[[Asked, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Hostile:
    """The running server: its port, and what it was asked."""

    port: int = 0
    asked: list[Asked] = field(default_factory=list)
    running: int = 0
    most_at_once: int = 0

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]


@contextlib.asynccontextmanager
async def hostile_server(routes: Mapping[str, Misdeed]) -> AsyncIterator[Hostile]:
    """Serve *routes* by path; anything else, robots.txt too unless it is named, is a 404."""
    server = Hostile()
    tasks: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        try:
            while asked := await _read(reader):
                server.asked.append(asked)
                server.running += 1
                server.most_at_once = max(server.most_at_once, server.running)
                try:
                    await routes.get(asked.path.split("?")[0], answer(status="404 Not Found"))(asked, writer)
                    await writer.drain()
                finally:
                    server.running -= 1
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            tasks.discard(task)
            writer.transport.abort()

    listener = await asyncio.start_server(serve, "127.0.0.1", 0)
    server.port = listener.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listener.close()
        for task in list(tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _read(reader: asyncio.StreamReader) -> Asked | None:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    method, path, _ = head[0].split(" ")
    pairs = (line.partition(":") for line in head[1:] if line)
    headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
    assert method == ("POST" if "content-length" in headers else "GET")
    return Asked(path=path, headers=headers, body=await reader.readexactly(int(headers.get("content-length", "0"))))


def raw(data: bytes, *, close: bool = True) -> Misdeed:
    """Send *data* as it is, and hang up."""

    async def act(asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(data)
        await writer.drain()
        if close:
            raise ConnectionError

    return act


def answer(body: bytes = b"", *, status: str = "200 OK", kind: str = "text/html", headers: str = "") -> Misdeed:
    """A well-formed answer."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n{headers}\r\n"
    return raw(head.encode("latin-1") + body, close=False)


def redirect(location: str, *, status: str = "302 Found") -> Misdeed:
    return answer(status=status, headers=f"Location: {location}\r\n")


def chain() -> Misdeed:
    """A redirect to an address that was never asked before, each time."""

    async def act(asked: Asked, writer: asyncio.StreamWriter) -> None:
        step = int(asked.path.rpartition("=")[2]) if "=" in asked.path else 0
        await redirect(f"{asked.path.split('?')[0]}?hop={step + 1}")(asked, writer)

    return act


def bomb(megabytes: int) -> Misdeed:
    """A gzip body that unpacks to *megabytes*, a thousandth of it on the wire."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    start = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    # After a full flush each packed megabyte stands for itself, so one is enough to make any number.
    packed = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return raw(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + start + packed * megabytes
    )


def forever(first: bytes, again: bytes, *, every: float = 0.0) -> Misdeed:
    """Send *first*, then *again* without end."""

    async def act(asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(first)
        while True:
            writer.write(again)
            await writer.drain()
            await asyncio.sleep(every)

    return act


def silence() -> Misdeed:
    """Never answer."""

    async def act(asked: Asked, writer: asyncio.StreamWriter) -> None:
        await asyncio.Event().wait()

    return act


def after(seconds: float, misdeed: Misdeed) -> Misdeed:
    """*misdeed*, late."""

    async def act(asked: Asked, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(seconds)
        await misdeed(asked, writer)

    return act


def in_turn(*misdeeds: Misdeed) -> Misdeed:
    """One after the other, the last one from then on."""
    left = list(misdeeds)

    async def act(asked: Asked, writer: asyncio.StreamWriter) -> None:
        await (left.pop(0) if len(left) > 1 else left[0])(asked, writer)

    return act
