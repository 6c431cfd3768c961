"""Lines and columns of a text."""

from __future__ import annotations

import re
from bisect import bisect_right

# Only CR, LF and CR LF end a line: `str.splitlines` would also count form feeds and Unicode separators,
# and editors would then show another line than we name.
LINE_END = re.compile(r"\r\n|\r|\n")


class Lines:
    """Line and column, both from 1, of any offset of a text."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in LINE_END.finditer(text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of the code point at *offset*."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int) -> int:
        """Where *line* begins; the last line's start for lines beyond the end."""
        return self._starts[min(line, len(self._starts)) - 1]
