from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings

from tests.reports import sample
from tests.reports.golden import assert_golden
from tests.reports.strategies import reports
from verify.model.span import Span
from verify.model.verdict import Report
from verify.reports.from_json import parse_report
from verify.reports.html import HtmlReport, link_or_none
from verify.reports.json import JsonReport

TAGS = frozenset(
    "html head meta title style body header main footer nav section article div p h1 h2 h3 h4 a span bdi mark blockquote br"
    " dl dt dd table caption thead tbody tr th td ul ol li details fieldset legend input label summary svg g rect text line circle".split()
)
ATTRIBUTES = frozenset(
    "lang charset http-equiv content name class id href rel role aria-label aria-labelledby aria-hidden tabindex scope"
    " type name checked for"
    " viewbox width height x y x1 x2 y1 y2 cx cy r rx".split()
)


def soup_of(report: Report) -> BeautifulSoup:
    return BeautifulSoup(HtmlReport().render(report), "html.parser")


def large() -> Report:
    """Twenty quotations with eight pages each and long passages."""
    long = "word " * 400
    found = sample.altered().evidence[0]
    wordy = replace(found, match=replace(found.match, passage=long, span=Span(40, 40 + len(long))))
    verdict = replace(sample.altered(), evidence=(wordy,) * 8)
    return replace(sample.report(), drafts=(replace(sample.draft_report(), verdicts=(verdict,) * 20),))


def test_the_invented_report_reads_as_it_always_did() -> None:
    assert_golden("report.html", HtmlReport().render(sample.report()))


def test_a_report_from_its_file_and_the_draft_looks_the_same() -> None:
    back = parse_report(JsonReport().render(sample.report()), {sample.SHA: sample.SOURCE})

    assert HtmlReport().render(back) == HtmlReport().render(sample.report())


def test_the_draft_stands_there_as_its_author_wrote_it() -> None:
    draft = soup_of(sample.report()).select_one(".draft")
    assert draft is not None
    for tag in draft.select(".tag"):
        tag.decompose()

    assert draft.get_text() == sample.SOURCE


def test_a_report_without_the_draft_still_has_its_cards() -> None:
    soup = soup_of(parse_report(JsonReport().render(sample.report())))

    assert soup.select_one(".draft") is None
    assert len(soup.select("article.card")) == 14


def test_every_outcome_is_said_in_a_word_at_its_place() -> None:
    tags = [tag.get_text() for tag in soup_of(sample.report()).select(".draft .tag")]

    assert tags == [
        "✓ corroborated",
        "✓ source supported",
        "≠ altered",
        "≈ paraphrased",
        "⇄ misattributed",
        "✗ not found",
        "? unchecked",
        "⊘ disputed",
        "– skipped",
        "– skipped",
        "? unchecked",
        "≠ source contradicted",
        "≠ altered",
        "✗ not found",
        "? source unchecked",
        "✗ source unsupported",
    ]


def test_the_differing_words_are_marked_on_both_sides() -> None:
    card = soup_of(sample.report()).select("article.card")[1]

    assert [mark.get_text() for mark in card.select("blockquote mark.material")] == ["64", "46"]


def test_every_inner_link_has_its_target_and_every_id_is_there_once() -> None:
    soup = soup_of(replace(sample.report(), drafts=(sample.draft_report("a.md"), sample.draft_report("b.md"))))
    ids = [str(tag["id"]) for tag in soup.select("[id]")]

    assert len(ids) == len(set(ids))
    assert {str(a["href"])[1:] for a in soup.select("a[href^='#']")} <= set(ids)


def test_the_policy_allows_this_style_and_nothing_else() -> None:
    policy = soup_of(sample.report()).select_one("meta[http-equiv='Content-Security-Policy']")

    assert policy is not None
    assert str(policy["content"]).startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in str(policy["content"])


def test_twenty_quotations_with_many_pages_stay_small() -> None:
    assert len(HtmlReport().render(large()).encode()) < 300_000


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//evil.example",
        "https://a.example\n",
        "",
        None,
    ],
)
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert link_or_none(url) is None


@settings(max_examples=30, deadline=None)
@given(reports)
def test_text_of_strangers_brings_no_element_no_attribute_and_no_address(report: Report) -> None:
    soup = soup_of(report)

    assert {tag.name for tag in soup.find_all(True)} <= TAGS
    assert {name for tag in soup.find_all(True) for name in tag.attrs} <= ATTRIBUTES
    hrefs = [str(a["href"]) for a in soup.select("a")]
    assert all(href.startswith(("#d", "#look", "http://", "https://")) for href in hrefs)
