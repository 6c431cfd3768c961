"""Word documents of the user's own -> a page, a place for each paragraph."""

from __future__ import annotations

from verify.evidence.files.build_page import Paragraph, Piece, page_of
from verify.evidence.files.layout import without_marks
from verify.evidence.files.recording import page_of_cues
from verify.evidence.files.timed_text import timed_cues
from verify.files.docx.document import NotReadable, read_docx
from verify.files.docx.text import WordParagraph
from verify.model.page import FetchFailure, PageOutcome


class DocxMaterialReader:
    """Reads the text of docx files as it would be printed: without comments, footnotes and deleted words."""

    name = "docx"
    suffixes: tuple[str, ...] = (".docx",)

    def read(self, data: bytes, origin: str) -> PageOutcome:
        """One page; its places are "paragraph 1", "paragraph 2" …, or time codes where a program wrote down a recording."""
        document = read_docx(data)
        if isinstance(document, NotReadable):
            return FetchFailure(url=origin, reason=document.reason, detail=document.detail)
        cues = timed_cues("\n".join(each.text for each in document.paragraphs))
        if cues:
            return page_of_cues(cues, origin)
        return page_of(
            (
                Paragraph(
                    pieces=(Piece(text=_words_of(each), label=f"paragraph {each.number}"),),
                    kind=each.kind,
                    unseen=each.unseen,
                )
                for each in document.paragraphs
            ),
            origin,
        )


def _words_of(paragraph: WordParagraph) -> str:
    # Places of what readers do not see count on the text as it is.
    return paragraph.text if paragraph.unseen else without_marks(paragraph.text)
