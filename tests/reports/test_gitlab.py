from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given, settings

from tests.reports import sample
from tests.reports.golden import assert_golden
from tests.reports.strategies import reports
from verify.model.verdict import Report
from verify.reports.gitlab import GitlabReport


def test_the_invented_report_reads_as_it_always_did() -> None:
    assert_golden("gitlab.json", GitlabReport().render(sample.report()))


def test_every_finding_has_what_gitlab_needs_and_a_fingerprint_of_its_own() -> None:
    twice = replace(sample.report(), drafts=(sample.draft_report("a.md"), sample.draft_report("b.md")))
    found = json.loads(GitlabReport().render(twice))

    assert len({finding["fingerprint"] for finding in found}) == len(found) == 25
    assert {finding["severity"] for finding in found} == {"critical", "major", "minor", "info"}
    assert all(finding["location"]["lines"]["begin"] >= 1 for finding in found)


def test_a_clean_run_is_an_empty_list() -> None:
    assert GitlabReport().render(replace(sample.report(), errors=(), drafts=())) == "[]\n"


@settings(max_examples=30, deadline=None)
@given(reports)
def test_text_of_strangers_is_text(report: Report) -> None:
    text = GitlabReport().render(report)

    assert all(str(finding["description"]).isprintable() for finding in json.loads(text))
    assert text.replace("\n", "").isprintable()
    assert "##" not in text
