from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

from hypothesis import given, settings

from tests.reports import sample
from tests.reports.golden import assert_golden
from tests.reports.strategies import reports
from verify.model.source_words import Beside
from verify.model.verdict import Outcome, Report
from verify.reports.junit import JunitReport


def parsed(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text.encode())


def test_the_invented_report_reads_as_it_always_did() -> None:
    assert_golden("junit.xml", JunitReport().render(sample.report()))


def test_the_counts_are_those_of_the_cases() -> None:
    suite = parsed(JunitReport().render(sample.report()))[0]

    assert int(suite.attrib["tests"]) == len(suite.findall("testcase")) == 17
    assert int(suite.attrib["failures"]) == len(suite.findall("testcase/failure")) == 5
    assert int(suite.attrib["skipped"]) == len(suite.findall("testcase/skipped")) == 10


def test_an_unchecked_quotation_never_passes() -> None:
    suites = parsed(JunitReport().render(sample.report()))
    (case,) = [case for case in suites.iter("testcase") if "A bridge" in case.attrib["name"]]

    assert case.find("skipped") is not None


def test_an_unchecked_quotation_fails_where_that_is_asked() -> None:
    suites = parsed(JunitReport(fail_on=(Outcome.UNCHECKED,)).render(sample.report()))

    assert [failure.attrib["type"] for failure in suites.iter("failure")] == ["unchecked", "unchecked"]


def test_the_totals_are_those_of_all_drafts() -> None:
    both = replace(sample.report(), drafts=(sample.draft_report("a.md"), sample.draft_report("b.md")))
    suites = parsed(JunitReport().render(both))

    totals = {name: suites.attrib[name] for name in ("tests", "failures", "errors", "skipped", "time")}
    assert totals == {"tests": "35", "failures": "10", "errors": "1", "skipped": "20", "time": "0"}


def test_a_source_that_is_contradicted_never_passes_and_fails_where_that_is_asked() -> None:
    for fail_on, element in (((), "skipped"), ((Beside.SOURCE_CONTRADICTED,), "failure")):
        suites = parsed(JunitReport(fail_on=fail_on).render(sample.report()))
        (case,) = [c for c in suites.iter("testcase") if c.attrib["name"] == "named source: Tide Weekly (cited)"]
        (inside,) = case

        assert inside.tag == element
        assert "The page says 90, the draft 9." in inside.attrib["message"]


def test_an_interrupted_run_is_an_error() -> None:
    suites = parsed(JunitReport().render(replace(sample.report(), complete=False, errors=())))

    assert [error.attrib["message"] for error in suites.iter("error")] == [
        "The run was interrupted: this report is not complete."
    ]


@settings(max_examples=40, deadline=None)
@given(reports)
def test_text_of_strangers_is_text_in_the_xml(report: Report) -> None:
    text = JunitReport().render(report)
    known = {"testsuites", "testsuite", "testcase", "failure", "error", "skipped", "system-out"}

    assert {element.tag for element in parsed(text).iter()} <= known
    assert text.replace("\n", "").isprintable()
    assert not any(line.lstrip().startswith("::") or "##" in line for line in text.split("\n"))
