from __future__ import annotations

from pathlib import Path

import pytest

from tests.materials import docx, locked_pdf, paragraph
from verify.api import check, read_claims
from verify.drafts.docx import DocxReader
from verify.errors import UnreadableDraftError
from verify.model.draft import BlockKind, UnseenKind
from verify.model.notice import NoticeCode
from verify.model.verdict import Reason
from verify.settings import Settings

_QUOTED = "We will mend the harbour crane before winter"
_BODY = (
    paragraph("Crane to be mended", "Title")
    + paragraph("LOW HARBOUR, 3 March 2026 — The port has a plan.")
    + paragraph(f"“{_QUOTED},” said Tomas Reyes. See https://port.example/plan.")
)


def test_a_line_is_a_paragraph_and_offsets_point_into_the_text() -> None:
    draft = DocxReader().read(docx(_BODY), "story.docx")

    assert draft.source == draft.text
    assert draft.text.split("\n")[0] == "Crane to be mended"
    assert [(block.kind, block.span.cut(draft.text)[:5]) for block in draft.blocks] == [
        (BlockKind.HEADING, "Crane"),
        (BlockKind.PARAGRAPH, "LOW H"),
        (BlockKind.PARAGRAPH, "“We w"),
    ]
    assert draft.title == "Crane to be mended"
    assert str(draft.published_on) == "2026-03-03"
    assert [link.url for link in draft.links] == ["https://port.example/plan"]


@pytest.mark.parametrize(
    ("look", "kind"),
    [
        ("<w:strike/>", UnseenKind.STRUCK),
        ("<w:dstrike w:val='1'/>", UnseenKind.STRUCK),
        ("<w:vanish/>", UnseenKind.MARKUP),
        ("<w:color w:val='FFFFFF'/>", UnseenKind.MARKUP),
        ("<w:sz w:val='2'/>", UnseenKind.MARKUP),
    ],
)
def test_a_run_that_is_struck_or_out_of_sight_is_left_out_and_noted(look: str, kind: UnseenKind) -> None:
    text = '<w:r>{}<w:t xml:space="preserve">{}</w:t></w:r>'
    runs = (
        text.format("", "“We will ")
        + text.format(f"<w:rPr>{look}</w:rPr>", "never")
        + text.format("", " mend it,” he said.")
    )
    draft = DocxReader().read(docx(f"<w:p>{runs}</w:p>"), "d.docx")

    assert draft.text == "“We will mend it,” he said."
    assert [(each.kind, each.span.start) for each in draft.unseen] == [(kind, 8)]


def test_a_run_that_looks_like_others_is_read() -> None:
    looks = (
        "<w:strike w:val='0'/>",
        "<w:color w:val='FFFFFF'/><w:shd w:val='clear' w:fill='000000'/>",
        "<w:sz w:val='24'/>",
    )
    runs = "".join(f"<w:r><w:rPr>{look}</w:rPr><w:t>a</w:t></w:r>" for look in looks)
    draft = DocxReader().read(docx(f"<w:p>{runs}</w:p>"), "d.docx")

    assert (draft.text, draft.unseen) == ("aaa", ())


def test_dates_in_the_properties_are_not_the_drafts_day() -> None:
    core = '<c xmlns:dcterms="http://purl.org/dc/terms/"><dcterms:created>2013-12-23T23:15:00Z</dcterms:created></c>'

    assert DocxReader().read(docx(paragraph("Words."), {"docProps/core.xml": core}), "d.docx").published_on is None


def test_a_docx_draft_is_checked_like_any_other(tmp_path: Path) -> None:
    (tmp_path / "story.docx").write_bytes(docx(_BODY))
    found, errors = read_claims([str(tmp_path / "story.docx")], Settings())

    ((draft, claims),) = found
    claim = claims.claims[0]
    assert not errors
    assert (claim.text, claim.line, claim.column) == (f"{_QUOTED},", 3, 2)
    assert claim.span.cut(draft.source) == f"{_QUOTED},"


@pytest.mark.parametrize("data", [b"hello", docx(""), docx(_BODY)[:-200], locked_pdf([["x"]], "s")])
def test_a_draft_that_cannot_be_read_is_an_error_in_one_line(data: bytes) -> None:
    with pytest.raises(UnreadableDraftError, match=r"d\.docx: .+"):
        DocxReader().read(data, "d.docx")


def test_quotations_in_footnotes_and_comments_are_the_drafts_too_but_no_page_heads() -> None:
    office = "http://schemas.openxmlformats.org"
    word = f'xmlns:w="{office}/wordprocessingml/2006/main"'
    links = "".join(
        f'<Relationship Id="n{kind}" Type="{office}/officeDocument/2006/relationships/{kind}" Target="{kind}.xml"/>'
        for kind in ("footnotes", "comments", "header")
    )
    more = {
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{office}/package/2006/relationships">{links}</Relationships>',
        "word/footnotes.xml": f"<w:footnotes {word}><w:footnote>{paragraph('“The mole leaks,” Ines Roe said.')}</w:footnote></w:footnotes>",
        "word/comments.xml": f"<w:comments {word}><w:comment>{paragraph('Did she say “it leaks badly”?')}</w:comment></w:comments>",
        "word/header.xml": f"<w:hdr {word}>{paragraph('Harbour desk')}</w:hdr>",
    }

    draft = DocxReader().read(docx(paragraph("The crane is down."), more), "d.docx")

    assert draft.text.split("\n") == [
        "The crane is down.",
        "“The mole leaks,” Ines Roe said.",
        "Did she say “it leaks badly”?",
    ]


def noted(*comments: tuple[str, str, str]) -> bytes:
    """A draft of two quotations with a comment on the first: its id, author and words."""
    marks = "".join(f'<w:commentRangeStart w:id="{name}"/>' for name, _, _ in comments)
    ends = "".join(
        f'<w:commentRangeEnd w:id="{n}"/><w:r><w:commentReference w:id="{n}"/></w:r>' for n, _, _ in comments
    )
    body = (
        f"<w:p>{marks}<w:r><w:t>“{_QUOTED},” said Tomas Reyes.</w:t></w:r>{ends}"
        "<w:r><w:t> “Nobody will pay for another crane here,” he added.</w:t></w:r></w:p>"
    )
    inner = "".join(f'<w:comment w:id="{n}" w:author="{a}">{paragraph(words)}</w:comment>' for n, a, words in comments)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    return docx(
        body,
        {
            "word/comments.xml": f'<w:comments xmlns:w="{space}">{inner}</w:comments>',
            "word/_rels/document.xml.rels": "<Relationships xmlns="
            '"http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
            f'Type="{relation}" Target="comments.xml"/></Relationships>',
        },
    )


def test_a_comment_to_the_checker_is_obeyed_and_is_no_part_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "d.docx").write_bytes(noted(("3", "Lena Ott", "verify: ignore reason=“heard by us”")))
    report = check([str(tmp_path / "d.docx")], settings=Settings(provider=("none",)))

    (draft,) = report.drafts
    assert [verdict.reason for verdict in draft.verdicts if verdict.claim.kind == "quotation"] == [
        Reason.IGNORED,
        Reason.NO_PROVIDER,
    ]
    assert "heard by us" in draft.verdicts[0].because
    assert "heard by us" not in draft.source


def test_a_comment_may_name_the_speaker() -> None:
    draft = DocxReader().read(noted(("3", "Lena Ott", 'verify: speaker="Mara Quill"')), "d.docx")

    (directive,) = draft.directives
    assert (directive.kind, directive.value) == ("speaker", "Mara Quill")
    assert draft.source[: directive.span.start].endswith("said Tomas Reyes.")


def test_a_comment_that_is_not_understood_is_told_and_those_of_this_program_are_no_text() -> None:
    draft = DocxReader().read(noted(("1", "verify", "ALTERED: “other”"), ("2", "Lena", "verify: ignorre")), "d.docx")

    assert [notice.code for notice in draft.notices] == [NoticeCode.MALFORMED_DIRECTIVE]
    assert draft.source.count("\n") == 0


def test_comments_of_people_are_read_with_the_text() -> None:
    assert DocxReader().read(noted(("1", "Lena", "Is that so?")), "d.docx").source.endswith("\nIs that so?")
