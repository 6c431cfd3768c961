from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.materials import docx, paragraph
from verify.files.docx.document import NotReadable, WordDocument, read_docx
from verify.model.draft import BlockKind

_RELS = "word/_rels/document.xml.rels"
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="{}" TargetMode="External"/>'
    "</Relationships>"
)
_CORE = '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title> The  Crane </dc:title></c>'


def document(body: str, more: Mapping[str, str] | None = None) -> WordDocument:
    read = read_docx(docx(body, more))
    assert isinstance(read, WordDocument), read
    return read


def refused(data: bytes) -> NotReadable:
    read = read_docx(data)
    assert isinstance(read, NotReadable), read
    return read


def test_paragraphs_have_numbers_kinds_and_single_blanks() -> None:
    read = document(
        paragraph("Crane  down", "Heading1")
        + paragraph(" ")
        + paragraph("Why\tso?")
        + paragraph("Old.", "IntenseQuote")
    )

    assert [(p.number, p.text, p.kind) for p in read.paragraphs] == [
        (1, "Crane down", BlockKind.HEADING),
        (2, "Why so?", BlockKind.PARAGRAPH),
        (3, "Old.", BlockKind.BLOCK_QUOTE),
    ]


def test_words_split_over_runs_are_whole_and_tabs_and_breaks_part_them() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>".format
    body = f"<w:p>{run('cra')}{run('ne')}<w:r><w:br/><w:t>co</w:t><w:softHyphen/><w:t>st</w:t><w:noBreakHyphen/><w:t>free</w:t></w:r></w:p>"

    assert [p.text for p in document(body).paragraphs] == ["crane cost-free"]


def test_cells_and_text_boxes_are_paragraphs_and_fallbacks_are_not_read_twice() -> None:
    inner = f"<w:txbxContent>{paragraph('Boxed.')}</w:txbxContent>"
    box = (
        "<mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        f"<mc:Choice Requires='wps'>{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent>"
    )
    table = f"<w:tbl><w:tr><w:tc>{paragraph('Cell.')}</w:tc></w:tr></w:tbl>"
    read = document(f"<w:p><w:r><w:t>Before </w:t>{box}<w:t>after.</w:t></w:r></w:p>{table}")

    assert [p.text for p in read.paragraphs] == ["Boxed.", "Before after.", "Cell."]


def test_links_and_the_title_are_told() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>".format
    body = f'<w:p>{run("See ")}<w:hyperlink r:id="r1">{run("the report")}</w:hyperlink>{run(".")}</w:p>'
    parts = {_RELS: _RELATIONS.format("https://a.example/r"), "docProps/core.xml": _CORE}
    read = document(body, parts)

    (link,) = read.paragraphs[0].links
    assert (link.url, link.span.cut(read.paragraphs[0].text)) == ("https://a.example/r", "the report")
    assert read.title == "The Crane"


def test_links_that_are_no_addresses_of_the_web_are_left_out() -> None:
    body = '<w:p><w:hyperlink r:id="r1"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>'

    assert not document(body, {_RELS: _RELATIONS.format("file:///etc")}).paragraphs[0].links


def test_an_archive_that_bursts_is_refused_while_it_is_read() -> None:
    assert refused(docx(paragraph("x") + " " * 20_000_000)).reason == "parser_limit"
    assert refused(docx("<w:p>" * 400)).reason == "parser_limit"
    assert refused(docx("", {f"word/media/{at}": "" for at in range(10_001)})).reason == "parser_limit"


def test_no_document_type_definition_is_read_in_any_part() -> None:
    head = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'

    assert refused(docx("", head=head)).reason == "parser_limit"
    assert refused(docx("", {"word/_rels/document.xml.rels": f"{head}<x>&b;</x>"})).reason == "parser_limit"


def test_a_zip_with_a_password_says_so() -> None:
    data = bytearray(docx(paragraph("x")))
    entry = data.index(b"PK\x01\x02")
    data[entry + 8] |= 1

    assert "password" in refused(bytes(data)).detail


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x00" * 100])
def test_what_is_no_document_is_not_read(data: bytes) -> None:
    assert refused(data).detail


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.text(max_size=60))
def test_any_text_part_gives_a_document_or_a_reason(data: bytes, words: str) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", data)
    assert isinstance(read_docx(held.getvalue()), NotReadable | WordDocument)
    read = read_docx(docx(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"))
    if isinstance(read, WordDocument):
        assert all(p.text == " ".join(p.text.split()) for p in read.paragraphs)


_BESIDE = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
).format(
    "".join(
        f'<Relationship Id="n{at}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{kind}.xml"/>'
        for at, kind in enumerate(("footnotes", "endnotes", "comments", "header"))
    )
)


def beside(kind: str, inner: str) -> str:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<w:{kind} xmlns:w="{space}">{inner}</w:{kind}>'


def test_what_stands_beside_the_text_has_its_own_place() -> None:
    line = '<w:footnote w:type="separator"><w:p><w:r><w:t>-</w:t></w:r></w:p></w:footnote>'
    read = document(
        paragraph("The crane is down."),
        {
            _RELS: _BESIDE,
            "word/footnotes.xml": beside("footnotes", f"{line}<w:footnote>{paragraph('It fell twice.')}</w:footnote>"),
            "word/endnotes.xml": beside("endnotes", f"<w:endnote>{paragraph('It was old.')}</w:endnote>"),
            "word/comments.xml": beside("comments", f'<w:comment w:author="Mia Roe">{paragraph("Sure?")}</w:comment>'),
            "word/header.xml": beside("hdr", paragraph("Harbour notes")),
        },
    )

    assert [p.text for p in read.paragraphs] == ["The crane is down."]
    assert [(note.label, note.paragraph.text) for note in read.notes] == [
        ("footnote 1", "It fell twice."),
        ("endnote 1", "It was old."),
        ("comment 1 (Mia Roe)", "Sure?"),
        ("page head", "Harbour notes"),
    ]


@pytest.mark.parametrize(
    ("body", "more"),
    [
        ("<w:p><w:del><w:r><w:delText>We never said so then</w:delText></w:r></w:del></w:p>", {}),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>We never said so then</w:t></w:r></w:p>", {}),
        (paragraph("See below."), {"word/afchunk1.htm": "<p>We never said so then</p>"}),
    ],
)
def test_a_document_with_words_that_are_not_read_is_not_whole(body: str, more: Mapping[str, str]) -> None:
    read = document(paragraph("The crane is down.") + body, more)

    assert not read.whole
    assert document(paragraph("The crane is down.")).whole
