"""A stretch of a WARC file -> the pages in it, and what of it is damaged."""

from __future__ import annotations

import re
import zlib
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from verify.archive.sources import GZIP_MAGIC, GZIP_WINDOW, Archive, opened
from verify.urls import usable_url

# Pages above this are no pages; together with what it unpacks to it bounds the memory of a reader.
MAX_BODY = 20_000_000
_BLOCK = 1 << 20
_TEXTS = ("text/html", "application/xhtml+xml", "text/plain")
_TYPES = (WarcRecordType.response, WarcRecordType.resource, WarcRecordType.conversion)
_PLAIN_START = re.compile(rb"(?<=\r\n)WARC/\d\.\d\r\n")
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r\n")
_CODINGS = ("gzip", "x-gzip", "deflate")


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Segment:
    """The records of *archive* whose first byte lies from *start* up to *stop*."""

    archive: Archive
    start: int
    stop: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One page as it was archived: *offset* is where its record begins, *length* what it took before unpacking."""

    url: str
    content_type: str
    charset: str | None
    retrieved_at: datetime | None
    offset: int
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """A place that could not be read, and why."""

    offset: int
    reason: str


class SegmentReader:
    """The pages of one segment, in order.

    Once all are read, *first* is where its first record began (None: none did) and *next* where the first record behind
    it begins (None: the archive's end). *lost*: damage hides where that is. *unpacked*: bytes of records so far.
    """

    def __init__(self, segment: Segment) -> None:
        self._segment, self._archive = segment, segment.archive
        self.first: int | None = None
        self.next: int | None = None
        self.lost = False
        self.unpacked = 0

    def read(self) -> Iterator[Record | Damage]:
        """Every page, and every place that is damaged. Raises OSError where the archive cannot be read at all."""
        with opened(self._archive) as file:
            at = self.first = self._start_from(file, self._segment.start)
            damaged = False
            while at is not None:
                with closing(self._records(file, at)) as records:
                    for found in records:
                        # One damaged stretch may be met twice, as the end of a record and as the beginning of the next.
                        if isinstance(found, Record) or not damaged:
                            yield found
                        damaged = isinstance(found, Damage)
                        at = found.offset
                if not damaged:
                    break
                self.lost = True
                at = self._start_from(file, at + 1)

    def _records(self, file: BinaryIO, at: int) -> Generator[Record | Damage, None, None]:
        """Pages from *at* on; ends at the segment's end, or with a Damage whose offset is the last record that was begun."""
        file.seek(at)
        self.lost = False
        try:
            records = ArchiveIterator(file, record_types=WarcRecordType.any_type, fsspec_args=False)
            for record in records:
                at = record.stream_pos
                if at >= self._segment.stop:
                    self.next = at
                    return
                length = record.content_length
                page = _page(record, at)
                self.unpacked += length
                if page is not None:
                    yield page
            if self._is_cut(file, at):
                yield Damage(offset=at, reason="the file ends inside a record")
        except OSError as fault:
            yield Damage(offset=at, reason=" ".join(str(fault).split())[:120])

    def _start_from(self, file: BinaryIO, start: int) -> int | None:
        """Where the first record at or behind *start* begins, before the segment's end."""
        if start == 0:
            return 0
        at = start
        while at < self._segment.stop:
            # A little before, for what a plain record must follow; a little behind, for one that begins at the very end.
            file.seek(max(0, at - 2))
            block = file.read(_BLOCK + 64)
            for place in self._starts(file, block, max(0, at - 2)):
                if at <= place < min(self._segment.stop, at + _BLOCK):
                    return place
            at += _BLOCK
        return None

    def _starts(self, file: BinaryIO, block: bytes, shift: int) -> Iterator[int]:
        if not self._archive.packed:
            yield from (found.start() + shift for found in _PLAIN_START.finditer(block))
            return
        place = block.find(GZIP_MAGIC)
        while place >= 0:
            if _unpacked_start(block[place : place + 4096], file, shift + place).startswith(b"WARC/"):
                yield shift + place
            place = block.find(GZIP_MAGIC, place + 1)

    def _is_cut(self, file: BinaryIO, last: int) -> bool:
        """Whether the archive's last record, which begins at *last*, is less than whole."""
        if not self._archive.packed:
            file.seek(max(0, self._archive.size - 4))
            return file.read(4) != b"\r\n\r\n"
        file.seek(last)
        unpacker = zlib.decompressobj(GZIP_WINDOW)
        while not unpacker.eof and (data := file.read(_BLOCK)):
            while data and not unpacker.eof:
                unpacker.decompress(data, _BLOCK)
                data = unpacker.unconsumed_tail
        return not unpacker.eof


def _unpacked_start(data: bytes, file: BinaryIO, place: int) -> bytes:
    if len(data) < 64:
        file.seek(place)
        data = file.read(4096)
    try:
        return zlib.decompressobj(GZIP_WINDOW).decompress(data, 16)
    except zlib.error:
        return b""


def _page(record: WarcRecord, offset: int) -> Record | Damage | None:
    """The page that *record* holds; None where it holds something else."""
    if record.record_type not in _TYPES:
        return None
    url = usable_url(record.headers.get("WARC-Target-URI") or "")
    kind = (record.http_content_type if record.is_http else record.headers.get("Content-Type")) or ""
    kind = kind.split(";", 1)[0].strip().lower()
    if url is None or (kind and kind not in _TEXTS) or (record.is_http and record.http_headers.status_code != 200):
        return None
    expected = record.content_length
    body = record.reader.read(MAX_BODY + 1)
    if len(body) > MAX_BODY:
        return Damage(offset=offset, reason="a page larger than any page is")
    if len(body) < expected:
        return Damage(offset=offset, reason="the record is shorter than it says")
    plain = _plain_body(record, body) if record.is_http else body
    if plain is None:
        return Damage(offset=offset, reason="the page's body is cut off or too large")
    return Record(
        url=url,
        content_type=kind,
        charset=record.http_charset if record.is_http else None,
        retrieved_at=_moment(record.headers.get("WARC-Date") or ""),
        offset=offset,
        body=plain,
    )


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _plain_body(record: WarcRecord, body: bytes) -> bytes | None:
    """*body* as a browser would have had it, None where it cannot be had whole.

    Many crawlers unpack bodies and keep the headers that say they are packed.
    """
    headers = record.http_headers
    if (headers.get("Transfer-Encoding") or "").strip().lower() == "chunked":
        body = _unchunked(body)
    if (headers.get("Content-Encoding") or "").strip().lower() in _CODINGS:
        # 47: gzip or zlib, whichever the bytes show.
        unpacker = zlib.decompressobj(47)
        try:
            unpacked = unpacker.decompress(body, MAX_BODY)
        except zlib.error:
            return body
        # Too large, or cut off: what is left out might hold the words.
        return unpacked if unpacker.eof else None
    return body


def _unchunked(body: bytes) -> bytes:
    pieces: list[bytes] = []
    at = 0
    while head := _CHUNK.match(body, at):
        length = int(head.group(1), 16)
        if length == 0:
            return b"".join(pieces)
        pieces.append(body[head.end() : head.end() + length])
        at = head.end() + length + 2
    return body if not pieces else b"".join(pieces)
