"""Readable text put together piece by piece, each character with its place in the source."""

from __future__ import annotations

from collections.abc import Iterable

from verify.drafts.limits import refuse_long_text
from verify.model.draft import Block, BlockKind, Link
from verify.model.span import Span


class Flow:
    """Collects words block by block; blocks are parted by a blank line, a block quote stays one block."""

    def __init__(self, draft: str = "") -> None:
        self._draft = draft
        self._pieces: list[str] = []
        self._origin: list[int] = []
        self._blocks: list[Block] = []
        self._links: list[Link] = []
        self._kind = BlockKind.PARAGRAPH
        self._start: int | None = None
        self._quotes: list[int | None] = []

    @property
    def in_block(self) -> bool:
        """Whether the open block holds words already."""
        return self._start is not None

    @property
    def length(self) -> int:
        """How many characters there are so far."""
        return len(self._origin)

    def begin(self, kind: BlockKind) -> None:
        """Close what is open; the words that follow are a block of *kind*."""
        self.end()
        self._kind = kind

    def end(self) -> None:
        """Close the open block, without the blanks at its end."""
        if self._start is None:
            return
        while self._pieces and not self._pieces[-1].strip():
            blank = len(self._pieces.pop())
            del self._origin[len(self._origin) - blank :]
        if self._pieces and (blank := len(self._pieces[-1]) - len(self._pieces[-1].rstrip())):
            self._pieces[-1] = self._pieces[-1].rstrip()
            del self._origin[len(self._origin) - blank :]
        if not self._quotes:
            self._blocks.append(Block(kind=self._kind, span=Span(self._start, self.length)))
        self._start = None

    def begin_quote(self) -> None:
        """Open a block quote; its paragraphs become one block."""
        self.end()
        self._quotes.append(None)

    def end_quote(self) -> None:
        """Close the innermost block quote."""
        self.end()
        if not self._quotes:
            return
        start = self._quotes.pop()
        if start is None:
            return
        if self._quotes:
            self._quotes[-1] = start if self._quotes[-1] is None else self._quotes[-1]
        else:
            self._blocks.append(Block(kind=BlockKind.BLOCK_QUOTE, span=Span(start, self.length)))

    def write(self, words: str, offsets: Iterable[int]) -> None:
        """Add *words*, whose characters are at *offsets* of the source; UnreadableDraftError beyond what is read of a draft."""
        refuse_long_text(self.length, self._draft)
        if self._start is None:
            words, offsets = self._opened(words, list(offsets))
            if not words:
                return
        self._pieces.append(words)
        self._origin.extend(offsets)

    def link(self, url: str, start: int) -> None:
        """Note that the words from *start* on lead to *url*."""
        if start < self.length:
            self._links.append(Link(url=url, span=Span(start, self.length)))

    def finish(self) -> tuple[str, tuple[int, ...], tuple[Block, ...], tuple[Link, ...]]:
        """Text, origins, blocks and links."""
        while self._quotes:
            self.end_quote()
        self.end()
        links = (
            Link(url=link.url, span=Span(link.span.start, min(link.span.end, self.length))) for link in self._links
        )
        kept = tuple(link for link in links if link.span.start < link.span.end)
        return "".join(self._pieces), tuple(self._origin), tuple(self._blocks), kept

    def _opened(self, words: str, offsets: list[int]) -> tuple[str, list[int]]:
        bare = words.lstrip()
        offsets = offsets[len(words) - len(bare) :]
        if bare:
            if self._origin:
                self._pieces.append("\n\n")
                self._origin.extend([self._origin[-1] + 1] * 2)
            self._start = self.length
            if self._quotes and self._quotes[-1] is None:
                self._quotes[-1] = self._start
        return bare, offsets
