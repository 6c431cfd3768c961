from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.test_exitcode import report as made
from tests.cli.test_exitcode import verdict
from verify.errors import SettingsError
from verify.filters.baseline import SCHEMA, baseline_text, read_baseline, stale, updated, with_known
from verify.model.claim import Speaker
from verify.model.span import Span
from verify.model.verdict import Outcome, Report, Verdict

FAIL_ON = (Outcome.ALTERED, Outcome.NOT_FOUND)


def said(words: str, outcome: Outcome, speaker: str = "Ana Reyes") -> Verdict:
    plain = verdict(outcome)
    who = Speaker(text=speaker, span=Span(0, 1), name=speaker)
    return replace(plain, claim=replace(plain.claim, text=words, speaker=who), because="It differs.")


def outcomes(report: Report) -> list[str]:
    return [str(verdict.outcome) for verdict in report.drafts[0].verdicts]


def test_what_was_written_is_read_back_and_skipped(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    report = made(said("We will not go", Outcome.ALTERED), said("Trees", Outcome.CORROBORATED))
    file.write_text(baseline_text(updated(report, (), FAIL_ON)), "utf-8")

    done = with_known(report, read_baseline(file))

    assert outcomes(done) == ["skipped", "corroborated"]
    assert done.drafts[0].verdicts[0].because == "Known (in the baseline as altered): It differs."


def test_marks_case_and_line_breaks_do_not_make_it_another_quotation() -> None:
    known = updated(made(said("We won't go", Outcome.ALTERED)), (), FAIL_ON)

    assert outcomes(with_known(made(said("we  won’t\ngo", Outcome.ALTERED)), known)) == ["skipped"]


@pytest.mark.parametrize(
    "other",
    [
        said("We will not go", Outcome.NOT_FOUND),
        said("We will not go", Outcome.ALTERED, "Bo Lind"),
        said("We will not go today", Outcome.ALTERED),
    ],
    ids=["another outcome", "another speaker", "other words"],
)
def test_anything_else_than_what_is_known_is_a_new_finding(other: Verdict) -> None:
    known = updated(made(said("We will not go", Outcome.ALTERED)), (), FAIL_ON)

    assert "skipped" not in outcomes(with_known(made(other), known))


def test_an_entry_is_stale_once_its_draft_no_longer_needs_it() -> None:
    known = updated(made(said("We will not go", Outcome.ALTERED)), (), FAIL_ON)

    assert stale(made(said("We will not go", Outcome.ALTERED)), known) == ()
    assert stale(made(said("We will not go", Outcome.UNCHECKED)), known) == ()
    assert stale(made(said("We will not go", Outcome.CORROBORATED)), known) == known
    elsewhere = made()
    elsewhere = replace(elsewhere, drafts=(replace(elsewhere.drafts[0], path="other.txt"),))
    assert stale(elsewhere, known) == ()


def test_an_update_keeps_what_it_could_not_look_up_and_drops_what_is_gone() -> None:
    old = updated(made(said("A", Outcome.ALTERED), said("B", Outcome.ALTERED)), (), FAIL_ON)

    new = updated(made(said("A", Outcome.UNCHECKED), said("C", Outcome.NOT_FOUND)), old, FAIL_ON)

    assert [(each.quotation, str(each.outcome)) for each in new] == [("a", "altered"), ("c", "not_found")]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "[" * 100_000,
        '{"schema": "verify.baseline/9", "known": []}',
        json.dumps({"schema": SCHEMA, "known": [{"draft": 1}]}),
        json.dumps({"schema": SCHEMA, "known": [dict.fromkeys(("draft", "quotation", "speaker"), "x") | {"outcome": "skipped"}]}),
    ],
)  # fmt: skip
def test_a_file_that_is_no_baseline_is_one_clear_error(tmp_path: Path, content: str) -> None:
    file = tmp_path / "baseline.json"
    file.write_text(content, "utf-8")

    with pytest.raises(SettingsError, match="is not a baseline file"):
        read_baseline(file)


def test_a_missing_baseline_names_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="--update-baseline writes it"):
        read_baseline(tmp_path / "none.json")
