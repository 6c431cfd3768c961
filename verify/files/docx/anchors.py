"""Where in the bytes of a Word document's text part the words of its lines are, so that marks can be set around them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.parsers import expat

from verify.files.docx.parts import new_parser
from verify.files.docx.text import TextPart, WordParagraph, WordPiece

_REFERENCES = {"footnoteReference": "footnote", "endnoteReference": "endnote", "commentReference": "comment"}
_TAG = re.compile(rb"<(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>")
_UTF_8 = ("", "utf-8", "utf8", "us-ascii", "ascii")


class NoPlaceError(ValueError):
    """No mark can be set there without a change to the text."""


@dataclass(slots=True)
class TextRun:
    """A stretch of one format by its bytes; *inner*: it holds runs of its own, as a text box has them."""

    start: int
    end: int = 0
    opened: int = 0
    properties: bytes = b""
    inner: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """An element that holds characters: from the first byte of its tag to that of the characters."""

    start: int
    opened: int


@dataclass(slots=True)
class Anchors:
    """The runs of a text part in order, its paragraphs, and the runs that refer to notes (by kind and id)."""

    data: bytes
    runs: list[TextRun] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    paragraphs: Sequence[WordParagraph] = ()
    references: dict[tuple[str, str], int] = field(default_factory=dict)

    def run_at(self, place: int) -> TextRun:
        """The outermost run that holds the byte at *place*."""
        at = bisect_right(self.runs, place, key=lambda run: run.start) - 1
        if at < 0 or place >= self.runs[at].end:
            raise NoPlaceError("words outside of any run")
        return self.runs[at]

    def text_at(self, place: int) -> Text:
        """The element whose characters are at *place*."""
        return self.texts[bisect_right(self.texts, place, key=lambda text: text.opened) - 1]


def places_in(data: bytes) -> Anchors:
    """The places in the text part *data*. Raises NoPlaceError where bytes and characters cannot be told apart."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise NoPlaceError("not in UTF-8")
    return _Scan(data).places


def byte_of(places: Anchors, paragraph: WordParagraph, offset: int) -> int | None:
    """The byte at which the character *offset* of *paragraph* is written; None where it is no character of its own."""
    pieces = paragraph.pieces
    at = bisect_right(pieces, offset, key=lambda piece: piece.start) - 1
    piece = pieces[at]
    end = pieces[at + 1].start if at + 1 < len(pieces) else len(paragraph.text)
    written = piece.written[: _index_of(piece, paragraph.text[piece.start : end], offset - piece.start)].encode()
    if places.data[piece.place : piece.place + 1] == b"<":
        return None
    if places.data[piece.place : piece.place + len(written)] == written:
        return piece.place + len(written)
    return piece.place


def piece_at(paragraph: WordParagraph, offset: int) -> WordPiece:
    """The piece that holds the character *offset* of *paragraph*."""
    return paragraph.pieces[bisect_right(paragraph.pieces, offset, key=lambda piece: piece.start) - 1]


def character_end(data: bytes, place: int) -> int:
    """Where the character ends that is written at *place*, a single one or an entity."""
    if data[place : place + 1] == b"&":
        return data.index(b";", place) + 1
    end = place + 1
    while end < len(data) and data[end] & 0xC0 == 0x80:
        end += 1
    return end


def _index_of(piece: WordPiece, shown: str, offset: int) -> int:
    """The position in *piece* as written of the character *offset* of what is *shown* of it, where blanks are one."""
    before = sum(not character.isspace() for character in shown[:offset])
    solid = [at for at, character in enumerate(piece.written) if not character.isspace()]
    return solid[min(before, len(solid) - 1)]


class _Scan:
    """Reads one text part, with the bytes of its runs noted."""

    def __init__(self, data: bytes) -> None:
        self.places = Anchors(data)
        self._data = data
        self._parser = new_parser()
        self._text = TextPart({}, lambda: self._parser.CurrentByteIndex)
        self._open: list[tuple[str, bool]] = []
        self._runs: list[TextRun] = []
        self._properties = 0
        self._parser.XmlDeclHandler = self._declare
        self._parser.StartCdataSectionHandler = self._refuse
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text.write
        self._parser.Parse(data, True)
        self.places.paragraphs = self._text.paragraphs

    def _declare(self, _version: str, encoding: str | None, _alone: int) -> None:
        if (encoding or "").lower() not in _UTF_8:
            raise NoPlaceError("not in UTF-8")

    def _refuse(self) -> None:
        raise NoPlaceError("characters in a section of their own")

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        here, local = self._parser.CurrentByteIndex, name.rpartition(" ")[2]
        after = _tag_end(self._data, here)
        self._open.append((local, self._data[after - 2 : after] == b"/>"))
        if local == "r":
            self._runs.append(TextRun(here, opened=after))
        elif local == "rPr" and self._runs and self._open[-2][0] == "r":
            self._properties = here
        elif local == "t":
            self.places.texts.append(Text(here, after))
        elif local in _REFERENCES and self._runs:
            key = _REFERENCES[local], next((v for k, v in attributes.items() if k.endswith(" id")), "")
            self.places.references.setdefault(key, here)
        self._text.begin(name, attributes)

    def _end(self, name: str) -> None:
        local, empty = self._open.pop()
        after = self._parser.CurrentByteIndex
        after = after if empty else _tag_end(self._data, after)
        if local == "rPr" and self._runs and self._open[-1][0] == "r":
            self._runs[-1].properties = self._data[self._properties : after]
        elif local == "r" and self._runs:
            self._close(self._runs.pop(), after)
        self._text.end(name)

    def _close(self, run: TextRun, end: int) -> None:
        run.end = end
        if self._runs:
            self._runs[0].inner = True
        else:
            self.places.runs.append(run)


def _tag_end(data: bytes, start: int) -> int:
    """Where the tag ends that begins at *start*; an attribute may hold what looks like its end."""
    found = _TAG.match(data, start)
    if found is None:
        raise expat.ExpatError("a tag without an end")
    return found.end()
