"""Looking after the cache: how much it holds, what is too old, and its way to another machine."""

from __future__ import annotations

import contextlib
import re
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, cast

from verify.errors import ReportError, VerifyError
from verify.fetch.cache import DiskCache, open_cache
from verify.model.page import Page
from verify.ports import Warn
from verify.reports.from_json import parse_report
from verify.storage.report_files import ReportStore, check_place

_PAGES = "pages.warc.gz"
_REPORT = re.compile(r"reports/(\d{4}-\d\d-\d\dT\d{6}Z-[0-9a-f]{8})\.json")
_TEXT = re.compile(r"reports/texts/([0-9a-f]{64})\.txt")
_MAX_ENTRIES = 200_000
_MAX_FILE = 200_000_000
_MAX_PAGES = 2_000_000_000
_BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What travelled from one cache to another; *drafts* are those that the reports are about."""

    reports: int
    texts: int
    answers: int
    drafts: tuple[str, ...] = ()


def cache_size(cache_dir: Path, *, warn: Warn) -> tuple[int, int]:
    """How many pages and answers the cache holds, and how many bytes."""
    from verify.fetch.upkeep import is_answer

    with kept_answers(cache_dir, warn) as cache:
        return (sum(map(is_answer, tuple(cache.keys()))), cache.size()) if cache else (0, 0)


def clear_cache(cache_dir: Path, *, warn: Warn) -> int:
    """How many pages and answers the cache held; they go, and what unfinished passes over archives had read. Reports stay."""
    from verify.evidence.archives.resume import FOLDER

    shutil.rmtree(cache_dir / FOLDER, ignore_errors=True)
    with kept_answers(cache_dir, warn) as cache:
        return cache.clear() if cache else 0


def prune_cache(cache_dir: Path, *, before: datetime, max_bytes: int | None, warn: Warn) -> int:
    """Forget what was fetched *before* that time, then the oldest until *max_bytes* are kept; how much went."""
    from verify.fetch.upkeep import prune, prune_to_size

    with kept_answers(cache_dir, warn) as cache:
        if cache is None:
            return 0
        return prune(cache, before=before) + (0 if max_bytes is None else prune_to_size(cache, max_bytes))


def export_cache(cache_dir: Path, file: Path, wanted: Sequence[str] = (), *, warn: Warn) -> Carried:
    """Write the reports that are *wanted* with what they cite, or else everything, to one zip file.

    No text of the user's own material goes with them. Raises ReportError where it cannot be written.
    """
    check_place(file)
    store = ReportStore(cache_dir)
    paths = sorted(set(map(store.find, wanted))) if wanted else sorted(store.folder.glob("*.json"))
    cited = _cited(paths)
    texts = [path for path in store.folder.glob("texts/*.txt") if path.stem not in cited.own]
    try:
        with tempfile.NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}.", suffix=".part") as aside:
            with zipfile.ZipFile(aside, "w", zipfile.ZIP_DEFLATED) as archive:
                carried = Carried(
                    reports=_pack(archive, "reports/", paths, _REPORT),
                    texts=_pack(
                        archive,
                        "reports/texts/",
                        [path for path in texts if not wanted or path.stem in cited.texts],
                        _TEXT,
                    ),
                    answers=_pack_pages(archive, cache_dir, cited.urls if wanted else None, warn),
                    drafts=tuple(cited.drafts),
                )
            aside.flush()
            with contextlib.suppress(FileExistsError):
                file.touch(mode=0o600)
            shutil.copyfile(aside.name, file)
    except OSError as fault:
        raise ReportError(str(file), f"cannot be written: {fault.strerror or fault}") from fault
    return carried


def check_replaceable(file: Path) -> None:
    """Raises ReportError where writing to *file* would destroy something that `export_cache` did not write."""
    if not file.is_file() or not file.stat().st_size:
        return
    try:
        with zipfile.ZipFile(file) as archive:
            _checked(archive)
    except _BROKEN_ZIP as fault:
        reason = "already exists and was not written by `verify cache export`: name another file, or use --force"
        raise ReportError(str(file), reason) from fault


def import_cache(cache_dir: Path, file: Path, *, warn: Warn) -> Carried:
    """Take in what `export_cache` wrote; nothing that is held already is replaced by something older.

    Raises ReportError for a file that holds anything else: names and sizes are looked at before anything is taken in.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            reports, texts = _checked(archive)
            store = ReportStore(cache_dir)
            for name in reports:
                _take_report(store, archive, name)
            for name in texts:
                store.keep_text(texts[name], _read(archive, name))
            return Carried(reports=len(reports), texts=len(texts), answers=_take_pages(archive, cache_dir, warn))
    except _BROKEN_ZIP as fault:
        raise ReportError(str(file), f"cannot be taken in: {fault}") from fault


@contextlib.contextmanager
def kept_answers(cache_dir: Path, warn: Warn) -> Iterator[DiskCache | None]:
    """The kept pages and answers while they are looked at; None where their folder cannot be used."""
    cache = open_cache(cache_dir, warn=warn)
    try:
        yield cache if isinstance(cache, DiskCache) else None
    finally:
        cache.close()


def _pack(archive: zipfile.ZipFile, folder: str, files: Iterable[Path], shape: re.Pattern[str]) -> int:
    packed = 0
    for path in sorted(files):
        if shape.fullmatch(folder + path.name) and not path.is_symlink():
            archive.writestr(folder + path.name, path.read_bytes())
            packed += 1
    return packed


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cited:
    """What reports cite: their *drafts*, the digests of *texts*, the *urls* of pages; *own* are digests of own material."""

    drafts: tuple[str, ...]
    texts: frozenset[str]
    urls: frozenset[str]
    own: frozenset[str]


def _cited(paths: Iterable[Path]) -> _Cited:
    """What the reports at *paths* cite. Earlier versions kept a copy of the text of own material beside them."""
    drafts: dict[str, str] = {}
    pages: list[Page] = []
    for path in paths:
        try:
            report = parse_report(path.read_text("utf-8"), origin=path.name)
        except (ReportError, OSError, ValueError):
            continue
        for draft in report.drafts:
            drafts[draft.sha256] = draft.path
            pages += (each.page for verdict in draft.verdicts for each in verdict.evidence)
            pages += (each.page for verdict in draft.named_sources for each in verdict.found)
    own = {page.sha256 for page in pages if page.own_material or page.final_url.startswith("file:")}
    return _Cited(
        drafts=tuple(dict.fromkeys(drafts.values())),
        texts=frozenset(drafts) | {page.sha256 for page in pages},
        urls=frozenset(url for page in pages for url in (page.url, page.final_url)),
        own=frozenset(own - set(drafts)),
    )


def _pack_pages(archive: zipfile.ZipFile, cache_dir: Path, urls: frozenset[str] | None, warn: Warn) -> int:
    from verify.fetch.upkeep import export_answers
    from verify.fetch.warc import write_warc

    entry = zipfile.ZipInfo(_PAGES)
    with kept_answers(cache_dir, warn) as cache, archive.open(entry, "w", force_zip64=True) as target:
        return write_warc(export_answers(cache), cast(BinaryIO, target), urls) if cache else 0


def _checked(archive: zipfile.ZipFile) -> tuple[dict[str, str], dict[str, str]]:
    """The names of reports and of texts in *archive*, with what they stand for. Raises ValueError for any other name."""
    entries = archive.infolist()
    if len(entries) > _MAX_ENTRIES:
        raise ValueError("too many files")
    reports, texts = {}, {}
    for entry in entries:
        report, text = _REPORT.fullmatch(entry.filename), _TEXT.fullmatch(entry.filename)
        if report:
            reports[entry.filename] = report[1]
        elif text:
            texts[entry.filename] = text[1]
        elif entry.filename != _PAGES:
            raise ValueError(f"{entry.filename[:80]!r} does not belong in such a file")
        if entry.file_size > (_MAX_PAGES if entry.filename == _PAGES else _MAX_FILE):
            raise ValueError(f"{entry.filename} is too large")
    return reports, texts


def _take_report(store: ReportStore, archive: zipfile.ZipFile, name: str) -> None:
    text = _read(archive, name)
    try:
        parse_report(text, origin=name)
        # The name follows from the content: one that was swapped for another comes out under its own.
        store.save(text, {})
    except VerifyError as fault:
        raise ValueError(str(fault)) from fault


def _read(archive: zipfile.ZipFile, name: str) -> str:
    with archive.open(name) as entry:
        data = entry.read(_MAX_FILE + 1)
    if len(data) > _MAX_FILE:
        raise ValueError(f"{name} is too large")
    return data.decode("utf-8")


def _take_pages(archive: zipfile.ZipFile, cache_dir: Path, warn: Warn) -> int:
    from verify.fetch.upkeep import import_answer
    from verify.fetch.warc import read_warc

    if _PAGES not in archive.namelist():
        return 0
    with archive.open(_PAGES) as packed, tempfile.TemporaryFile() as room, kept_answers(cache_dir, warn) as cache:
        if cache is None:
            return 0
        taken = read_warc(cast(BinaryIO, packed), cast(BinaryIO, room))
        now = datetime.now(UTC)
        return sum(import_answer(cache, key, data, now) for key, data in taken)
