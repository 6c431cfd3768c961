"""Takes sources into an index of any form, transaction by transaction; what is kept of a source is for each form to say."""

from __future__ import annotations

import os
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from verify.errors import IndexFileError
from verify.evidence.index.schema import (
    IndexForm,
    all_segments,
    all_sources,
    check_schema,
    connected,
    faults_of,
    is_empty,
)
from verify.model.kept import Source, SourceState
from verify.model.page import Unread

_PAGE_SIZE = 16_384


class SourceWriter(ABC):
    """Takes in sources; `with` closes it. What was not saved when a program dies is as if it had not begun."""

    def __init__(self, path: Path, form: IndexForm) -> None:
        self._path = path
        self._first = self._size = 0
        # The source that is being read: a transaction may end within it.
        self._open = 0
        with faults_of(path):
            self._connection = connected(path, "mode=rwc")
            try:
                self._prepare(form)
            except BaseException:
                self._connection.close()
                raise
        self._run = self._connection.execute

    def _prepare(self, form: IndexForm) -> None:
        run = self._connection.execute
        # Under a lock, two programs may begin one index; what a killed one left of its beginning is empty again.
        if is_empty(self._connection):
            # Two packed articles fill a usual page of 4 KB badly: a fifth of the file would be air.
            run(f"PRAGMA page_size={_PAGE_SIZE}")
            run("BEGIN IMMEDIATE")
            if is_empty(self._connection):
                for statement in form.tables.values():
                    run(statement)
                run(f"PRAGMA application_id={form.application_id}")
                run(f"PRAGMA user_version={form.version}")
            run("COMMIT")
        check_schema(self._connection, self._path, form)
        # Readers go on reading what was there before, and a killed program leaves nothing half done.
        run("PRAGMA journal_mode=WAL")
        run("PRAGMA synchronous=NORMAL")
        run("PRAGMA secure_delete=OFF")
        run("PRAGMA cache_size=-32000")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._connection.close()

    @property
    @abstractmethod
    def is_full(self) -> bool:
        """Whether it is time to save."""

    def sources(self) -> Mapping[str, Source]:
        """What is known of every source, by path."""
        with faults_of(self._path):
            return {source.path: source for source in all_sources(self._connection, self._path)}

    def expect(self, sources: Iterable[Source]) -> None:
        """Note, and save, that *sources* are to be read: until they are, the index is known to lack them."""
        rows = ((os.fsencode(each.path), each.size, each.changed, SourceState.BEGUN) for each in sources)
        with self._writing():
            self._connection.executemany(
                "INSERT INTO sources(path, size, changed, digest, state) VALUES(?,?,?,'',?)"
                " ON CONFLICT(path) DO UPDATE SET state=excluded.state",
                rows,
            )
        self.save()

    def begin(self, source: Source) -> int:
        """Forget what is known of the source and begin it anew; its number, for `add` and `finish`."""
        with self._writing():
            self._forget(source.path)
            values = (os.fsencode(source.path), source.size, source.changed, source.digest, source.state)
            (number,) = self._run(
                "INSERT INTO sources(path, size, changed, digest, state) VALUES(?,?,?,?,?) RETURNING id", values
            ).fetchone()
            self._open = int(number)
            return self._open

    def fail(self, number: int, failure: Unread) -> None:
        """Keep what could not be read of the source *number*, and why."""
        with self._writing():
            # What names a file may hold what no database takes as text.
            words = (failure.url, failure.reason, failure.detail)
            values = (number, *(word.encode("utf-8", "replace").decode() for word in words))
            self._run("INSERT INTO failures(source, url, reason, detail) VALUES(?,?,?,?)", values)

    def finish(self, number: int, digest: str, state: SourceState) -> None:
        """Note that the source *number* was read, or that it could not be."""
        with self._writing():
            self._run("UPDATE sources SET digest=?, state=? WHERE id=?", (digest, state, number))
            self._open = 0

    def touch(self, source: Source) -> None:
        """Note a new time of change for a source that was read before and is otherwise the same."""
        values = (source.size, source.changed, SourceState.READ, os.fsencode(source.path))
        with self._writing():
            self._run("UPDATE sources SET size=?, changed=?, state=? WHERE path=?", values)

    def remove(self, path: str) -> None:
        """Forget a source and its pages."""
        with self._writing():
            self._forget(path)

    def save(self) -> None:
        """Make everything until here last, for all readers at once."""
        with faults_of(self._path):
            if self._connection.in_transaction:
                self._write_segment()
                self._run("COMMIT")

    def settle(self) -> None:
        """Save, join small segments, and leave one plain file that can be copied and read from anywhere."""
        self.save()
        with faults_of(self._path):
            self._join_small(all_segments(self._connection, self._path))
            self._run("PRAGMA busy_timeout=1000")
            self._run("PRAGMA wal_checkpoint(TRUNCATE)")
        try:
            self._run("PRAGMA journal_mode=DELETE")
        except sqlite3.OperationalError:
            # Somebody is reading: the file stays as it is, which is as good for everyone who can write beside it.
            return

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with faults_of(self._path):
            if not self._connection.in_transaction:
                self._run("BEGIN IMMEDIATE")
                # Numbers are given under the lock and never again: a list of a dead page can only lead to nothing.
                segments = all_segments(self._connection, self._path)
                self._first = max((first + size for first, size in segments), default=0)
                if self._open and not self._run("SELECT 1 FROM sources WHERE id=?", (self._open,)).fetchone():
                    raise IndexFileError(str(self._path), "another program builds this index; let it finish")
            yield

    def _forget(self, path: str) -> None:
        for (number,) in self._run("SELECT id FROM sources WHERE path=?", (os.fsencode(path),)).fetchall():
            self._forget_entries(number)
            self._run("DELETE FROM failures WHERE source=?", (number,))
            self._run("DELETE FROM sources WHERE id=?", (number,))

    @abstractmethod
    def _forget_entries(self, number: int) -> None:
        """Delete what is kept of the source *number*."""

    @abstractmethod
    def _write_segment(self) -> None:
        """Write the lists that were gathered in memory, if any."""

    @abstractmethod
    def _join_small(self, segments: list[tuple[int, int]]) -> None:
        """Make one of neighbouring small segments (first, size), where there are many."""


def joined_segments(segments: Sequence[tuple[int, int]], *, small: int, most: int) -> Iterator[list[tuple[int, int]]]:
    """Neighbouring segments of less than *small* that fit into one of *most*."""
    run: list[tuple[int, int]] = []
    for first, size in segments:
        if run and (size >= small or first + size - run[0][0] > most):
            if len(run) > 1:
                yield run
            run = []
        if size < small:
            run.append((first, size))
    if len(run) > 1:
        yield run
