"""Plain text, Markdown and saved HTML of the user's own -> pages, a place for each paragraph."""

from __future__ import annotations

from dataclasses import replace

from verify.evidence.files.layout import without_layout
from verify.evidence.files.recording import page_of_cues
from verify.evidence.files.timed_text import timed_cues
from verify.files.encoding import MAX_FILE, NotText, decode_file
from verify.model.page import FetchFailure, Page, PageOutcome, Place
from verify.pages.charset import decode_page
from verify.pages.extract import read_lines, read_markup


class PlainMaterialReader:
    """Reads text files: notes line by line, recordings that a program wrote down turn by turn."""

    name = "plain"
    suffixes: tuple[str, ...] = (".txt", ".text")

    def read(self, data: bytes, origin: str) -> PageOutcome:
        """One page; a transcript where the turns carry the times of a recording, as only programs write them."""
        text = decode_file(data)
        if isinstance(text, NotText):
            return _failure(origin, data, text)
        cues = timed_cues(text)
        return (
            page_of_cues(cues, origin)
            if cues
            else _placed(read_lines(without_layout(text), url=origin, final_url=origin))
        )


class MarkdownMaterialReader:
    """Reads Markdown as its rendered page reads."""

    name = "markdown"
    suffixes: tuple[str, ...] = (".md", ".markdown")

    def read(self, data: bytes, origin: str) -> PageOutcome:
        """One page, all of whose blocks belong to it: notes have no menus and teasers."""
        from markdown_it import MarkdownIt

        text = decode_file(data)
        if isinstance(text, NotText):
            return _failure(origin, data, text)
        markup = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)
        page = read_markup(f"<body>{markup}", url=origin, final_url=origin).page
        return _placed(replace(page, blocks=tuple(replace(block, main=True) for block in page.blocks)))


class HtmlMaterialReader:
    """Reads saved web pages; menus and teasers are no part of the article."""

    name = "html"
    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml")

    def read(self, data: bytes, origin: str) -> PageOutcome:
        """One page, however short: what the user saved is no wall."""
        if len(data) > MAX_FILE:
            detail = f"the file is too large: {len(data):,} bytes, at most {MAX_FILE:,} are read"
            return FetchFailure(url=origin, reason="too_large", detail=detail)
        text = decode_page(data)
        if text is None or not text.strip():
            return FetchFailure(url=origin, reason="not_html", detail="the file holds no text")
        return _placed(read_markup(text, url=origin, final_url=origin).page)


def _placed(page: Page) -> PageOutcome:
    if not page.text:
        return FetchFailure(url=page.url, reason="not_html", detail="the file holds no words")
    numbered = enumerate(page.blocks, start=1)
    places = tuple(Place(span=block.span, label=f"paragraph {number}") for number, block in numbered)
    return replace(page, places=places)


def _failure(origin: str, data: bytes, text: NotText) -> FetchFailure:
    reason = "too_large" if len(data) > MAX_FILE else "not_html"
    return FetchFailure(url=origin, reason=reason, detail=text.reason)
