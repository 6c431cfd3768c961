from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.reports import sample
from tests.reports.strategies import reports
from verify.errors import ReportError
from verify.model.verdict import Report
from verify.reports.from_json import parse_report
from verify.reports.html import HtmlReport
from verify.reports.json import JsonReport
from verify.reports.sarif import SarifReport
from verify.reports.terminal import TerminalReport

WRITTEN = JsonReport().render(sample.report())


def places(value: object, at: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The way to every value inside *value*."""
    if isinstance(value, dict):
        inner: list[tuple[str | int, object]] = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    else:
        return [at]
    return [at, *(place for key, below in inner for place in places(below, (*at, key)))]


def assert_read_or_refused(text: str) -> None:
    try:
        report = parse_report(text)
    except ReportError as refused:
        line = str(refused)
    else:
        line = ""
        for form in (JsonReport(), TerminalReport(), HtmlReport(), SarifReport()):
            form.render(report)
    assert line == "" or line.isprintable()


PLACES = [place for place in places(json.loads(WRITTEN)) if place]
anything = st.one_of(
    st.none(),
    st.booleans(),
    st.sampled_from((-5, 0, 7, 10**30, 10**400)),
    st.floats(),
    st.text(max_size=3),
    st.just([]),
    st.just([1]),
    st.just({}),
)


@settings(max_examples=60, deadline=None)
@given(reports)
def test_a_report_read_back_is_written_the_same(report: Report) -> None:
    written = JsonReport().render(report)

    assert JsonReport().render(parse_report(written)) == written


def test_a_report_from_before_sources_were_judged_is_read() -> None:
    written = json.loads(JsonReport().render(sample.report()))
    for source in written["drafts"][0]["named_sources"]:
        for key in ("reason", "because", "via", "matter", "found", "looked"):
            del source[key]
    del written["drafts"][0]["markup"]

    (draft,) = parse_report(json.dumps(written)).drafts
    assert [judged.found for judged in draft.named_sources] == [()] * 4


def test_the_invented_report_comes_back_whole_with_its_draft() -> None:
    back = parse_report(WRITTEN, {sample.SHA: sample.SOURCE})

    assert back.drafts[0].source == sample.SOURCE
    assert back.drafts[0].verdicts[:6] == sample.draft_report().verdicts[:6]
    assert back.drafts[0].origins == sample.draft_report().origins


def test_without_its_draft_a_report_comes_back_with_an_empty_source() -> None:
    assert parse_report(WRITTEN).drafts[0].source == ""


def test_unknown_keys_are_ignored() -> None:
    changed = json.loads(WRITTEN)
    changed["mood"] = changed["drafts"][0]["mood"] = changed["drafts"][0]["claims"][0]["mood"] = ["good"]

    assert parse_report(json.dumps(changed)) == parse_report(WRITTEN)


def test_keys_that_came_later_may_be_missing() -> None:
    changed = json.loads(WRITTEN)
    del changed["pace"], changed["robots_ignored"], changed["drafts"][0]["complete"]
    for claim in changed["drafts"][0]["claims"]:
        del claim["looked"]["stopped"]
        for evidence in claim["evidence"]:
            del evidence["own_page"], evidence["own_material"], evidence["from_cache"], evidence["speaker_check"]
            del evidence["match"]["reasons"]

    assert parse_report(json.dumps(changed)).drafts[0].complete


def test_a_newer_schema_is_refused_with_the_way_out() -> None:
    with pytest.raises(ReportError, match=r"newer verify .* upgrade"):
        parse_report(WRITTEN.replace("verify.report/1", "verify.report/2"))


@pytest.mark.parametrize("schema", ["verify.claims/1", "verify.report/0", "verify.report/x", "verify.report/²", ""])
def test_another_schema_is_refused(schema: str) -> None:
    with pytest.raises(ReportError, match=r"schema is not 'verify\.report/1'"):
        parse_report(WRITTEN.replace("verify.report/1", schema))


@pytest.mark.parametrize("text", ["", "[]", "nothing", "{", "[" * 100_000, '{"schema": 1}', "1" * 5_000, '{"a": NaN}'])
def test_what_is_not_a_report_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(ReportError) as caught:
        parse_report(text, origin="old.json")

    assert str(caught.value).startswith("old.json: not a readable report: ")
    assert len(str(caught.value)) < 300
    assert str(caught.value).isprintable()


def test_the_error_names_the_place() -> None:
    changed = json.loads(WRITTEN)
    changed["drafts"][0]["claims"][3]["outcome"] = "fabricated"

    with pytest.raises(ReportError, match=r"drafts\[0\]\.claims\[3\]\.outcome: 'fabricated' is not known"):
        parse_report(json.dumps(changed))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(PLACES), anything)
@example(("drafts", 0, "named_sources", 1, "found", 0, "match", "edits", 0, "page_end"), 10**30)
@example(("complete",), "\ud800")
def test_any_value_anywhere_is_read_or_refused_and_never_a_traceback(
    place: tuple[str | int, ...], value: object
) -> None:
    changed: Any = json.loads(WRITTEN)
    inner = changed
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = value

    assert_read_or_refused(json.dumps(changed))


def test_a_hostile_key_reaches_no_terminal() -> None:
    changed = json.loads(WRITTEN)
    changed["drafts"][0]["claims"][0]["looked"]["providers"] = {"\x1b[2J\n::error::": 1}

    with pytest.raises(ReportError) as caught:
        parse_report(json.dumps(changed))

    assert "looked.providers" in str(caught.value)
    assert str(caught.value).isprintable()


def test_a_key_that_is_missing_at_the_top_is_named() -> None:
    changed = json.loads(WRITTEN)
    del changed["version"]

    with pytest.raises(ReportError, match=r"the report: Object missing required field `version`$"):
        parse_report(json.dumps(changed))


def test_a_hostile_word_reaches_no_terminal() -> None:
    changed = json.loads(WRITTEN)
    changed["drafts"][0]["claims"][0]["outcome"] = "\x1b[2J\n - at `$.version`" * 100

    with pytest.raises(ReportError, match="is not known to this version") as caught:
        parse_report(json.dumps(changed))

    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 500


@pytest.mark.parametrize("moment", ["2026-11-22T02:00:00+02:00", "2026-11-22T02:00:00", "0001-01-01T00:00:00+05:00"])
def test_a_time_that_is_not_in_utc_is_refused(moment: str) -> None:
    changed = json.loads(WRITTEN)
    changed["drafts"][0]["claims"][0]["evidence"][0]["retrieved_at"] = moment

    with pytest.raises(ReportError, match=r"evidence\[0\].*(UTC|timezone)"):
        parse_report(json.dumps(changed))


def test_a_stretch_that_ends_before_it_starts_is_refused_with_its_place() -> None:
    changed = json.loads(WRITTEN)
    changed["drafts"][0]["claims"][1]["parts"][0]["end"] = 0

    with pytest.raises(ReportError, match=r"drafts\[0\]\.claims\[1\]\.parts\[0\]: ends \(0\) before it starts"):
        parse_report(json.dumps(changed))


def test_an_unfinished_draft_stays_unfinished() -> None:
    report = replace(sample.report(), complete=False, drafts=(replace(sample.draft_report(), complete=False),))

    back = parse_report(JsonReport().render(report))

    assert not back.complete
    assert not back.drafts[0].complete
