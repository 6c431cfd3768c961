"""Word documents of the user's own -> a page, a place for each paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from verify.evidence.files.build_page import PlacedParagraph, PlacedWords, page_of
from verify.evidence.files.layout import without_marks
from verify.evidence.files.recording import page_of_cues
from verify.evidence.files.timed_text import timed_cues
from verify.files.docx.document import NotReadable, WordDocument, read_docx
from verify.files.docx.text import WordParagraph
from verify.model.page import Page, PageOutcome, Unread
from verify.model.unread_reason import UnreadReason
from verify.speech.talks import table_speakers

_TIME = re.compile(r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?")


class DocxMaterialReader:
    """Reads the text of docx files as it would be printed, then footnotes, endnotes and comments; no deleted words."""

    name = "docx"
    suffixes: tuple[str, ...] = (".docx",)

    def read(self, data: bytes, origin: str) -> PageOutcome:
        """One page; its places are "paragraph 1", "footnote 2" …, or time codes where a program wrote down a recording."""
        document = read_docx(data)
        if isinstance(document, NotReadable):
            return Unread(url=origin, reason=document.reason, detail=document.detail)
        speakers = table_speakers([(each.cell, each.text) for each in document.paragraphs])
        cues = () if speakers else timed_cues("\n".join(each.text for each in document.paragraphs))
        if cues:
            return page_of_cues(cues, origin)
        # Programs write a time beside every turn; people hardly ever do.
        timed = sum(_TIME.fullmatch(each.text) is not None for each in document.paragraphs if each.cell)
        typed = bool(speakers)
        page = page_of(_paragraphs(document, speakers), origin, transcript=typed and timed > 1, typed=typed)
        # Words that were deleted or hidden may be those of a quotation: such a file confirms, but never denies.
        return (
            page
            if document.whole or not isinstance(page, Page)
            else replace(page, whole=False, limit=UnreadReason.LEFT_OUT)
        )


def _paragraphs(document: WordDocument, speakers: Mapping[int, str]) -> Iterator[PlacedParagraph]:
    """The text, and behind it what stands beside it."""
    placed = [(f"paragraph {each.number}", each, speakers.get(at)) for at, each in enumerate(document.paragraphs)]
    placed += [(note.label, note.paragraph, None) for note in document.notes]
    for label, each, speaker in placed:
        yield PlacedParagraph(
            pieces=(PlacedWords(text=_words_of(each), label=label, speaker=speaker),),
            kind=each.kind,
            unseen=each.unseen,
        )


def _words_of(paragraph: WordParagraph) -> str:
    # Places of what readers do not see count on the text as it is.
    return paragraph.text if paragraph.unseen else without_marks(paragraph.text)
