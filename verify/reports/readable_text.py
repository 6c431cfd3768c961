"""A draft's words as people read them, line by line, with the way there from its author's source."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from verify.files.docx.plain import PlainLine
from verify.model.draft import Block, BlockKind, Draft
from verify.model.span import Span

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _TextLine:
    """One paragraph; *starts* are the offsets of its words in the text, *at* those in the paragraph."""

    shown: PlainLine
    starts: tuple[int, ...]
    at: tuple[int, ...]


class ReadableText:
    """The words of a draft without markup; where only its *source* is at hand, that is taken as it is."""

    def __init__(self, source: str, draft: Draft | None) -> None:
        self.text = draft.text if draft else source
        self._origin = draft.origin if draft else None
        self._lines = tuple(_lines(self.text, draft.blocks if draft else ()))
        self._starts = [line.starts[0] for line in self._lines]

    @property
    def lines(self) -> tuple[PlainLine, ...]:
        """The paragraphs that hold words."""
        return tuple(line.shown for line in self._lines)

    def span(self, span: Span) -> Span:
        """Where the stretch *span* of the source is in the text."""
        if self._origin is None:
            return Span(min(span.start, len(self.text)), min(span.end, len(self.text)))
        start = bisect_left(self._origin, span.start)
        return Span(start, max(start, bisect_left(self._origin, span.end)))

    def spots(self, span: Span) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """The line and the offset in it of the beginning and of the end of *span* of the source; None where no words are."""
        within = self.span(span)
        words = within.cut(self.text)
        if not words.strip() or not self._lines:
            return None
        first = within.start + len(words) - len(words.lstrip())
        line, offset = self._spot(first + len(words.strip()) - 1)
        return self._spot(first), (line, offset + 1)

    def _spot(self, at: int) -> tuple[int, int]:
        number = max(0, bisect_right(self._starts, at) - 1)
        line = self._lines[number]
        word = max(0, bisect_right(line.starts, at) - 1)
        return number, min(line.at[word] + at - line.starts[word], len(line.shown.text) - 1)


def _lines(text: str, blocks: Sequence[Block]) -> Iterator[_TextLine]:
    for span, block in _stretches(text, blocks):
        words = list(_WORD.finditer(text, span.start, span.end))
        if words:
            at, length = [], 0
            for word in words:
                at.append(length)
                length += len(word[0]) + 1
            yield _TextLine(
                shown=PlainLine(
                    text=" ".join(word[0] for word in words),
                    kind=block.kind if block else BlockKind.PARAGRAPH,
                    level=block.level if block else 0,
                ),
                starts=tuple(word.start() for word in words),
                at=tuple(at),
            )


def _stretches(text: str, blocks: Sequence[Block]) -> Iterator[tuple[Span, Block | None]]:
    """The paragraphs of *text*: its blocks, the innermost where they hold each other, and what is in none by its lines."""
    borders = sorted({0, len(text), *(edge for each in blocks for edge in (each.span.start, each.span.end))})
    by_start = sorted(blocks, key=lambda block: (block.span.start, -block.span.end))
    opened: list[Block] = []
    following = 0
    for start, end in pairwise(borders):
        while following < len(by_start) and by_start[following].span.start <= start:
            opened.append(by_start[following])
            following += 1
        opened = [block for block in opened if block.span.end > start]
        if opened:
            yield Span(start, end), opened[-1]
        else:
            yield from (
                (Span(line.start(), line.end()), None) for line in re.compile(r"[^\r\n]+").finditer(text, start, end)
            )
