"""Marks for comments set around words in the text part of a Word document; runs are split where the words begin and end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from verify.files.docx.anchors import NoPlaceError, TextRun, byte_of, character_end, piece_at, places_in
from verify.files.docx.notes import WordNote
from verify.files.docx.text import WordParagraph

_NAME = re.compile(rb"<((?:\w+:)?)[\w.-]+")
_REST_OF_RUN = re.compile(rb"</[\w:]+>\s*</[\w:]+>")
_KEPT = b' xml:space="preserve"'


@dataclass(frozen=True, slots=True, kw_only=True)
class WordComment:
    """*paragraphs* for the margin of the words from *start* to *end*, exclusive: each a line of the draft, and an offset in it."""

    start: tuple[int, int]
    end: tuple[int, int]
    paragraphs: tuple[str, ...]


@dataclass(slots=True)
class _Cut:
    """What is put in at one byte: behind a run that is closed for it, and before one that is opened again."""

    close: bytes = b""
    ends: list[bytes] = field(default_factory=list)
    starts: list[bytes] = field(default_factory=list)
    reopen: bytes = b""


def marked(
    text: bytes, lines: Sequence[WordParagraph | WordNote], comments: Sequence[WordComment], first: int
) -> bytes:
    """The text part with the marks of *comments*, numbered from *first*. Raises NoPlaceError where it cannot bear them."""
    marks = _Marks(text, lines)
    for number, comment in enumerate(comments, first):
        marks.set(number, comment)
    return marks.written()


class _Marks:
    """The marks of one text part, by the bytes at which they are put in."""

    def __init__(self, data: bytes, lines: Sequence[WordParagraph | WordNote]) -> None:
        self._data = data
        self._lines = lines
        self._places = places_in(data)
        self._cuts: dict[int, _Cut] = {}

    def set(self, number: int, comment: WordComment) -> None:
        """Put the comment *number* around its words."""
        if max(comment.start[0], comment.end[0]) >= len(self._lines):
            raise NoPlaceError("lines that are not there")
        line, last = self._lines[comment.start[0]], self._lines[comment.end[0]]
        if isinstance(line, WordNote):
            # Comments belong to the main text: they are put around the sign of the note.
            run = self._run_of(line)
            start, end = run.start, run.end
        else:
            start = self._start(comment.start)
            whole = isinstance(last, WordNote) or last.cell != line.cell
            # A stretch from one cell into another is none for Word.
            end = self._end((comment.start[0], len(line.text)) if whole else comment.end)
        prefix = self._prefix(self._places.run_at(start))
        own = f'{prefix}id="{number}"'
        mark = f"<{prefix}commentRangeEnd {own}/><{prefix}r><{prefix}commentReference {own}/></{prefix}r>"
        self._cut(start).starts.append(f"<{prefix}commentRangeStart {own}/>".encode())
        self._cut(end).ends.append(mark.encode())

    def written(self) -> bytes:
        """The text part with all that was put in."""
        parts, done = [], 0
        for at, cut in sorted(self._cuts.items()):
            parts += [self._data[done:at], cut.close, *cut.ends, *cut.starts, cut.reopen]
            done = at
        return b"".join((*parts, self._data[done:]))

    def _start(self, spot: tuple[int, int]) -> int:
        at, run = self._byte(spot)
        if at is None:
            return run.start
        text = self._places.text_at(at)
        is_first = at == text.opened and self._data[run.opened : text.start].strip() == run.properties
        return run.start if is_first else self._split(run, at)

    def _end(self, spot: tuple[int, int]) -> int:
        line, offset = spot
        paragraph = self._paragraph(line)
        offset = len(paragraph.text[:offset].rstrip()) or 1
        at, run = self._byte((line, offset - 1))
        if at is None:
            return run.end
        after = character_end(self._data, at)
        return run.end if _REST_OF_RUN.fullmatch(self._data, after, run.end) else self._split(run, after)

    def _byte(self, spot: tuple[int, int]) -> tuple[int | None, TextRun]:
        """The byte of the character at *spot*, None where its run cannot be split; and its run."""
        paragraph = self._paragraph(spot[0])
        run = self._places.run_at(piece_at(paragraph, spot[1]).place)
        return (None if run.inner else byte_of(self._places, paragraph, spot[1])), run

    def _split(self, run: TextRun, at: int) -> int:
        cut = self._cut(at)
        if not cut.close:
            text = self._places.text_at(at)
            tag = self._data[text.start : text.opened]
            cut.close = b"</%b></%b>" % (self._name(text.start), self._name(run.start))
            cut.reopen = (
                self._data[run.start : run.opened] + run.properties + b"<%b%b>" % (self._name(text.start), _KEPT)
            )
            if b"xml:space" not in tag:
                # Else the blanks at the place of the split would get lost.
                self._cut(text.opened - 1).close = _KEPT
        return at

    def _cut(self, at: int) -> _Cut:
        return self._cuts.setdefault(at, _Cut())

    def _paragraph(self, line: int) -> WordParagraph:
        return self._places.paragraphs[line]

    def _run_of(self, note: WordNote) -> TextRun:
        """The run that refers to *note*; the last one of the text where none does."""
        place = self._places.references.get((note.label.split()[0], note.id))
        if place is None and not self._places.runs:
            raise NoPlaceError("a text without words")
        return self._places.runs[-1] if place is None else self._places.run_at(place)

    def _name(self, at: int) -> bytes:
        found = _NAME.match(self._data, at)
        assert found is not None
        return found[0][1:]

    def _prefix(self, run: TextRun) -> str:
        found = _NAME.match(self._data, run.start)
        if found is None or not found[1]:
            raise NoPlaceError("names without a prefix")
        return found[1].decode()
