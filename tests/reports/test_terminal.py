from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings

from tests.reports import sample
from tests.reports.golden import assert_golden
from tests.reports.strategies import reports
from verify.model.verdict import Report
from verify.reports.from_json import parse_report
from verify.reports.json import JsonReport
from verify.reports.layout import columns
from verify.reports.terminal import TerminalReport


def test_the_invented_report_reads_as_it_always_did() -> None:
    assert_golden("terminal.txt", TerminalReport().render(sample.report()))
    assert_golden("terminal-ascii.txt", TerminalReport(plain=True).render(sample.report()))
    assert_golden("terminal-colour.txt", TerminalReport(color=True, width=100).render(sample.report()))


def test_colour_adds_nothing_but_colour() -> None:
    coloured = TerminalReport(color=True).render(sample.report())

    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == TerminalReport().render(sample.report())


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_but_an_address_is_wider_than_the_terminal(width: int) -> None:
    lines = TerminalReport(width=width).render(sample.report()).split("\n")

    assert all(columns(line) <= width for line in lines if "https://" not in line)


def test_an_ascii_terminal_gets_ascii() -> None:
    assert TerminalReport(plain=True).render(sample.report()).isascii()


def test_unchecked_quotations_are_said_loudly() -> None:
    assert "!! 2 of 8 quotations could NOT be checked" in TerminalReport().render(sample.report())


def test_a_report_from_its_file_looks_the_same() -> None:
    back = parse_report(JsonReport().render(sample.report()))

    assert TerminalReport().render(back) == TerminalReport().render(sample.report())


def test_pages_that_a_verdict_hangs_on_are_named() -> None:
    text = TerminalReport().render(sample.report())

    assert "Not read  refused by robots.txt:\n            https://closed.example/a\n" in text


def test_an_interrupted_run_says_so() -> None:
    assert "interrupted" in TerminalReport().render(replace(sample.report(), complete=False))


def test_several_drafts_get_a_common_count() -> None:
    both = replace(sample.report(), drafts=(sample.draft_report("a.md"), sample.draft_report("b.md")))

    assert "2 drafts, 16 quotations: 2 corroborated" in TerminalReport(width=200).render(both)


@settings(max_examples=40, deadline=None)
@given(reports)
def test_text_of_strangers_moves_no_cursor_and_gives_no_command(report: Report) -> None:
    lines = TerminalReport().render(report).split("\n")

    assert all(line.isprintable() for line in lines)
    assert not any(line.lstrip().startswith("::") or "##" in line for line in lines)


@settings(max_examples=20, deadline=None)
@given(reports)
def test_strangers_can_not_leave_ascii(report: Report) -> None:
    assert TerminalReport(plain=True).render(report).isascii()


def test_the_page_that_disputes_the_words_is_shown_beside_the_first_that_gives_them() -> None:
    report = sample.report()
    said, disputed = sample.corroborated(), sample.disputed()
    both = replace(said, evidence=(said.evidence[0], *disputed.evidence))
    draft = replace(report.drafts[0], verdicts=(both,), named_sources=())

    shown = TerminalReport(width=200).render(replace(report, drafts=(draft,)))

    assert "Disputed  Island Radio: Harbour news at noon" in shown
    assert "only to deny that they were said. “Adair never said”" in shown
