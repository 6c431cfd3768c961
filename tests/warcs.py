"""Small web archives made by the tests themselves."""

from __future__ import annotations

import gzip
import io
import uuid
import zipfile
from collections.abc import Sequence
from pathlib import Path

from fastwarc.warc import WarcRecord, WarcRecordType

from verify.evidence.archives.locate import Archive, archives_of
from verify.evidence.archives.warc import Damage, Record, Segment, SegmentReader

DATE = "2026-03-02T09:00:00Z"


def article(words: str, title: str = "The council meets") -> str:
    """A page whose article holds *words* among prose of its own."""
    prose = (
        "<p>The council met for four hours on Monday evening, and the public gallery was full to the last seat.</p>"
        "<p>Traffic over the river has been diverted since a ship carried away a part of the eastern pier.</p>"
    )
    return (
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{prose}<p>{words}</p>{prose}"
        "</article></body></html>"
    )


def record(
    url: str,
    body: bytes | str,
    *,
    kind: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    headers: Sequence[str] = (),
    type_: WarcRecordType = WarcRecordType.response,
) -> bytes:
    """One WARC record, not packed."""
    data = body.encode() if isinstance(body, str) else body
    made = WarcRecord()
    made.init_headers(record_type=type_, record_urn=str(uuid.uuid5(uuid.NAMESPACE_URL, url)).encode())
    made.headers["WARC-Target-URI"] = url
    made.headers["WARC-Date"] = DATE
    if type_ is WarcRecordType.response:
        head = "\r\n".join((f"HTTP/1.1 {status}", f"Content-Type: {kind}", *headers))
        made.headers["Content-Type"] = "application/http; msgtype=response"
        made.set_bytes_content(head.encode() + b"\r\n\r\n" + data)
    else:
        made.headers["Content-Type"] = kind
        made.set_bytes_content(data)
    written = io.BytesIO()
    made.write(written)
    return written.getvalue()


def packed(*records: bytes) -> bytes:
    """*records* as a .warc.gz holds them: a gzip member each."""
    return b"".join(gzip.compress(each, mtime=0) for each in records)


def wacz(path: Path, *members: tuple[str, bytes], compression: int = zipfile.ZIP_STORED) -> Path:
    """A WACZ at *path* with *members*."""
    with zipfile.ZipFile(path, "w", compression) as made:
        for name, data in members:
            made.writestr(name, data)
    return path


def only(path: Path) -> Archive:
    """The one archive at *path*, which can be read."""
    (archive,) = archives_of(str(path))
    assert isinstance(archive, Archive), archive
    return archive


def read_all(archive: Archive, step: int | None = None) -> tuple[list[Record], list[Damage], list[SegmentReader]]:
    """Everything in *archive*, read in segments of *step* bytes."""
    step = step or archive.size
    records: list[Record] = []
    damaged: list[Damage] = []
    readers = []
    for start in range(0, archive.size, step):
        reader = SegmentReader(Segment(archive=archive, start=start, stop=min(archive.size, start + step)))
        for found in reader.read():
            if isinstance(found, Record):
                records.append(found)
            else:
                damaged.append(found)
        readers.append(reader)
    return records, damaged, readers
