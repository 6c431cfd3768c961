"""Files of the user's own -> a kept index, brought up to date source by source."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from verify.evidence.archives.all_pages import pages_in
from verify.evidence.archives.locate import is_archive
from verify.evidence.index.prepare import Item, Prepared, file_digest, prepare
from verify.evidence.index.reader import KeptIndex
from verify.evidence.index.sources import as_it_lies, files_of, is_same, links_of
from verify.evidence.index.writer import IndexWriter
from verify.files.find import NOT_FOLLOWED
from verify.jobs.job import WorkerFailure
from verify.jobs.pool import processors
from verify.jobs.results import results_of
from verify.model.kept import Entry, IndexInfo, Source, SourceState
from verify.model.page import Fetched, PageOutcome, Unread
from verify.model.unread_reason import UnreadReason
from verify.ports import Progress, Warn

# A file that holds many pages -> its pages, or answers to be read as pages where that can be ended.
ArchiveReader = Callable[[Path], Iterable[Fetched | PageOutcome]]

_SECONDS = 20.0
_MEMORY_MB = 1_500
# How much is handed to a process at once, and how long until what was read is saved.
_ITEMS = 128
_BYTES = 1_000_000
_SAVE_SECONDS = 60.0
_MOST_WARNINGS = 10
# One process writes what the others make ready; more than these would wait for it.
_MOST_PROCESSES = 6


def reader_of_archive(path: Path) -> ArchiveReader | None:
    """What reads the pages of *path* one by one, where it is a web archive."""
    return pages_in if is_archive(path.name) else None


def build_index(
    sources: Sequence[str],
    into: Path,
    *,
    progress: Progress,
    warn: Warn,
    archive_reader: Callable[[Path], ArchiveReader | None] = reader_of_archive,
) -> IndexInfo:
    """Take what *sources* name into the index *into*, reading only what changed; what the index then holds.

    Files that are gone from the disk are forgotten, others that were taken in earlier stay. What cannot be read is reported
    by *warn* and kept in mind, so that it never counts as silence. *archive_reader* gives the reader of a file that holds many
    pages. Raises EvidenceError for a name that leads to nothing, IndexFileError for an index that cannot be written.
    """
    files = files_of(sources, into)
    links = [path for path in links_of(sources) if path not in files]
    with IndexWriter(into) as writer:
        known = writer.sources()
        for path in known:
            if path not in files and not os.path.lexists(path):
                writer.remove(path)
        changed = [source for source in map(as_it_lies, files) if not is_same(source, known.get(source.path))]
        changed += [Source(path=path, size=0, changed=0) for path in links]
        writer.expect(changed)
        build = _Build(writer, warn)
        try:
            for job, results in _results(_items(changed, known, links, archive_reader, progress)):
                for item, prepared in zip(job, results, strict=True):
                    build.take(item, prepared)
                progress(f"indexing: {build.sources} of {len(changed)} files, {build.pages} pages")
        except KeyboardInterrupt:
            writer.save()
            raise
        build.end()
        writer.settle()
    with KeptIndex(into) as index:
        return index.info()


class _Build:
    """Puts what was prepared into the index, source by source."""

    def __init__(self, writer: IndexWriter, warn: Warn) -> None:
        self._writer, self._warn = writer, warn
        self._source: Source | None = None
        self._number = self._failed = 0
        self._saved_at = time.monotonic()
        self.sources = self.pages = 0

    def take(self, item: Item, prepared: Prepared) -> None:
        if self._source is None or self._source.path != item.source.path:
            self.end()
            self.sources += 1
            if prepared.same:
                self._writer.touch(item.source)
                return
            self._number, self._failed = self._writer.begin(item.source), 0
        self._source = replace(item.source, digest=prepared.digest, state=SourceState.READ)
        match prepared.kept:
            case Entry() as entry:
                self.pages += 1
                self._writer.add(self._number, entry)
                if prepared.partly is not None:
                    self._fail(prepared.partly, whole=item.whole)
            case Unread() as failure:
                self._fail(failure, whole=item.whole)
        if self._writer.is_full or time.monotonic() - self._saved_at > _SAVE_SECONDS:
            self._writer.save()
            self._saved_at = time.monotonic()

    def _fail(self, failure: Unread, *, whole: bool) -> None:
        assert self._source is not None
        self._writer.fail(self._number, failure)
        self._failed += 1
        if self._failed <= _MOST_WARNINGS:
            name = self._source.path if whole else f"{self._source.path}: {failure.url}"
            self._warn(f"{name}: {failure.why}")
        if whole:
            # Not read is not settled: the next build tries again, a reader may have been installed meanwhile.
            self._source = replace(self._source, state=SourceState.UNREAD)

    def end(self) -> None:
        """The source that was being taken in is whole."""
        if self._source is not None:
            if self._failed > _MOST_WARNINGS:
                self._warn(f"{self._source.path}: {self._failed - _MOST_WARNINGS} more pages could not be read")
            self._writer.finish(self._number, self._source.digest, self._source.state)
            self._source = None


def _items(
    sources: Iterable[Source],
    known: Mapping[str, Source],
    links: Collection[str],
    archive_reader: Callable[[Path], ArchiveReader | None],
    progress: Progress,
) -> Iterator[Item]:
    for source in sources:
        if source.path in links:
            failure = Unread(url=Path(source.path).as_uri(), reason=UnreadReason.BLOCKED, detail=NOT_FOLLOWED)
            yield Item(source=source, content=failure, whole=True)
            continue
        before = known.get(source.path)
        digest = before.digest if before is not None and before.state is SourceState.READ else ""
        read = archive_reader(Path(source.path))
        if read is None:
            yield Item(source=source, content=Path(source.path), known_digest=digest, whole=True)
        else:
            progress(f"indexing: reading {Path(source.path).name}")
            yield from _items_of_archive(source, digest, read)


def _items_of_archive(source: Source, known_digest: str, read: ArchiveReader) -> Iterator[Item]:
    path = Path(source.path)
    try:
        source = replace(source, digest=file_digest(path))
    except OSError as error:
        failure = Unread(
            url=path.as_uri(), reason=UnreadReason.BLOCKED, detail=(error.strerror or "cannot be read").lower()
        )
        yield Item(source=source, content=failure, whole=True)
        return
    # Also where no page follows: an archive without pages was read, too.
    yield Item(source=source, content=None, known_digest=known_digest)
    if source.digest != known_digest:
        for content in read(path):
            yield Item(source=source, content=content)


def _batches(items: Iterable[Item]) -> Iterator[tuple[Item, ...]]:
    """Items by the handful: a process that is asked for every small file does little else than answer."""
    batch: list[Item] = []
    size = 0
    for item in items:
        weight = len(item.content.body) if isinstance(item.content, Fetched) else item.source.size if item.whole else 0
        if batch and (len(batch) >= _ITEMS or size + weight > _BYTES):
            yield tuple(batch)
            batch, size = [], 0
        batch.append(item)
        size += weight
    if batch:
        yield tuple(batch)


def _results(items: Iterable[Item]) -> Iterator[tuple[tuple[Item, ...], Iterable[Prepared]]]:
    size = min(_MOST_PROCESSES, processors())
    for job, done in results_of(prepare, _batches(items), size=size, seconds=_SECONDS, memory_mb=_MEMORY_MB):
        yield job, _one_by_one(job, done) if isinstance(done, WorkerFailure) else done


def _one_by_one(job: tuple[Item, ...], failure: WorkerFailure) -> Iterator[Prepared]:
    """The items of a job that was ended, each by itself: one bad file must not take its neighbours with it."""
    alone: Iterable[tuple[tuple[Item, ...], tuple[Prepared, ...] | WorkerFailure]] = [(job, failure)]
    if len(job) > 1:
        alone = results_of(prepare, ((item,) for item in job), size=1, seconds=_SECONDS, memory_mb=_MEMORY_MB)
    for (item,), done in alone:
        if isinstance(done, WorkerFailure):
            url = item.content.url if isinstance(item.content, Fetched) else Path(item.source.path).as_uri()
            detail = f"reading it was given up ({done.why})"
            kept = Unread(url=url, reason=UnreadReason.PARSER_LIMIT, detail=detail)
            yield Prepared(kept=kept, digest=item.source.digest)
        else:
            yield from done
