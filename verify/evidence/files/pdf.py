"""PDF -> paragraphs that run over lines and pages, each stretch with the page it stands on."""

from __future__ import annotations

import io
import logging
import struct
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

from verify.evidence.files.build_page import MAX_TEXT, page_of
from verify.evidence.files.pdf_paragraphs import PrintedPage, running_paragraphs
from verify.model.page import Page, PageOutcome, Unread
from verify.model.unread_reason import UnreadReason

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader
    from pypdf.generic import DictionaryObject

# What the library raises over damaged files, beside its own errors; anything else is a fault of ours.
_BROKEN = (
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    OSError,
    EOFError,
    RuntimeError,
    struct.error,
    zlib.error,
)
_MOST_PAGES = 5_000
# More than one sign in fifty that stands for no letter: no text.
_MOST_REPLACED = 50
# The mark of the end stands near it, whatever mail programs have put behind it.
_TAIL = 4_096
_LOCKED = "protected by a password; save a copy without one"


class PdfMaterialReader:
    """Reads the text layer of PDF files; pictures of text hold none."""

    name = "pdf"
    suffixes: tuple[str, ...] = (".pdf",)

    def read(self, data: bytes, origin: str) -> PageOutcome:
        """One page with the text of all; its places are "page 1", "page 2" …"""
        from pypdf.errors import DependencyError, DeprecationError, LimitReachedError, PyPdfError

        if b"%PDF-" not in data[:1024]:
            return Unread(
                url=origin, reason=UnreadReason.NOT_HTML, detail="not a PDF file, or damaged at its beginning"
            )
        # It complains about what it can repair; what it can not becomes a failure.
        logging.getLogger("pypdf").setLevel(logging.CRITICAL)
        try:
            return self._read(data, origin)
        except DependencyError:
            # Whether a password is wanted could be told only with the library for this cipher.
            detail = "encrypted, with a password or without one; save a copy without protection"
            return Unread(url=origin, reason=UnreadReason.BLOCKED, detail=detail)
        except LimitReachedError:
            return Unread(
                url=origin, reason=UnreadReason.PARSER_LIMIT, detail="a PDF that unpacks to more than is read"
            )
        except (PyPdfError, DeprecationError, *_BROKEN):
            # What the library says of it is left out: it quotes the file's own words.
            return Unread(url=origin, reason=UnreadReason.CUT, detail="a damaged PDF file, or cut off")

    def _read(self, data: bytes, origin: str) -> PageOutcome:
        from pypdf import PdfReader

        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return Unread(url=origin, reason=UnreadReason.BLOCKED, detail=_LOCKED)
        if len(reader.pages) > _MOST_PAGES:
            detail = f"{len(reader.pages):,} pages, at most {_MOST_PAGES:,} are read"
            return Unread(url=origin, reason=UnreadReason.TOO_LARGE, detail=detail)
        printed, pictures = _printed(reader)
        if not any(page.text.strip() for page in printed):
            return Unread(url=origin, reason=UnreadReason.NOT_HTML, detail=_no_text(pictures))
        page = page_of(running_paragraphs(printed), origin)
        # The words may stand on pages that are only pictures, or were cut off: such a file confirms, but never denies.
        limit = UnreadReason.NOT_HTML if pictures else None if b"%%EOF" in data[-_TAIL:] else UnreadReason.CUT
        return replace(page, whole=limit is None, limit=limit) if isinstance(page, Page) else page


def _printed(reader: PdfReader) -> tuple[list[PrintedPage], int]:
    """The text of each page, and how many pages are pictures without any, or as good as that."""
    printed: list[PrintedPage] = []
    pictures = length = 0
    for number, page in enumerate(reader.pages, start=1):
        text = page.extract_text()
        if (not text.strip() and _has_picture(page)) or _is_illegible(page, text):
            pictures += 1
        printed.append(PrintedPage(number=number, text=text))
        length += len(text)
        if length > 2 * MAX_TEXT:
            # Far more than a page may hold: whoever puts it together will say so.
            break
    return printed, pictures


def _has_picture(page: PageObject) -> bool:
    return any(each.get("/Subtype") == "/Image" for each in _resources(page, "/XObject"))


def _is_illegible(page: PageObject, text: str) -> bool:
    """Whether people see letters of which the file does not say which they are."""
    if text.count("\ufffd") * _MOST_REPLACED > len(text):
        return True
    # The signs of such a font are numbers of its own shapes; what they stand for is told here or nowhere.
    return any(
        font.get("/Subtype") == "/Type0"
        and str(font.get("/Encoding")).startswith("/Identity")
        and "/ToUnicode" not in font
        for font in _resources(page, "/Font")
    )


def _resources(page: PageObject, kind: str) -> list[DictionaryObject]:
    resources = page.get("/Resources")
    named = resources.get_object().get(kind) if resources is not None else None
    objects = named.get_object() if named is not None else {}
    return [objects[name].get_object() for name in objects]


def _no_text(pictures: int) -> str:
    why = "scanned? its pages are pictures" if pictures else "scanned, or empty"
    return f"the PDF holds no text: {why}; run text recognition (OCR) over it first"
