"""Stretches of a text that claims must stay out of, or lie in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from verify.model.span import Span


class Regions:
    """Stretches of a text, to be asked whether they hold a place."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]
        # How far the stretches up to each one reach: some lie within others.
        self._reach = list(accumulate((span.end for span in self._spans), max))

    def hold(self, span: Span) -> bool:
        """Whether one of the stretches shares a code point with *span*."""
        at = bisect_left(self._starts, span.end)
        return at > 0 and self._reach[at - 1] > span.start
