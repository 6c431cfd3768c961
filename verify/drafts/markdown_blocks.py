"""The tokens of a Markdown document -> its words, blocks and links, each in its place in the source."""

from __future__ import annotations

import hashlib

from markdown_it.token import Token

from verify.drafts.decode import decode_draft
from verify.drafts.directives import Comment, read_directives
from verify.drafts.html import MarkupFlow
from verify.drafts.limits import refuse_markdown_walls
from verify.drafts.markdown_inline import InlineWalk, placed_tokens
from verify.drafts.particulars import (
    all_links,
    dateline,
    first_title,
    front_date,
    front_language,
    front_matter,
    front_title,
)
from verify.drafts.placed_text import Flow
from verify.drafts.seen import sheet_of
from verify.model.draft import BlockKind, Draft, Unseen
from verify.text.language import guess_language, language_code
from verify.text.lines import Lines

_KINDS = {
    "paragraph_open": BlockKind.PARAGRAPH,
    "heading_open": BlockKind.HEADING,
    "td_open": BlockKind.PARAGRAPH,
    "th_open": BlockKind.PARAGRAPH,
}


def read_markdown(data: bytes, origin: str) -> Draft:
    """One Draft: paragraphs, headings, list items and block quotes are blocks, front matter is read apart."""
    source = decode_draft(data, origin)
    refuse_markdown_walls(source, origin)
    body_at, matter = front_matter(source)
    reading = _BlockWalk(source, body_at, origin)
    text, places, blocks, links = reading.read().finish()
    directives, notices = read_directives(source, reading.comments)
    return Draft(
        path=origin,
        sha256=hashlib.sha256(data).hexdigest(),
        source=source,
        text=text,
        origin=places,
        title=front_title(matter) or first_title(text, blocks),
        language=language_code(front_language(matter)) or guess_language(text),
        published_on=front_date(matter) or dateline(text, blocks),
        blocks=blocks,
        links=all_links(text, links),
        directives=directives,
        notices=notices,
        unseen=reading.unseen,
    )


class _BlockWalk:
    """Walks the tokens of one document and writes their words into a flow."""

    def __init__(self, source: str, body_at: int, origin: str) -> None:
        self._body = source[body_at:]
        self._body_at = body_at
        self._lines = Lines(self._body)
        self._flow = Flow(origin)
        self._sheet = sheet_of(source)
        self._markup = MarkupFlow(self._flow, self._sheet)
        self._list_depth = 0
        self._cell: tuple[int, int] = (-1, 0)

    @property
    def comments(self) -> list[Comment]:
        """The comments met so far."""
        return self._markup.comments

    @property
    def unseen(self) -> tuple[Unseen, ...]:
        """Where readers see something else than is read."""
        return tuple(self._markup.seen.unseen)

    def read(self) -> Flow:
        """The flow with all words of the document."""
        for token in placed_tokens(self._body):
            self._block(token)
        return self._flow

    def _block(self, token: Token) -> None:
        match token.type:
            case "blockquote_open":
                self._flow.begin_quote()
            case "blockquote_close":
                self._flow.end_quote()
            case "list_item_open" | "list_item_close":
                self._list_depth += token.nesting
            case "inline":
                self._inline(token)
            case "fence" | "code_block":
                self._code(token)
            case "html_block":
                self._raw(token)
            case kind if kind in _KINDS:
                in_list = self._list_depth > 0 and kind == "paragraph_open"
                self._flow.begin(BlockKind.LIST_ITEM if in_list else _KINDS[kind])
            case _:
                pass

    def _code(self, token: Token) -> None:
        self._flow.begin(BlockKind.CODE)
        first = (token.map or [0])[0] + (token.type == "fence")
        self._flow.write(token.content, self._places(token.content, first))
        self._flow.end()

    def _raw(self, token: Token) -> None:
        self._markup.read(token.content, self._places(token.content, (token.map or [0])[0]))

    def _inline(self, token: Token) -> None:
        if not self._list_depth and _is_bold_question(token):
            # Interviews set their questions in bold, and nothing else: such a line heads what answers it.
            self._flow.begin(BlockKind.HEADING)
        places = self._places(token.content, (token.map or [0])[0])
        walk = InlineWalk(token.content, places, self._flow, self._sheet)
        for child in token.children or ():
            walk.step(child)
        walk.end()
        self._markup.comments.extend(walk.comments)
        self._markup.seen.unseen.extend(walk.seen.unseen)

    def _places(self, content: str, first_line: int) -> list[int]:
        """For each character of a block's *content*, its offset in the source: its lines are ends of source lines."""
        places: list[int] = []
        for number, line in enumerate(content.split("\n")):
            start = self._lines.offset(first_line + number + 1)
            stop = self._lines.offset(first_line + number + 2)
            shown = self._body[start : stop if stop > start else len(self._body)].replace("\0", "\ufffd").rstrip()
            # A block of code ends with an empty line, which is not the one behind it.
            column = self._column(shown, line.rstrip(), first_line + number) if line.strip() else len(shown)
            at = self._body_at + start + column
            places.extend(range(at, at + len(line) + 1))
        return places[: len(content)]

    def _column(self, shown: str, line: str, number: int) -> int:
        """Where *line* is in the source line *shown*: at its end, or, for cells of a table, after the cell before."""
        seen_line, seen_to = self._cell
        at_end = seen_line != number and shown.endswith(line)
        column = len(shown) - len(line) if at_end else max(shown.find(line, seen_to if seen_line == number else 0), 0)
        self._cell = (number, column + len(line))
        return column


def _is_bold_question(token: Token) -> bool:
    """Whether all words of an inline token are bold, and ask something."""
    children = [child for child in token.children or () if child.content or child.type != "text"]
    return (
        len(children) > 2
        and children[0].type == "strong_open"
        and children[-1].type == "strong_close"
        and sum(child.type == "strong_open" for child in children) == 1
        and token.content.rstrip("*_ ").endswith("?")
    )
