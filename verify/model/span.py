"""Places in a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open stretch of code points: *start* inclusive, *end* exclusive."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        # A dataclass with __len__ would be false when empty; a span is a place even when nothing is there.
        return True

    def __reduce__(self) -> tuple[type[Span], tuple[int, int]]:
        # Dataclasses with slots hand themselves over field by field in Python; a page has hundreds of places.
        return Span, (self.start, self.end)

    def cut(self, text: str) -> str:
        """The words of *text* at this place."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether *other* lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether at least one code point belongs to both."""
        return self.start < other.end and other.start < self.end

    def shared(self, other: Span) -> int:
        """How many characters lie within both."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def shift(self, by: int) -> Span:
        """The same stretch, *by* code points further on."""
        return Span(self.start + by, self.end + by)
