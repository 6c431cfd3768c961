"""Files as newsrooms keep them, built by code: docx, PDF and mail with an invented interview in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

WORDS = "We will run the night ferry again from May, whatever the harbour board decides"
TALK = (
    ("Ilse Brandt", "Thank you for the time. What becomes of the night ferry?"),
    ("Tomas Reyes", f"{WORDS}. The crews are hired."),
    ("Ilse Brandt", "And the fares?"),
    ("Tomas Reyes", "They stay where they are."),
)

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def paragraph(words: str, style: str = "") -> str:
    """One plain paragraph as Word writes it."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>'


def docx(body: str, more: Mapping[str, str] | None = None, *, head: str = "") -> bytes:
    """A Word document whose body is *body* (WordprocessingML), with *more* parts."""
    document = (
        f'<?xml version="1.0"?>{head}<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{body}</w:body></w:document>'
    )
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {"[Content_Types].xml": _TYPES, "word/document.xml": document, **(more or {})}.items():
            archive.writestr(name, content)
    return held.getvalue()


def talk_docx() -> bytes:
    """The interview as a Word document."""
    return docx("".join(paragraph(f"{name}: {words}") for name, words in TALK))


def pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """A PDF file with these lines on its pages."""
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for at, lines in enumerate(pages):
        shown = "".join(f"1 0 0 1 72 {760 - 14 * n} Tm ({_pdf_text(line)}) Tj\n" for n, line in enumerate(lines))
        stream = f"BT /F1 11 Tf\n{shown}ET"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents {5 + 2 * at} 0 R>>"
        )
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
    return _pdf_file(objects)


def scanned_pdf(pages: int = 1) -> bytes:
    """A PDF file whose pages are pictures."""
    kids = " ".join(f"{5 + at} 0 R" for at in range(pages))
    picture = "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
    return _pdf_file(
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            f"<</Type/Pages/Kids[{kids}]/Count {pages}>>",
            f"{picture}stream\nx\nendstream",
            "<</Length 30>>stream\nq 612 0 0 792 0 0 cm /I1 Do Q  \nendstream",
            *(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</XObject<</I1 3 0 R>>>>/Contents 4 0 R>>"
                for _ in range(pages)
            ),
        ]
    )


def locked_pdf(pages: Sequence[Sequence[str]], password: str) -> bytes:
    """A PDF file that opens only with *password*."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(pdf(pages))))
    writer.encrypt(password, algorithm="RC4-128")
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def _pdf_text(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _pdf_file(objects: Sequence[str]) -> bytes:
    made = "%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(made))
        made += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    made += f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{made.index('xref' + chr(10))}\n%%EOF\n"
    return made.encode("cp1252")
