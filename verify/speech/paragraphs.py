"""Paragraphs of a text for the reading of quotations: given blocks, or lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from verify.model.draft import Block, BlockKind
from verify.model.span import Span

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
QUOTED_LINE = re.compile(r"[ \t]{0,3}>[ \t]?")
LISTED = re.compile(r"[ \t]{0,8}(?:[-*•–]|\d{1,3}[.)])[ \t]+\S")
_CLOSING = "\"'”’»“)"
# Mail and editors wrap at 72 to 100 columns; longer lines are paragraphs.
_WRAP_LEAST, _WRAP_MOST = 40, 110


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One stretch of text that is read as a whole; *quoted* where it stands in a block quote, and *opens* where that begins;
    *aside* in a caption.

    All that the reading of a text may know of its blocks: equal paragraphs are read alike.
    """

    span: Span
    quoted: bool
    opens: bool = False
    aside: bool = False


def paragraphs_of(text: str, blocks: tuple[Block, ...] = ()) -> tuple[Paragraph, ...]:
    """Paragraphs in reading order: those of *blocks*, each split where a line ends; without blocks, the lines of *text*.

    Lines of a block that were only broken to fit a width stay together. Lines that begin with `>` are block quotes even
    where no block says so.
    """
    if not blocks:
        return tuple(_lines(text, Span(0, len(text)), BlockKind.PARAGRAPH))
    found: list[Paragraph] = []
    for block in sorted(blocks, key=lambda block: block.span):
        found += _unbroken(text, _lines(text, block.span, block.kind))
    return tuple(found)


def are_filled(text: str, lines: Sequence[Span], width: int) -> bool:
    """Whether each of *lines* broke only because the next word would hardly have fitted *width*."""
    if len(lines) < 2 or not _WRAP_LEAST <= width <= _WRAP_MOST:
        return False
    return not any(LISTED.match(text, line.start, line.end) for line in lines[1:]) and all(
        (line.end - line.start) + 1 + len(after.cut(text).split(maxsplit=1)[0]) > 0.85 * width
        for line, after in pairwise(lines)
    )


def runs_on(text: str, line: Span, after: Span) -> bool:
    """Whether the sentence of *line* goes on in the line *after* it, by its last signs and how that one begins."""
    words, rest = line.cut(text).rstrip(), after.cut(text).lstrip()
    if not words or not rest or LISTED.match(rest):
        return False
    bare = words.rstrip(_CLOSING)
    if rest[0].islower():
        # "“Will you row?”\nasked Ruiz": behind marks a stop ends only what they hold.
        return bare != words or words[-1] not in ".?!:;…"
    # "“We will row,”\nRuiz said": nothing ends on a comma, but for "Dear Ana," and addresses.
    return bare.endswith(",") and (bare != words or len(words) >= _WRAP_LEAST)


def _unbroken(text: str, lines: list[Paragraph]) -> list[Paragraph]:
    """*lines* of one block, those put together that are one paragraph broken to fit a width."""
    if len(lines) < 2 or any(line.quoted for line in lines):
        return lines
    spans = [line.span for line in lines]
    filled = are_filled(text, spans, max(span.end - span.start for span in spans))
    joined = [lines[0]]
    for before, line in pairwise(lines):
        if filled or runs_on(text, before.span, line.span):
            joined[-1] = Paragraph(span=Span(joined[-1].span.start, line.span.end), quoted=False)
        else:
            joined.append(line)
    return joined


def _lines(text: str, span: Span, kind: BlockKind) -> list[Paragraph]:
    found: list[Paragraph] = []
    for line in _LINE.finditer(text, span.start, span.end):
        start, end = line.span()
        quoted = kind is BlockKind.BLOCK_QUOTE
        mark = QUOTED_LINE.match(text, start, end)
        if mark and kind in (BlockKind.PARAGRAPH, BlockKind.BLOCK_QUOTE):
            start, quoted = mark.end(), True
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            opens = not found and kind is BlockKind.BLOCK_QUOTE
            aside = kind is BlockKind.CAPTION
            found.append(Paragraph(span=Span(start, end), quoted=quoted, opens=opens, aside=aside))
    return found
