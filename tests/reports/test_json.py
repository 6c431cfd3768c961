from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta, timezone
from importlib.resources import files

from hypothesis import given, settings
from jsonschema import Draft202012Validator

from tests.reports import sample
from tests.reports.golden import assert_golden
from tests.reports.strategies import reports
from verify.model.verdict import Report
from verify.reports.json import JsonReport

SCHEMA = json.loads((files("verify") / "data" / "report.schema.json").read_text("utf-8"))


def test_the_invented_report_reads_as_it_always_did() -> None:
    assert_golden("report.json", JsonReport().render(sample.report()))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_invented_report_keeps_to_the_schema() -> None:
    Draft202012Validator(SCHEMA).validate(json.loads(JsonReport().render(sample.report())))


def test_an_empty_run_keeps_to_the_schema() -> None:
    Draft202012Validator(SCHEMA).validate(json.loads(JsonReport().render(replace(sample.report(), drafts=()))))


def test_the_schema_refuses_an_outcome_of_another_word() -> None:
    changed = json.loads(JsonReport().render(sample.report()))
    changed["drafts"][0]["claims"][0]["outcome"] = "true"

    assert not Draft202012Validator(SCHEMA).is_valid(changed)


def test_the_summary_counts_words_in_marks_and_leaves_figures_to_the_other() -> None:
    written = json.loads(JsonReport().render(sample.report()))

    assert written["summary"] == {
        "corroborated": 1,
        "paraphrased": 1,
        "altered": 1,
        "misattributed": 1,
        "disputed": 1,
        "not_found": 1,
        "unchecked": 2,
        "skipped": 2,
    }
    assert written["summary_other"] == {"altered": 1, "not_found": 1, "unchecked": 1}


def test_a_notice_of_the_claim_and_of_the_verdict_is_written_once() -> None:
    written = json.loads(JsonReport().render(sample.report()))

    (claim,) = [each for each in written["drafts"][0]["claims"] if each["text"] == "It is a long way to swim."]
    assert [warning["code"] for warning in claim["warnings"]] == ["no_speaker"]


def test_a_time_is_written_in_utc_whatever_its_zone() -> None:
    report = sample.report()
    elsewhere = replace(report, created_at=report.created_at.astimezone(timezone(timedelta(hours=-9))))

    assert JsonReport().render(elsewhere) == JsonReport().render(report)


@settings(max_examples=40, deadline=None)
@given(reports)
def test_no_character_that_cannot_be_seen_is_written(report: Report) -> None:
    text = JsonReport().render(report)

    assert text.endswith("}\n")
    assert text.replace("\n", "").isprintable()
    assert "##" not in text
    assert not any(line.lstrip().startswith("::") for line in text.split("\n"))
