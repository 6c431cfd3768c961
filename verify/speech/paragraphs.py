"""Paragraphs of a text for the reading of quotations: given blocks, or lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from verify.model.draft import Block, BlockKind
from verify.model.span import Span

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_QUOTED_LINE = re.compile(r"[ \t]{0,3}>[ \t]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One stretch of text that is read as a whole; *quoted* where it stands in a block quote.

    All that the reading of a text may know of its blocks: equal paragraphs are read alike.
    """

    span: Span
    quoted: bool


def paragraphs_of(text: str, blocks: tuple[Block, ...] = ()) -> tuple[Paragraph, ...]:
    """Paragraphs in reading order: those of *blocks*, each split at its line ends; without blocks, the lines of *text*.

    Lines that begin with `>` are block quotes even where no block says so.
    """
    if not blocks:
        return tuple(_lines(text, Span(0, len(text)), BlockKind.PARAGRAPH))
    found: list[Paragraph] = []
    for block in sorted(blocks, key=lambda block: block.span):
        found += _lines(text, block.span, block.kind)
    return tuple(found)


def _lines(text: str, span: Span, kind: BlockKind) -> list[Paragraph]:
    found = []
    for line in _LINE.finditer(text, span.start, span.end):
        start, end = line.span()
        quoted = kind is BlockKind.BLOCK_QUOTE
        mark = _QUOTED_LINE.match(text, start, end)
        if mark and kind in (BlockKind.PARAGRAPH, BlockKind.BLOCK_QUOTE):
            start, quoted = mark.end(), True
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            found.append(Paragraph(span=Span(start, end), quoted=quoted))
    return found
