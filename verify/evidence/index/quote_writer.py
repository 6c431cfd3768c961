"""Takes quotations into an index: runs of words gathered in memory, written a segment of some two million quotations at once."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from verify.errors import IndexFileError
from verify.evidence.index.quote_keys import MOST_PAGES, SHELVES, counted_from, pack_shelf, read_shelf
from verify.evidence.index.schema import QUOTATIONS
from verify.evidence.index.source_writer import SourceWriter, joined_segments
from verify.model.kept import Choice, QuoteBlock, Tally

# Each takes four bytes of memory, with some air.
_MOST_RUNS = 40_000_000
# A segment is asked a dozen times for a question: many small ones are joined.
_SMALL = 100_000
_MANY_SMALL = 8
# Of a block come so many pages at most.
BLOCK = 16


class QuotationWriter(SourceWriter):
    """Takes in pages that quote, source by source. Raises IndexFileError where the index was begun with another *choice*."""

    def __init__(self, path: Path, choice: Choice) -> None:
        self._shelves = _no_shelves()
        self._runs = 0
        super().__init__(path, QUOTATIONS)
        try:
            self._choose(choice)
        except BaseException:
            self._connection.close()
            raise

    @property
    def is_full(self) -> bool:
        """Whether it is time to save."""
        return self._runs >= _MOST_RUNS or self._size > MOST_PAGES - BLOCK

    def add(self, number: int, block: QuoteBlock) -> None:
        """Keep a few pages that quote of the source *number*."""
        with self._writing():
            self._run("INSERT INTO blocks VALUES(?,?,?)", (self._first + self._size, number, block.record))
            runs, base, shelves = array("Q", block.runs), self._size, self._shelves
            for run in runs:
                shelf = shelves[run >> 32]
                if shelf is None:
                    shelf = shelves[run >> 32] = array("I")
                shelf.append((run & 0xFFFFFFFF) + base)
            self._size += block.pages
            self._runs += len(runs)

    def count(self, number: int, tally: Tally) -> None:
        """Note how much was taken from the source *number*."""
        with self._writing():
            values = (number, tally.pages, tally.quotations, tally.passed_over)
            self._run("INSERT INTO tallies VALUES(?,?,?,?)", values)

    def _choose(self, choice: Choice) -> None:
        mine = (sha256("\n".join((str(choice), *sorted(choice.names))).encode()).hexdigest(), str(choice))
        with self._writing():
            found = self._run("SELECT digest, words FROM choice").fetchone()
            if found is None:
                self._run("INSERT INTO choice VALUES(?,?)", mine)
        self.save()
        if found is not None and found[0] != mine[0]:
            reason = f"it was built for: {found[1]}; choose the same, or another file with --into"
            raise IndexFileError(str(self._path), reason)

    def _forget_entries(self, number: int) -> None:
        self._run("DELETE FROM blocks WHERE source=?", (number,))
        self._run("DELETE FROM tallies WHERE source=?", (number,))

    def _write_segment(self) -> None:
        if not self._size:
            return
        base = self._first * SHELVES
        rows = ((base + at, pack_shelf(shelf)) for at, shelf in enumerate(self._shelves) if shelf)
        self._run("INSERT INTO segments VALUES(?,?)", (self._first, self._size))
        self._connection.executemany("INSERT INTO postings VALUES(?,?)", rows)
        self._size = self._runs = 0
        self._shelves = _no_shelves()

    def _join_small(self, segments: list[tuple[int, int]]) -> None:
        if sum(size < _SMALL for _, size in segments) >= _MANY_SMALL:
            self._run("BEGIN IMMEDIATE")
            for run in joined_segments(segments, small=_SMALL, most=4 * _SMALL):
                self._join(run)
            self._run("COMMIT")

    def _join(self, run: Sequence[tuple[int, int]]) -> None:
        first, (last, size) = run[0][0], run[-1]
        for at in range(SHELVES):
            numbers = array("I")
            for start, _ in run:
                place = (start * SHELVES + at,)
                row = self._run("DELETE FROM postings WHERE place=? RETURNING runs", place).fetchone()
                if row and isinstance(row[0], bytes):
                    numbers.extend(counted_from(read_shelf(row[0]), start - first))
            if numbers:
                self._run("INSERT INTO postings VALUES(?,?)", (first * SHELVES + at, pack_shelf(numbers)))
        self._connection.executemany("DELETE FROM segments WHERE first=?", ((start,) for start, _ in run))
        self._run("INSERT INTO segments VALUES(?,?)", (first, last + size - first))


def _no_shelves() -> list[array[int] | None]:
    return [None] * SHELVES
