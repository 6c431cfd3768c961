"""Texts cut into pieces, so that quotations and differing words can be marked in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from verify.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a text; *mark* is the position of what marks it, *ends* those of what comes to its end behind it."""

    text: str
    mark: int | None = None
    ends: tuple[int, ...] = ()


def pieces_of(text: str, marks: Sequence[Sequence[Span]]) -> tuple[Piece, ...]:
    """*text* in pieces; where marks overlap the shortest shows. *marks* holds the stretches of each mark.

    Stretches beyond the text are cut off, so a damaged report cannot break the page.
    """
    spans = [(span, at) for at, stretches in enumerate(marks) for span in _within(stretches, len(text))]
    last: dict[int, int] = {}
    for span, at in spans:
        last[at] = max(last.get(at, 0), span.end)
    borders = sorted({0, len(text), *(edge for span, _ in spans for edge in (span.start, span.end))})
    by_start = sorted(spans, key=lambda pair: (pair[0].start, pair[0].end))
    pieces: list[Piece] = []
    open_spans: list[tuple[Span, int]] = []
    following = 0
    for start, end in pairwise(borders):
        while following < len(by_start) and by_start[following][0].start <= start:
            open_spans.append(by_start[following])
            following += 1
        open_spans = [pair for pair in open_spans if pair[0].end > start]
        shortest = min(open_spans, key=lambda pair: (len(pair[0]), pair[1]), default=None)
        ends = tuple(sorted({at for span, at in open_spans if span.end == end and last[at] == end}))
        pieces.append(Piece(text=text[start:end], mark=shortest[1] if shortest else None, ends=ends))
    return tuple(pieces)


def shortened(text: str, spans: Iterable[Span], limit: int) -> tuple[str, tuple[Span, ...]]:
    """The beginning of *text*, of at most *limit* characters, with the *spans* that lie in it."""
    if len(text) <= limit:
        return text, tuple(spans)
    cut = text[:limit].rpartition(" ")[0] or text[:limit]
    return f"{cut} …", tuple(span for span in spans if span.end <= len(cut))


def _within(stretches: Iterable[Span], length: int) -> list[Span]:
    return [Span(s.start, min(s.end, length)) for s in stretches if s.start < min(s.end, length)]
