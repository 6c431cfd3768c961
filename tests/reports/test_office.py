"""Reports for Word and spreadsheets, read back by what people read them with."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import docx as python_docx
import openpyxl
import pytest

from tests.cli.running import verify
from tests.materials import docx, paragraph
from tests.reports import sample
from verify.api import check
from verify.model.draft import Draft, Original
from verify.model.verdict import Report
from verify.pipeline.originals import original_of
from verify.reports.csv import CsvReport
from verify.reports.docx import DocxReport
from verify.reports.sheet import CALL_HEAD, HEAD, STATUSES
from verify.reports.xlsx import XlsxReport
from verify.settings import Settings

WORDS = "We will mend the harbour crane before winter"
OFFICE = shutil.which("soffice")


def comments_of(data: bytes) -> list[str]:
    return [each.text for each in python_docx.Document(io.BytesIO(data)).comments]


def checked(tmp_path: Path, name: str, content: bytes) -> Report:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "talk.txt").write_text(f"Tomas Reyes: {WORDS}. We have the parts.\n", "utf-8")
    settings = Settings(provider=("none",))
    return check([str(tmp_path / name)], evidence=[str(tmp_path / "talk.txt")], settings=settings)


def test_a_plain_document_holds_the_draft_and_a_comment_for_each_finding() -> None:
    data = DocxReport().render_bytes(sample.report())
    read = python_docx.Document(io.BytesIO(data))
    told = comments_of(data)

    text = "\n".join(each.text for each in read.paragraphs)
    assert "Ferry line to close in spring" in text
    assert "photo.txt: could not be read: this is not text" in text
    assert "1 altered" in told[0]
    assert any(
        each.startswith("ALTERED · q2-") and "draft: 64 | page: 46" in each and "https://" in each for each in told
    )
    assert any(each.startswith("NOT FOUND · ") and "Next: Name where it was said." in each for each in told)
    assert not any("floating" in each for each in told)


def test_a_word_draft_comes_back_in_its_own_layout(tmp_path: Path) -> None:
    words = WORDS.replace("winter", "summer")
    made, held = python_docx.Document(), io.BytesIO()
    made.add_paragraph("", style="List Number").add_run(f"“{words}”").bold = True
    made.paragraphs[0].add_run(", said Tomas Reyes.")
    made.save(held)
    report = checked(tmp_path, "draft.docx", held.getvalue())
    data = DocxReport(original=original_of).render_bytes(report)
    (line,) = python_docx.Document(io.BytesIO(data)).paragraphs

    (name,) = (verdict.claim.id for verdict in report.drafts[0].verdicts)
    assert [each.partition("\n")[0] for each in comments_of(data)[1:]] == [f"ALTERED · {name}"]
    assert line.style is not None
    assert line.style.name == "List Number"
    assert [each.text for each in line.runs if each.bold] == ["“", words, "”"]
    (tmp_path / "draft.docx").write_bytes(docx(paragraph("Another text.")))
    later = DocxReport(original=original_of).render_bytes(report)
    assert [each.text for each in python_docx.Document(io.BytesIO(later)).paragraphs] == [
        f"“{words}”, said Tomas Reyes."
    ]


def test_a_checked_word_file_that_is_checked_again_has_each_comment_once(tmp_path: Path) -> None:
    made, held = python_docx.Document(), io.BytesIO()
    made.add_paragraph(f"“{WORDS},” said Tomas Reyes.")
    made.save(held)
    report = checked(tmp_path, "draft.docx", held.getvalue())
    first = DocxReport(original=original_of).render_bytes(report)
    second = DocxReport(original=original_of).render_bytes(checked(tmp_path, "draft.docx", first))

    assert len(comments_of(second)) == 2
    assert comments_of(second) == comments_of(first)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("draft.md", "# Crane\n\n“We will *mend* the harbour crane&nbsp;before winter,” said Tomas Reyes.\n"),
        (
            "draft.html",
            f"<meta charset=latin1><h1>Crane</h1><p>“{WORDS.replace('mend', '<b>mend</b>')},” said Tomas Reyes.</p>",
        ),
        ("draft.txt", f"Crane\n\n“{WORDS},” said Tomas Reyes.\n"),
    ],
)
def test_markup_comes_back_as_the_words_that_people_read(tmp_path: Path, name: str, text: str) -> None:
    report = checked(tmp_path, name, text.encode("utf-8-sig"))
    read = python_docx.Document(io.BytesIO(DocxReport(original=original_of).render_bytes(report)))

    assert [each.text for each in read.paragraphs] == ["Crane", f"“{WORDS},” said Tomas Reyes."]
    assert len(list(read.comments)) == 2


def test_several_drafts_are_one_document_under_their_names() -> None:
    report = replace(sample.report(), drafts=(sample.draft_report("a.md"), sample.draft_report("b.md")), errors=())
    read = python_docx.Document(io.BytesIO(DocxReport().render_bytes(report)))

    assert [each.text for each in read.paragraphs if each.style and each.style.name == "Heading 1"] == ["a.md", "b.md"]


def test_a_forged_original_makes_no_more_than_a_plain_document() -> None:
    report = replace(sample.report(), errors=())
    empty = Draft(path="", sha256="", source="", text="")
    forgeries = (Original(data=b"PK"), Original(data=docx(paragraph("One line."))), Original(draft=empty))
    for forged in forgeries:
        assert comments_of(DocxReport(original=lambda _, f=forged: f).render_bytes(report))[:1]  # type: ignore[misc]


def test_the_sheet_has_a_row_for_each_thing_to_check_in_story_order() -> None:
    rows = list(csv.DictReader(io.StringIO(CsvReport().render(sample.report()))))

    assert tuple(rows[0]) == HEAD
    assert [row["number"] for row in rows[:-1]] == [str(at) for at in range(1, len(rows))]
    assert [row["outcome"] for row in rows[:5]] == [
        "corroborated",
        "supported",
        "altered",
        "paraphrased",
        "misattributed",
    ]
    assert rows[2]["differing words"] == "draft: 64 | page: 46 (number)"
    assert rows[0]["date"] == "2026-03-01"
    assert rows[-1]["why"] == "this is not text"
    assert {row["checked by"] + row["status"] + row["note"] for row in rows} == {""}


def test_a_csv_file_tells_excel_its_encoding_and_is_written_over_again(tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text("“We keep the night bus,” Mayor Ana Reyes said.\n", "utf-8")
    for _ in range(2):
        verify(tmp_path, "draft.md", "-p", "none", "-o", "check.csv", code=3)

    assert (tmp_path / "check.csv").read_bytes().startswith(b"\xef\xbb\xbfnumber,draft,")
    assert not verify(tmp_path, "draft.md", "-p", "none", "-f", "csv", code=3).stdout.startswith("\ufeff")


@pytest.mark.parametrize("sign", "=+-@")
def test_no_cell_is_a_formula(sign: str) -> None:
    draft = sample.draft_report(f"{sign}cmd|' /C calc'!A0")
    report = replace(sample.report(), drafts=(draft,))
    book = openpyxl.load_workbook(io.BytesIO(XlsxReport().render_bytes(report)))

    rows = list(csv.DictReader(io.StringIO(CsvReport().render(report))))
    assert rows[0]["draft"].startswith(f"'{sign}cmd")
    assert all(cell.data_type in "sn" for sheet in book for row in sheet.iter_rows() for cell in row)
    assert book["Fact-check sheet"]["B2"].value == draft.path


def test_the_workbook_has_filters_a_frozen_head_colours_and_a_list_to_choose_from() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(XlsxReport().render_bytes(sample.report())))["Fact-check sheet"]

    assert tuple(cell.value for cell in sheet[1]) == HEAD
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref.startswith("A1:T")
    assert sheet.data_validations.dataValidation[0].formula1 == f'"{",".join(STATUSES)}"'
    at = HEAD.index("outcome") + 1
    colours = {sheet.cell(row, at).value: sheet.cell(row, at).fill.fgColor.rgb for row in range(2, sheet.max_row + 1)}
    assert len({colours[word] for word in ("corroborated", "altered", "unchecked")}) == 3
    assert sheet.cell(2, HEAD.index("address") + 1).hyperlink.target == sample.POST


def test_the_call_list_names_whom_to_ask_and_never_the_words() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(XlsxReport().render_bytes(sample.report())))["Call list"]
    rows = [[str(cell.value or "") for cell in row] for row in sheet.iter_rows()]

    assert tuple(rows[0]) == CALL_HEAD
    assert ["Piet Varga", "speaker", "drafts/ferry.md", "7", "no page carries it"] in [row[:5] for row in rows]
    held = " ".join(cell for row in rows for cell in row)
    assert not any(verdict.claim.text in held for verdict in sample.draft_report().verdicts)


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("form", [DocxReport(), XlsxReport()], ids=["docx", "xlsx"])
def test_libreoffice_opens_it(tmp_path: Path, form: DocxReport | XlsxReport) -> None:
    (tmp_path / f"report.{form.name}").write_bytes(form.render_bytes(sample.report()))
    command = [
        str(OFFICE),
        "--headless",
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--convert-to",
        "pdf",
    ]
    subprocess.run([*command, f"report.{form.name}"], cwd=tmp_path, check=True, capture_output=True, timeout=120)

    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
