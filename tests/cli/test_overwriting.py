"""What a run reads is never written over, and nothing else that is not a report, unless the user says so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.running import verify
from tests.reports import sample
from verify import plugins
from verify.cli.guarding import Inputs, check_writable, is_report
from verify.cli.outputs import rendered
from verify.errors import SettingsError
from verify.evidence.files.read_material import read_material_file
from verify.model.page import Unread
from verify.settings import Settings
from verify.storage.report_files import write_file

WORDS = "The school on the hill keeps its teachers and its library"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    desk = tmp_path / "desk"
    (desk / "talk").mkdir(parents=True)
    (desk / "talk/council.txt").write_text(f"Mayor Ana Reyes said: “{WORDS}.”\n", "utf-8")
    (desk / "draft.md").write_text(f"“{WORDS},” Mayor Ana Reyes said.\n", "utf-8")
    (desk / "other.md").write_text("Nobody spoke.\n", "utf-8")
    (desk / "notes.txt").write_text("Call the mayor.\n", "utf-8")
    return desk


RUN = ("-p", "none", "--evidence", "talk")
DESTROYING = {
    "the draft": (("draft.md", *RUN, "-o", "draft.md"), "is one of the drafts"),
    "the draft, forced": (("draft.md", *RUN, "-o", "json=./draft.md", "--force"), "is one of the drafts"),
    "a draft of the folder": ((".", *RUN, "-o", "other.md"), "is one of the drafts"),
    "a draft of the pattern": (("*.md", *RUN, "-o", "other.md"), "is one of the drafts"),
    "the evidence": (("draft.md", *RUN, "-o", "talk/council.txt", "--force"), "is part of the evidence"),
    "something else": (("draft.md", *RUN, "-o", "notes.txt"), "is not a report"),
    "arguments in the wrong order": (("-o", "draft.md", "other.md", "-p", "none"), "is not a report"),
    "standard input": (("-", "--stdin-name", "draft.md", "-p", "none", "-o", "draft.md", "--force"), "this run reads"),
    "a folder": (("draft.md", *RUN, "-o", "html=talk"), "is a folder"),
    "one report by another": (("draft.md", *RUN, "-o", "html=r.out", "-o", "json=r.out"), "is named twice"),
    "an export": (("cache", "export", "draft.md"), "was not written by `verify cache export`"),
    "an index": (("index", "build", "talk", "--into", "draft.md"), "not an index"),
    "an index of itself": (("index", "build", "talk", "--into", "talk/council.txt"), "not an index"),
}


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("what", DESTROYING)
def test_nothing_is_destroyed_and_one_line_says_why(desk: Path, what: str) -> None:
    arguments, says = DESTROYING[what]
    before = contents(desk)
    done = verify(desk, *arguments, code=2)

    assert says in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""
    assert contents(desk) == before


def test_what_is_no_report_is_written_over_when_the_user_says_so(desk: Path) -> None:
    verify(desk, "draft.md", *RUN, "-o", "notes.txt", "--force", code=0)

    assert "1 corroborated" in (desk / "notes.txt").read_text("utf-8")


def test_a_report_of_an_earlier_run_and_an_empty_file_are_written_over_unasked(desk: Path) -> None:
    (desk / "report.json").touch()
    for outputs in (("-o", "report.json"), ("-o", "html=report.json"), ("-o", "terminal=report.json")):
        verify(desk, "draft.md", *RUN, *outputs, code=0)
    for _ in range(2):
        verify(desk, "cache", "export", "kept.zip", code=0)

    assert "1 corroborated" in (desk / "report.json").read_text("utf-8")


@pytest.mark.parametrize("name", plugins.names_of(plugins.REPORTS))
def test_every_format_knows_its_own_reports(tmp_path: Path, name: str) -> None:
    file = tmp_path / "report"
    for shown in (sample.report(), replace(sample.report(), drafts=())):
        write_file(file, rendered(name, shown, Settings(), color=False))
        assert is_report(file)


@pytest.mark.parametrize(
    ("name", "suffix"), [("docx", ".docx"), ("html", ".html"), ("markdown", ".md"), ("terminal", ".txt")]
)
def test_a_report_is_no_evidence_for_the_words_in_it(tmp_path: Path, name: str, suffix: str) -> None:
    file = tmp_path / f"report{suffix}"
    write_file(file, rendered(name, sample.report(), Settings(), color=False))
    outcome = read_material_file(file)

    assert isinstance(outcome, Unread)
    assert "a report of verify" in outcome.detail


def test_a_report_among_the_evidence_makes_no_invented_words_corroborated(desk: Path) -> None:
    (desk / "draft.md").write_text("“Every bench of this town is cut from one oak,” Mayor Ana Reyes said.\n", "utf-8")
    (desk / "talk/council.txt").write_text("The council spoke about the new school on Monday.\n", "utf-8")
    check = ("draft.md", "-p", "none", "--evidence", "talk")
    verify(desk, *check, "-o", "report.html", code=1)
    (desk / "report.html").rename(desk / "talk/report.html")
    done = verify(desk, *check, code=3)

    assert "1 unchecked" in done.stdout
    assert "report.html: a report of verify" in done.stderr


@pytest.mark.parametrize("text", ["# verify\n\nA tool.\n", "{}", "<p>Ana Reyes</p>", "[1]", "2 quotations: none\n"])
def test_other_texts_are_no_reports(tmp_path: Path, text: str) -> None:
    (tmp_path / "notes").write_text(text, "utf-8")

    assert not is_report(tmp_path / "notes")


def test_a_link_to_the_draft_is_the_draft(desk: Path) -> None:
    (desk / "link.txt").symlink_to(desk / "draft.md")

    with pytest.raises(SettingsError, match="one of the drafts"):
        check_writable("-o", desk / "link.txt", Inputs(drafts=(str(desk / "draft.md"),)), force=True)


@pytest.mark.parametrize(
    ("path", "says"), [("talk/report.json", "will be part of the evidence"), ("report.md", "will be one of the drafts")]
)
def test_a_new_report_among_what_is_read_is_written_with_a_warning(desk: Path, path: str, says: str) -> None:
    done = verify(desk, ".", *RUN, "-o", path)

    assert says in done.stderr
    assert (desk / path).exists()


def test_a_report_that_cannot_be_written_takes_no_other_with_it(desk: Path) -> None:
    done = verify(desk, "draft.md", *RUN, "-o", "json=/dev/full", "-o", "html=report.html", code=2)

    assert "/dev/full: cannot be written" in done.stderr
    assert (desk / "report.html").exists()
    assert "1 corroborated" in done.stdout
