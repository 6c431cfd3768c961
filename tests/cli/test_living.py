"""A repository with an old draft, known findings, and a change that brings a new one."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.cli.running import git, verify

TALK = """Transcript of the council, Monday.

Mayor Ana Reyes said: “We will not rebuild the old bridge this year.”

Mayor Ana Reyes said: “The harbour needs six new cranes before winter.”

Mayor Ana Reyes said: “Nobody in this room has read the whole report.”

Mayor Ana Reyes said: “The school on the hill keeps its teachers and its library.”
"""
OLD = """# The council

“We will rebuild the old bridge this year,” Mayor Ana Reyes said.

“The harbour needs ten new cranes before winter,” Mayor Ana Reyes said.

“Everybody in this room has read the whole report,” Mayor Ana Reyes said.
"""
NEW = (
    "On the school she was clear. “The school on the hill loses its teachers and its library,” Mayor Ana Reyes said.\n"
)
LINE, COLUMN, LENGTH = 9, 31, len("The school on the hill loses its teachers and its library,")
CHECK = ("drafts", "-p", "none", "--evidence", "talk", "--baseline", "known.json")


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "desk"
    for name, content in (("talk/council.txt", TALK), ("drafts/council.md", OLD)):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text(content, "utf-8")
    git(folder, "init", "-q")
    verify(folder, *CHECK, "--update-baseline", code=0)
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "old")
    return folder


@pytest.fixture
def repository(made_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made_once, tmp_path / "desk"))


def add_new(folder: Path) -> None:
    (folder / "drafts/council.md").write_text(f"{OLD}\n{NEW}", "utf-8")


def test_the_baseline_holds_the_three_known_findings_and_the_draft_passes(repository: Path) -> None:
    known = json.loads((repository / "known.json").read_text("utf-8"))["known"]
    done = verify(repository, *CHECK, code=0)

    assert [entry["outcome"] for entry in known] == ["altered"] * 3
    assert "3 passages in quotation marks skipped" in done.stdout
    assert done.stderr == ""


def test_one_new_altered_quotation_is_one_finding_in_every_format(repository: Path) -> None:
    add_new(repository)
    outputs = [option for name in ("sarif", "junit") for option in ("-o", f"{name}={name}.out")]
    done = verify(repository, *CHECK, "-f", "github", *outputs, code=1)

    (annotation,) = [line for line in done.stdout.splitlines() if line.startswith("::")]
    place = f"::error file=drafts/council.md,line={LINE},endLine={LINE},col={COLUMN},endColumn={COLUMN + LENGTH - 1},"
    assert annotation.startswith(place)
    (result,) = json.loads((repository / "sarif.out").read_text("utf-8"))["runs"][0]["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (LINE, COLUMN, COLUMN + LENGTH)
    cases = ElementTree.fromstring((repository / "junit.out").read_text("utf-8")).iter("testcase")
    (case,) = [case for case in cases if case.find("failure") is not None]
    assert (case.get("file"), case.get("line")) == ("drafts/council.md", str(LINE))


def claims(done_out: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [c for d in json.loads(done_out)["drafts"] for c in d["claims"]]
    return found


def test_only_the_changed_line_is_checked(repository: Path) -> None:
    add_new(repository)
    done = verify(
        repository, "drafts", "-p", "none", "--evidence", "talk", "--changed-since", "HEAD", "-f", "json", code=1
    )

    assert [(claim["line"], claim["outcome"]) for claim in claims(done.stdout)] == [(LINE, "altered")]


def test_a_plan_asks_for_the_changed_line_alone(repository: Path) -> None:
    add_new(repository)
    every = verify(repository, "drafts", "-p", "gdelt", "--plan", code=0)
    changed = verify(repository, "drafts", "-p", "gdelt", "--plan", "--changed-since", "HEAD", code=0)

    assert "cranes" in every.stdout
    assert "school" in changed.stdout
    assert "cranes" not in changed.stdout


def test_without_a_change_nothing_is_checked(repository: Path) -> None:
    done = verify(repository, "drafts", "-p", "none", "--changed-since", "HEAD", "-f", "json", code=0)

    assert json.loads(done.stdout)["drafts"] == []


def test_a_bad_revision_is_one_clear_line(repository: Path) -> None:
    done = verify(repository, "drafts", "-p", "none", "--changed-since", "nowhere", code=2)

    assert done.stderr.count("\n") == 1
    assert "--changed-since: unknown revision 'nowhere'" in done.stderr


def test_isolated_disregards_the_baseline_and_says_so(repository: Path) -> None:
    done = verify(repository, *CHECK, "--isolated", code=1)

    assert "3 altered" in done.stdout
    assert "3 known findings ignored (--isolated)" in done.stderr


def test_a_corrected_quotation_makes_its_entry_stale_until_the_baseline_is_updated(repository: Path) -> None:
    corrected = OLD.replace("ten new cranes", "six new cranes")
    (repository / "drafts/council.md").write_text(corrected, "utf-8")

    done = verify(repository, *CHECK, code=0)
    assert "no longer needed in drafts/council.md: “the harbour needs ten new cranes before winter" in done.stderr
    verify(repository, *CHECK, "--update-baseline", code=0)
    assert len(json.loads((repository / "known.json").read_text("utf-8"))["known"]) == 2
    assert verify(repository, *CHECK, code=0).stderr == ""


def test_an_ignore_with_reason_passes_and_is_told_when_it_has_expired(repository: Path) -> None:
    comment = '<!-- verify: ignore[altered] reason="her office confirmed it" until=2026-12-31 -->'
    (repository / "drafts/council.md").write_text(f"{OLD}\n{NEW.strip()} {comment}\n", "utf-8")

    verify(repository, *CHECK, "--as-of", "2026-12-31", code=0)
    late = verify(repository, *CHECK, "--as-of", "2027-01-01", code=1)

    assert (
        f"drafts/council.md:{LINE}:{len(NEW) + 1}: The comment `verify: ignore[altered]` was valid until" in late.stderr
    )


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("-f", "pdf"), "--format: unknown format 'pdf'"),
        (("-f", "jsn"), "did you mean 'json'?"),
        (("-p", "gdlet"), "--provider: unknown provider 'gdlet' (did you mean 'gdelt'?)"),
        (("-p", "guardian"), "--provider: guardian needs a key (set VERIFY_GUARDIAN_KEY)"),
        (("--fail-on", "altred"), "did you mean 'altered'?"),
        (("--update-baseline",), "--update-baseline: there is no file to write"),
        (("--baseline", "missing.json"), "--baseline: missing.json: no such file"),
        (("-o", "html=no/such/folder.html"), "the folder of 'no/such/folder.html' is not there"),
        (("--max-age", "soon"), "'soon' is not a duration"),
        (("--as-of", "tomorrow"), "'tomorrow' is not a date"),
        (("--color", "maybe"), "--color: 'maybe' is not one of"),
    ],
)
def test_what_cannot_be_used_is_one_clear_line(repository: Path, arguments: tuple[str, ...], line: str) -> None:
    offline = () if "-p" in arguments else ("-p", "none")
    done = verify(repository, "drafts", *offline, *arguments, code=2)

    assert line in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""
