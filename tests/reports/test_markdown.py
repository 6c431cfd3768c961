from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.reports import sample
from tests.reports.golden import assert_golden
from tests.reports.strategies import reports
from verify.model.verdict import Report
from verify.reports.from_json import parse_report
from verify.reports.json import JsonReport
from verify.reports.markdown import MarkdownReport

OURS = {
    *("heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "blockquote_open"),
    *("blockquote_close", "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"),
    *("text", "code_inline", "strong_open", "strong_close", "em_open", "em_close", "softbreak"),
}


def tokens_of(text: str) -> list[Token]:
    blocks = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    return [token for block in blocks for token in (block, *(block.children or ()))]


def test_the_invented_report_reads_as_it_always_did() -> None:
    assert_golden("report.md", MarkdownReport().render(sample.report()))


def test_a_report_from_its_file_looks_the_same() -> None:
    back = parse_report(JsonReport().render(sample.report()))

    assert MarkdownReport().render(back) == MarkdownReport().render(sample.report())


def test_where_space_is_short_the_worst_stays_and_the_comment_says_so() -> None:
    text = MarkdownReport(max_length=1_800).render(sample.report())

    assert len(text) <= 1_800
    assert "altered" in text
    assert "The last boat leaves" not in text
    assert "are left out here for length" in text


def test_an_interrupted_run_says_so() -> None:
    assert "interrupted" in MarkdownReport().render(replace(sample.report(), complete=False))


@settings(max_examples=60, deadline=None)
@given(reports)
def test_text_of_strangers_stands_in_code_and_nowhere_else(report: Report) -> None:
    text = MarkdownReport().render(report)
    tokens = tokens_of(text)

    assert {token.type for token in tokens} <= OURS
    plain = "".join(token.content for token in tokens if token.type == "text")
    assert not any(sign in plain for sign in ("@", "://", "<", "www.", "![", "|", "::"))
    assert text.replace("\n", "").isprintable()
    assert not any(line.lstrip().startswith("::") for line in text.split("\n"))
