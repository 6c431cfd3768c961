"""A stretch of a WARC file -> the pages in it, and what of it is damaged."""

from __future__ import annotations

import re
import zlib
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import BinaryIO
from urllib.parse import urlsplit

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from verify.evidence.archives.http_body import RecordError, plain_body
from verify.evidence.archives.locate import GZIP_MAGIC, GZIP_WINDOW, Archive, content_length, opened
from verify.urls import usable_url

# Pages above this are no pages; together with what it unpacks to it bounds the memory of a reader.
_MAX_BODY = 20_000_000
_BLOCK = 1 << 20
_TEXTS = ("text/html", "application/xhtml+xml", "text/plain")
_TYPES = ("response", "resource", "conversion")
_OTHER_TYPES = ("warcinfo", "request", "metadata", "revisit", "continuation")
_PLAIN_START = re.compile(rb"(?<=\r\n)WARC/\d\.\d\r\n")
_WHOLE, _PARTIAL = (200, 203), 206
# How far the head of a record is looked at.
_HEAD = 1 << 16


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Segment:
    """The records of *archive* whose first byte lies from *start* up to *stop*."""

    archive: Archive
    start: int
    stop: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One page as it was archived: *offset* is where its record begins; *cut*: the crawler kept no more than its beginning."""

    url: str
    content_type: str
    charset: str | None
    retrieved_at: datetime | None
    offset: int
    body: bytes = field(repr=False)
    cut: bool = False


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
            again, before = False, -1
            while at is not None:
                with closing(self._records(file, at)) as records:
                    for found in records:
                        # One damaged stretch may be met twice, as the end of a record and as the beginning of the next.
                        if not (self.lost and (again or found.offset == before)):
                            yield found
                        again, before = self.lost, found.offset if isinstance(found, Damage) else -1
                        at = found.offset
                if not self.lost:
                    break
                at = self._start_from(file, at + 1)

    def _records(self, file: BinaryIO, at: int) -> Generator[Record | Damage, None, None]:
        """Pages from *at* on; ends at the segment's end, or lost, with a Damage at the last record that was begun.

        Where only a page is damaged, its record shows where the next one begins: what looks like one inside is none.
        """
        file.seek(at)
        self.lost = False
        try:
            records = ArchiveIterator(file, record_types=WarcRecordType.any_type, parse_http=False, fsspec_args=False)
            for record in records:
                at = record.stream_pos
                if at >= self._segment.stop:
                    self.next = at
                    return
                if any("\n" in value for _, value in record.headers.items()):
                    raise OSError("the lines of a record's head end otherwise than in any WARC file")
                self.unpacked += record.content_length
                yield from page_in_record(record, at)
            reason = self._is_cut(file, at)
        except OSError as fault:
            reason = _in_line(fault)
        if reason:
            self.lost = True
            yield Damage(offset=at, reason=reason)

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

    def _is_cut(self, file: BinaryIO, last: int) -> str:
        """Why the archive does not end where its last record, which begins at *last*, does; empty where it does."""
        end = self._end_of_packed(file, last) if self._archive.packed else self._end_of_plain(file, last)
        if end is None or end > self._archive.size:
            return "the file ends inside a record"
        file.seek(end)
        # Blanks and zeros are padding.
        return "what follows is not a record" if file.read(_BLOCK).strip(b"\r\n\0 ") else ""

    def _end_of_plain(self, file: BinaryIO, start: int) -> int | None:
        file.seek(start)
        head, parted, _ = file.read(_HEAD).partition(b"\r\n\r\n")
        length = content_length(head)
        return start + len(head) + len(parted) + length + len(b"\r\n\r\n") if parted and length is not None else None

    def _end_of_packed(self, file: BinaryIO, start: int) -> int | None:
        file.seek(start)
        unpacker = zlib.decompressobj(GZIP_WINDOW)
        while not unpacker.eof and (data := file.read(_BLOCK)):
            while data and not unpacker.eof:
                unpacker.decompress(data, _BLOCK)
                data = unpacker.unconsumed_tail
        return file.tell() - len(unpacker.unused_data) if unpacker.eof else None


def _unpacked_start(data: bytes, file: BinaryIO, place: int) -> bytes:
    if len(data) < 64:
        file.seek(place)
        data = file.read(4096)
    try:
        return zlib.decompressobj(GZIP_WINDOW).decompress(data, 16)
    except zlib.error:
        return b""


def page_in_record(record: WarcRecord, offset: int) -> Iterator[Record | Damage]:
    """The page that *record* holds, and what of it is missing; nothing where it holds something else."""
    type_ = (record.headers.get("WARC-Type") or "").strip().lower()
    if type_ in _OTHER_TYPES:
        return
    try:
        if type_ not in _TYPES:
            raise RecordError("a record of no known type")
        _parse_head(record)
        kind = _kind(record)
        if (kind and kind not in _TEXTS) or not _is_answer(record):
            return
        url = _address(record.headers.get("WARC-Target-URI") or "")
        if url is None:
            return
        yield Record(
            url=url,
            content_type=kind,
            charset=record.http_charset if record.is_http else None,
            retrieved_at=_moment(record.headers.get("WARC-Date") or ""),
            offset=offset,
            body=_body(record),
            cut="WARC-Truncated" in record.headers or "WARC-Segment-Number" in record.headers,
        )
    except RecordError as fault:
        yield Damage(offset=offset, reason=_in_line(fault))


def _parse_head(record: WarcRecord) -> None:
    try:
        # Not only by CR LF: many servers part their headers by LF alone.
        record.parse_http(quirks_mode=True)
    except OSError as fault:
        raise RecordError(_in_line(fault)) from fault


def _address(named: str) -> str | None:
    """The address of a page, None for what is none of the web. Raises RecordError where it is one that nobody may be led to."""
    # Wget writes it in angle brackets; others leave blanks in it.
    url = named.strip().removeprefix("<").removesuffix(">").replace(" ", "%20")
    if url and not url.lower().startswith(("http://", "https://")):
        return None
    usable = usable_url(url, allowed=_port_of(url))
    if usable is None:
        raise RecordError("the address of a page cannot be used")
    return usable


def _port_of(url: str) -> frozenset[tuple[str, int]]:
    # Odd ports are for fetching to refuse: nothing is fetched here.
    try:
        parts = urlsplit(url)
        return frozenset({(parts.hostname, parts.port)}) if parts.hostname and parts.port else frozenset()
    except ValueError:
        return frozenset()


def _kind(record: WarcRecord) -> str:
    kind = (record.http_content_type if record.is_http else record.headers.get("Content-Type")) or ""
    return re.split("[;,]", kind, maxsplit=1)[0].strip(" \t\"'").lower()


def _is_answer(record: WarcRecord) -> bool:
    """Whether *record* is what a server, if it was one, sent as the page. Raises RecordError where nobody can tell."""
    if not record.is_http:
        return True
    status = record.http_headers.status_code
    if status is None or status == _PARTIAL:
        raise RecordError("an answer without a status" if status is None else "a part of a page")
    return status in _WHOLE


def _body(record: WarcRecord) -> bytes:
    """The body of a page, unpacked. Raises RecordError where it cannot be read whole."""
    expected = record.content_length
    body = record.reader.read(_MAX_BODY + 1)
    if len(body) > _MAX_BODY:
        raise RecordError("a page larger than any that is read")
    if len(body) < expected:
        raise RecordError("the record is shorter than it says")
    if not record.is_http:
        return body
    headers = record.http_headers
    transfer, content = headers.get("Transfer-Encoding") or "", headers.get("Content-Encoding") or ""
    announced = headers.get("Content-Length") or ""
    if not transfer and not content and announced.isdecimal() and len(body) < int(announced[:18]):
        raise RecordError("the page is shorter than its server said")
    return plain_body(body, transfer=transfer, content=content, most=_MAX_BODY)


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _in_line(fault: Exception) -> str:
    return " ".join(str(fault).split())[:120]
