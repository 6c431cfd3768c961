"""The text part of a Word document -> its paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, field

from verify.files.docx.parts import RefusedError
from verify.model.draft import BlockKind, Link, Unseen, UnseenKind
from verify.model.span import Span

_MOST_TEXT = 20_000_000
_DEEPEST = 300
_MOST_LINKS = 5_000

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_RELATIONS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
# Taken out by its author, kept for display only, or said twice for older programs.
_UNREAD = frozenset(("del", "moveFrom", "delText", "instrText", "delInstrText", "rubyPr", "rt", "Fallback"))
# What a run's properties say of how its words look; "fill" is that of a shade behind them.
_LOOKS = frozenset(("vanish", "specVanish", "strike", "dstrike", "color", "sz", "shd", "highlight"))
_PICTURES = frozenset(("drawing", "pict", "object"))
# In half points.
_TINY = 2
_BLANKS = frozenset(("tab", "br", "cr", "ptab"))


@dataclass(frozen=True, slots=True, kw_only=True)
class WordParagraph:
    """The words of one paragraph on one line, with single blanks; *number* counts those that hold words, from 1.

    The spans of *links* and of *unseen* lie in *text*.
    """

    number: int
    text: str
    kind: BlockKind
    links: tuple[Link, ...] = ()
    unseen: tuple[Unseen, ...] = ()


@dataclass(slots=True)
class _Open:
    """A paragraph while it is read."""

    words: list[str] = field(default_factory=list)
    length: int = 0
    blank: bool = False
    kind: BlockKind = BlockKind.PARAGRAPH
    links: list[Link] = field(default_factory=list)
    unseen: list[Unseen] = field(default_factory=list)


@dataclass(slots=True)
class _Look:
    """How the words of one run look."""

    hidden: bool = False
    struck: bool = False
    white: bool = False
    backed: bool = False
    tiny: bool = False

    @property
    def out_of_sight(self) -> bool:
        return self.hidden or self.tiny or (self.white and not self.backed)


class TextPart:
    """Gathers paragraphs from the elements of the text part."""

    def __init__(self, targets: dict[str, str]) -> None:
        self.paragraphs: list[WordParagraph] = []
        self._targets = targets
        self._open: list[_Open] = []
        self._depth = 0
        # Depths at which something begins that is not read.
        self._unread: int | None = None
        self._in_text = False
        self._look = _Look()
        self._link: tuple[str, int] | None = None
        self._length = 0

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """An element opens."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise RefusedError("nested too deeply")
        space, _, local = name.rpartition(" ")
        if self._unread is not None:
            return
        if local in _UNREAD and (space in _WORD or space == _COMPATIBILITY):
            self._unread = self._depth
        elif space in _WORD:
            self._begin(local, {key.rpartition(" ")[2]: value for key, value in attributes.items()}, attributes)

    def _begin(self, local: str, plain: dict[str, str], attributes: dict[str, str]) -> None:
        if local == "p":
            self._open.append(_Open())
        elif not self._open:
            return
        elif local == "t":
            self._in_text = True
        elif local in _BLANKS:
            self._open[-1].blank = True
        elif local == "noBreakHyphen":
            self._add("-")
        elif local == "r":
            self._look = _Look()
        elif local in _LOOKS:
            self._note_look(local, plain.get("val", "true").lower(), plain.get("fill", "").lower())
        elif local in _PICTURES:
            self._note(UnseenKind.MARKUP)
        elif local == "hyperlink":
            ids = (attributes.get(f"{space} id") for space in _RELATIONS)
            url = next((self._targets[each] for each in ids if each in self._targets), "")
            self._link = (url, self._open[-1].length) if url else None
        elif local in ("pStyle", "numPr"):
            self._open[-1].kind = _kind(local, plain.get("val", ""), self._open[-1].kind)

    def _note_look(self, local: str, value: str, fill: str) -> None:
        holds = value not in ("0", "false", "off", "none")
        if local in ("vanish", "specVanish"):
            self._look.hidden = holds
        elif local in ("strike", "dstrike"):
            self._look.struck = holds
        elif local == "color":
            self._look.white = value == "ffffff"
        elif local == "sz":
            self._look.tiny = value.isdigit() and int(value) <= _TINY
        else:
            self._look.backed = holds and fill not in ("auto", "ffffff") and value != "white"

    def _note(self, kind: UnseenKind, words: str = "") -> None:
        to = self._open[-1]
        if len(to.unseen) < _MOST_LINKS:
            to.unseen.append(Unseen(kind=kind, span=Span(to.length, to.length + 1), words=words[:300]))

    def end(self, name: str) -> None:
        """An element closes."""
        local = name.rpartition(" ")[2]
        if self._unread is not None:
            if self._depth == self._unread:
                self._unread = None
        elif local == "t":
            self._in_text = False
        elif local == "hyperlink":
            self._end_link()
        elif local == "p" and self._open:
            self._end_link()
            self._close(self._open.pop())
        self._depth -= 1

    def write(self, text: str) -> None:
        """Characters of the part; those outside text runs are layout."""
        if not self._in_text or self._unread is not None or not self._open:
            return
        if self._look.out_of_sight:
            self._note(UnseenKind.MARKUP)
        elif self._look.struck:
            self._note(UnseenKind.STRUCK, " ".join(text.split()))
        else:
            self._add(text)

    def _add(self, text: str) -> None:
        to = self._open[-1]
        words = " ".join(text.split())
        if words:
            lead = " " if to.length and (to.blank or text[0].isspace()) else ""
            to.words.append(lead + words)
            to.length += len(lead) + len(words)
            self._length += len(lead) + len(words)
            to.blank = text[-1].isspace()
        else:
            to.blank = to.blank or bool(text)
        if self._length > _MOST_TEXT:
            raise RefusedError(f"more text than is read: over {_MOST_TEXT:,} characters")

    def _end_link(self) -> None:
        if self._link is not None and self._open:
            url, start = self._link
            to = self._open[-1]
            # The blank before the link's first word is not linked.
            start += "".join(to.words)[start : start + 1] == " " if start else 0
            if start < to.length and len(to.links) < _MOST_LINKS:
                to.links.append(Link(url=url, span=Span(start, to.length)))
        self._link = None

    def _close(self, done: _Open) -> None:
        if done.words:
            self.paragraphs.append(
                WordParagraph(
                    number=len(self.paragraphs) + 1,
                    text="".join(done.words),
                    kind=done.kind,
                    links=tuple(done.links),
                    # What stands behind the last word belongs to none.
                    unseen=tuple(each for each in done.unseen if each.span.end <= done.length),
                )
            )


def _kind(element: str, name: str, known: BlockKind) -> BlockKind:
    """What a paragraph is by one element of its properties; a heading with a number is a heading."""
    if element == "numPr":
        return BlockKind.LIST_ITEM if known is BlockKind.PARAGRAPH else known
    low = name.lower().replace(" ", "")
    if low.startswith(("heading", "title", "subtitle", "berschrift", "titel", "titre", "titolo", "ttulo", "kop")):
        return BlockKind.HEADING
    if low.startswith(("quote", "intensequote", "blockquote", "zitat", "citation", "citazione", "cita")):
        return BlockKind.BLOCK_QUOTE
    return BlockKind.LIST_ITEM if low.startswith("list") else known
