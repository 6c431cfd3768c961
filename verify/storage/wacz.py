"""Kept pages as a WACZ file, which viewers of web archives open; nothing of drafts and reports is in it."""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, cast
from urllib.parse import urlsplit

from verify.errors import ReportError
from verify.fetch.answer_bytes import StoredAnswer
from verify.ports import Warn
from verify.storage.cache import kept_answers
from verify.storage.report_files import check_place
from verify.version import VERSION

_ARCHIVE, _INDEX, _PAGES = "archive/data.warc.gz", "indexes/index.cdx", "pages/pages.jsonl"
_FORMAT = "1.1.1"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


@dataclass(slots=True)
class _Listed:
    """What is said of the pages beside their archive; *digest* and *size* are the archive's."""

    index: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    digest: str = ""
    size: int = 0


def export_wacz(cache_dir: Path, file: Path, *, warn: Warn, force: bool = False) -> int:
    """Write the kept pages to *file*; how many there are. Raises ReportError where it cannot be written.

    Only a file that was written so is written over, unless *force* is given.
    """
    check_place(file)
    if not force and file.is_file() and file.stat().st_size and not _is_wacz(file):
        raise ReportError(str(file), "already exists and is not a WACZ file: name another file, or use --force")
    try:
        with tempfile.NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}.", suffix=".part") as aside:
            with zipfile.ZipFile(aside, "w", zipfile.ZIP_STORED) as archive:
                listed = _write_pages(archive, cache_dir, warn)
                _describe(archive, listed)
            aside.flush()
            with contextlib.suppress(FileExistsError):
                file.touch(mode=0o600)
            shutil.copyfile(aside.name, file)
    except OSError as fault:
        raise ReportError(str(file), f"cannot be written: {fault.strerror or fault}") from fault
    return len(listed.pages)


def _is_wacz(file: Path) -> bool:
    try:
        with zipfile.ZipFile(file) as archive:
            return "datapackage.json" in archive.namelist()
    except (zipfile.BadZipFile, OSError):
        return False


def _write_pages(archive: zipfile.ZipFile, cache_dir: Path, warn: Warn) -> _Listed:
    """The archive of pages, with the place of each noted."""
    listed, digest = _Listed(), hashlib.sha256()
    with archive.open(_entry(_ARCHIVE), "w", force_zip64=True) as target:
        for answer, packed in _kept_pages(cache_dir, warn):
            cast(BinaryIO, target).write(packed)
            digest.update(packed)
            listed.index.append(_index_line(answer, listed.size, len(packed)))
            if answer.status == 200:
                listed.pages.append(_json({"id": str(len(listed.pages) + 1), "url": answer.url, "ts": _moment(answer)}))
            listed.size += len(packed)
    listed.digest = digest.hexdigest()
    return listed


def _kept_pages(cache_dir: Path, warn: Warn) -> Iterator[tuple[StoredAnswer, bytes]]:
    from verify.fetch.upkeep import export_answers
    from verify.fetch.warc import packed_records

    with kept_answers(cache_dir, warn) as cache:
        # Answers of search providers and robots.txt are none of a reader's business.
        for space, answer, packed in packed_records(export_answers(cache)) if cache else ():
            if space == "page":
                yield answer, packed


def _describe(archive: zipfile.ZipFile, listed: _Listed) -> None:
    """The index, the list of pages, and what the package says of its files."""
    texts = {
        _INDEX: "".join(sorted(listed.index)),
        _PAGES: "".join((_json({"format": "json-pages-1.0", "id": "pages", "title": "Pages"}), *listed.pages)),
    }
    resources = [{"name": "data.warc.gz", "path": _ARCHIVE, "hash": f"sha256:{listed.digest}", "bytes": listed.size}]
    for name, text in texts.items():
        data = text.encode()
        archive.writestr(_entry(name), data)
        resources.append(
            {"name": name.rpartition("/")[2], "path": name, "hash": _digest(data), "bytes": len(data)},
        )
    package = _json(
        {
            "profile": "data-package",
            "wacz_version": _FORMAT,
            "software": f"verify {VERSION}",
            "created": datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
            "resources": resources,
        }
    ).encode()
    archive.writestr(_entry("datapackage.json"), package)
    told = {"path": "datapackage.json", "hash": _digest(package)}
    archive.writestr(_entry("datapackage-digest.json"), _json(told).encode())


def _index_line(answer: StoredAnswer, offset: int, length: int) -> str:
    """A line of the index: the address in its order for sorting, the time, and where the record is."""
    told = {
        "url": answer.url,
        "mime": answer.content_type,
        "status": str(answer.status),
        "digest": _digest(answer.body),
        "length": str(length),
        "offset": str(offset),
        "filename": _ARCHIVE.rpartition("/")[2],
    }
    return f"{_sorting_key(answer.url)} {answer.retrieved_at.astimezone(UTC):%Y%m%d%H%M%S} {_json(told)}"


def _sorting_key(url: str) -> str:
    """The address with its host turned round: "org,example)/a?b=1"."""
    parts = urlsplit(url.lower())
    host = (parts.hostname or "").removeprefix("www.")
    port = f":{parts.netloc.rpartition(':')[2]}" if parts.netloc.rpartition(":")[2].isdigit() else ""
    query = "&".join(sorted(parts.query.split("&")))
    return f"{','.join(reversed(host.split('.')))}{port}){parts.path or '/'}{f'?{query}' if query else ''}".replace(
        " ", "%20"
    )


def _moment(answer: StoredAnswer) -> str:
    return answer.retrieved_at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _entry(name: str) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name, _FIRST_DAY)


def _digest(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False) + "\n"
