"""Passages in quotation marks: one pass over the marks of a text, paragraph by paragraph, no look-back over words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from verify.model.span import Span

_MARK = re.compile(r"''|``|[\"“”„‟«»‹›‘’‚‛'`]")
_WORD = re.compile(r"\w")
# What may stand before a mark that opens and after one that closes.
_BEFORE_OPENING = frozenset(" \t\n\r\u00a0\u2009\u200a\u202f([{<—–-/*_>=:;,\u200b\u200c\u2060\ufeff¿¡…")
_AFTER_CLOSING = frozenset(" \t\n\r\u00a0\u2009\u200a\u202f)]}>.,;:!?—–-/*_<…\u200b\u200c\u2060\ufeff")
# Words that begin with an apostrophe; digits ('90s) are told by their form.
_ELISIONS = frozenset(
    "em til till tis twas twere cause cuz n bout round neath cept nother kay m s t re ve ll d".split()
)
_ELIDED = re.compile(r"\d\ds?\b|\w+")
_CLOSERS = {
    "“": "”", "„": "“”‟", "‟": "”", "«": "»", "»": "«", "‹": "›", "›": "‹", "``": "''", "‘": "’", "‚": "‘’", "‛": "’",
}  # fmt: skip
_DOUBLE = frozenset(["“", "”", "„", "‟", "«", "»", '"', "''", "``"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words between two marks of one paragraph.

    *outer* includes the marks, *inner* does not; *parent* is the position of the surrounding passage among all passages;
    *continues* marks one that resumes, in a new paragraph, what the passage before it left open; *closed* is false where
    the closing mark is missing.
    """

    outer: Span
    inner: Span
    mark: str
    paragraph: int
    parent: int | None = None
    continues: bool = False
    closed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Passages in the order of their opening marks, and the offsets of marks that have no partner."""

    passages: tuple[Passage, ...]
    unpaired: tuple[int, ...]


@dataclass(slots=True)
class _Open:
    mark: str
    start: int
    continues: bool = False
    place: int = -1


def find_passages(text: str, paragraphs: Iterable[Span]) -> Marks:
    """Every passage in quotation marks, paragraph by paragraph; a mark without a partner never reaches beyond its own."""
    found: list[Passage] = []
    unpaired: list[int] = []
    left_open: str | None = None
    for number, span in enumerate(paragraphs):
        paragraph = _Paragraph(text, span, number, left_open, len(found))
        paragraph.read()
        found += paragraph.passages()
        unpaired += paragraph.unpaired
        left_open = paragraph.left_open
    return Marks(passages=tuple(_closed_chains(found, unpaired)), unpaired=tuple(sorted(unpaired)))


def _closed_chains(found: list[Passage], unpaired: list[int]) -> Iterator[Passage]:
    """*found*, where an open passage that the next paragraph resumes counts as closed; others are noted as *unpaired*."""
    last_top = -1
    resumed: set[int] = set()
    for place, passage in enumerate(found):
        if passage.continues and last_top >= 0:
            resumed.add(last_top)
        if passage.parent is None:
            last_top = place
    for place, passage in enumerate(found):
        if passage.closed or place in resumed:
            yield replace(passage, closed=True)
        else:
            unpaired.append(passage.outer.start)
            yield passage


class _Paragraph:
    """One paragraph being read: a stack of open marks and the passages closed so far."""

    def __init__(self, text: str, span: Span, number: int, left_open: str | None, base: int) -> None:
        self._text = text
        self._span = span
        self._number = number
        self._was_open = left_open
        self._base = base
        self._stack: list[_Open] = []
        self._found: list[Passage | None] = []
        self.unpaired: list[int] = []
        self.left_open: str | None = None
        self._first: int | None = None

    def read(self) -> None:
        marks = [(m.group(), m.start()) for m in _MARK.finditer(self._text, self._span.start, self._span.end)]
        for place, (mark, start) in enumerate(marks):
            following = marks[place + 1] if place + 1 < len(marks) else None
            self._take(mark, start, following)
        self._end()

    def passages(self) -> list[Passage]:
        """The passages in order, with parents counted from the beginning of the text."""
        places: dict[int, int] = {}
        kept: list[Passage] = []
        for place, passage in enumerate(self._found):
            if passage is not None:
                places[place] = self._base + len(kept)
                kept.append(passage)
        return [replace(p, parent=None if p.parent is None else places.get(p.parent)) for p in kept]

    def _take(self, mark: str, start: int, following: tuple[str, int] | None) -> None:
        before = self._text[start - 1] if start > self._span.start else " "
        end = start + len(mark)
        after = self._text[end] if end < self._span.end else " "
        if mark == "`":
            return
        if mark == "''" and not (self._is_open("''", "``", '"') or _may_open(before, after)):
            return
        if mark in "'‘’‚‛" and len(mark) == 1:
            self._take_single(mark, start, before, after, following)
        elif mark in ('"', "''"):
            self._take_straight(mark, start, before, after)
        else:
            self._take_curly(mark, start, before, after)

    def _take_straight(self, mark: str, start: int, before: str, after: str) -> None:
        opening = _may_open(before, after)
        if self._is_open(mark, "``"):
            # A mark that can only open means that the one before was never closed.
            if opening and not _may_close(before, after):
                self._open(mark, start)
            else:
                self._close(start, mark, "``")
        elif self._is_open('"', "''", "“") and not opening:
            self._close(start, '"', "''", "“")
        elif before.isdigit() and not opening:
            # Six foot 2": an inch mark.
            return
        elif opening or not _may_close(before, after):
            self._open(mark, start)
        elif start == self._first_mark() and self._was_open:
            self._resume(start, len(mark))
        else:
            self.unpaired.append(start)

    def _take_curly(self, mark: str, start: int, before: str, after: str) -> None:
        closes = [opening for opening, closers in _CLOSERS.items() if mark in closers and opening not in "‘‚‛"]
        if mark in "”‟" and len(mark) == 1:
            closes.append('"')
        if self._is_open(*closes) and not (
            mark in "“«»‹›" and _may_open(before, after) and not _may_close(before, after)
        ):
            self._close(start, *closes)
        elif mark in _CLOSERS and (mark not in "»›" or _may_open(before, after)) and mark != "‟":
            self._open(mark, start)
        elif mark == "”" and _may_open(before, after) and not _may_close(before, after):
            # Typed with the wrong key: ”like this”.
            self._open("“", start)
        elif self._was_open and start == self._first_mark():
            self._resume(start, len(mark))
        else:
            self.unpaired.append(start)

    def _take_single(self, mark: str, start: int, before: str, after: str, following: tuple[str, int] | None) -> None:
        if before.isalnum() and after.isalnum():
            return
        if self._is_open("'", "‘", "‚", "‛") and not before.isspace() and not after.isalnum():
            if before in "sS" and after.isspace() and following and self._closes_next(following):
                return
            self._close(start, "'", "‘", "‚", "‛")
        elif mark in "'‘‚‛" and _may_open(before, after) and not after.isspace() and not self._is_elision(start + 1):
            self._open(mark, start)

    def _closes_next(self, following: tuple[str, int]) -> bool:
        """Whether the next mark is a single one that can only close: then this one is the apostrophe of a plural."""
        mark, start = following
        after = self._text[start + 1] if start + 1 < self._span.end else " "
        return mark in "'’" and not self._text[start - 1].isspace() and not after.isalnum()

    def _is_elision(self, start: int) -> bool:
        found = _ELIDED.match(self._text, start, min(start + 12, self._span.end))
        if found is None:
            return False
        word = found.group()
        return (word[:2].isdigit() and len(word) <= 3) or word.lower() in _ELISIONS

    def _first_mark(self) -> int:
        if self._first is None:
            self._first = self._find_first()
        return self._first

    def _find_first(self) -> int:
        found = _MARK.search(self._text, self._span.start, self._span.end)
        while found and found.group() in "'’`":
            found = _MARK.search(self._text, found.end(), self._span.end)
        return found.start() if found else -1

    def _is_open(self, *marks: str) -> bool:
        # Three levels are all that people nest; deeper search would make a wall of opening marks quadratic.
        return any(opened.mark in marks for opened in self._stack[-3:])

    def _open(self, mark: str, start: int) -> None:
        at_start = not _WORD.search(self._text, self._span.start, start) if start - self._span.start < 8 else False
        continues = at_start and not self._stack and mark in _DOUBLE and self._was_open == mark
        self._stack.append(_Open(mark=mark, start=start, continues=continues, place=len(self._found)))
        self._found.append(None)

    def _resume(self, start: int, width: int) -> None:
        """A paragraph with words that goes on with the quotation before it, without a mark of its own."""
        if not _WORD.search(self._text, self._span.start, min(start, self._span.start + 100)):
            return
        self._found.append(
            Passage(
                outer=Span(self._span.start, start + width),
                inner=Span(self._span.start, start),
                mark=self._was_open or '"',
                paragraph=self._number,
                continues=True,
            )
        )

    def _close(self, start: int, *marks: str) -> None:
        while self._stack and self._stack[-1].mark not in marks:
            self._abandon(self._stack.pop(), start)
        opened = self._stack.pop()
        width = 2 if self._text.startswith("''", start) and opened.mark in ("''", "``") else 1
        self._add(opened, Span(opened.start, start + width), start, closed=True)

    def _abandon(self, opened: _Open, end: int) -> None:
        """Give up a mark that finds no partner: its words reach to the next passage, single ones are apostrophes."""
        if opened.mark in _DOUBLE:
            until = min([end, *(child.outer.start for child in self._children(opened))])
            self._add(opened, Span(opened.start, until), until, closed=False)

    def _children(self, opened: _Open) -> Iterator[Passage]:
        following = self._found[opened.place + 1 : opened.place + 3]
        return (passage for passage in following if passage is not None)

    def _add(self, opened: _Open, outer: Span, end: int, *, closed: bool) -> None:
        inner = Span(opened.start + len(opened.mark), end)
        # Looking for a word goes no further than this: in a wall of marks each look would run to its end.
        if inner.start >= inner.end or not _WORD.search(self._text, inner.start, min(inner.end, inner.start + 100)):
            return
        parent = self._stack[-1].place if self._stack else None
        self._found[opened.place] = Passage(
            outer=outer,
            inner=inner,
            mark=opened.mark,
            paragraph=self._number,
            parent=parent,
            continues=opened.continues,
            closed=closed,
        )

    def _end(self) -> None:
        while self._stack:
            opened = self._stack.pop()
            if opened.mark in _DOUBLE and not self._stack:
                self.left_open = opened.mark
            self._abandon(opened, self._span.end)
        self._part_orphans()

    def _part_orphans(self) -> None:
        """Passages inside a mark that was given up stand on their own."""
        for place, passage in enumerate(self._found):
            if passage is not None and passage.parent is not None:
                parent = self._found[passage.parent]
                if parent is None or not parent.outer.contains(passage.outer):
                    self._found[place] = replace(passage, parent=None)


def _may_open(before: str, after: str) -> bool:
    return (before in _BEFORE_OPENING or before in "\"'“‘«„") and not after.isspace()


def _may_close(before: str, after: str) -> bool:
    return not before.isspace() and (after in _AFTER_CLOSING or after in "\"'”’»")
