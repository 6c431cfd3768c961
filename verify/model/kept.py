"""What a kept index holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum

from verify.model.page import Unread


class SourceState(IntEnum):
    """How far the reading of a source came."""

    BEGUN = 0
    READ = 1
    UNREAD = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file whose pages are kept: *changed* is its time of change in nanoseconds, *digest* that of its bytes."""

    path: str
    size: int
    changed: int
    digest: str = ""
    state: SourceState = SourceState.BEGUN


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One page to keep: its record, the length of its text in bytes, its keys stretch by stretch, its sketch.

    *tie* decides between pages of equal standing: drawn from the page itself, not from the order of building.
    """

    record: bytes = field(repr=False)
    length: int
    keys: tuple[bytes, ...] = field(repr=False)
    sketch: bytes = field(repr=False)
    tie: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Pages of one text that may carry the words, by number, likeliest first; *weight* is how much of the words they hold."""

    pages: tuple[int, ...]
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexInfo:
    """What an index holds: files, pages, and bytes of text and on disk.

    *unfinished* are sources whose reading was broken off, *unread* what could not be read: neither may count as silence.
    """

    path: str
    sources: int
    pages: int
    text_bytes: int
    file_bytes: int
    unfinished: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class Quoted:
    """One quotation as a quotation file has it, with the words around it."""

    words: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoting:
    """Pages that quote, as one line of a quotation file names them.

    *seen_on* is the day on which they were read; *speaker* whom a machine took for the speaker: a hint, never an attribution.
    """

    urls: tuple[str, ...]
    quotations: tuple[Quoted, ...]
    seen_on: date | None = None
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many pages that quote, and quotations, were taken in, and how many lines and quotations could not be used."""

    pages: int = 0
    quotations: int = 0
    passed_over: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.pages + other.pages, self.quotations + other.quotations, self.passed_over + other.passed_over)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteBlock:
    """A few pages that quote, packed, and the runs of words of their quotations, each with its page counted from 0."""

    pages: int
    record: bytes = field(repr=False)
    runs: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which quotations an index keeps: of these languages, near these names, seen on these days; everything where empty."""

    languages: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None

    def __str__(self) -> str:
        """The choice in one line."""
        days = (
            f"{self.since or 'the first day'} to {self.until or 'the last'}" if self.since or self.until else "any day"
        )
        whom = f"near {len(self.names):,} names" if self.names else "near any name"
        return f"{', '.join(sorted(self.languages)) or 'any language'}; {whom}; {days}"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationInfo:
    """What a quotation index holds: how many files, how much of them, and what it chose."""

    path: str
    sources: int
    tally: Tally
    file_bytes: int
    choice: str
    unfinished: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()
