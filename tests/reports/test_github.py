from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given, settings

from tests.reports import sample
from tests.reports.golden import assert_golden
from tests.reports.strategies import reports
from verify.model.failing import FAIL_BY_DEFAULT
from verify.model.verdict import Outcome, Report
from verify.reports.findings import findings_of, remarks_of
from verify.reports.github import GithubReport

COMMAND = re.compile(
    r"::(error|warning|notice) ((?:file|line|endLine|col|endColumn|title)=[^:,]*(?:,|(?=::)))+::[^\n]*"
)


def test_the_invented_report_reads_as_it_always_did() -> None:
    assert_golden("github.txt", GithubReport().render(sample.report()))


def test_an_annotation_stands_at_the_words() -> None:
    report = replace(sample.report(), errors=(), drafts=(replace(sample.draft_report(), verdicts=(sample.altered(),)),))

    first, *_ = GithubReport().render(report).split("\n")

    assert first.startswith(
        "::error file=drafts/ferry.md,line=5,endLine=5,col=23,endColumn=55,title=Quotation altered::"
    )


def test_a_clean_draft_has_no_annotation() -> None:
    clean = replace(sample.draft_report(), verdicts=(sample.corroborated(),), named_sources=())

    assert "::" not in GithubReport().render(replace(sample.report(), errors=(), drafts=(clean,)))


def test_what_does_not_fail_the_build_is_no_error() -> None:
    assert "::error file=drafts/ferry.md" not in GithubReport(fail_on=()).render(sample.report())
    assert "::error file=drafts/ferry.md,line=9" in GithubReport(fail_on=(Outcome.UNCHECKED,)).render(sample.report())


def test_more_than_github_shows_is_said() -> None:
    many = replace(sample.draft_report(), verdicts=(sample.not_found(),) * 11)

    assert "GitHub shows 10 annotations of a kind" in GithubReport().render(replace(sample.report(), drafts=(many,)))


@settings(max_examples=60, deadline=None)
@given(reports)
def test_strangers_can_neither_begin_a_command_nor_break_one(report: Report) -> None:
    lines = GithubReport().render(report).rstrip("\n").split("\n")
    commands = [line for line in lines if line.lstrip().startswith("::")]
    unfinished = 0 if report.complete else 1

    told = len(findings_of(report, FAIL_BY_DEFAULT)) + len(remarks_of(report)) + len(report.errors) + unfinished
    assert len(commands) == told
    assert all(COMMAND.fullmatch(line) for line in commands)
    assert all(line.isprintable() and "##" not in line for line in lines)
