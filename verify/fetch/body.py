"""The body of an answer, read with an upper limit on every step of unpacking."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterable
from dataclasses import dataclass, field

from verify.model.unread_reason import UnreadReason

_GZIP_MAGIC = b"\x1f\x8b"
_MAX_MEMBERS = 256
_GZIP_WINDOW = 31
_PLAIN = ("", "identity")
_GZIP = ("gzip", "x-gzip")


class BodyError(Exception):
    """A body that cannot stand for the page; *reason* is as in `Unread`."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


@dataclass(slots=True)
class _Plain:
    """Bytes as they came."""

    out: bytearray = field(default_factory=bytearray)

    def feed(self, chunk: bytes, limit: int) -> None:
        self.out += chunk[: max(0, limit - len(self.out))]

    def ended(self) -> bool:
        return True


@dataclass(slots=True)
class _Gunzip:
    """Bytes out of gzip members, never more of them at once than the limit leaves."""

    out: bytearray = field(default_factory=bytearray)
    members: int = 1
    started: bool = False
    _unpacker: zlib._Decompress = field(default_factory=lambda: zlib.decompressobj(_GZIP_WINDOW))

    def feed(self, chunk: bytes, limit: int) -> None:
        self.started = self.started or bool(chunk)
        data = chunk
        while data and (room := limit - len(self.out)) > 0:
            self.out += self._unpacker.decompress(data, room)
            data = self._unpacker.unconsumed_tail or self._next_member()

    def _next_member(self) -> bytes:
        # Whatever follows the last member and is no member itself is padding, as in every browser.
        rest = self._unpacker.unused_data
        if not rest.startswith(_GZIP_MAGIC):
            return b""
        self.members += 1
        if self.members > _MAX_MEMBERS:
            raise BodyError(UnreadReason.CUT, "too many compressed pieces")
        self._unpacker = zlib.decompressobj(_GZIP_WINDOW)
        return rest

    def ended(self) -> bool:
        return self._unpacker.eof or not self.started


async def read_body(
    chunks: AsyncIterable[bytes], *, coding: str, length: int | None, limit: int, keep_start: bool = False
) -> bytes:
    """The whole unpacked body, at most *limit* bytes; BodyError where it is larger, cut off or packed in an unknown way.

    *length* is the announced Content-Length. *keep_start*: what lies beyond the limit is left unread, not an error.
    """
    unpacker = _unpacker_for(coding)
    raw = 0
    if length is not None and length > limit and not keep_start:
        raise BodyError(UnreadReason.TOO_LARGE, f"{length} bytes announced")
    try:
        async for chunk in chunks:
            raw += len(chunk)
            unpacker.feed(chunk, limit + 1)
            # A packed stream that yields nothing must not run on for ever either.
            if len(unpacker.out) > limit or raw > limit:
                if keep_start:
                    return bytes(unpacker.out[:limit])
                raise BodyError(UnreadReason.TOO_LARGE, f"more than {limit} bytes")
    except zlib.error as error:
        raise BodyError(UnreadReason.CUT, "broken compression") from error
    if not unpacker.ended() or (length is not None and raw != length):
        raise BodyError(UnreadReason.CUT, "the answer stopped before its end")
    return bytes(unpacker.out)


def _unpacker_for(coding: str) -> _Plain | _Gunzip:
    name = coding.strip().lower()
    if name in _PLAIN:
        return _Plain()
    if name in _GZIP:
        return _Gunzip()
    # Only gzip was asked for; a second coding or another one is not unpacked at all.
    raise BodyError(UnreadReason.NOT_HTML, "packed in a way that was not asked for")
