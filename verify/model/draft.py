"""A draft as it was read: the author's own characters, and the words they say."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from verify.model.notice import Notice
from verify.model.span import Span

_ENTITY = re.compile(r"&#?[A-Za-z0-9]{1,32};?")


class BlockKind(StrEnum):
    """What a stretch of text is in its document; `comment`: what readers of a page wrote below it."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    BLOCK_QUOTE = "block_quote"
    LIST_ITEM = "list_item"
    CAPTION = "caption"
    CODE = "code"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph, heading, block quote … of a text; *span* lies in that text.

    *main* is false for page furniture: menus, teasers, comments. *level* is that of a heading, 0 where it is unknown.
    """

    kind: BlockKind
    span: Span
    main: bool = True
    level: int = 0

    def __reduce__(
        self,
    ) -> tuple[Callable[[BlockKind, int, int, bool, int], Block], tuple[BlockKind, int, int, bool, int]]:
        # As with Span: a page has hundreds.
        return _block, (self.kind, self.span.start, self.span.end, self.main, self.level)


def _block(kind: BlockKind, start: int, end: int, main: bool, level: int) -> Block:
    return Block(kind=kind, span=Span(start, end), main=main, level=level)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address that a text names or links; *span* is the linked stretch of the text."""

    url: str
    span: Span

    def __reduce__(self) -> tuple[Callable[[str, int, int], Link], tuple[str, int, int]]:
        return _link, (self.url, self.span.start, self.span.end)


def _link(url: str, start: int, end: int) -> Link:
    return Link(url=url, span=Span(start, end))


class UnseenKind(StrEnum):
    """Why readers of a text see other words than were read."""

    STRUCK = "struck"
    MARKUP = "markup"
    DATA = "data"
    TRACKED = "tracked"
    GUESSED = "guessed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unseen:
    """A place where readers of the rendered text see something else than was read.

    `struck`: *words* are struck out there, and were left out. `markup`: a picture, a button, a style may show or hide words.
    `data`: what is at *span* is not shown, it comes from what a page says to machines. `tracked`: a tracked change took
    *words* out at an empty *span*, or put in those that *span* covers. `guessed`: the encoding that the text was read in, named
    by *words*, is a guess.
    """

    kind: UnseenKind
    span: Span
    words: str = ""


class DirectiveKind(StrEnum):
    """What a `<!-- verify: … -->` comment in a draft asks for."""

    IGNORE = "ignore"
    SOURCE = "source"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """A comment of the author to the checker.

    *span* lies in the draft's source and covers the whole comment; *value* is the address, the speaker, or the
    outcomes to ignore joined by commas (empty: all); *finding* is the short name of the only one that is meant; *until* is the
    last day on which it holds.
    """

    kind: DirectiveKind
    span: Span
    value: str
    finding: str = ""
    reason: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One draft, decoded.

    *source* is what the author sees in an editor (decoded, no byte order mark, line ends untouched).
    *text* is the words as read: markup and entities resolved. *origin* holds, for each character of *text*, its
    offset in *source*; None where *text* is *source*. Spans of *blocks* and *links* lie in *text*, those of *unseen*
    in *source*.
    """

    path: str
    sha256: str
    source: str
    text: str
    origin: tuple[int, ...] | None = None
    title: str | None = None
    language: str | None = None
    published_on: date | None = None
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    directives: tuple[Directive, ...] = ()
    notices: tuple[Notice, ...] = ()
    unseen: tuple[Unseen, ...] = ()

    def back(self, span: Span) -> Span:
        """Translate a span of *text* into the author's *source*."""
        if self.origin is None:
            return span
        if span.start >= span.end:
            at = self.origin[span.start] if span.start < len(self.origin) else len(self.source)
            return Span(at, at)
        return Span(self.origin[span.start], self._after(span.end - 1))

    @property
    def markup(self) -> tuple[Span, ...]:
        """The stretches of *source* that are no words: tags, marks of emphasis, addresses of links, front matter."""
        if self.origin is None:
            return ()
        read = bytearray(len(self.source))
        for index, character in enumerate(self.text):
            if not character.isspace():
                start, end = self.origin[index], self._after(index)
                read[start:end] = b"w" * (end - start)
        spans = (self._stripped(*found.span()) for found in re.finditer(rb"\0+", read))
        return tuple(span for span in spans if span.start < span.end)

    def _stripped(self, start: int, end: int) -> Span:
        """The markup between *start* and *end* without the white space around it; at the head of a line, with what follows it."""
        words = self.source[start:end]
        first, last = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
        if first == 0 or self.source[first - 1] in "\r\n":
            last = end - len(words) + len(words.rstrip("\r\n")) if words.strip() else last
        return Span(first, max(first, last))

    def _after(self, index: int) -> int:
        """Where the source goes on behind the character *index* of the text: an entity such as `&hellip;` is one character."""
        assert self.origin is not None
        at = self.origin[index]
        literal = self.text[index] == "&" and self.text[index + 1 : index + 2] == self.source[at + 1 : at + 2]
        entity = None if literal else _ENTITY.match(self.source, at)
        return entity.end() if entity else at + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftBytes:
    """A draft that is no file, such as standard input: its bytes, and the name it goes by."""

    origin: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A draft that was checked, had once more for a report: its bytes where they are still the same, and how it was read."""

    data: bytes | None = None
    draft: Draft | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunError:
    """A draft that could not be read, and why."""

    path: str
    reason: str
