"""A plain Word document made of lines of text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from verify.model.draft import BlockKind

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_OFFICE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_OFFICE}.styles+xml"/></Types>'
)
_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}relationships">'
    '<Relationship Id="rId1" Type="{}/{}" Target="{}"/></Relationships>'
)
# Where the sizes are in half points, distances in twentieths of a point.
_STYLES = {
    "Normal": '<w:pPr><w:spacing w:after="160" w:line="276" w:lineRule="auto"/></w:pPr>',
    "Heading1": '<w:pPr><w:keepNext/><w:spacing w:before="240"/></w:pPr><w:rPr><w:b/><w:sz w:val="36"/></w:rPr>',
    "Heading2": '<w:pPr><w:keepNext/><w:spacing w:before="200"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr>',
    "Heading3": '<w:pPr><w:keepNext/><w:spacing w:before="160"/></w:pPr><w:rPr><w:b/></w:rPr>',
    "Quote": '<w:pPr><w:ind w:left="567" w:right="567"/></w:pPr><w:rPr><w:i/></w:rPr>',
    "ListParagraph": '<w:pPr><w:ind w:left="567"/></w:pPr>',
}
_NAMES = {"Heading1": "heading 1", "Heading2": "heading 2", "Heading3": "heading 3", "ListParagraph": "List Paragraph"}
_STYLE_OF = {BlockKind.BLOCK_QUOTE: "Quote", BlockKind.LIST_ITEM: "ListParagraph"}
# XML cannot hold them in any form.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainLine:
    """One paragraph to be written: words on one line, with single blanks, and what they are."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0


def plain_docx(lines: Sequence[PlainLine]) -> bytes:
    """A document of *lines*, a paragraph each."""
    body = "".join(map(_paragraph, lines))
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS.format(_RELATION, "officeDocument", "word/document.xml"),
        "word/_rels/document.xml.rels": _RELATIONS.format(_RELATION, "styles", "styles.xml"),
        "word/document.xml": f'{_HEAD}<w:document xmlns:w="{_W}"><w:body>{body}<w:sectPr/></w:body></w:document>',
        "word/styles.xml": _styles(),
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _FIRST_DAY), content, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def as_xml(words: str) -> str:
    """*words* as XML; a character that no document can hold becomes U+FFFD."""
    return escape(_NO_XML.sub("\ufffd", words))


def _paragraph(line: PlainLine) -> str:
    style = (
        f"Heading{min(line.level or 2, 3)}" if line.kind is BlockKind.HEADING else _STYLE_OF.get(line.kind, "Normal")
    )
    words = as_xml(line.text)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def _styles() -> str:
    fonts = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/>'
        "</w:rPr></w:rPrDefault></w:docDefaults>"
    )
    written = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"{_default(name)}><w:name w:val="{_NAMES.get(name, name)}"/>'
        f"{'' if name == 'Normal' else _BASED}{look}</w:style>"
        for name, look in _STYLES.items()
    )
    return f'{_HEAD}<w:styles xmlns:w="{_W}">{fonts}{written}</w:styles>'


_BASED = '<w:basedOn w:val="Normal"/>'


def _default(name: str) -> str:
    return ' w:default="1"' if name == "Normal" else ""
