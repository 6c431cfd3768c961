"""Takes pages into an index, transaction by transaction."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from pathlib import Path

from verify.evidence.index.keys import KEYS, to_bytes, unpack, unpack_keys
from verify.evidence.index.schema import PAGES
from verify.evidence.index.source_writer import SourceWriter, joined_segments
from verify.model.kept import Entry

# A segment's stretches are numbered in 16 bits. Half of that is written at once: the lists of so many are held in memory.
_SEGMENT = 32_768
_SMALL = 4_096
_MANY_SMALL = 8


class IndexWriter(SourceWriter):
    """Takes in pages, source by source."""

    def __init__(self, path: Path) -> None:
        self._lists = _no_lists()
        super().__init__(path, PAGES)

    @property
    def is_full(self) -> bool:
        """Whether it is time to save."""
        return self._size >= _SEGMENT

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

    def _forget_entries(self, number: int) -> None:
        self._run("DELETE FROM pages WHERE source=?", (number,))

    def _write_segment(self) -> None:
        if not self._size:
            return
        base = self._first * KEYS
        rows = ((base + key, to_bytes(held)) for key, held in enumerate(self._lists) if held)
        self._run("INSERT INTO segments VALUES(?,?)", (self._first, self._size))
        self._connection.executemany("INSERT INTO postings VALUES(?,?)", rows)
        self._size = 0
        self._lists = _no_lists()

    def _join_small(self, segments: list[tuple[int, int]]) -> None:
        if sum(size < _SMALL for _, size in segments) >= _MANY_SMALL:
            self._run("BEGIN IMMEDIATE")
            for run in joined_segments(segments, small=_SMALL, most=_SEGMENT):
                self._join(run)
            self._run("COMMIT")

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


def _no_lists() -> list[array[int] | None]:
    # By position: a dictionary of so many keys takes twice the time.
    return [None] * KEYS
