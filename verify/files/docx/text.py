"""The text part of a Word document -> its paragraphs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from verify.files.docx.parts import RefusedError
from verify.model.draft import BlockKind, Link, Unseen, UnseenKind
from verify.model.span import Span

_MOST_TEXT = 20_000_000
_DEEPEST = 300
_MOST_LINKS = 5_000
_FEWEST_LOST = 4

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
_OFF = ("0", "false", "off", "none")
_BLANKS = frozenset(("tab", "br", "cr", "ptab"))


@dataclass(frozen=True, slots=True)
class WordPiece:
    """What the part holds in one stretch for the words of a paragraph from *start* on: as *written*, and at which byte."""

    start: int
    written: str
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WordParagraph:
    """The words of one paragraph on one line, with single blanks; *number* counts those that hold words, from 1.

    The spans of *links* and *unseen* lie in *text*; *cell* is the row and the column of a table that it is in. *comments*
    are the ids of those whose stretch ends here, with the place; *pieces* are there where they were asked for.
    """

    number: int
    text: str
    kind: BlockKind
    links: tuple[Link, ...] = ()
    unseen: tuple[Unseen, ...] = ()
    cell: tuple[int, int] | None = None
    comments: tuple[tuple[str, int], ...] = ()
    pieces: tuple[WordPiece, ...] = ()


@dataclass(slots=True)
class _OpenParagraph:
    """A paragraph while it is read."""

    words: list[str] = field(default_factory=list)
    length: int = 0
    blank: bool = False
    kind: BlockKind = BlockKind.PARAGRAPH
    links: list[Link] = field(default_factory=list)
    unseen: list[Unseen] = field(default_factory=list)
    cell: tuple[int, int] | None = None
    comments: dict[str, int] = field(default_factory=dict)
    pieces: list[WordPiece] = field(default_factory=list)


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
    """Gathers paragraphs from the elements of the text part; *place*, where given, tells the byte that is being read."""

    def __init__(self, targets: dict[str, str], place: Callable[[], int] | None = None) -> None:
        self.paragraphs: list[WordParagraph] = []
        self._place = place
        self._targets = targets
        self._open: list[_OpenParagraph] = []
        self._depth = 0
        # Depths at which something begins that is not read.
        self._unread: int | None = None
        self._in_text = False
        self._look = _Look()
        self._lost = 0
        # Words of the deletion that is open, and where the insertion that is open begins.
        self._deleted: list[str] = []
        self._inserted: int | None = None
        # Rows of tables that are open, within each other, and the column that each has come to.
        self._rows: list[list[int]] = []
        self._row = 0
        self._link: tuple[str, int] | None = None
        self._length = 0

    @property
    def left_out(self) -> bool:
        """Whether enough words for a quotation are deleted or hidden."""
        return self._lost >= _FEWEST_LOST

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """An element opens."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise RefusedError("nested too deeply")
        space, _, local = name.rpartition(" ")
        if self._unread is not None:
            self._in_text = local in ("t", "delText")
            return
        if local in _UNREAD and (space in _WORD or space == _COMPATIBILITY):
            self._unread = self._depth
        elif space in _WORD:
            self._begin(local, {key.rpartition(" ")[2]: value for key, value in attributes.items()}, attributes)

    def _begin(self, local: str, plain: dict[str, str], attributes: dict[str, str]) -> None:
        if local in ("tr", "tc"):
            self._begin_cell(local)
        elif local == "p":
            row = self._rows[-1] if self._rows else None
            self._open.append(_OpenParagraph(cell=(row[0], row[1]) if row else None))
        elif self._open:
            self._begin_within(local, plain, attributes)

    def _begin_cell(self, local: str) -> None:
        if local == "tr":
            self._row += 1
            self._rows.append([self._row, -1])
        elif self._rows:
            self._rows[-1][1] += 1

    def _begin_within(self, local: str, plain: dict[str, str], attributes: dict[str, str]) -> None:
        if local == "t":
            self._in_text = True
        elif local in _BLANKS:
            self._open[-1].blank = True
        elif local == "noBreakHyphen":
            self._add("-")
        elif local == "r":
            self._look = _Look()
        elif local == "ins":
            self._inserted = self._open[-1].length
        elif local in _LOOKS:
            self._note_look(local, plain.get("val", "true").lower(), plain.get("fill", "").lower())
        elif local in _PICTURES:
            self._note(UnseenKind.MARKUP)
        elif local == "hyperlink":
            ids = (attributes.get(f"{space} id") for space in _RELATIONS)
            url = next((self._targets[each] for each in ids if each in self._targets), "")
            self._link = (url, self._open[-1].length) if url else None
        elif local in ("commentRangeEnd", "commentReference"):
            self._open[-1].comments.setdefault(plain.get("id", ""), self._open[-1].length)
        elif local in ("pStyle", "numPr"):
            self._open[-1].kind = _kind(local, plain.get("val", ""), self._open[-1].kind)

    def _note_look(self, local: str, value: str, fill: str) -> None:
        holds = value not in _OFF
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

    def end(self, name: str) -> None:
        """An element closes."""
        local = name.rpartition(" ")[2]
        if self._unread is not None:
            self._in_text = False
            if self._depth == self._unread:
                self._unread = None
                if local == "del" and self._open:
                    self._note(UnseenKind.TRACKED, "".join(self._deleted))
                self._deleted = []
        elif local == "ins" and self._open:
            self._end_insertion()
        elif local == "tr" and self._rows:
            self._rows.pop()
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
        if not self._in_text:
            return
        if self._unread is not None or not self._open:
            self._lost += len(text.split())
            self._deleted.append(text)
        elif self._look.out_of_sight:
            self._lost += len(text.split())
            self._note(UnseenKind.MARKUP)
        elif self._look.struck:
            self._note(UnseenKind.STRUCK, text)
        else:
            self._add(text)

    def _note(self, kind: UnseenKind, words: str = "") -> None:
        """Note *words* that are left out here; those that are struck run by run are struck together."""
        to = self._open[-1]
        here = Span(to.length, to.length)
        if to.unseen and (to.unseen[-1].kind, to.unseen[-1].span) == (kind, here):
            words = to.unseen.pop().words + words
        tells = kind is UnseenKind.MARKUP or words.strip()
        if tells and len(to.unseen) < _MOST_LINKS:
            to.unseen.append(Unseen(kind=kind, span=here, words=words.strip()[:300]))
        to.blank = to.blank or words[:1].isspace() or words[-1:].isspace()

    def _end_insertion(self) -> None:
        to, start = self._open[-1], self._inserted
        self._inserted = None
        if start is None or start >= to.length or len(to.unseen) >= _MOST_LINKS:
            return
        words = "".join(to.words)[start:]
        span = Span(start + len(words) - len(words.lstrip()), to.length)
        to.unseen.append(Unseen(kind=UnseenKind.TRACKED, span=span, words=words.strip()[:300]))

    def _add(self, text: str) -> None:
        to = self._open[-1]
        words = " ".join(text.split())
        if words:
            if self._place is not None:
                to.pieces.append(WordPiece(to.length, text, self._place()))
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

    def _close(self, done: _OpenParagraph) -> None:
        if done.words:
            self.paragraphs.append(
                WordParagraph(
                    number=len(self.paragraphs) + 1,
                    text="".join(done.words),
                    kind=done.kind,
                    links=tuple(done.links),
                    # What is behind the last word belongs to none.
                    unseen=tuple(each for each in done.unseen if each.span.end <= done.length),
                    cell=done.cell,
                    comments=tuple(done.comments.items()),
                    pieces=tuple(done.pieces),
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
