"""The words of an HTML tree in reading order, block by block."""

from __future__ import annotations

from dataclasses import dataclass, field

from resiliparse.parse.html import HTMLTree

from verify.markup import BLOCKS, FURNITURE, FURNITURE_NAMES, KINDS, UNSEEN, is_hidden
from verify.model.draft import BlockKind
from verify.pages.written import ENDLESS, RAW, attributes_of, next_piece, raw_end, unescaped, written

# How many containers around a block are remembered; nesting without end must not cost memory without end.
_NEAREST = 60
# The end of any other element changes nothing.
_NOTED = BLOCKS | {"a"}
_ARTICLES = ("html", "body", "main", "article")


@dataclass(slots=True)
class Stretch:
    """One block as it stands in the tree: its words, how many of them are links, and the containers around it."""

    text: str
    kind: BlockKind
    linked: int
    furniture: bool
    containers: tuple[int, ...]
    links: list[tuple[str, int, int]] = field(default_factory=list)


class TreeFlow:
    """Goes through a tree from tag to tag and gathers its visible blocks."""

    def __init__(self, unseen: frozenset[str] = UNSEEN) -> None:
        self._unseen = unseen
        self.stretches: list[Stretch] = []
        self._words: list[str] = []
        self._length = 0
        self._blank = False
        self._breaks = 0
        self._linked = 0
        self._links: list[tuple[str, int, int]] = []
        self._kinds: list[BlockKind] = [BlockKind.PARAGRAPH]
        self._beside: list[bool] = []
        self._furniture = 0
        self._containers: list[int] = []
        self._numbered = 0
        self._anchor: tuple[str, int] | None = None

    def read(self, tree: HTMLTree) -> list[Stretch]:
        """All visible blocks of *tree* in document order."""
        source = written(tree)
        at = depth = 0
        skipped = ""
        while at < len(source) and (found := next_piece(source, at)):
            words, ending, name, attributes = found.groups()
            at = found.end()
            if words and not skipped:
                self._write(unescaped(words))
            if name is None:
                continue
            if skipped:
                depth += 0 if name != skipped else -1 if ending else 1
                skipped = skipped if depth else ""
            elif ending:
                if name in _NOTED:
                    self._leave(name)
            elif not self._enters(name, attributes):
                skipped, depth = ("", 0) if name in ENDLESS else (name, 1)
            elif name in ENDLESS:
                self._leave(name)
            if name in RAW and not ending:
                end = raw_end(source, name, at)
                if not skipped:
                    self._write(source[at:end])
                at = end
        self._flush()
        return self.stretches

    def _enters(self, name: str, attributes: str) -> bool:
        """Whether the words inside an element are seen; notes what kind of words they are."""
        if name in self._unseen or (attributes and _is_out_of_sight(attributes)):
            return False
        if name == "br":
            self._break()
        elif name == "a":
            self._anchor = (unescaped(attributes_of(attributes).get("href", "")).strip(), self._next_start())
        elif name in BLOCKS:
            self._flush()
            self._numbered += 1
            self._containers.append(self._numbered)
            self._kinds.append(KINDS.get(name, self._kinds[-1]))
            self._beside.append(name in FURNITURE or (name not in _ARTICLES and _is_named_furniture(attributes)))
            self._furniture += self._beside[-1]
        return True

    def _leave(self, name: str) -> None:
        if name == "a" and self._anchor is not None:
            url, start = self._anchor
            self._anchor = None
            if start < self._length:
                self._links.append((url, start, self._length))
                self._linked += self._length - start
        elif name in BLOCKS:
            self._flush()
            self._containers.pop()
            self._kinds.pop()
            self._furniture -= self._beside.pop()

    def _break(self) -> None:
        # Two line breaks in a row are how old pages part their paragraphs.
        self._breaks += 1
        if self._breaks > 1:
            self._flush()
        elif self._length:
            self._blank = True

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
            return
        self.stretches.append(
            Stretch(
                text="".join(self._words),
                kind=self._kinds[-1],
                linked=self._linked,
                furniture=self._furniture > 0,
                containers=tuple(self._containers[-_NEAREST:]),
                links=self._links,
            )
        )
        self._words, self._links = [], []
        self._length = self._linked = 0


def _is_named_furniture(attributes: str) -> bool:
    if ' class="' not in attributes and ' id="' not in attributes:
        return False
    known = attributes_of(attributes)
    names = unescaped(f"{known.get('id', '')} {known.get('class', '')}")
    return not FURNITURE_NAMES.isdisjoint(names.lower().split())


def _is_out_of_sight(attributes: str) -> bool:
    if ' hidden="' not in attributes and ' style="' not in attributes:
        return False
    known = attributes_of(attributes)
    told = "hidden" if "hidden" in known else "style"
    return is_hidden({told: unescaped(known.get(told, "")).strip()})
