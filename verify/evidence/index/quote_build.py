"""Quotation files -> an index of quotations, in a stream: however many there are, a segment of them is held in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from verify.errors import EvidenceError, SettingsError
from verify.evidence.index.quote_ask import QuotationIndex
from verify.evidence.index.quote_blocks import Batch, Blocks, blocks_of
from verify.evidence.index.quote_lines import DamagedFileError, is_quotation_file, language_key, lines_of, name_key
from verify.evidence.index.quote_writer import QuotationWriter
from verify.evidence.index.sources import as_it_lies, files_of, is_same
from verify.files.encoding import decode_file
from verify.files.find import MAX_FILE, Unusable, named_files, read_bytes
from verify.jobs.job import WorkerFailure
from verify.jobs.pool import processors
from verify.jobs.results import results_of
from verify.model.kept import Choice, QuotationInfo, Source, SourceState, Tally
from verify.model.page import Unread
from verify.model.unread_reason import UnreadReason
from verify.ports import Progress, Warn

_SECONDS = 60.0
_MEMORY_MB = 1_000
_BYTES = 1_000_000
_LINES = 2_000
_MOST_PROCESSES = 6
# They go to a process with every handful of lines.
_MOST_NAMES = 10_000


def are_quotation_files(sources: Sequence[str]) -> bool:
    """Whether all that *sources* name are quotation files. Raises EvidenceError where some are and some are not."""
    kinds: dict[bool, Path] = {}
    for named in sources:
        found = named_files(named)
        for path in () if isinstance(found, Unusable) else found:
            kinds.setdefault(is_quotation_file(path), path)
    if len(kinds) > 1:
        reason = f"quotation files have an index of their own; build another one for {kinds[False].name}"
        raise EvidenceError(str(kinds[True]), reason)
    return True in kinds


def choice_of(languages: Sequence[str], speakers: Path | None, since: date | None, until: date | None) -> Choice:
    """The choice that a user names; *speakers* is a file with a name a line. Raises SettingsError where it has none."""
    return Choice(
        languages=frozenset(map(language_key, languages)),
        names=_names(speakers) if speakers is not None else frozenset(),
        since=since,
        until=until,
    )


def _names(path: Path) -> frozenset[str]:
    data = read_bytes(path, MAX_FILE)
    text = data if isinstance(data, Unusable) else decode_file(data)
    if not isinstance(text, str):
        raise SettingsError("--speakers", f"{path}: {text.reason}")
    names = frozenset(map(name_key, text.splitlines())) - {""}
    if not 0 < len(names) <= _MOST_NAMES:
        raise SettingsError("--speakers", f"{path}: {len(names):,} names", f"write 1 to {_MOST_NAMES:,}, one a line")
    return names


def build_quotations(
    sources: Sequence[str], into: Path, choice: Choice, *, progress: Progress, warn: Warn
) -> QuotationInfo:
    """Take the quotation files that *sources* name into the index *into*, reading only what changed; what it then holds.

    Raises EvidenceError for a name that leads to nothing, IndexFileError for an index that cannot be written or was begun
    with another choice.
    """
    files = files_of(sources, into)
    with QuotationWriter(into, choice) as writer:
        known = writer.sources()
        for path in known:
            if not Path(path).exists():
                writer.remove(path)
        changed = [source for source in map(as_it_lies, files) if not is_same(source, known.get(source.path))]
        writer.expect(changed)
        build = _QuoteBuild(writer, warn)
        try:
            for batch, blocks in _results(_batches(changed, choice)):
                build.take(batch, blocks)
                progress(f"indexing: {build.sources} of {len(changed)} files, {build.tally.quotations:,} quotations")
        except KeyboardInterrupt:
            writer.save()
            raise
        writer.settle()
    with QuotationIndex(into) as index:
        return index.info()


class _QuoteBuild:
    """Puts blocks into the index, source by source."""

    def __init__(self, writer: QuotationWriter, warn: Warn) -> None:
        self._writer, self._warn = writer, warn
        self._number, self._of_source = 0, Tally()
        self.sources, self.tally = 0, Tally()

    def take(self, batch: Batch, blocks: Blocks) -> None:
        if not self._number:
            self._number, self._of_source = self._writer.begin(batch.source), Tally()
        for block in blocks.blocks:
            if self._writer.is_full:
                self._writer.save()
            self._writer.add(self._number, block)
        self._of_source += blocks.tally
        self.tally += blocks.tally
        if batch.ends:
            self._end(batch)

    def _end(self, batch: Batch) -> None:
        if batch.fault:
            failure = Unread(
                url=Path(batch.source.path).as_uri(),
                reason=UnreadReason.CUT if batch.opened else UnreadReason.BLOCKED,
                detail=batch.fault,
            )
            self._writer.fail(self._number, failure)
            self._warn(f"{batch.source.path}: {batch.fault}")
        self._writer.count(self._number, self._of_source)
        self._writer.finish(self._number, "", SourceState.READ if batch.opened else SourceState.UNREAD)
        self._number = 0
        self.sources += 1


def _batches(sources: Iterable[Source], choice: Choice) -> Iterator[Batch]:
    """The lines of *sources* by the handful; the last batch of a source ends it."""
    for source in sources:
        lines: list[bytes] = []
        size = too_long = 0
        fault, opened = "", True
        try:
            for line in lines_of(Path(source.path)):
                if line is None:
                    too_long += 1
                    continue
                lines.append(line)
                size += len(line)
                if size > _BYTES or len(lines) >= _LINES:
                    yield Batch(source=source, lines=tuple(lines), choice=choice)
                    lines, size = [], 0
        except DamagedFileError as damage:
            fault = str(damage)
        except OSError as error:
            fault, opened = (error.strerror or "cannot be read").lower(), False
        yield Batch(
            source=source,
            lines=tuple(lines),
            choice=choice,
            too_long=too_long,
            ends=True,
            fault=fault,
            opened=opened,
        )


def _results(batches: Iterable[Batch]) -> Iterator[tuple[Batch, Blocks]]:
    size = min(_MOST_PROCESSES, processors())
    for batch, done in results_of(blocks_of, batches, size=size, seconds=_SECONDS, memory_mb=_MEMORY_MB):
        yield batch, _line_by_line(batch) if isinstance(done, WorkerFailure) else done


def _line_by_line(batch: Batch) -> Blocks:
    """A batch whose process was ended, each line by itself: one bad line must not take its neighbours with it."""
    alone = (replace(batch, lines=(line,), too_long=0) for line in batch.lines)
    total = Blocks(tally=Tally(passed_over=batch.too_long))
    for _, done in results_of(blocks_of, alone, size=1, seconds=_SECONDS, memory_mb=_MEMORY_MB):
        if isinstance(done, WorkerFailure):
            total = replace(total, tally=total.tally + Tally(passed_over=1))
        else:
            total = Blocks(blocks=(*total.blocks, *done.blocks), tally=total.tally + done.tally)
    return total
