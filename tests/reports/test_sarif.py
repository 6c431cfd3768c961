from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from jsonschema import Draft4Validator

from tests.reports import sample
from tests.reports.golden import assert_golden
from tests.reports.strategies import reports
from verify.model.verdict import Outcome, Report
from verify.reports.sarif import SarifReport

OFFICIAL = Draft4Validator(
    json.loads((Path(__file__).parent / "data" / "sarif-2.1.0-rtm.5.json").read_text("utf-8-sig")),
    format_checker=Draft4Validator.FORMAT_CHECKER,
)


def run_of(text: str) -> dict[str, Any]:
    run: dict[str, Any] = json.loads(text)["runs"][0]
    return run


def test_the_invented_report_reads_as_it_always_did() -> None:
    assert_golden("report.sarif", SarifReport().render(sample.report()))


def test_the_official_schema_accepts_it() -> None:
    OFFICIAL.validate(json.loads(SarifReport().render(sample.report())))


@settings(max_examples=25, deadline=None)
@given(reports)
def test_the_official_schema_accepts_what_strangers_write(report: Report) -> None:
    text = SarifReport().render(report)

    OFFICIAL.validate(json.loads(text))
    assert text.replace("\n", "").isprintable()
    assert "##" not in text


def test_the_official_schema_refuses_a_wrong_level() -> None:
    log = json.loads(SarifReport().render(sample.report()))
    log["runs"][0]["results"][0]["level"] = "bad"

    assert not OFFICIAL.is_valid(log)


def test_a_region_cuts_the_words_out_of_the_draft() -> None:
    region = run_of(SarifReport().render(sample.report()))["results"][0]["locations"][0]["physicalLocation"]["region"]
    line = sample.SOURCE.split("\n")[region["startLine"] - 1]

    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "cannot carry 64 tonnes any longer"
    assert sample.SOURCE[region["charOffset"] :][: region["charLength"]] == "cannot carry 64 tonnes any longer"


def test_every_result_names_a_rule() -> None:
    run = run_of(SarifReport(fail_on=(Outcome.PARAPHRASED,)).render(sample.report()))
    rules = {rule["id"]: rule["defaultConfiguration"]["level"] for rule in run["tool"]["driver"]["rules"]}

    assert {result["ruleId"] for result in run["results"]} <= rules.keys()
    assert rules["paraphrased"] == "error"
    assert rules["not_found"] == "warning"


def test_where_there_is_too_much_the_worst_stays_and_the_log_says_so() -> None:
    run = run_of(SarifReport(max_results=3).render(sample.report()))

    assert [result["level"] for result in run["results"]] == ["error", "error", "error"]
    assert run["invocations"][0]["toolExecutionNotifications"][-1]["message"]["text"].startswith(
        "9 findings and remarks left out"
    )


def test_the_pages_that_were_compared_are_related_places() -> None:
    results = run_of(SarifReport().render(sample.report()))["results"]
    (result,) = [each for each in results if each["ruleId"] == "source_contradicted"]
    (related,) = result["relatedLocations"]

    assert related["physicalLocation"]["artifactLocation"]["uri"] == sample.TIDE_PAGE.url
    assert "repairs would cost 90 million crowns" in related["message"]["text"]


def test_two_places_of_a_page_that_look_alike_are_one_related_place() -> None:
    report = sample.report()
    (draft, verdict) = next((d, v) for d in report.drafts for v in d.verdicts if v.outcome is Outcome.ALTERED)
    twice = replace(verdict, evidence=verdict.evidence[:1] * 2)
    text = SarifReport().render(replace(report, drafts=(replace(draft, verdicts=(twice,)),)))

    OFFICIAL.validate(json.loads(text))


def test_rules_link_the_guide_where_the_project_has_an_address() -> None:
    driver = run_of(SarifReport(home="https://verify.example").render(sample.report()))["tool"]["driver"]
    helped = {rule["id"]: rule.get("helpUri") for rule in driver["rules"]}

    assert driver["informationUri"] == "https://verify.example"
    assert helped["altered"] == "https://verify.example/verify/guide/outcomes.md#altered"
    assert helped["source_contradicted"] == "https://verify.example/verify/guide/sources.md#contradicted"


def test_an_interrupted_run_is_no_success() -> None:
    run = run_of(SarifReport().render(replace(sample.report(), complete=False, errors=())))

    assert run["invocations"][0]["executionSuccessful"] is False
