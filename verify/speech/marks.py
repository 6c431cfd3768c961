"""Passages in quotation marks: one pass over the marks of a text, paragraph by paragraph, no look-back over words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from verify.model.span import Span
from verify.speech.mark_signs import Sign, is_elision, may_close, may_open, past_note, signs_in

_WORD = re.compile(r"\w")
_CLOSERS = {
    "“": "”", "„": "“”‟", "‟": "”", "«": "»", "»": "«", "‹": "›", "›": "‹", "``": "''", "‘": "’", "‚": "‘’", "‛": "’",
    "「": "」", "『": "』",
}  # fmt: skip
# What closes a sentence before its closing mark.
_STOPS = frozenset(",.?!…")
_DOUBLE = frozenset(["“", "”", "„", "‟", "«", "»", '"', "''", "``", "「", "『"])


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedPassage:
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
    """Passages in the order of their opening marks, and the offsets of marks that have no partner.

    *broken*: where a mark stands of which an encoding left something else ("â€œ").
    """

    passages: tuple[MarkedPassage, ...]
    unpaired: tuple[int, ...]
    broken: tuple[int, ...] = ()


@dataclass(slots=True)
class _OpenMark:
    mark: str
    start: int
    end: int
    continues: bool = False
    place: int = -1


def find_passages(text: str, paragraphs: Iterable[Span]) -> Marks:
    """Every passage in quotation marks, paragraph by paragraph; a mark without a partner never reaches beyond its own."""
    found: list[MarkedPassage] = []
    unpaired: list[int] = []
    broken: list[int] = []
    left_open: str | None = None
    for number, span in enumerate(paragraphs):
        paragraph = _Paragraph(text, span, number, left_open, len(found))
        paragraph.read()
        found += paragraph.passages()
        unpaired += paragraph.unpaired
        broken += paragraph.broken
        left_open = paragraph.left_open
    return Marks(
        passages=tuple(_closed_chains(found, unpaired)), unpaired=tuple(sorted(unpaired)), broken=tuple(broken)
    )


def _closed_chains(found: list[MarkedPassage], unpaired: list[int]) -> Iterator[MarkedPassage]:
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
        self._stack: list[_OpenMark] = []
        self._found: list[MarkedPassage | None] = []
        self._given_up: dict[int, int | None] = {}  # single marks without a partner, and what is around each
        self.unpaired: list[int] = []
        self.left_open: str | None = None
        self._first: int | None = None
        self._signs = list(signs_in(text, span.start, span.end))
        self.broken = [sign.start for sign in self._signs if sign.broken]

    def read(self) -> None:
        for place, sign in enumerate(self._signs):
            self._take(sign, self._signs[place + 1] if place + 1 < len(self._signs) else None)
        self._end()

    def passages(self) -> list[MarkedPassage]:
        """The passages in order, with parents counted from the beginning of the text."""
        places: dict[int, int] = {}
        kept: list[MarkedPassage] = []
        for place, passage in enumerate(self._found):
            if passage is not None:
                places[place] = self._base + len(kept)
                kept.append(passage)
        return [replace(p, parent=None if p.parent is None else places.get(p.parent)) for p in kept]

    def _take(self, sign: Sign, following: Sign | None) -> None:
        mark = sign.mark
        before = self._text[sign.start - 1] if sign.start > self._span.start else " "
        after = self._text[sign.end] if sign.end < self._span.end else " "
        if mark == "`":
            return
        if mark == "''" and not (self._is_open("''", "``", '"') or may_open(before, after)):
            return
        if mark in "'‘’‚‛" and len(mark) == 1:
            self._take_single(sign, before, after, following)
        elif mark in ('"', "''"):
            self._take_straight(sign, before, after)
        else:
            self._take_curly(sign, before, after)

    def _take_straight(self, sign: Sign, before: str, after: str) -> None:
        mark = sign.mark
        opening = may_open(before, after)
        if self._is_open(mark, "``"):
            # A mark that can only open means that the one before was never closed; "…,"1 is closed, and has a note.
            if opening and not may_close(before, after) and not (before in _STOPS and after.isdigit()):
                self._open(sign)
            else:
                self._close(sign, mark, "``")
        elif self._is_open('"', "''", "“") and not opening:
            self._close(sign, '"', "''", "“")
        elif before.isdigit() and not opening:
            # Six foot 2": an inch mark.
            return
        elif opening or not may_close(before, after):
            self._open(sign)
        elif sign.start == self._first_mark() and self._was_open:
            self._resume(sign)
        else:
            self.unpaired.append(sign.start)

    def _take_curly(self, sign: Sign, before: str, after: str) -> None:
        mark = sign.mark
        closes = [opening for opening, closers in _CLOSERS.items() if mark in closers and opening not in "‘‚‛"]
        if mark in "”‟" and len(mark) == 1:
            closes.append('"')
        if self._is_open(*closes) and not (
            mark in "“«»‹›"
            and may_open(before, after)
            and not may_close(before, after)
            and not self._is_spaced(before, closes)
        ):
            self._close(sign, *closes)
        elif mark in _CLOSERS and (mark not in "»›" or may_open(before, after)) and mark != "‟":
            self._open(sign)
        elif mark == "”" and may_open(before, after) and not may_close(before, after):
            # Typed with the wrong key: ”like this”.
            self._open(replace(sign, mark="“"))
        elif self._was_open and sign.start == self._first_mark():
            self._resume(sign)
        else:
            self.unpaired.append(sign.start)

    def _is_spaced(self, before: str, openings: list[str]) -> bool:
        """« Like this », she said: a blank behind the opening mark lets one stand before the closing one."""
        opened = next((opened for opened in reversed(self._stack[-3:]) if opened.mark in openings), None)
        return opened is not None and before.isspace() and self._text[opened.end : opened.end + 1].isspace()

    def _take_single(self, sign: Sign, before: str, after: str, following: Sign | None) -> None:
        if before.isalnum() and after.isalnum():
            return
        if self._is_open("'", "‘", "‚", "‛") and not before.isspace() and not after.isalnum():
            if before in "sS" and after.isspace() and following and self._closes_next(following):
                return
            self._close(sign, "'", "‘", "‚", "‛")
        elif (
            sign.mark in "'‘‚‛"
            and may_open(before, after)
            and not after.isspace()
            and not is_elision(self._text, sign.end, self._span.end)
        ):
            self._open(sign)

    def _closes_next(self, following: Sign) -> bool:
        """Whether the next mark is a single one that can only close: then this one is the apostrophe of a plural."""
        after = self._text[following.end] if following.end < self._span.end else " "
        return following.mark in "'’" and not self._text[following.start - 1].isspace() and not after.isalnum()

    def _first_mark(self) -> int:
        """Where the first mark stands that is no apostrophe."""
        if self._first is None:
            self._first = next((sign.start for sign in self._signs if sign.mark not in "'’`"), -1)
        return self._first

    def _is_open(self, *marks: str) -> bool:
        # Three levels are all that people nest; deeper search would make a wall of opening marks quadratic.
        return any(opened.mark in marks for opened in self._stack[-3:])

    def _open(self, sign: Sign) -> None:
        mark, start = sign.mark, sign.start
        at_start = start - self._span.start < 8 and not _WORD.search(self._text, self._span.start, start)
        continues = at_start and not self._stack and mark in _DOUBLE and self._was_open == mark
        self._stack.append(_OpenMark(mark=mark, start=start, end=sign.end, continues=continues, place=len(self._found)))
        self._found.append(None)

    def _resume(self, sign: Sign) -> None:
        """A paragraph with words that goes on with the quotation before it, without a mark of its own."""
        if not _WORD.search(self._text, self._span.start, min(sign.start, self._span.start + 100)):
            return
        self._found.append(
            MarkedPassage(
                outer=Span(self._span.start, sign.end),
                inner=Span(self._span.start, sign.start),
                mark=self._was_open or '"',
                paragraph=self._number,
                continues=True,
            )
        )

    def _close(self, sign: Sign, *marks: str) -> None:
        start = sign.start
        while self._stack and self._stack[-1].mark not in marks:
            self._abandon(self._stack.pop(), start)
        opened = self._stack.pop()
        end = start + 1 if sign.mark == "''" and opened.mark not in ("''", "``") else sign.end
        if opened.mark in _DOUBLE and not self._stack:
            end = past_note(self._text, end, self._span.end)
        self._add(opened, Span(opened.start, end), start, closed=True)

    def _abandon(self, opened: _OpenMark, end: int) -> None:
        """Give up a mark that finds no partner: its words reach to the next passage, single ones are apostrophes."""
        if opened.mark in _DOUBLE:
            until = min([end, *(child.outer.start for child in self._children(opened))])
            self._add(opened, Span(opened.start, until), until, closed=False)
        else:
            self._given_up[opened.place] = self._stack[-1].place if self._stack else None

    def _children(self, opened: _OpenMark) -> Iterator[MarkedPassage]:
        following = self._found[opened.place + 1 : opened.place + 3]
        return (passage for passage in following if passage is not None)

    def _add(self, opened: _OpenMark, outer: Span, end: int, *, closed: bool) -> None:
        inner = Span(opened.end, end)
        # Looking for a word goes no further than this: in a wall of marks each look would run to its end.
        if inner.start >= inner.end or not _WORD.search(self._text, inner.start, min(inner.end, inner.start + 100)):
            return
        parent = self._stack[-1].place if self._stack else None
        self._found[opened.place] = MarkedPassage(
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
        """Passages inside a mark that was given up belong to what stands around that, or stand on their own."""
        around: dict[int, int | None] = {}
        for place in sorted(self._given_up):
            outer = self._given_up[place]
            around[place] = around.get(outer, outer) if outer is not None else None
        for place, passage in enumerate(self._found):
            if passage is not None and passage.parent is not None:
                at = around.get(passage.parent, passage.parent)
                parent = self._found[at] if at is not None else None
                kept = at if parent is not None and parent.outer.contains(passage.outer) else None
                self._found[place] = replace(passage, parent=kept)
