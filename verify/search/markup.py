"""Paragraphs of the markup that an endpoint delivers inside its records, read without trust."""

from __future__ import annotations

from html.parser import HTMLParser

from verify.text.html_elements import BLOCKS, STRUCK, UNSEEN, VOID

_LONGEST = 300_000
_LEFT_OUT = UNSEEN | STRUCK
# Line breaks of the source are blanks, as a browser reads them.
BREAK = "\u2029"


def paragraphs(value: object, longest: int = _LONGEST) -> tuple[str, ...]:
    """The paragraphs of an untrusted string: no tags, entities resolved, one blank between words; nothing where it is no string.

    A tag inside a sentence leaves nothing behind: records put marks of columns and found words into the middle of words.
    """
    if not isinstance(value, str):
        return ()
    reader = _Paragraphs()
    reader.feed(value[:longest].encode("utf-8", "replace").decode("utf-8"))
    reader.close()
    return tuple(line for line in map(_tidy, "".join(reader.pieces).split(BREAK)) if line)


def _tidy(line: str) -> str:
    return " ".join("".join(c if c.isprintable() or c.isspace() else " " for c in line).split())


class _Paragraphs(HTMLParser):
    """Gathers the words that are shown; where a block begins or ends is a line break."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - as its parent calls it
        if tag in _LEFT_OUT and tag not in VOID:
            self._hidden.append(tag)
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._hidden and self._hidden[-1] == tag:
            self._hidden.pop()
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(data.replace("\r\n\r\n", BREAK))

    def _break(self, tag: str) -> None:
        if tag in BLOCKS or tag == "br":
            self.pieces.append(BREAK)
