"""Kept answers as a WARC file, which any web-archive tool reads, and back."""

from __future__ import annotations

import gzip
import io
import re
import uuid
import zlib
from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, datetime
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from verify.fetch.answer_bytes import StoredAnswer, decode_answer, encode_answer
from verify.fetch.answer_store import answer_key

MAX_UNPACKED = 4_000_000_000
_MAX_RECORD = 64_100_000
_CHUNK = 1_000_000
_SPACE = "X-Verify-Kind"
_KEPT_HEADERS = (("Location", "location"), ("ETag", "etag"), ("Last-Modified", "last_modified"))
_LINE_ENDS = re.compile(r"[\r\n\0]")


def write_warc(answers: Iterable[tuple[str, bytes]], target: BinaryIO, urls: Collection[str] | None = None) -> int:
    """Write *answers* (key and bytes, as `export_answers` gives them), each its own gzip member; how many there were.

    With *urls* only the pages at these addresses: what search providers answered holds the words of other drafts.
    """
    written = 0
    for space, answer, packed in packed_records(answers):
        if urls is None or (space == "page" and answer.url in urls):
            target.write(packed)
            written += 1
    return written


def packed_records(answers: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, StoredAnswer, bytes]]:
    """Each of *answers* that can be read: what it is ("page" …), itself, and the gzip member that holds its record."""
    for key, data in answers:
        answer = decode_answer(data)
        if answer is not None:
            space = key.split(":", 1)[0]
            yield space, answer, gzip.compress(_record(space, answer), mtime=0)


def read_warc(source: BinaryIO, unpacked: BinaryIO) -> Iterator[tuple[str, bytes]]:
    """The pages in a WARC file, as `import_answer` takes them; *unpacked* is room on disk for it.

    Raises ValueError where it is no gzip file, is cut, or unpacks to more than is read.
    """
    _unpack(source, unpacked)
    unpacked.seek(0)
    records = ArchiveIterator(
        unpacked, record_types=WarcRecordType.response, max_content_length=_MAX_RECORD, fsspec_args=False
    )
    try:
        for record in records:
            answer, space = _answer(record), record.headers.get(_SPACE) or "page"
            # Pages alone: a stranger's robots.txt would open every door, a stranger's search answers lead anywhere.
            if answer is not None and space == "page":
                yield answer_key(answer.url, space), encode_answer(answer)
    except OSError as fault:
        raise ValueError(f"the WARC file is damaged: {fault}") from fault


def _record(space: str, answer: StoredAnswer) -> bytes:
    kind = answer.content_type + (f"; charset={answer.charset}" if answer.charset else "")
    headers = [("Content-Type", kind), ("Content-Length", str(len(answer.body)))]
    headers += [(name, value) for name, field in _KEPT_HEADERS if (value := getattr(answer, field))]
    head = f"HTTP/1.1 {answer.status}\r\n" + "".join(f"{name}: {_one_line(value)}\r\n" for name, value in headers)
    block = head.encode("utf-8", "replace") + b"\r\n" + answer.body
    record = WarcRecord()
    fetched_at = answer.retrieved_at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    urn = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{space} {answer.url} {fetched_at}"))
    record.init_headers(record_type=WarcRecordType.response, record_urn=urn.encode())
    record.headers["WARC-Target-URI"] = _one_line(answer.url)
    record.headers["WARC-Date"] = fetched_at
    record.headers["Content-Type"] = "application/http; msgtype=response"
    record.headers[_SPACE] = space
    record.set_bytes_content(block)
    written = io.BytesIO()
    record.write(written, checksum_data=True)
    return written.getvalue()


def _answer(record: WarcRecord) -> StoredAnswer | None:
    if not record.is_http:
        return None
    headers = record.http_headers
    kept = {field: headers.get(name) for name, field in _KEPT_HEADERS}
    try:
        return StoredAnswer(
            url=record.headers.get("WARC-Target-URI") or "",
            status=int(headers.status_code or 0),
            content_type=record.http_content_type or "",
            charset=record.http_charset,
            retrieved_at=_moment(record.headers.get("WARC-Date") or ""),
            body=record.reader.read(),
            location=kept["location"],
            etag=kept["etag"],
            last_modified=kept["last_modified"],
        )
    except ValueError:
        return None


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _unpack(source: BinaryIO, target: BinaryIO) -> None:
    try:
        with gzip.GzipFile(fileobj=source) as packed:
            size = 0
            while chunk := packed.read(_CHUNK):
                size += len(chunk)
                if size > MAX_UNPACKED:
                    raise ValueError("the WARC file unpacks to more than is read")
                target.write(chunk)
    except (gzip.BadGzipFile, EOFError, zlib.error) as fault:
        raise ValueError(f"the WARC file is damaged: {fault}") from fault


def _one_line(text: str) -> str:
    return _LINE_ENDS.sub(" ", text)
