"""Markdown -> Draft, with the place of every character in the source."""

from __future__ import annotations

from verify.model.draft import Draft


class MarkdownReader:
    """Reads Markdown files; the words are those a reader of the rendered page sees."""

    name = "markdown"
    suffixes: tuple[str, ...] = (".md", ".markdown", ".mdown", ".mkd")

    def read(self, data: bytes, origin: str) -> Draft:
        """One Draft: paragraphs, headings, list items and block quotes are blocks, front matter is read apart."""
        # Every run asks each reader for its suffixes; the parser is loaded with the first draft in Markdown.
        from verify.drafts.markdown_blocks import read_markdown

        return read_markdown(data, origin)
