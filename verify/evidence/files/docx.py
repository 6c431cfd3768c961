"""Word documents of the user's own -> a page, a place for each paragraph."""

from __future__ import annotations

import re

from verify.evidence.files.build_page import Paragraph, Piece, page_of
from verify.evidence.files.recording import page_of_cues
from verify.evidence.files.timed_text import timed_cues
from verify.files.docx.document import NotReadable, read_docx
from verify.model.page import FetchFailure, PageOutcome
from verify.speech.talks import table_speakers

_TIME = re.compile(r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?")


class DocxMaterialReader:
    """Reads the text of docx files as it would be printed: without comments, footnotes and deleted words."""

    name = "docx"
    suffixes: tuple[str, ...] = (".docx",)

    def read(self, data: bytes, origin: str) -> PageOutcome:
        """One page; its places are "paragraph 1", "paragraph 2" …, or time codes where a program wrote down a recording."""
        document = read_docx(data)
        if isinstance(document, NotReadable):
            return FetchFailure(url=origin, reason=document.reason, detail=document.detail)
        speakers = table_speakers([(each.cell, each.text) for each in document.paragraphs])
        cues = () if speakers else timed_cues("\n".join(each.text for each in document.paragraphs))
        if cues:
            return page_of_cues(cues, origin)
        # Programs write a time beside every turn; people hardly ever do.
        timed = sum(_TIME.fullmatch(each.text) is not None for each in document.paragraphs if each.cell)
        return page_of(
            (
                Paragraph(
                    pieces=(Piece(text=each.text, label=f"paragraph {each.number}", speaker=speakers.get(at)),),
                    kind=each.kind,
                    unseen=each.unseen,
                )
                for at, each in enumerate(document.paragraphs)
            ),
            origin,
            transcript=bool(speakers) and timed > 1,
            typed=bool(speakers),
        )
