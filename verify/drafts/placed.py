"""markdown-it's inline parser made to say where each piece of text stands."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from verify.drafts.directives import Comment
from verify.drafts.flow import Flow
from verify.model.span import Span

_AT = "at"


class _PlacedState(StateInline):
    """Notes in each token's meta the position at which it was pushed."""

    _pending_at = 0

    def append_pending(self, text: str) -> None:
        if not self.pending:
            self._pending_at = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802 (the library's name)
        token = super().pushPending()
        token.meta[_AT] = self._pending_at
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        token.meta[_AT] = self.pos
        return token


class _PlacedInline(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]) -> list[Token]:
        state = _PlacedState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def placed_markdown() -> MarkdownIt:
    """A CommonMark parser with tables and strikethrough whose inline tokens know their place."""
    markdown = MarkdownIt("commonmark")
    markdown.inline = _PlacedInline()
    markdown.configure("commonmark")
    # Joined text would lose the places of its parts.
    markdown.enable(["table", "strikethrough"]).disable(["fragments_join", "text_join"])
    return markdown


class InlineWalk:
    """Writes the inline tokens of one block into a flow, each character with its place in the source."""

    def __init__(self, content: str, places: Sequence[int], flow: Flow) -> None:
        self.comments: list[Comment] = []
        self._content = content
        self._places = places
        self._flow = flow
        self._at = 0
        self._links: list[tuple[str, int]] = []

    def step(self, token: Token) -> None:
        """Write what *token* says; tokens come in order."""
        start = token.meta.get(_AT, self._at)
        # Runs of markers are pushed at one place, one token each: the later ones stand behind the earlier.
        start = max(start if isinstance(start, int) else 0, self._at)
        match token.type:
            case "text":
                self._write(token.content, start, len(token.content))
            case "text_special":
                self._special(token, start)
            case "code_inline":
                self._write(token.content, self._code_start(token, start), len(token.content))
            case "softbreak":
                self._write(" ", start, 1)
            case "hardbreak":
                self._write("\n", start, 1)
            case "html_inline":
                self._markup(token, start)
            case "link_open":
                self._links.append((str(token.attrGet("href") or ""), self._flow.length))
                # A label's place is that of its first word; an automatic link still stands at its "<".
                self._at = start + (token.markup == "autolink")
            case "link_close" if self._links:
                self._flow.link(*self._links.pop())
            case _:
                self._at = start + len(token.markup)

    def _write(self, words: str, start: int, width: int) -> None:
        last = len(self._places) - 1
        self._flow.write(words, [self._places[min(start + step, last)] for step in range(len(words))])
        self._at = start + width

    def _special(self, token: Token, start: int) -> None:
        if token.markup.startswith("\\"):
            # An escaped character: the words begin behind the backslash, unless it stayed.
            shift = len(token.markup) - len(token.content)
            self._write(token.content, start + shift, len(token.content))
        else:
            place = self._places[min(start, len(self._places) - 1)]
            self._flow.write(token.content, [place] * len(token.content))
            self._at = start + len(token.markup)

    def _code_start(self, token: Token, start: int) -> int:
        inner = start + len(token.markup)
        shown = self._content[inner : inner + len(token.content)].replace("\n", " ")
        # One blank at each side belongs to the markers, not to the code.
        return inner if shown == token.content else inner + 1

    def _markup(self, token: Token, start: int) -> None:
        end = start + len(token.content)
        if token.content.startswith("<!--"):
            span = Span(self._places[start], self._places[end - 1] + 1)
            self.comments.append(Comment(token.content[4:].removesuffix("-->"), span))
        elif token.content[:4].lower() in ("<br>", "<br/", "<br "):
            self._write("\n", start, 1)
        self._at = end
