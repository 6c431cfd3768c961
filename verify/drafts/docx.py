"""Word documents -> Draft."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from verify.drafts.particulars import all_links, dateline, first_title
from verify.errors import UnreadableDraftError
from verify.files.docx.document import NotReadable, WordDocument, read_docx
from verify.model.draft import Block, Draft, Link, Unseen
from verify.model.span import Span
from verify.text.language import guess_language


class DocxReader:
    """Reads docx files as they would be printed; the source is their text, a line a paragraph, notes and comments last."""

    name = "docx"
    suffixes: tuple[str, ...] = (".docx",)

    def read(self, data: bytes, origin: str) -> Draft:
        """One Draft: a paragraph is a block. The dates of its properties say when a file was saved, not its day: left out."""
        document = read_docx(data)
        if isinstance(document, NotReadable):
            raise UnreadableDraftError(origin, document.detail)
        if not document.paragraphs:
            raise UnreadableDraftError(origin, "the document holds no words")
        text, blocks, links, unseen = _lines(document)
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
            unseen=unseen,
        )


def _lines(document: WordDocument) -> tuple[str, tuple[Block, ...], tuple[Link, ...], tuple[Unseen, ...]]:
    blocks: list[Block] = []
    links: list[Link] = []
    unseen: list[Unseen] = []
    at = 0
    paragraphs = (*document.paragraphs, *(note.paragraph for note in document.notes if note.is_note))
    for each in paragraphs:
        blocks.append(Block(kind=each.kind, span=Span(at, at + len(each.text))))
        links += (Link(url=link.url, span=link.span.shift(at)) for link in each.links)
        unseen += (replace(found, span=found.span.shift(at)) for found in each.unseen)
        at += len(each.text) + 1
    return "\n".join(each.text for each in paragraphs), tuple(blocks), tuple(links), tuple(unseen)
