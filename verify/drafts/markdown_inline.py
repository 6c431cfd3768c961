"""markdown-it's inline parser made to say where each piece of text is."""

from __future__ import annotations

import re
from collections.abc import MutableMapping, Sequence
from dataclasses import replace
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from verify.drafts.directives import Comment
from verify.drafts.placed_text import Flow
from verify.drafts.scanner import MarkupTag, scan
from verify.drafts.seen import Seen
from verify.model.draft import UnseenKind
from verify.model.span import Span
from verify.text.html_elements import is_footnote_mark
from verify.text.style_sheets import StyleSheet

_AT, _KNOWN, _SOURCE = "at", "known", "source"
# What browsers show for an element: opened, closed.
_WRITTEN = {"br": ("\n", "\n"), "q": ("“", "”")}
_FOOTNOTE = re.compile(r"\[\^[^\s\[\]]{1,80}\]")


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


def placed_tokens(source: str) -> list[Token]:
    """The tokens of a Markdown text, the inline ones with their places."""
    return _placed_markdown().parse(source, {_SOURCE: source})


def _placed_markdown() -> MarkdownIt:
    """A CommonMark parser with tables and strikethrough whose inline tokens know their place."""
    markdown = MarkdownIt("commonmark")
    markdown.inline = _PlacedInline()
    markdown.configure("commonmark")
    # Joined text would lose the places of its parts.
    markdown.enable(["table", "strikethrough"]).disable(["fragments_join", "text_join"])
    markdown.inline.ruler.before("link", "footnote", _footnote)
    return markdown


def _footnote(state: StateInline, silent: bool) -> bool:
    """The mark of a footnote, `[^1]`, which is no word of the text."""
    found = _FOOTNOTE.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "[" else None
    if found is None:
        return False
    if not silent:
        token = state.push("footnote", "", 0)
        token.markup, token.meta[_KNOWN] = found.group(), f"{found.group()}:" in str(state.env.get(_SOURCE, ""))
    state.pos = found.end()
    return True


class InlineWalk:
    """Writes the inline tokens of one block into a flow, each character with its place in the source."""

    def __init__(self, content: str, places: Sequence[int], flow: Flow, sheet: StyleSheet) -> None:
        self.comments: list[Comment] = []
        self.seen = Seen(sheet, self._span)
        self._content = content
        self._places = places
        self._flow = flow
        self._at = 0
        self._links: list[tuple[str, int]] = []

    def step(self, token: Token) -> None:
        """Write what *token* says; tokens come in order."""
        start = token.meta.get(_AT, self._at)
        # Runs of markers are pushed at one place, one token each: the later ones are behind the earlier.
        start = max(start if isinstance(start, int) else 0, self._at)
        if not self._unseen_step(token, start):
            self._step(token, start)

    def _unseen_step(self, token: Token, start: int) -> bool:
        """Step over what readers see otherwise than as words; False for anything else."""
        end = start + len(token.markup)
        match token.type:
            case "s_open":
                self.seen.strike(start)
            case "s_close":
                self.seen.heal(end)
            case "footnote":
                if not token.meta[_KNOWN]:
                    # Without a note that it leads to, it is shown as it is written.
                    self.seen.note(UnseenKind.MARKUP, start, end)
            case "image":
                self.seen.note(UnseenKind.MARKUP, start, start + 1)
                end = start
            case _:
                return False
        self._at = end
        return True

    def _step(self, token: Token, start: int) -> None:
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

    def end(self) -> None:
        """The block ends; so does what was passed over."""
        self.seen.end(len(self._content))

    def _span(self, start: int, end: int) -> Span:
        last = len(self._places) - 1
        return Span(self._places[min(start, last)], self._places[min(end - 1, last)] + 1)

    def _write(self, words: str, start: int, width: int) -> None:
        if self.seen.passes_over:
            self.seen.words(words)
            self._at = start + width
            return
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
            if self.seen.passes_over:
                self.seen.words(token.content)
            else:
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
        else:
            self._tag(token.content, start)
        self._at = end

    def _tag(self, markup: str, start: int) -> None:
        for found in scan(markup):
            if not isinstance(found, MarkupTag):
                continue
            tag = replace(found, start=start + found.start, end=start + found.end)
            if not self.seen.passes_over and tag.name == "sup" and is_footnote_mark(self._content, tag.start, tag.end):
                self.seen.leave_out(tag)
            elif self.seen.reads(tag) and tag.name in _WRITTEN:
                self._write(_WRITTEN[tag.name][tag.closing], start, 1)
