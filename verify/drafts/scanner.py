"""HTML cut into tags, text and comments in one pass, each with its place in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from verify.text.html_elements import RAW

_NAME = re.compile(r"</?([A-Za-z][^\s/>]{0,60})")
_STOP = re.compile(r"[\"'>]")
_ATTRIBUTE = re.compile(r"""([^\s=/>"']{1,200})(?:\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_RAW_END = {name: re.compile(f"</{name}(?=[\\s/>])", re.IGNORECASE) for name in RAW}


@dataclass(frozen=True, slots=True)
class MarkupTag:
    """One opening or closing tag."""

    name: str
    closing: bool
    markup: str
    start: int
    end: int

    def attributes(self) -> dict[str, str]:
        """Attributes by lower-case name, the first of each name, entities resolved."""
        found: dict[str, str] = {}
        for match in _ATTRIBUTE.finditer(self.markup, len(self.name) + 1):
            value = next((group for group in match.groups()[1:] if group is not None), "")
            found.setdefault(match.group(1).lower(), unescape(value))
        return found


@dataclass(frozen=True, slots=True)
class MarkupText:
    """A stretch of character data."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MarkupComment:
    """A comment, markers included; declarations too."""

    start: int
    end: int


MarkupPiece = MarkupTag | MarkupText | MarkupComment


def scan(source: str, start: int = 0) -> Iterator[MarkupPiece]:
    """The pieces of *source* from *start* on, in order, in time linear to its length."""
    at = start
    while at < len(source):
        opening = source.find("<", at)
        if opening < 0:
            yield MarkupText(at, len(source))
            return
        if opening > at:
            yield MarkupText(at, opening)
        piece = _piece(source, opening)
        yield piece
        at = piece.end
        if isinstance(piece, MarkupTag) and not piece.closing and piece.name in RAW:
            close = _RAW_END[piece.name].search(source, at)
            inner_end = close.start() if close else len(source)
            if inner_end > at:
                yield MarkupText(at, inner_end)
            at = inner_end


def _piece(source: str, at: int) -> MarkupPiece:
    if source.startswith("<!--", at):
        close = source.find("-->", at + 2)
        return MarkupComment(at, len(source) if close < 0 else close + 3)
    if source.startswith(("<!", "<?"), at):
        close = source.find(">", at)
        return MarkupComment(at, len(source) if close < 0 else close + 1)
    name = _NAME.match(source, at)
    if name is None:
        return MarkupText(at, at + 1)
    end = _tag_end(source, name.end())
    closing = source.startswith("</", at)
    return MarkupTag(name.group(1).lower(), closing, source[at:end], at, end)


def _tag_end(source: str, at: int) -> int:
    """Where the tag ends: at the first `>` outside quoted values."""
    while (stop := _STOP.search(source, at)) is not None:
        mark = stop.group()
        if mark == ">":
            return stop.end()
        # Only after "=" does a mark open a value; a stray one is part of a name.
        if source[at : stop.start()].rstrip().endswith("="):
            close = source.find(mark, stop.end())
            if close < 0:
                return len(source)
            at = close + 1
        else:
            at = stop.end()
    return len(source)
