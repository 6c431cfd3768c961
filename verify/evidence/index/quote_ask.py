"""An index of quotations and the claims of a draft -> pointers to pages that may carry them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path, PurePath

from verify.evidence.index.keys import best_stretches
from verify.evidence.index.open_index import OpenIndex
from verify.evidence.index.query import unbroken
from verify.evidence.index.quote_blocks import unpacked_block, unpacked_page
from verify.evidence.index.quote_keys import SHELVES, numbers_with, read_shelf, runs_of_words, shelf_of
from verify.evidence.index.schema import QUOTATIONS, all_segments, all_sources, damaged, faults_of
from verify.match.quotation import read_quotation
from verify.model.claim import Claim, ClaimKind
from verify.model.kept import QuotationInfo, Quoted, Quoting, SourceState, Tally
from verify.model.page import Pointer
from verify.pages.imprint import imprint_of
from verify.text.fold import plain_words
from verify.urls import host_of, usable_url

# Pages that are looked at for one claim, and addresses that are named for it, one of a site.
_LOOKED_AT = 20
# What the shortest lists may hold together to be counted; the longer ones only tell among the pages of these.
_ENTRIES = 30_000
_NAMED = 4
# A quotation that shares less of the runs of three words than this is another one; one word altered of eight leaves half.
_SHARED = 0.3
# One run may stand in anything that anybody says.
_FEWEST_SHARED = 2


class QuotationIndex(OpenIndex):
    """An index of quotations that is asked; `with` closes it."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, QUOTATIONS)
        self._block = lru_cache(256)(self._read_block)

    def info(self) -> QuotationInfo:
        """What the index holds, and what it should hold and does not."""
        with faults_of(self._path), self._one_moment():
            known = list(all_sources(self._connection, self._path))
            rows = self._run(
                "SELECT CAST(pages AS INT), CAST(quotations AS INT), CAST(passed_over AS INT) FROM tallies"
            )
            tally = sum((Tally(*row) for row in rows), Tally())
            (choice,) = self._run("SELECT CAST(words AS TEXT) FROM choice").fetchone() or ("",)
            return QuotationInfo(
                path=str(self._path),
                sources=len(known),
                tally=tally,
                file_bytes=self._path.stat().st_size,
                choice=choice,
                unfinished=tuple(source.path for source in known if source.state is SourceState.BEGUN),
                unread=self._unread(),
            )

    def quoting(self, runs: Iterable[int]) -> tuple[Quoting, ...]:
        """Pages with quotations that share most of *runs*, likeliest first."""
        with faults_of(self._path), self._one_moment():
            firsts = all_segments(self._connection, self._path)
            held = {run: list(self._held(run, [first for first, _ in firsts])) for run in runs}
            counts = {run: count for run, lists in held.items() if (count := sum(len(each) for _, each in lists))}
            total = sum(size for _, size in firsts)
            best = best_stretches(counts, total, held.__getitem__, _LOOKED_AT, entries=_ENTRIES, fewest=1)
            pages = (self._page(number) for number, _ in best)
            return tuple(page for page in pages if page is not None)

    def _held(self, run: int, firsts: Sequence[int]) -> Iterator[tuple[int, array[int]]]:
        for first in firsts:
            place = (first * SHELVES + shelf_of(run),)
            row = self._run("SELECT runs FROM postings WHERE place=?", place).fetchone()
            if row and isinstance(row[0], bytes):
                above, numbers = numbers_with(run, read_shelf(row[0]))
                yield first - above, numbers

    def _page(self, number: int) -> Quoting | None:
        row = self._run("SELECT first FROM blocks WHERE first<=? ORDER BY first DESC LIMIT 1", (number,)).fetchone()
        rows = self._block(row[0]) if row else []
        if not row or number - row[0] >= len(rows):
            # Of a source that was taken out again.
            return None
        page = unpacked_page(rows[number - row[0]])
        if page is None:
            raise damaged(self._path)
        return page

    def _read_block(self, first: int) -> list[object]:
        (record,) = self._run("SELECT record FROM blocks WHERE first=?", (first,)).fetchone()
        rows = unpacked_block(record) if isinstance(record, bytes) else None
        if rows is None:
            raise damaged(self._path)
        return rows


def pointers_for(index: QuotationIndex, claims: Sequence[Claim]) -> tuple[tuple[str, tuple[Pointer, ...]], ...]:
    """For each of *claims* that the index has something for, by id, where it may stand, likeliest first."""
    found = ((claim.id, _pointers(index, claim)) for claim in claims if claim.kind is ClaimKind.QUOTATION)
    return tuple((claim_id, pointers) for claim_id, pointers in found if pointers)


def _pointers(index: QuotationIndex, claim: Claim) -> tuple[Pointer, ...]:
    parts = tuple(part.text for part in claim.parts)
    quotation = read_quotation(claim.text, parts, comma=claim.joined_by_comma)
    runs = set[int]().union(*map(runs_of_words, unbroken(quotation)))
    ranked = []
    for page in index.quoting(runs) if runs else ():
        counted = ((_shared(runs, each), each) for each in page.quotations)
        shared, quoted = max(counted, key=lambda pair: pair[0], default=(0, Quoted("")))
        if shared >= min(len(runs), max(_FEWEST_SHARED, _SHARED * len(runs))):
            ranked.append((shared, page, quoted))
    ranked.sort(key=lambda each: -each[0])
    found: dict[str, Pointer] = {}
    for _, page, quoted in ranked:
        for url in page.urls:
            host = host_of(url)
            if host not in found and len(found) < _NAMED and usable_url(url):
                found[host] = _pointer(url, page, quoted, index.name)
    return tuple(found.values())


def _shared(runs: set[int], quoted: Quoted) -> int:
    return len(runs & runs_of_words(plain_words(quoted.words)))


def _pointer(url: str, page: Quoting, quoted: Quoted, index: str) -> Pointer:
    around = f"{quoted.before} “{quoted.words}” {quoted.after}".strip()
    return Pointer(
        url=url,
        index=PurePath(index).name,
        passage=around,
        outlet=imprint_of(host_of(url), ""),
        seen_on=page.seen_on,
    )
