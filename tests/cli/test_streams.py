"""Where reports go, and what happens when they cannot go there."""

from __future__ import annotations

import json
import logging
import os
import shlex
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import verify, verify_apart
from verify.cli.console import Console

WORDS = "The school on the hill keeps its teachers and its library"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    desk = tmp_path / "desk"
    (desk / "talk").mkdir(parents=True)
    (desk / "talk/council.txt").write_text(f"Mayor Ana Reyes said: “{WORDS}.”\n", "utf-8")
    (desk / "draft.md").write_bytes(f"# The school\r\n\r\n“{WORDS},” Mayor Ana Reyes said.\r\n".encode())
    return desk


CHECK = ("draft.md", "-p", "none", "--evidence", "talk")


@pytest.mark.parametrize("name", ["-", "/dev/stdout"])
def test_standard_output_can_be_named(folder: Path, name: str) -> None:
    done = verify(folder, *CHECK, "-o", f"json={name}", code=0)

    assert json.loads(done.stdout)["schema"] == "verify.report/1"


def test_several_reports_from_one_run_keep_the_mode_other_programs_would_give(folder: Path) -> None:
    done = verify(folder, *CHECK, "-o", "report.html", "-o", "json=report.json", code=0)

    assert "1 corroborated" in done.stdout
    assert done.stderr == "written: report.html\nwritten: report.json\n"
    assert stat.S_IMODE((folder / "report.html").stat().st_mode) == stat.S_IMODE((folder / "draft.md").stat().st_mode)
    assert json.loads((folder / "report.json").read_text("utf-8"))["complete"] is True


def test_a_cache_that_cannot_be_used_is_one_warning_and_the_run_goes_on(folder: Path) -> None:
    (folder / "file").write_text("no folder", "utf-8")
    done = verify(folder, *CHECK, "--cache-dir", "file", code=0)

    assert done.stderr.count("\n") == 1
    assert "this run goes on without a cache" in done.stderr
    assert "1 corroborated" in done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_under_the_report_is_one_clear_line(folder: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "verify", *CHECK], cwd=folder, stdout=full, stderr=subprocess.PIPE, text=True,
            check=False, env={**os.environ, "XDG_CACHE_HOME": str(folder.parent)},
        )  # fmt: skip
    to_file = verify(folder, *CHECK, "-o", "json=/dev/full", code=2)

    assert done.returncode == 2
    assert done.stderr == "error: standard output cannot be written: No space left on device\n"
    assert to_file.stderr == "error: /dev/full: cannot be written: No space left on device\n"


@pytest.mark.parametrize(("words", "code"), [(WORDS, 0), (WORDS.replace("keeps", "lost"), 1)])
@pytest.mark.parametrize("closed", [">&-", ">&- 2>&- <&-"])
def test_a_closed_standard_output_changes_no_exit_code(folder: Path, words: str, code: int, closed: str) -> None:
    (folder / "draft.md").write_text(f"“{words},” Mayor Ana Reyes said.\n", "utf-8")
    command = shlex.join([sys.executable, "-m", "verify", *CHECK, "-o", "json=report.json"])
    done = subprocess.run(
        ["bash", "-c", f"{command} {closed}"], cwd=folder, stderr=subprocess.PIPE, text=True, check=False,
        env={**os.environ, "XDG_CACHE_HOME": str(folder.parent)},
    )  # fmt: skip

    told = "" if "2>" in closed else "written: report.json\n"
    assert (done.returncode, done.stderr) == (code, told)
    assert json.loads((folder / "report.json").read_text("utf-8"))["complete"] is True


def test_a_kept_report_is_listed_shown_and_opened_without_its_draft(folder: Path) -> None:
    verify(folder, *CHECK, code=0)
    (folder / "draft.md").unlink()
    browser = folder / "browser.sh"
    browser.write_text('#!/bin/sh\necho "$1" > opened.txt\n', "utf-8")
    browser.chmod(0o700)

    listed = verify(folder, "show", code=0).stdout
    shown = verify(folder, "show", "draft.md", code=0).stdout
    html = verify(folder, "show", listed.split()[0], "-f", "html", code=0).stdout
    verify_apart(folder, "show", "draft.md", "--open", code=0, BROWSER=f"{browser} %s")

    assert "  1 corroborated\n  draft.md · The school\n" in listed
    assert "✓ CORROBORATED\n  line 3 " in shown
    # Offsets hold although the lines of the draft end with CR LF.
    assert f">{WORDS}," in html
    opened = (folder / "opened.txt").read_text("utf-8").strip()
    assert opened.startswith("file://")
    assert Path(opened.removeprefix("file://")).read_text("utf-8").startswith("<!DOCTYPE html>")


def test_a_run_whose_draft_could_not_be_read_is_listed_by_its_name(folder: Path) -> None:
    verify(folder, "none.md", "-p", "none", code=2)

    assert verify(folder, "show", code=0).stdout.endswith("  could not be read\n  none.md\n")


def test_a_report_that_is_not_there_names_the_way_out(folder: Path) -> None:
    done = verify(folder, "show", "other.md", code=2)

    assert "`verify show` lists them" in done.stderr
    assert done.stderr.count("\n") == 1


def test_the_cache_travels_in_one_file(folder: Path) -> None:
    verify(folder, *CHECK, "--cache-dir", "one", code=0)

    verify(folder, "cache", "export", "all.zip", "--cache-dir", "one", code=0)
    taken = verify(folder, "cache", "import", "all.zip", "--cache-dir", "two", code=0)

    # The draft; the interview that it was compared with is own material and stays at home.
    assert "1 report, 1 text" in taken.stdout
    assert verify(folder, "show", "draft.md", "--cache-dir", "two").stdout == (
        verify(folder, "show", "draft.md", "--cache-dir", "one").stdout
    )


def test_only_the_reports_that_are_named_travel_and_their_drafts_are_told(folder: Path) -> None:
    (folder / "other.md").write_text("“Nobody asked the islanders,” Mayor Ana Reyes said.\n", "utf-8")
    verify(folder, *CHECK, code=0)
    verify(folder, "other.md", *CHECK[1:])

    packed = verify(folder, "cache", "export", "one.zip", "draft.md", code=0)

    assert "1 report, 1 text" in packed.stdout
    assert packed.stdout.endswith("the text of this draft is inside: draft.md\n")


@pytest.mark.parametrize(("size", "code"), [("500MB", 0), ("2 gb", 0), ("500", 2), ("xMB", 2), ("-5MB", 2)])
def test_a_size_is_a_number_with_its_unit(folder: Path, size: str, code: int) -> None:
    verify(folder, "cache", "prune", f"--max-size={size}", "--cache-dir", "one", code=code)


FORMATS = ("terminal", "json", "markdown", "html", "sarif", "junit", "github", "gitlab", "csv", "annotation")


def test_the_same_run_gives_the_same_bytes_in_another_zone_language_and_hash_order(folder: Path) -> None:
    outputs = [option for name in FORMATS for option in ("-o", f"{name}={name}.out")]
    here = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
    there = {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONUTF8": "1", "PYTHONHASHSEED": "2"}
    written = []
    for environ in (here, there):
        verify_apart(folder, *CHECK, "--as-of", "2026-03-02", *outputs, code=0, **environ)
        written.append({name: (folder / f"{name}.out").read_bytes() for name in FORMATS})

    assert written[0] == written[1]


def test_a_hostile_file_name_and_comment_stay_text(folder: Path) -> None:
    name = "\x1b[2J\x1b]8;;http:evil\x07\u202e::error::x\n<script>=cmd.md"
    comment = '<!-- verify: ignore[altered] reason="\x1b[31m<script>alert(1)</script> ::error::y" -->'
    (folder / name).write_text(f"“{WORDS},” Mayor Ana Reyes said. {comment}\n", "utf-8")
    outputs = [option for each in FORMATS for option in ("-o", f"{each}={each}.out")]

    done = verify(folder, "-p", "none", "--evidence", "talk", *outputs, "--", name, code=0)

    for text in (done.stdout, done.stderr, *((folder / f"{each}.out").read_text("utf-8") for each in FORMATS)):
        assert not set(text) & set("\x1b\x07\x9b\u202e")
        assert not any(line.lstrip().startswith("::error::") for line in text.splitlines())
    assert "<script" not in (folder / "html.out").read_text("utf-8")
    assert "has no effect: there is nothing to ignore" in done.stderr


def test_no_line_of_standard_error_is_a_librarys_about_processes(capsys: pytest.CaptureFixture[str]) -> None:
    Console()
    logging.getLogger("asyncio").warning("Unknown child process pid 5076")

    assert capsys.readouterr().err == ""
