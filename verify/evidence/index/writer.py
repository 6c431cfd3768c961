"""Takes pages into an index, transaction by transaction."""

from __future__ import annotations

import os
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from verify.errors import IndexFileError
from verify.evidence.index.keys import KEYS, to_bytes, unpack, unpack_keys
from verify.evidence.index.schema import (
    APPLICATION_ID,
    TABLES,
    VERSION,
    all_segments,
    all_sources,
    check_schema,
    connected,
    faults_of,
    is_empty,
)
from verify.model.kept import Entry, Source, SourceState
from verify.model.page import Unread

# A segment's stretches are numbered in 16 bits. Half of that is written at once: the lists of so many are held in memory.
_SEGMENT = 32_768
_SMALL = 4_096
_PAGE_SIZE = 16_384
_MANY_SMALL = 8


class IndexWriter:
    """Takes in sources; `with` closes it. What was not saved when a program dies is as if it had not begun."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lists = _no_lists()
        self._first = self._size = 0
        # The source that is being read: a transaction may end within it.
        self._open = 0
        with faults_of(path):
            self._connection = connected(path, "mode=rwc")
            try:
                self._prepare()
            except BaseException:
                self._connection.close()
                raise
        self._run = self._connection.execute

    def _prepare(self) -> None:
        run = self._connection.execute
        # Under a lock, two programs may begin one index; what a killed one left of its beginning is empty again.
        if is_empty(self._connection):
            # Two packed articles fill a usual page of 4 KB badly: a fifth of the file would be air.
            run(f"PRAGMA page_size={_PAGE_SIZE}")
            run("BEGIN IMMEDIATE")
            if is_empty(self._connection):
                for statement in TABLES.values():
                    run(statement)
                run(f"PRAGMA application_id={APPLICATION_ID}")
                run(f"PRAGMA user_version={VERSION}")
            run("COMMIT")
        check_schema(self._connection, self._path)
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
    def is_full(self) -> bool:
        """Whether it is time to save."""
        return self._size >= _SEGMENT

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

    def add(self, number: int, entry: Entry) -> None:
        """Keep one page of the source *number*."""
        with self._writing():
            lists = self._lists
            for stretch, keys in enumerate(entry.keys, start=self._size):
                for key in unpack_keys(keys):
                    held = lists[key]
                    if held is None:
                        held = lists[key] = array("H")
                    held.append(stretch)
            first = self._first + self._size
            self._size += len(entry.keys)
            values = (first, number, len(entry.keys), entry.length, entry.tie, entry.sketch, entry.record)
            self._run("INSERT INTO pages VALUES(?,?,?,?,?,?,?)", values)

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
            segments = all_segments(self._connection, self._path)
            if sum(size < _SMALL for _, size in segments) >= _MANY_SMALL:
                self._run("BEGIN IMMEDIATE")
                for run in _runs_of(segments):
                    self._join(run)
                self._run("COMMIT")
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
            self._run("DELETE FROM pages WHERE source=?", (number,))
            self._run("DELETE FROM failures WHERE source=?", (number,))
            self._run("DELETE FROM sources WHERE id=?", (number,))

    def _write_segment(self) -> None:
        if not self._size:
            return
        base = self._first * KEYS
        rows = ((base + key, to_bytes(held)) for key, held in enumerate(self._lists) if held)
        self._run("INSERT INTO segments VALUES(?,?)", (self._first, self._size))
        self._connection.executemany("INSERT INTO postings VALUES(?,?)", rows)
        self._size = 0
        self._lists = _no_lists()

    def _join(self, run: Sequence[tuple[int, int]]) -> None:
        """Make one segment of neighbouring ones, without the pages that are gone."""
        first, (last, size) = run[0][0], run[-1]
        rows = self._run(
            "SELECT id, stretches FROM pages WHERE id>=? AND id<? AND stretches BETWEEN 1 AND 65535",
            (first, last + size),
        )
        alive = {at - first for page, stretches in rows for at in range(page, page + stretches)}
        for start, _ in run:
            bounds = (start * KEYS, (start + 1) * KEYS)
            for place, data in self._run("SELECT place, stretches FROM postings WHERE place>=? AND place<?", bounds):
                moved = (start - first + at for at in unpack(data if isinstance(data, bytes) else b""))
                held = self._lists[place % KEYS] or array("H")
                held.extend(at for at in moved if at in alive)
                self._lists[place % KEYS] = held
            self._run("DELETE FROM postings WHERE place>=? AND place<?", bounds)
            self._run("DELETE FROM segments WHERE first=?", (start,))
        self._first, self._size = first, last + size - first
        self._write_segment()


def _runs_of(segments: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Neighbouring small segments that fit into one."""
    run: list[tuple[int, int]] = []
    for first, size in segments:
        if run and (size >= _SMALL or first + size - run[0][0] > _SEGMENT):
            if len(run) > 1:
                yield run
            run = []
        if size < _SMALL:
            run.append((first, size))
    if len(run) > 1:
        yield run


def _no_lists() -> list[array[int] | None]:
    # By position: a dictionary of so many keys takes twice the time.
    return [None] * KEYS
