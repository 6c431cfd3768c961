from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from verify.evidence.files.read_material import read_material_file
from verify.model.page import Page, Unread


def page_in(path: Path) -> Page:
    outcome = read_material_file(path)
    assert isinstance(outcome, Page), outcome
    return outcome


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "notes.txt").write_text("First line.\n\nSecond “line”.\n", "utf-8")
    (tmp_path / "call.md").write_text("# Call\n\n**Roe:** We *never* signed.\n\n> Nor will we.\n", "utf-8")
    (tmp_path / "saved.html").write_text("<title>Saved</title><nav>Menu</nav><p>Kept words.", "utf-8")
    return tmp_path


def test_a_file_is_a_page_of_the_users_own_and_of_no_outlet(folder: Path) -> None:
    page = page_in(folder / "notes.txt")

    assert page.url == (folder / "notes.txt").as_uri()
    assert page.own_material
    assert page.outlet is None


def test_places_count_the_paragraphs(folder: Path) -> None:
    page = page_in(folder / "notes.txt")

    assert [(place.label, place.span.cut(page.text)) for place in page.places] == [
        ("paragraph 1", "First line."),
        ("paragraph 2", "Second “line”."),
    ]


def test_markdown_is_read_without_its_markup(folder: Path) -> None:
    page = page_in(folder / "call.md")

    assert page.text == "Call\n\nRoe: We never signed.\n\nNor will we."
    assert page.title == "call.md"


def test_a_saved_page_is_no_wall_however_short(folder: Path) -> None:
    page = page_in(folder / "saved.html")

    assert "Kept words." in page.text
    assert page.whole


def test_a_text_whose_turns_carry_times_was_written_down_by_a_machine(tmp_path: Path) -> None:
    path = tmp_path / "hearing.txt"
    path.write_text(
        "Hearing\n\n[00:12] THE CHAIR: Order.\n(0:14) Speaker 2: We did\nnot.\n\nMs Roe  0:20\nYou did.\n\nThe Chair (00:01:31): Thanks.\n",
        "utf-8",
    )
    page = page_in(path)

    assert page.transcript
    assert page.text == "Hearing\n\nTHE CHAIR: Order.\n\nWe did not.\n\nMS ROE: You did.\n\nTHE CHAIR: Thanks."
    assert [place.label for place in page.places] == [
        "cue 1",
        "00:00:12, speaker The Chair",
        "00:00:14",
        "00:00:14",
        "00:00:20, speaker Ms Roe",
        "00:01:31, speaker The Chair",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "THE CHAIR: Order.\nMS ROE: At 12:30 we did not.\nMR. DOE: You did.\nTHE CHAIR: Thanks.\n",
        "9:30 Doors open.\n9:45 The mayor speaks.\n11:00 Lunch.\n13:00 Questions.\n",
        "Minutes\n0:10 One thing.\n0:05 Another.\n0:01 A third.\n",
    ],
)
def test_what_people_wrote_down_is_no_machines_transcript(tmp_path: Path, text: str) -> None:
    (tmp_path / "notes.txt").write_text(text, "utf-8")
    page = page_in(tmp_path / "notes.txt")

    assert not page.transcript
    assert page.places[0].label == "paragraph 1"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("x.txt", b"\x00\x01\x02", "not_html"),
        ("x.txt", b"", "not_html"),
        ("x.docx", b"PK\x03\x04", "cut"),
        ("x.html", b" ", "not_html"),
    ],
)
def test_a_file_that_cannot_be_read_is_said(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    outcome = read_material_file(tmp_path / name)

    assert isinstance(outcome, Unread)
    assert outcome.reason == reason
    assert outcome.detail


@pytest.mark.parametrize("name", ["call.json", "inbox.mbox", "pages.wacz", "interview.mp3", "notes"])
def test_a_file_that_no_reader_knows_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("words that nobody has read", "utf-8")
    outcome = read_material_file(tmp_path / name)

    assert isinstance(outcome, Unread)
    assert outcome.reason == "not_html"
    assert outcome.detail


def test_only_the_reader_that_a_file_needs_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "talk.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:02.000\nWords.\n", "utf-8")
    code = (
        "import sys; from pathlib import Path; from verify.evidence.files.read_material import read_material_file;"
        f"print(read_material_file(Path({str(tmp_path / 'talk.vtt')!r})).text);"
        "print(sorted({'pypdf', 'resiliparse', 'markdown_it', 'zipfile'} & set(sys.modules) - before))"
    )
    before = "import importlib.metadata, sys; before = set(sys.modules); "
    done = subprocess.run([sys.executable, "-c", before + code], capture_output=True, text=True, check=True)

    assert done.stdout == "Words.\n[]\n"


def test_each_turn_of_markdown_notes_is_a_paragraph(folder: Path) -> None:
    (folder / "notes.md").write_text("Minutes\n\nRoe: We never signed.\nPenn: Nor will\nwe.\n", encoding="utf-8")

    assert page_in(folder / "notes.md").text == "Minutes\n\nRoe: We never signed.\n\nPenn: Nor will we."
