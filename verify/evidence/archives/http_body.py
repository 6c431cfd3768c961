"""The body of an archived answer as a browser would have had it, or why it cannot be read whole."""

from __future__ import annotations

import re
import zlib

_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]{0,8}(?:;[^\r\n]{0,200})?\r\n")
_GZIP = ("gzip", "x-gzip")
_GZIP_MAGIC = b"\x1f\x8b"
_MOST_MEMBERS = 256
# What zlib calls gzip or zlib, whichever the bytes show, and deflate without a head, as some servers have it.
_EITHER, _BARE = 47, -15


class RecordError(Exception):
    """A body that cannot stand for the page; its words say why."""


def plain_body(body: bytes, *, transfer: str, content: str, most: int) -> bytes:
    """*body* without the codings that its headers tell of; at most *most* bytes. Raises RecordError.

    Many crawlers unpack bodies and keep the headers that say they are packed.
    """
    transfers = _named(transfer)
    if transfers[-1:] == ["chunked"]:
        body = _unchunked(body)
    codings = [*_named(content), *(coding for coding in transfers if coding != "chunked")]
    for coding in reversed(codings):
        body = _unpacked(body, coding, most)
    return body


def _named(header: str) -> list[str]:
    names = (name.strip().lower() for name in header.split(","))
    return [name for name in names if name not in ("", "identity")]


def _unpacked(body: bytes, coding: str, most: int) -> bytes:
    if coding in _GZIP or coding == "deflate":
        try:
            return _inflated(body, _EITHER, most)
        except zlib.error:
            if coding == "deflate" and (bare := _bare(body, most)) is not None:
                return bare
    if body.startswith(_GZIP_MAGIC):
        raise RecordError("the page's body is packed and damaged")
    # Unpacked before it was stored, or packed by a coding that we do not have: then these bytes are no text.
    return body


def _bare(body: bytes, most: int) -> bytes | None:
    try:
        return _inflated(body, _BARE, most)
    except zlib.error:
        return None


def _inflated(body: bytes, window: int, most: int) -> bytes:
    """What *body* holds. What is too large or cut off is none: what is left out might hold the words. Raises zlib.error."""
    pieces: list[bytes] = []
    for _ in range(_MOST_MEMBERS):
        unpacker = zlib.decompressobj(window)
        pieces.append(unpacker.decompress(body, most + 1))
        most -= len(pieces[-1])
        if not unpacker.eof or most < 0:
            break
        body = unpacker.unused_data
        # Whatever follows and is no member itself is padding, as in every browser.
        if not body.startswith(_GZIP_MAGIC):
            return b"".join(pieces)
    raise RecordError("the page's body is cut off or too large")


def _unchunked(body: bytes) -> bytes:
    pieces: list[bytes] = []
    at = 0
    while head := _CHUNK.match(body, at):
        length = int(head.group(1), 16)
        if length == 0:
            return b"".join(pieces)
        pieces.append(body[head.end() : head.end() + length])
        at = head.end() + length
        if at > len(body) or (pieces and body[at : at + 2] not in (b"\r\n", b"")):
            break
        at += 2
    if not pieces or (len(pieces) == 1 and at < len(body)):
        # Text that begins like a chunk is none.
        return body
    raise RecordError("the page's body is cut off or too large")
