"""What people type, and what they meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import verify, verify_apart
from verify.cli.completing import completed_formats, completed_outcomes, completed_providers
from verify.cli.console import Console
from verify.settings import KEYS

DRAFT = "“We keep the night bus,” Mayor Ana Reyes said.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "draft.md").write_text(DRAFT, "utf-8")
    (folder / "notes.txt").write_text("Mayor Ana Reyes said: “We keep the night bus.”\n", "utf-8")
    return folder


@pytest.mark.parametrize("words", [("-h",), ("help",), ("--help",), ("help", "check"), ("check", "-h")])
def test_help_is_found_where_people_look_for_it(desk: Path, words: tuple[str, ...]) -> None:
    assert "Usage: verify" in verify(desk, *words, code=0).stdout


@pytest.mark.parametrize("command", [("show",), ("recheck",), ("index", "build"), ("cache", "export"), ("lsp",)])
def test_every_command_has_its_options_in_groups_below_what_it_takes(desk: Path, command: tuple[str, ...]) -> None:
    told = verify(desk, *command, "--help", code=0).stdout
    groups = [line for line in told.splitlines() if line.endswith(":") and not line.startswith(" ")]

    assert len(groups) >= 3
    assert groups[-1] == "Examples:" or "Examples:" not in groups
    assert "]]" not in told
    assert "}..." not in told


@pytest.mark.parametrize("command", [(), ("claims",)])
def test_a_draft_that_cannot_be_read_is_said_once(desk: Path, command: tuple[str, ...]) -> None:
    (desk / "picture.txt").write_bytes(b"\x00\x01\xff\xfe\x02")
    done = verify(desk, *command, "picture.txt", code=2)

    assert (done.stdout, done.stderr) == ("", "error: picture.txt: not a text file (binary data)\n")


def test_a_report_in_a_file_names_the_drafts_that_could_not_be_read(desk: Path) -> None:
    (desk / "picture.txt").write_bytes(b"\x00\x01\xff\xfe\x02")
    verify(desk, "picture.txt", "-o", "terminal=report.txt", code=2)

    assert (desk / "report.txt").read_text("utf-8").startswith("picture.txt: could not be read: not a text file")


@pytest.mark.parametrize("group", [(), ("index",), ("cache",), ("config",)])
def test_a_list_of_commands_cuts_none_of_its_lines(desk: Path, group: tuple[str, ...]) -> None:
    listed = verify(desk, *group, "--help", code=0).stdout.partition("\nCommands:\n")[2]

    assert listed
    assert "..." not in listed


@pytest.mark.parametrize("command", ["claims", "recheck"])
def test_a_command_with_two_formats_names_no_others(desk: Path, command: str) -> None:
    assert "--format FORMAT" in (told := verify(desk, command, "--help", code=0).stdout)
    assert "terminal or json" in told
    assert "xlsx" not in told


def test_the_short_form_of_the_version(desk: Path) -> None:
    assert verify(desk, "-V", code=0).stdout == verify(desk, "--version", code=0).stdout


@pytest.mark.parametrize(("typed", "meant"), [("checks", "check"), ("recheckk", "recheck"), ("provider", "providers")])
def test_a_misspelt_command_is_no_draft(desk: Path, typed: str, meant: str) -> None:
    assert f"did you mean `verify {meant}`?" in verify(desk, typed, "draft.md", code=2).stderr


def test_a_draft_with_the_name_of_nearly_a_command_is_a_draft(desk: Path) -> None:
    (desk / "checks").write_text(DRAFT, "utf-8")

    assert "did you mean" not in verify(desk, "checks", "-p", "none").stderr


@pytest.mark.parametrize(
    "flags", [("--offline", "--refresh"), ("-q", "-v"), ("-p", "none", "-p", "gdelt"), ("--order", "random")]
)
def test_flags_that_contradict_one_another_are_refused(desk: Path, flags: tuple[str, ...]) -> None:
    done = verify(desk, "draft.md", *flags, code=2)

    assert done.stderr.startswith("error: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("flag", "typed", "says"),
    [
        ("--max-pages", "many", "'many' is not a number"),
        ("--own-domain", "https://Herald.example/", "is not the name of a host (write herald.example)"),
        ("--exclude", "a.example,b.example:8000", "is not the name of a host (write b.example)"),
    ],
)
def test_a_value_that_cannot_be_is_one_line_with_the_way_out(desk: Path, flag: str, typed: str, says: str) -> None:
    done = verify(desk, "draft.md", flag, typed, code=2)

    assert done.stderr.startswith(f"error: {flag}: ")
    assert done.stderr.endswith(f"{says}\n")


@pytest.mark.parametrize(("typed", "seconds"), [("90", 90), (45.5, 45.5), ("5m", 300), ("90s", 90)])
def test_the_time_for_a_draft_may_be_given_in_minutes(typed: object, seconds: float) -> None:
    assert KEYS["timeout"].parse("timeout", typed) == seconds


def test_a_variable_that_sets_nothing_is_named_with_what_was_meant(desk: Path) -> None:
    done = verify_apart(desk, "draft.md", "-p", "none", VERIFY_TIMOUT="20")

    assert "VERIFY_TIMOUT is set and means nothing here; did you mean VERIFY_TIMEOUT?" in done.stderr


def test_quiet_with_a_file_says_nothing_at_all(desk: Path) -> None:
    done = verify(desk, "draft.md", "-p", "none", "--evidence", "notes.txt", "-q", "-o", "report.json", code=0)

    assert (done.stdout, done.stderr) == ("", "")
    assert (desk / "report.json").is_file()


def test_no_line_on_standard_error_is_a_command_to_a_runner(capsys: pytest.CaptureFixture[str]) -> None:
    Console().warn("::set-output name=x::y ##[group]")

    assert "::" not in capsys.readouterr().err


def test_one_finding_is_shown_by_its_short_name_and_a_draft_by_its_name_without_ending(desk: Path) -> None:
    (desk / "draft.md").write_text("“We close the night bus,” Mayor Ana Reyes said.\n\n" + DRAFT, "utf-8")
    report = verify(desk, "draft.md", "-p", "none", "--evidence", "notes.txt", code=1).stdout
    finding = report.split("line 1  ")[1].split()[0]

    shown = verify(desk, "show", finding, code=0).stdout

    assert "We close the night bus" in shown
    assert "We keep the night bus,”" not in shown
    assert verify(desk, "show", "draft", code=0).stdout == report


def test_a_shell_is_offered_outcomes_formats_and_providers() -> None:
    assert "altered,not_found" in completed_outcomes("altered,not_f")
    assert "sarif" in completed_formats("sa")
    assert {"links", "gdelt"} <= set(completed_providers(""))
