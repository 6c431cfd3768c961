"""Texts cut into pieces, so that quotations and differing words can be marked in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import pairwise

from verify.model.span import Span

_ENTITY = re.compile(r"&#?[A-Za-z0-9]{1,32};")
_BLOCK = re.compile(
    r"(?i)<(?:br|/?(?:p|div|h[1-6]|li|tr|blockquote|section|article|header|footer|figure|figcaption))\b"
)
_BULLETS = frozenset("-*+")


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedPiece:
    """A stretch of a text; *mark* is the position of what marks it, *ends* those of what comes to its end behind it."""

    text: str
    mark: int | None = None
    ends: tuple[int, ...] = ()


def pieces_of(
    text: str, marks: Sequence[Sequence[Span]], gaps: Mapping[int, int] | None = None
) -> tuple[MarkedPiece, ...]:
    """*text* in pieces; where marks overlap the shortest shows. *marks* holds the stretches of each mark.

    Stretches beyond the text are cut off, so a damaged report cannot break the page. *gaps* gives places where something is
    missing, each with its mark: there an empty piece stands.
    """
    gaps = {place: at for place, at in (gaps or {}).items() if place <= len(text)}
    spans = [(span, at) for at, stretches in enumerate(marks) for span in _within(stretches, len(text))]
    last: dict[int, int] = {}
    for span, at in spans:
        last[at] = max(last.get(at, 0), span.end)
    borders = sorted({0, len(text), *gaps, *(edge for span, _ in spans for edge in (span.start, span.end))})
    by_start = sorted(spans, key=lambda pair: (pair[0].start, pair[0].end))
    pieces: list[MarkedPiece] = []
    open_spans: list[tuple[Span, int]] = []
    following = 0
    for start, end in pairwise(borders):
        if start in gaps:
            pieces.append(MarkedPiece(text="", mark=gaps[start]))
        while following < len(by_start) and by_start[following][0].start <= start:
            open_spans.append(by_start[following])
            following += 1
        open_spans = [pair for pair in open_spans if pair[0].end > start]
        shortest = min(open_spans, key=lambda pair: (len(pair[0]), pair[1]), default=None)
        ends = tuple(sorted({at for span, at in open_spans if span.end == end and last[at] == end}))
        pieces.append(MarkedPiece(text=text[start:end], mark=shortest[1] if shortest else None, ends=ends))
    if len(text) in gaps:
        pieces.append(MarkedPiece(text="", mark=gaps[len(text)]))
    return tuple(pieces)


class Readable:
    """The words of a *source* without its *markup*, and where each place of the source lies in them."""

    def __init__(self, source: str, markup: Sequence[Span]) -> None:
        self._starts: list[int] = []
        self._behind: list[tuple[int, int, int]] = []
        kept: list[str] = []
        at = size = 0
        for span, instead in _replaced(source, markup):
            size += span.start - at
            kept += (source[at : span.start], instead)
            self._starts.append(span.start)
            self._behind.append((span.end, size, size + len(instead)))
            at, size = span.end, size + len(instead)
        self.text = "".join((*kept, source[at:]))

    def span(self, span: Span) -> Span:
        """Where *span* of the source lies in the text."""
        return Span(self._place(span.start), self._place(span.end))

    def _place(self, offset: int) -> int:
        number = bisect_right(self._starts, offset) - 1
        if number < 0:
            return offset
        end, before, behind = self._behind[number]
        return before if offset < end else behind + offset - end


def shortened(text: str, spans: Iterable[Span], limit: int) -> tuple[str, tuple[Span, ...]]:
    """The beginning of *text*, of at most *limit* characters, with the *spans* that lie in it."""
    if len(text) <= limit:
        return text, tuple(spans)
    cut = text[:limit].rpartition(" ")[0] or text[:limit]
    return f"{cut} …", tuple(span for span in spans if span.end <= len(cut))


def _within(stretches: Iterable[Span], length: int) -> list[Span]:
    return [Span(s.start, min(s.end, length)) for s in stretches if s.start < min(s.end, length)]


def _replaced(source: str, markup: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """What is not shown as it is written, and what is shown instead: nothing, an end of lines, a bullet, a character."""
    at = 0
    for span in (*markup, *([Span(len(source), len(source))] if markup else [])):
        start, end = min(span.start, len(source)), min(span.end, len(source))
        if start < at:
            continue
        for found in _ENTITY.finditer(source, at, start):
            yield Span(*found.span()), unescape(found[0])
        words = source[start:end]
        if words[-1:].isspace() and words.strip() in _BULLETS:
            yield Span(start, end), "• "
        elif words:
            lines = 2 if _BLOCK.search(words) else min(words.count("\n"), 2)
            yield Span(start, end), "\n" * lines if start else ""
        at = end
