"""The words of an HTML tree in reading order, block by block."""

from __future__ import annotations

from dataclasses import dataclass, field

from resiliparse.parse.html import HTMLTree

from verify.model.draft import BlockKind, UnseenKind
from verify.pages.comments import holds_comments
from verify.pages.furniture import is_named_furniture
from verify.pages.serialized import ENDLESS, RAW, attributes_of, next_piece, raw_end, serialize_visible, unescaped
from verify.text.html_elements import BLOCKS, FURNITURE, HEADINGS, KINDS, STRUCK, UNSEEN, is_footnote_mark
from verify.text.style_sheets import StyleSheet
from verify.text.styles import Sight, declared

# How many containers around a block are remembered; nesting without end must not cost memory without end.
_NEAREST = 60
# The end of any other element changes nothing.
_NOTED = BLOCKS | {"a"}
_ARTICLES = ("html", "body", "main", "article")
# Elements that show words which are not read; where they are within a sentence, somebody sees more of it than we do.
_SHOWING = frozenset("button object svg select textarea".split())
_MARKS = tuple("“\"„«‘'")
_LONGEST_ALT = 60
_SHORT = 40
_MOST_PIECES = 100


@dataclass(slots=True)
class Stretch:
    """One block as it is in the tree: its words, how many of them are links, and the containers around it.

    *comment*: readers wrote it. *cell*: the row and the column of a table.
    *unseen*: where in it readers see something else, why, and which words are struck out there.
    *level* is that of a heading.
    """

    text: str
    kind: BlockKind
    linked: int
    furniture: bool
    containers: tuple[int, ...]
    links: list[tuple[str, int, int]] = field(default_factory=list)
    comment: bool = False
    cell: tuple[int, int] | None = None
    unseen: list[tuple[UnseenKind, int, str]] = field(default_factory=list)
    level: int = 0


class TreeFlow:
    """Goes through a tree from tag to tag and gathers its visible blocks.

    Without a *sheet* only what elements themselves say to hide is hidden.
    """

    def __init__(self, unseen: frozenset[str] = UNSEEN, sheet: StyleSheet | None = None) -> None:
        self._unseen_names = unseen
        self._styled = sheet is not None
        self._sheet = sheet or StyleSheet()
        self.stretches: list[Stretch] = []
        # How much prose styles keep from being seen.
        self.veiled = 0
        # The element whose words are passed over, how often it is open, and why.
        self._skipped, self._depth, self._why = "", 0, Sight.SEEN
        self._passed: list[str] = []
        self._unseen: list[tuple[UnseenKind, int, str]] = []
        self._words: list[str] = []
        self._length = 0
        self._blank = False
        self._breaks, self._linked = 0, 0
        self._links: list[tuple[str, int, int]] = []
        self._kinds: list[BlockKind] = [BlockKind.PARAGRAPH]
        self._level = 0
        self._beside: list[bool] = []
        self._furniture = 0
        self._comments: list[bool] = []
        self._commented = 0
        self._containers: list[int] = []
        self._cells: list[tuple[int, int] | None] = []
        self._columns: dict[int, int] = {}
        self._numbered = 0
        self._anchor: tuple[str, int] | None = None
        self._quotes: list[str] = []

    def read(self, tree: HTMLTree) -> list[Stretch]:
        """All visible blocks of *tree* in document order."""
        source = serialize_visible(tree)
        at = 0
        while at < len(source) and (found := next_piece(source, at)):
            words, ending, name, attributes = found.groups()
            at = found.end()
            if words:
                if self._skipped:
                    self._pass_over(words)
                else:
                    self._write(unescaped(words))
            if name is None:
                continue
            if self._skipped:
                self._within_skipped(name, ending)
            elif name == "q":
                self._quote(ending, source[at : at + 1])
            elif ending:
                if name in _NOTED or "comment" in name:
                    self._leave(name)
            elif name == "sup" and is_footnote_mark(source, found.start(2) - 1, at):
                self._skipped, self._depth = name, 1
            else:
                self._begin(name, attributes)
            if name in RAW and not ending:
                end = raw_end(source, name, at)
                if not self._skipped:
                    self._write(source[at:end])
                at = end
        self._flush()
        return self.stretches

    def _begin(self, name: str, attributes: str) -> None:
        if not self._enters(name, attributes):
            if name not in ENDLESS:
                self._skipped, self._depth = name, 1
        elif name in ENDLESS:
            self._leave(name)

    def _within_skipped(self, name: str, ending: str) -> None:
        if name == "text":
            self._passed.append("<text>")
        if name == self._skipped:
            self._depth += -1 if ending else 1
            if not self._depth:
                self._note_passed(name)
                self._skipped = ""

    def _enters(self, name: str, attributes: str) -> bool:
        """Whether the words inside an element are seen; notes what kind of words they are."""
        self._why = self._sight(name, attributes)
        if self._why is not Sight.SEEN:
            return False
        if name == "br":
            self._break()
        elif name == "a":
            self._anchor = (unescaped(attributes_of(attributes).get("href", "")).strip(), self._next_start())
        elif name == "img":
            self._note_picture(attributes)
        elif name in BLOCKS or "comment" in name:
            self._flush()
            self._numbered += 1
            self._containers.append(self._numbered)
            self._kinds.append(KINDS.get(name, self._kinds[-1]))
            self._cells.append(self._cell(name))
            self._level = int(name[1]) if name in HEADINGS else self._level
            self._beside.append(name in FURNITURE or (name not in _ARTICLES and is_named_furniture(attributes)))
            self._furniture += self._beside[-1]
            self._comments.append(holds_comments(name, attributes))
            self._commented += self._comments[-1]
        return True

    def _cell(self, name: str) -> tuple[int, int] | None:
        """The row and the column of a table that an element opens, or is in."""
        around = self._cells[-1] if self._cells else None
        if name == "tr":
            return self._numbered, -1
        if name in ("td", "th") and around is not None:
            self._columns[around[0]] = self._columns.get(around[0], -1) + 1
            return around[0], self._columns[around[0]]
        return around

    def _sight(self, name: str, attributes: str) -> Sight:
        if name in self._unseen_names:
            return Sight.HIDDEN
        if name in STRUCK:
            return Sight.STRUCK
        if not attributes and not self._styled:
            return Sight.SEEN
        own = ' hidden="' in attributes or ' style="' in attributes
        if not own and not (self._styled and self._sheet.touches(name, attributes)):
            return Sight.SEEN
        known = {key: unescaped(value) for key, value in attributes_of(attributes).items()}
        if not self._styled or name in _ARTICLES:
            gone = "hidden" in known or declared(known.get("style", "")).get("display") == "none"
            known = (
                {"hidden": "", "style": ""} if gone and name != "body" and known.get("hidden") != "until-found" else {}
            )
        if self._length and name not in BLOCKS and self._styled and self._sheet.writes(name, known):
            self._unseen.append((UnseenKind.MARKUP, self._length, ""))
        sight = self._sheet.sight(name, known)
        return Sight.SEEN if sight is Sight.UNSURE else sight

    def _pass_over(self, words: str) -> None:
        if len(self._passed) < _MOST_PIECES:
            self._passed.append(words)
        if self._why is Sight.HIDDEN and self._skipped not in self._unseen_names and len(words) >= _SHORT:
            self.veiled += len(words)

    def _note_passed(self, name: str) -> None:
        """Note what was passed over within a block, if readers see it there."""
        words = " ".join(unescaped("".join(self._passed)).split())
        drawn = name != "svg" or words.startswith("<text>")
        if self._length and words:
            if self._why is Sight.STRUCK:
                self._unseen.append((UnseenKind.STRUCK, self._length, words[:300]))
            elif name in _SHOWING and drawn:
                self._unseen.append((UnseenKind.MARKUP, self._length, ""))
        self._passed = []

    def _note_picture(self, attributes: str) -> None:
        if self._length and ' alt="' in attributes:
            words = unescaped(attributes_of(attributes).get("alt", ""))
            if len(words) <= _LONGEST_ALT and any(sign.isalpha() for sign in words):
                self._unseen.append((UnseenKind.MARKUP, self._length, ""))

    def _leave(self, name: str) -> None:
        if name == "a" and self._anchor is not None:
            url, start = self._anchor
            self._anchor = None
            if start < self._length:
                self._links.append((url, start, self._length))
                self._linked += self._length - start
        elif name in BLOCKS or "comment" in name:
            self._flush()
            self._containers.pop()
            self._cells.pop()
            self._kinds.pop()
            self._furniture -= self._beside.pop()
            self._commented -= self._comments.pop()

    def _break(self) -> None:
        # Two line breaks in a row are how old pages part their paragraphs.
        self._breaks += 1
        if self._breaks > 1:
            self._flush()
        elif self._length:
            self._blank = True

    def _quote(self, ending: str, following: str) -> None:
        """Browsers put marks where an element says that its words are quoted; some pages write them as well."""
        if ending and self._quotes:
            self._blank, closing = False, self._quotes.pop()
            self._write(closing)
        elif not ending:
            marks = ("", "") if following in _MARKS else ("‘", "’") if self._quotes else ("“", "”")
            self._write(marks[0])
            self._quotes.append(marks[1])

    def _next_start(self) -> int:
        return self._length + (self._blank and self._length > 0)

    def _write(self, raw: str) -> None:
        words = raw.split()
        if not words:
            self._blank = self._blank or bool(raw)
            return
        lead = ""
        if self._length and (self._blank or raw[0].isspace()):
            lead = "\n" if self._breaks else " "
            if self._anchor and self._anchor[1] == self._length:
                self._anchor = (self._anchor[0], self._length + 1)
        piece = lead + " ".join(words)
        self._words.append(piece)
        self._length += len(piece)
        self._blank = raw[-1].isspace()
        self._breaks = 0

    def _flush(self) -> None:
        if self._anchor is not None:
            # A link around several blocks: each gets its share.
            url, start = self._anchor
            if start < self._length:
                self._links.append((url, start, self._length))
                self._linked += self._length - start
            self._anchor = (url, 0)
        self._breaks = 0
        self._blank = False
        if not self._length:
            self._unseen = []
            return
        self.stretches.append(
            Stretch(
                text="".join(self._words),
                kind=self._kinds[-1],
                linked=self._linked,
                furniture=self._furniture > 0,
                containers=tuple(self._containers[-_NEAREST:]),
                links=self._links,
                comment=self._commented > 0,
                cell=self._cells[-1] if self._cells else None,
                unseen=self._unseen,
                level=self._level if self._kinds[-1] is BlockKind.HEADING else 0,
            )
        )
        self._words, self._links, self._unseen = [], [], []
        self._length = self._linked = 0
