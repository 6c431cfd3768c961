from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given, settings
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.reports import sample
from tests.reports.golden import assert_golden
from tests.reports.strategies import reports
from verify.model.verdict import Report
from verify.reports.escaping import linked
from verify.reports.from_json import parse_report
from verify.reports.json import JsonReport
from verify.reports.markdown import MarkdownReport

OURS = {
    *("heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "blockquote_open"),
    *("blockquote_close", "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"),
    *("table_open", "table_close", "thead_open", "thead_close", "tbody_open", "tbody_close", "tr_open", "tr_close"),
    *("th_open", "th_close", "td_open", "td_close", "link_open", "link_close", "html_block"),
    *("text", "code_inline", "strong_open", "strong_close", "em_open", "em_close", "softbreak"),
}
OUR_HTML = re.compile(r"<details><summary>\d+ [a-z ]+</summary>\n|</details>\n")


def tokens_of(text: str) -> list[Token]:
    blocks = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    return [token for block in blocks for token in (block, *(block.children or ()))]


def test_the_invented_report_reads_as_it_always_did() -> None:
    assert_golden("report.md", MarkdownReport().render(sample.report()))


def test_a_report_from_its_file_looks_the_same() -> None:
    back = parse_report(JsonReport().render(sample.report()))

    assert MarkdownReport().render(back) == MarkdownReport().render(sample.report())


def test_addresses_can_be_clicked_and_cannot_break_out_of_their_link() -> None:
    address = "https://a.example/b(c)[d]<e>`f` g#h#[i]"
    (link,) = [
        token for token in tokens_of(linked("https://a.example/b(c)`d`#e#f", "`]( x")) if token.type == "link_open"
    ]

    assert link.attrs["href"] == "https://a.example/b%28c%29%60d%60#e%23f"
    assert not any(token.type == "link_open" for token in tokens_of(linked(address, "g")))
    assert not any(token.type == "link_open" for token in tokens_of(linked("javascript:alert(1)", "g")))


def test_what_pages_carry_is_folded_away_and_what_needs_somebody_is_not() -> None:
    before, _, folded = MarkdownReport().render(sample.report()).partition("carried by pages</summary>")

    assert "**contradicted**, named source: `Tide Weekly (cited)`" in before
    assert "takes: `repairs would cost 9 million crowns`" in before
    assert "The last boat leaves" not in before
    assert "The last boat leaves" in folded


def test_a_table_counts_quotations_statements_and_sources_apart() -> None:
    text = MarkdownReport().render(sample.report())

    assert "| ≠ altered | 1 | 1 |  |" in text
    assert "| ? unchecked | 2 | 1 | 1 |" in text


def test_where_space_is_short_the_worst_stays_and_the_comment_says_so() -> None:
    text = MarkdownReport(max_length=1_800).render(sample.report())

    assert len(text) <= 1_800
    assert "altered" in text
    assert "The last boat leaves" not in text
    assert "_Left out here for length: " in text
    assert "<details>" not in text


def test_an_interrupted_run_says_so() -> None:
    assert "interrupted" in MarkdownReport().render(replace(sample.report(), complete=False))


@settings(max_examples=60, deadline=None)
@given(reports)
def test_text_of_strangers_stands_in_code_and_nowhere_else(report: Report) -> None:
    text = MarkdownReport().render(report)
    tokens = tokens_of(text)

    assert {token.type for token in tokens} <= OURS
    assert all(OUR_HTML.fullmatch(token.content) for token in tokens if token.type == "html_block")
    links = [str(token.attrs["href"]) for token in tokens if token.type == "link_open"]
    assert all(link.startswith(("http://", "https://")) for link in links)
    plain = "".join(token.content for token in tokens if token.type == "text")
    assert not any(sign in plain for sign in ("@", "://", "<", "www.", "![", "|", "::"))
    assert text.replace("\n", "").isprintable()
    assert not any(line.lstrip().startswith("::") for line in text.split("\n"))
