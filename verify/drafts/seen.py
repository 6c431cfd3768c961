"""Which words of a draft's markup its readers see, and where they see something else than is read."""

from __future__ import annotations

import re
from collections.abc import Callable

from verify.drafts.scanner import MarkupTag
from verify.model.draft import Unseen, UnseenKind
from verify.model.span import Span
from verify.text.html_elements import BLOCKS, PLAIN, STRUCK, UNSEEN, VOID
from verify.text.style_sheets import StyleSheet
from verify.text.styles import Sight

_SHEETS = re.compile(r"<style\b[^>]{0,500}>(.*?)(?:</style|\Z)", re.IGNORECASE | re.DOTALL)
_MOST_STRUCK = 200

# Where a stretch of what was scanned is in the draft's source.
Placed = Callable[[int, int], Span]


def sheet_of(source: str) -> StyleSheet:
    """The style sheets within *source*, wherever they are: they hold for all of it."""
    if "<style" not in source and "<STYLE" not in source:
        return StyleSheet()
    return StyleSheet("\n".join(found.group(1) for found in _SHEETS.finditer(source)))


class Seen:
    """Follows the tags of a draft in order: what is in hidden and struck elements is not read."""

    def __init__(self, sheet: StyleSheet, placed: Placed) -> None:
        self.unseen: list[Unseen] = []
        self.placed = placed
        self._sheet = sheet
        # The element that is passed over: its name, how often it is open, its tag, and why.
        self._name, self._depth = "", 0
        self._start = 0
        self._sight = Sight.SEEN
        self._struck: list[str] = []

    @property
    def passes_over(self) -> bool:
        """Whether what comes now is not read."""
        return self._depth > 0

    def words(self, words: str) -> None:
        """Note words that are passed over."""
        if self._sight is Sight.STRUCK and len(self._struck) < _MOST_STRUCK:
            self._struck.append(words)

    def reads(self, tag: MarkupTag) -> bool:
        """Whether *tag* is to be read; False where it opens, closes or is within what is passed over."""
        if self._depth:
            return self._leaves(tag)
        if tag.closing:
            return True
        sight = self._sight_of(tag)
        if sight in (Sight.SEEN, Sight.UNSURE):
            if sight is Sight.UNSURE:
                self.note(UnseenKind.MARKUP, tag.start, tag.end)
            return True
        if tag.name in VOID:
            self.note(UnseenKind.MARKUP, tag.start, tag.end)
            return True
        self._name, self._depth, self._start, self._sight = tag.name, 1, tag.start, sight
        self._struck = []
        return False

    def leave_out(self, tag: MarkupTag) -> None:
        """Pass over an element that is no part of the words around it, such as the mark of a footnote."""
        self._name, self._depth, self._start, self._sight, self._struck = tag.name, 1, tag.start, Sight.SEEN, []

    def strike(self, start: int) -> None:
        """Pass over what follows, until `heal`: it is crossed out."""
        if not self._depth:
            self._name, self._depth, self._start, self._sight, self._struck = "~~", 1, start, Sight.STRUCK, []

    def heal(self, end: int) -> None:
        """What was crossed out ends."""
        if self._name == "~~":
            self.end(end)

    def end(self, at: int) -> None:
        """What is passed over ends at *at*, closed or not."""
        if self._depth and self._sight is not Sight.SEEN:
            struck = self._sight is Sight.STRUCK
            self.note(UnseenKind.STRUCK if struck else UnseenKind.MARKUP, self._start, at, "".join(self._struck))
        self._name, self._depth, self._sight, self._struck = "", 0, Sight.SEEN, []

    def note(self, kind: UnseenKind, start: int, end: int, words: str = "") -> None:
        """Note that readers see something else there."""
        shown = " ".join(words.split())
        if kind is not UnseenKind.STRUCK or shown:
            self.unseen.append(Unseen(kind=kind, span=self.placed(start, max(end, start + 1)), words=shown[:300]))

    def _leaves(self, tag: MarkupTag) -> bool:
        """Whether *tag* is read again: the element that is passed over ended before it."""
        if self._name == "p" and tag.name in BLOCKS:
            # A paragraph ends where the next block begins, closed or not.
            self.end(tag.start)
            return not (tag.closing and tag.name == "p")
        if tag.name == self._name:
            self._depth += -1 if tag.closing else 1
            if not self._depth:
                self._depth = 1
                self.end(tag.end)
        return False

    def _sight_of(self, tag: MarkupTag) -> Sight:
        if tag.name in ("html", "body", "head"):
            return Sight.SEEN
        if tag.name in UNSEEN:
            return Sight.HIDDEN
        if tag.name in STRUCK:
            return Sight.STRUCK
        sight = Sight.SEEN
        if " " in tag.markup or "\n" in tag.markup or "\t" in tag.markup:
            attributes = tag.attributes()
            sight = self._sheet.sight(tag.name, attributes)
            if sight is Sight.SEEN and self._sheet.writes(tag.name, attributes):
                sight = Sight.UNSURE
        elif self._sheet.touches(tag.name, ""):
            sight = self._sheet.sight(tag.name, {})
        return Sight.UNSURE if sight is Sight.SEEN and tag.name not in PLAIN else sight
