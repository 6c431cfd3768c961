"""Word documents -> Draft."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from verify.drafts.directives import Comment, read_directives
from verify.drafts.particulars import all_links, dateline, first_title
from verify.errors import UnreadableDraftError
from verify.model.draft import Block, Draft, Link, Unseen
from verify.model.span import Span
from verify.text.language import guess_language

if TYPE_CHECKING:
    from verify.files.docx.document import WordDocument


class DocxReader:
    """Reads docx files as they would be printed; the source is their text, a line a paragraph, notes and comments last.

    Comments to this program (`verify: ignore …`) are obeyed, and those that it wrote itself left out.
    """

    name = "docx"
    suffixes: tuple[str, ...] = (".docx",)

    def read(self, data: bytes, origin: str) -> Draft:
        """One Draft: a paragraph is a block. The dates of its properties say when a file was saved, not its day: left out."""
        # Every reader is loaded for its name and its endings; most drafts are no Word files.
        from verify.files.docx.document import NotReadable, read_docx

        document = read_docx(data)
        if isinstance(document, NotReadable):
            raise UnreadableDraftError(origin, document.detail)
        if not document.paragraphs:
            raise UnreadableDraftError(origin, "the document holds no words")
        text, blocks, links, unseen = _lines(document)
        directives, notices = read_directives(text, _comments(document))
        return Draft(
            path=origin,
            sha256=hashlib.sha256(data).hexdigest(),
            source=text,
            text=text,
            title=document.title or first_title(text, blocks),
            language=guess_language(text),
            published_on=dateline(text, blocks),
            blocks=blocks,
            links=all_links(text, links),
            directives=directives,
            notices=notices,
            unseen=unseen,
        )


def _comments(document: WordDocument) -> Iterator[Comment]:
    """The comments to this program, each with the place in the text at which its stretch ends."""
    wishes, at = document.wishes, 0
    for each in document.paragraphs:
        for name, offset in each.comments:
            if name in wishes:
                yield Comment(wishes[name], Span(at + offset, at + offset))
        at += len(each.text) + 1


def _lines(document: WordDocument) -> tuple[str, tuple[Block, ...], tuple[Link, ...], tuple[Unseen, ...]]:
    from verify.files.docx.text import WordParagraph

    blocks: list[Block] = []
    links: list[Link] = []
    unseen: list[Unseen] = []
    at = 0
    paragraphs = [each if isinstance(each, WordParagraph) else each.paragraph for each in document.lines]
    for each in paragraphs:
        blocks.append(Block(kind=each.kind, span=Span(at, at + len(each.text))))
        links += (Link(url=link.url, span=link.span.shift(at)) for link in each.links)
        unseen += (replace(found, span=found.span.shift(at)) for found in each.unseen)
        at += len(each.text) + 1
    return "\n".join(each.text for each in paragraphs), tuple(blocks), tuple(links), tuple(unseen)
