"""Sentences of a text, for what must stay within one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from verify.model.span import Span

# A full stop, closing marks, then space and something that can open a sentence; or the end of a line.
_END = re.compile(r"[.!?…]{1,4}[\"'”’»)\]]{0,3}(?=\s+[\"'“‘«(\[—–-]{0,3}[^\W_a-z])|[\r\n\u2028\u2029]")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Rev|Hon|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Cmdr|Maj|Adm|Pres|Sr|Jr|St|Mt|Ft|No|vs|Jan|Feb|Mar|"
    r"Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Calif|Fla|Tex|Pa|Mass|Conn|Ariz|Inc|Corp|Co|Ltd|etc|e\.g|i\.e)|\b[A-Z]|\b[ap]\.m)\.$"
)


# No sentence runs longer; what has no stops is cut, so that looking at the sentence of each word stays linear.
_LONGEST = 1200


class Sentences:
    """The sentences of *text*; a line end always ends one."""

    def __init__(self, text: str) -> None:
        starts = [0]
        for found in _END.finditer(text):
            before = text[max(0, found.start() - 8) : found.start() + 1]
            if found.group().isspace() or not _ABBREVIATION.search(before):
                _add(starts, found.end())
        _add(starts, len(text))
        self._starts = starts
        self._text = text

    def around(self, offset: int) -> Span:
        """The sentence that holds *offset*, without the space around it."""
        at = bisect_right(self._starts, offset) - 1
        return self._trimmed(at)

    def __iter__(self) -> Iterator[Span]:
        return (span for at in range(len(self._starts)) if len(span := self._trimmed(at)))

    def _trimmed(self, at: int) -> Span:
        start = self._starts[at]
        end = self._starts[at + 1] if at + 1 < len(self._starts) else len(self._text)
        words = self._text[start:end]
        lead = len(words) - len(words.lstrip())
        return Span(start + lead, max(start + lead, start + len(words.rstrip())))


def _add(starts: list[int], start: int) -> None:
    starts.extend(range(starts[-1] + _LONGEST, start, _LONGEST))
    starts.append(start)
