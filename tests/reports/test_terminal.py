from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings

from tests.reports import sample
from tests.reports.golden import assert_golden
from tests.reports.strategies import reports
from verify.model.verdict import Looked, Reason, Report, Verdict
from verify.reports.from_json import parse_report
from verify.reports.json import JsonReport
from verify.reports.layout import columns
from verify.reports.terminal import TerminalReport
from verify.reports.view import Order, Shown, View


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


def shown(
    *verdicts: Verdict,
    path: str = "drafts/ferry.md",
    view: View | None = None,
) -> str:
    draft = replace(sample.draft_report(path), verdicts=verdicts, named_sources=(), uncredited_origins=())
    return TerminalReport(width=100, view=view).render(replace(sample.report(), drafts=(draft,), errors=()))


def unreached(words: str, number: int) -> Verdict:
    return replace(
        sample.unchecked(),
        claim=sample.claim(words, number),
        reason=Reason.NO_NETWORK,
        because="No provider could be asked: there is no network.",
        looked=Looked(),
    )


def test_what_needs_somebody_comes_first_unless_the_order_of_the_story_is_asked_for() -> None:
    fine, altered = sample.corroborated(), sample.altered()

    assert shown(fine, altered).index("ALTERED") < shown(fine, altered).index("CORROBORATED")
    in_story = shown(fine, altered, view=View(order=Order.STORY))
    assert in_story.index("CORROBORATED") < in_story.index("ALTERED")


def test_corroborated_words_take_one_line_and_all_lines_only_in_full() -> None:
    brief = shown(sample.corroborated()).splitlines()

    assert [line for line in brief if "Ines Okonro" in line and "Low Harbour Post" in line]
    assert "https://post.example" not in "\n".join(brief)
    assert "https://post.example" in shown(sample.corroborated(), view=View(in_full=True))


def test_only_problems_are_shown_where_that_is_asked_for_and_all_are_counted() -> None:
    text = shown(sample.corroborated(), sample.altered(), view=View(shown=Shown.PROBLEMS))

    assert "CORROBORATED" not in text
    assert "2 quotations: 1 corroborated, 1 altered" in text


def test_without_a_network_the_reason_stands_once_above_what_can_be_done() -> None:
    first, second = unreached("We will sue,", 1), unreached("Nobody asked the islanders,", 2)
    short = replace(unreached("It is a long way to swim.", 3), reason=Reason.TOO_SHORT)

    text = shown(first, second, short)

    assert "? UNCHECKED  3 quotations" in text
    assert text.count("There was no network.") == 1
    assert text.index("There was no network.") < text.index("--evidence FOLDER")


def test_one_reason_of_several_quotations_is_given_once() -> None:
    alike = [replace(sample.unchecked(), claim=sample.claim(words, 1)) for words in ("We will sue,", "milder")]

    assert shown(*alike).count("gdelt limited the requests.") == 1


def test_a_page_that_was_named_has_its_address_once() -> None:
    assert shown(sample.altered(), sample.misattributed()).count("https://post.example/ferry-line") == 1


def test_every_finding_has_the_short_name_that_json_gives_it() -> None:
    assert f"line 5  {sample.altered().claim.id}" in shown(sample.altered())


def test_places_in_word_files_are_paragraphs() -> None:
    assert "paragraph 5" in shown(sample.altered(), path="drafts/ferry.docx")


def test_an_outlet_without_a_name_is_called_by_its_host() -> None:
    first = sample.corroborated().evidence[0]
    named = replace(first, page=replace(first.page, outlet="https://www.post.example/"))

    assert "post.example\n" in shown(replace(sample.corroborated(), evidence=(named,)))


def test_a_file_that_cannot_be_read_is_told_with_the_first_finding_that_hangs_on_it() -> None:
    assert shown(sample.altered(), sample.unchecked()).count("https://closed.example/a") == 1
