"""Plain text, Markdown and saved HTML of the user's own -> pages, a place for each paragraph."""

from __future__ import annotations

import re
from dataclasses import replace

from verify.evidence.files.layout import without_layout
from verify.evidence.files.recording import page_of_cues
from verify.evidence.files.timed_text import timed_cues
from verify.files.encoding import NotText, decode_or_guess
from verify.files.find import MAX_FILE
from verify.files.old_encodings import Guessed, with_guess
from verify.model.page import Page, PageOutcome, Place, Unread
from verify.model.unread_reason import UnreadReason
from verify.pages.charset import decode_page_or_guess
from verify.pages.extract import read_lines, read_markup
from verify.speech.labels import NAMED_LABEL


class PlainMaterialReader:
    """Reads text files: notes line by line, recordings that a program wrote down turn by turn."""

    name = "plain"
    suffixes: tuple[str, ...] = (".txt", ".text")

    def read(self, data: bytes, origin: str) -> PageOutcome:
        """One page; a transcript where the turns carry the times of a recording, as only programs write them."""
        found = decode_or_guess(data)
        if isinstance(found, NotText):
            return _failure(origin, data, found)
        text = found.text if isinstance(found, Guessed) else found
        cues = timed_cues(text)
        page = (
            page_of_cues(cues, origin)
            if cues
            else _placed(read_lines(without_layout(text), url=origin, final_url=origin))
        )
        return _noted(page, found)


_NEXT_TURN = re.compile(rf"(?<=\S)\n(?={NAMED_LABEL.pattern})")


class MarkdownMaterialReader:
    """Reads Markdown as its rendered page reads."""

    name = "markdown"
    suffixes: tuple[str, ...] = (".md", ".markdown")

    def read(self, data: bytes, origin: str) -> PageOutcome:
        """One page, all of whose blocks belong to it: notes have no menus and teasers."""
        from markdown_it import MarkdownIt

        found = decode_or_guess(data)
        if isinstance(found, NotText):
            return _failure(origin, data, found)
        text = found.text if isinstance(found, Guessed) else found
        # Notes have each turn in a line of its own; Markdown would join the lines.
        turns = _NEXT_TURN.sub("\n\n", text)
        markup = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(turns)
        page = read_markup(f"<body>{markup}", url=origin, final_url=origin).page
        return _noted(_placed(replace(page, blocks=tuple(replace(block, main=True) for block in page.blocks))), found)


class HtmlMaterialReader:
    """Reads saved web pages; menus and teasers are no part of the article."""

    name = "html"
    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml")

    def read(self, data: bytes, origin: str) -> PageOutcome:
        """One page, however short: what the user saved is no wall."""
        if len(data) > MAX_FILE:
            detail = f"the file is too large: {len(data):,} bytes, at most {MAX_FILE:,} are read"
            return Unread(url=origin, reason=UnreadReason.TOO_LARGE, detail=detail)
        found = decode_page_or_guess(data)
        text = found.text if isinstance(found, Guessed) else found
        if found is None or text is None or not text.strip():
            return Unread(url=origin, reason=UnreadReason.NOT_HTML, detail="the file holds no text")
        return _noted(_placed(read_markup(text, url=origin, final_url=origin).page), found)


def _noted(page: PageOutcome, read: str | Guessed) -> PageOutcome:
    """*page*, with a note on where the encoding was guessed."""
    return with_guess(page, read) if isinstance(read, Guessed) and isinstance(page, Page) else page


def _placed(page: Page) -> PageOutcome:
    if not page.text:
        return Unread(url=page.url, reason=UnreadReason.NOT_HTML, detail="the file holds no words")
    places: list[Place] = []
    for number, block in enumerate(page.blocks, start=1):
        label = f"paragraph {number}"
        named = [replace(each, label=label) for each in page.places if block.span.contains(each.span)]
        places += (
            named if any(each.span == block.span for each in named) else (Place(span=block.span, label=label), *named)
        )
    return replace(page, places=tuple(places))


def _failure(origin: str, data: bytes, text: NotText) -> Unread:
    reason = UnreadReason.TOO_LARGE if len(data) > MAX_FILE else UnreadReason.NOT_HTML
    return Unread(url=origin, reason=reason, detail=text.reason)
