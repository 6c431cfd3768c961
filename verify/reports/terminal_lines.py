"""Lines for a terminal: labels in a column, texts wrapped to its width, words of strangers made harmless."""

from __future__ import annotations

from collections.abc import Iterator

from verify.reports.escaping import harmless
from verify.reports.layout import wrap

LABEL = 10
_DIM = "2"


class TerminalLines:
    """Makes lines of at most *width* columns, with colours or without; *plain* keeps to ASCII."""

    def __init__(self, *, color: bool, width: int, plain: bool) -> None:
        self._color = color
        self.width = max(width, 40)
        self.plain = plain

    def field(self, label: str, text: str) -> Iterator[str]:
        """*text* beside its *label*."""
        lines = wrap(self.clean(text), self.width - LABEL - 2) or [""]
        yield f"  {self.ink(label.ljust(LABEL), _DIM)}{lines[0]}"
        for line in lines[1:]:
            yield " " * (LABEL + 2) + line

    def address(self, url: str, indent: int) -> str:
        """*url* on a line of its own, never broken, so that it can be clicked and copied."""
        return " " * indent + self.ink(self.clean(url), _DIM)

    def text(self, text: str, style: str = "", indent: int = 0) -> Iterator[str]:
        """*text* without a label."""
        for line in wrap(self.clean(text), self.width - indent):
            yield " " * indent + self.ink(line, style)

    def clean(self, text: str) -> str:
        """*text* as it may be shown."""
        return harmless(text, plain=self.plain)

    def ink(self, text: str, style: str) -> str:
        """*text* in a *style*, where there are colours."""
        return f"\x1b[{style}m{text}\x1b[0m" if self._color and style else text
