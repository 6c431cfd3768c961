"""One record of an archive, as a single gzip member -> the answer that it holds for one address."""

from __future__ import annotations

import io
import zlib
from dataclasses import replace

from fastwarc.warc import ArchiveIterator, WarcRecordType

from verify.evidence.archives.all_pages import fetched_of
from verify.evidence.archives.locate import GZIP_WINDOW
from verify.evidence.archives.warc import Record, page_in_record
from verify.model.page import Fetched, Unread
from verify.model.unread_reason import UnreadReason
from verify.urls import same_page_key

_MOST_UNPACKED = 20_000_000


def read_record(data: bytes, url: str) -> Fetched | Unread:
    """What *data* holds as the answer of *url*, or why it does not: damaged, too large, of another address, no page."""
    unpacker = zlib.decompressobj(GZIP_WINDOW)
    try:
        record = unpacker.decompress(data, _MOST_UNPACKED)
    except zlib.error:
        return _unread(url, UnreadReason.CUT, "the record is damaged")
    if not unpacker.eof:
        too_large = len(record) >= _MOST_UNPACKED
        return _unread(url, UnreadReason.TOO_LARGE if too_large else UnreadReason.CUT, "the record does not end")
    found = _first_page(record)
    if not isinstance(found, Record):
        return _unread(url, UnreadReason.NOT_HTML, found)
    if same_page_key(found.url) != same_page_key(url):
        return _unread(url, UnreadReason.DIFFERS, "the record is of another address")
    return replace(fetched_of(found), url=url)


def _first_page(record: bytes) -> Record | str:
    """The page in *record*, or what is wrong with it."""
    try:
        records = ArchiveIterator(
            io.BytesIO(record), record_types=WarcRecordType.any_type, parse_http=False, fsspec_args=False
        )
        for each in records:
            found = next(page_in_record(each, 0), None)
            if found is None:
                break
            return found if isinstance(found, Record) else found.reason
    except OSError as fault:
        return " ".join(str(fault).split())[:120]
    return "the record holds no page"


def _unread(url: str, reason: str, detail: str) -> Unread:
    return Unread(url=url, reason=reason, detail=detail)
