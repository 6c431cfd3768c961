"""Places of a text as editors count them: lines from 0, and units of an encoding within the line."""

from __future__ import annotations

from verify.model.span import Span
from verify.text.lines import Lines

# How many units a character has; UTF-16 is what editors count in unless they agree on another.
_UNIT_BYTES = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}

Position = tuple[int, int]


class Places:
    """Offsets of one text as positions, and back."""

    def __init__(self, text: str, encoding: str = "utf-16") -> None:
        self._text, self._lines = text, Lines(text)
        self._codec, self._size = _UNIT_BYTES.get(encoding, _UNIT_BYTES["utf-16"])

    def position(self, offset: int) -> Position:
        """Line and unit of the character at *offset*, both from 0."""
        line, column = self._lines.position(offset)
        before = self._text[offset - column + 1 : offset]
        return line - 1, len(before.encode(self._codec, "surrogatepass")) // self._size

    def offset(self, position: Position) -> int:
        """The offset of the character at *position*; of the line's end where it lies beyond."""
        line, units = position
        start = self._lines.offset(line + 1)
        end = self._lines.offset(line + 2) if self._lines.offset(line + 2) > start else len(self._text)
        kept = self._text[start:end].rstrip("\r\n").encode(self._codec, "surrogatepass")[: units * self._size]
        return start + len(kept.decode(self._codec, "ignore"))

    def line_end(self, offset: int) -> int:
        """Where the line of *offset* ends, before its line break."""
        breaks = [at for at in (self._text.find("\n", offset), self._text.find("\r", offset)) if at >= 0]
        return min(breaks, default=len(self._text))


def moved_span(span: Span, checked: str, now: str) -> Span | None:
    """Where the words at *span* of the text that was *checked* are *now*; None where they are gone or no longer alone."""
    words = span.cut(checked)
    if not words or (span.cut(now) == words and checked[: span.start] == now[: span.start]):
        return span if words else None
    at = now.find(words)
    return Span(at, at + len(words)) if at >= 0 and now.find(words, at + 1) < 0 else None
