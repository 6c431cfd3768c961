"""What a kept index holds."""

from __future__ import annotations

from dataclasses import dataclass, field
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
