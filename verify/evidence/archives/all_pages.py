"""A whole archive, page by page, for those who take in everything rather than look for something."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from verify.evidence.archives.locate import Archive, address_url, archives_of
from verify.evidence.archives.warc import Damage, Record, Segment, SegmentReader
from verify.model.page import Fetched, Unread
from verify.model.unread_reason import UnreadReason

_NO_DATE = datetime.fromtimestamp(0, UTC)


def pages_in(path: Path) -> Iterator[Fetched | Unread]:
    """Every page of the WARC or WACZ file at *path* as it was fetched, and why a part of it cannot be read."""
    for archive in archives_of(str(path)):
        if isinstance(archive, Unread):
            yield archive
            continue
        try:
            yield from _pages(archive)
        except OSError as fault:
            yield _failure(archive, UnreadReason.BLOCKED, f"cannot be read: {fault.strerror or fault}")


def fetched_of(record: Record) -> Fetched:
    """*record* as the answer that it was."""
    return Fetched(
        url=record.url,
        final_url=record.url,
        status=200,
        content_type=record.content_type,
        charset=record.charset,
        body=record.body,
        retrieved_at=record.retrieved_at or _NO_DATE,
        sha256=hashlib.sha256(record.body).hexdigest(),
        cut=record.cut,
    )


def _pages(archive: Archive) -> Iterator[Fetched | Unread]:
    for found in SegmentReader(Segment(archive=archive, start=0, stop=archive.size)).read():
        if isinstance(found, Damage):
            yield _failure(archive, UnreadReason.CUT, f"damaged at byte {found.offset}: {found.reason}")
        else:
            yield fetched_of(found)


def _failure(archive: Archive, reason: str, words: str) -> Unread:
    return Unread(url=address_url(archive.address), reason=reason, detail=f"{archive.name}: {words}")
