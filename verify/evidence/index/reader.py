"""Asks an index: which pages may carry these words, and what it holds."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from pathlib import Path

from verify.evidence.index.keys import KEYS, best_stretches, grouped, read_sketch, unpack
from verify.evidence.index.open_index import OpenIndex
from verify.evidence.index.schema import PAGES, all_segments, all_sources, faults_of
from verify.model.kept import Candidate, IndexInfo, SourceState

# Stretches that are looked up in the table of pages for one question.
_RANKED = 80


class KeptIndex(OpenIndex):
    """An index of pages that is asked; it never writes. `with` closes it."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, PAGES)

    def info(self) -> IndexInfo:
        """What the index holds, and what it should hold and does not."""
        with faults_of(self._path), self._one_moment():
            known = list(all_sources(self._connection, self._path))
            pages, length = self._run("SELECT count(*), coalesce(sum(bytes), 0) FROM pages").fetchone()
            return IndexInfo(
                path=str(self._path),
                sources=len(known),
                pages=pages,
                text_bytes=length,
                file_bytes=self._path.stat().st_size,
                unfinished=tuple(source.path for source in known if source.state is SourceState.BEGUN),
                unread=self._unread(),
            )

    def candidates(self, keys: Iterable[int], most: int) -> tuple[Candidate, ...]:
        """Texts that may carry words with *keys*, likeliest first; copies of one text are one candidate."""
        with faults_of(self._path), self._one_moment():
            segments = all_segments(self._connection, self._path)
            firsts = [first for first, _ in segments]
            counts = {key: sum(self._count(first, key) for first in firsts) for key in keys}
            total = sum(size for _, size in segments)
            best = best_stretches(counts, total, lambda key: ((at, self._list(at, key)) for at in firsts), _RANKED)
            ranked = self._pages_of(best)
        return tuple(Candidate(pages=tuple(pages), weight=weight) for pages, weight in grouped(ranked, most))

    def record(self, page: int) -> bytes | None:
        """The record of a page; None where it has gone meanwhile."""
        with faults_of(self._path):
            row = self._run("SELECT record FROM pages WHERE id=?", (page,)).fetchone()
            return row[0] if row and isinstance(row[0], bytes) else None

    def _count(self, first: int, key: int) -> int:
        # The length stands at the beginning: the list itself is not read for it.
        row = self._run("SELECT length(stretches) FROM postings WHERE place=?", (first * KEYS + key,)).fetchone()
        return row[0] // 2 if row and isinstance(row[0], int) else 0

    def _list(self, first: int, key: int) -> array[int]:
        row = self._run("SELECT stretches FROM postings WHERE place=?", (first * KEYS + key,)).fetchone()
        return unpack(row[0]) if row and isinstance(row[0], bytes) else array("H")

    def _pages_of(self, stretches: Iterable[tuple[int, float]]) -> list[tuple[int, float, frozenset[int]]]:
        """The pages of stretches, each once, best first; those of equal weight by what they are."""
        found: dict[int, tuple[float, int, frozenset[int]]] = {}
        for at, weight in stretches:
            row = self._run(
                "SELECT id, stretches, tie, sketch FROM pages WHERE id<=? ORDER BY id DESC LIMIT 1", (at,)
            ).fetchone()
            if row is None or list(map(type, row)) != [int, int, int, bytes] or at >= row[0] + row[1]:
                continue
            found.setdefault(row[0], (weight, row[2], read_sketch(row[3])))
        order = sorted(found, key=lambda page: (-found[page][0], found[page][1]))
        return [(page, found[page][0], found[page][2]) for page in order]
