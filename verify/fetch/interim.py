"""Connections on which a server may send a few interim answers (RFC 9110, 15.2), not one after the other without end."""

from __future__ import annotations

import re
import ssl
from typing import Any

import httpcore

# Early hints come once or twice before an answer.
MOST_INTERIM = 16
_LONGEST_HEAD = 16_000
_INTERIM = re.compile(rb"HTTP/1\.[01] 1\d\d[^\r\n]*\r?\n(?:[^\r\n]+\r?\n)*?\r?\n")
_BEGINNING = b"HTTP/1.1 1"


class PatientStream(httpcore.AsyncNetworkStream):
    """Passes everything on, and counts the interim answers in front of each answer: too many is an answer that never comes."""

    def __init__(self, stream: httpcore.AsyncNetworkStream) -> None:
        self._stream = stream
        self._counting = False
        self._met = 0
        self._head = b""

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109
        """What the server sent; httpcore.ReadTimeout after far too many interim answers."""
        data = await self._stream.read(max_bytes, timeout)
        if self._counting:
            self._count(data)
        return data

    def _count(self, data: bytes) -> None:
        head = self._head + data
        at = 0
        while found := _INTERIM.match(head, at):
            self._met, at = self._met + 1, found.end()
            if self._met > MOST_INTERIM:
                raise httpcore.ReadTimeout("interim answers, and no final one")
        self._head = head[at:]
        # The library has a limit of its own for one head that does not end.
        begun = self._head[: len(_BEGINNING)].replace(b"/1.0", b"/1.1")
        self._counting = _BEGINNING.startswith(begun) and len(self._head) < _LONGEST_HEAD

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109
        """Send *buffer*; what comes next begins an answer."""
        self._counting, self._met, self._head = True, 0, b""
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        """Close the connection."""
        await self._stream.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - the library's own signature
    ) -> httpcore.AsyncNetworkStream:
        """The same over TLS."""
        return PatientStream(await self._stream.start_tls(ssl_context, server_hostname, timeout))

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - the library's own signature
        """What the library asks of the connection."""
        return self._stream.get_extra_info(info)
