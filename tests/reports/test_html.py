from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings

from tests.reports import sample
from tests.reports.golden import assert_golden
from tests.reports.strategies import reports
from verify.drafts.markdown import MarkdownReader
from verify.model.span import Span
from verify.model.verdict import Difference, Edit, EditOp, Evidence, Report
from verify.reports.from_json import parse_report
from verify.reports.html import HtmlReport, link_or_none, passage_pieces, quotation_pieces
from verify.reports.json import JsonReport
from verify.reports.markdown import MarkdownReport

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


def test_a_mark_stands_where_a_word_is_missing() -> None:
    altered = sample.altered()
    dropped = Edit(
        op=EditOp.DELETE,
        difference=Difference.OMISSION,
        draft="",
        page="safely ",
        draft_span=Span(7, 7),
        page_span=Span(47, 54),
        material=True,
        note="The draft leaves out “safely”.",
    )
    passage = "Cannot safely carry 64 tonnes any longer"
    found = replace(altered.evidence[0], match=replace(altered.evidence[0].match, passage=passage, edits=(dropped,)))
    pieces = quotation_pieces(replace(altered, evidence=(found,)))

    assert [(piece.text, piece.mark) for piece in pieces] == [
        ("cannot ", None),
        ("", 0),
        ("carry 64 tonnes any longer", None),
    ]
    assert [piece.text for piece in passage_pieces(found) if piece.mark == 0] == ["safely "]


def with_evidence(found: Evidence) -> Report:
    verdict = replace(sample.corroborated(), evidence=(found,))
    return replace(sample.report(), drafts=(replace(sample.draft_report(), verdicts=(verdict,), named_sources=()),))


def test_a_recording_beside_a_transcript_plays_from_the_second_and_nothing_else_plays() -> None:
    soup = soup_of(with_evidence(sample.recorded()))
    (player,) = soup.select("audio")

    assert (player["src"], player["preload"]) == ("file:///notes/council.wav#t=872", "none")
    assert soup.select_one('a[href="file:///notes/council.wav#t=872"]') is not None
    assert "media-src file:;" in str(soup.select_one("meta[content*=default-src]"))
    assert "media-src" not in HtmlReport().render(sample.report())


@pytest.mark.parametrize("url", ["file://share/council.wav#t=872", "https://a.example/council.wav#t=872"])
def test_a_report_from_elsewhere_opens_no_share_and_no_sound_of_the_web(url: str) -> None:
    soup = soup_of(with_evidence(replace(sample.recorded(), fragment_url=url)))

    assert not soup.select("audio")
    assert not soup.select(f'a[href="{url}"]')


def test_places_of_a_word_draft_are_paragraphs_in_html_and_markdown() -> None:
    report = replace(sample.report(), drafts=(sample.draft_report("pier.docx"),), errors=())
    for told in (soup_of(report).get_text(), MarkdownReport().render(report)):
        assert "paragraph 5" in told
        assert "line 5" not in told


def test_words_of_a_named_source_are_not_said_to_lack_a_speaker() -> None:
    cards = soup_of(sample.report()).select("article.card")

    assert [card["aria-label"] for card in cards if "names no speaker" in card.get_text()] == []


def test_a_draft_in_markdown_is_shown_as_its_readers_see_it() -> None:
    source = "# The *pier*\n\nOkonro [said](https://a.example/): “We **will** sue &amp; win.”\n"
    read = MarkdownReader().read(source.encode(), "pier.md")
    first = sample.not_found()
    span = Span(source.index("We **"), source.index(".”"))
    claim = replace(first.claim, span=span, parts=(replace(first.claim.parts[0], span=span),))
    draft = replace(
        sample.draft_report("pier.md"),
        source=source,
        markup=read.markup,
        verdicts=(replace(first, claim=claim),),
        named_sources=(),
    )
    report = replace(sample.report(), drafts=(draft,))
    shown = soup_of(parse_report(JsonReport().render(report), {sample.SHA: source})).select_one(".draft")
    assert shown is not None

    assert [mark.get_text() for mark in shown.select("mark")] == ["We will sue & win"]
    assert shown.get_text().startswith("The pier\n\nOkonro said: “We will sue & win")


def test_the_names_of_sources_are_marked_in_the_draft_and_lead_to_what_was_found() -> None:
    soup = soup_of(sample.report())
    names = {mark.get_text(): mark for mark in soup.select(".draft mark.name")}

    assert list(names) == ["Low Harbour Post", "Tide Weekly", "Island Radio", "North Gazette"]
    tag = names["Tide Weekly"].find_next_sibling("a")
    assert tag is not None
    card = soup.select_one(str(tag["href"]))
    assert card is not None
    said = card.get_text()
    for words in (
        "contradicted",
        "repairs would cost 9 million crowns",
        "its own page",
        "27 Feb 2026",
        "90",
        "Compare",
    ):
        assert words in said


def test_what_needs_a_look_is_listed_first_and_what_pages_carry_is_folded() -> None:
    soup = soup_of(sample.report())

    assert soup.select_one("a[href='#look']").get_text() == "9 to look at"  # type: ignore[union-attr]
    assert len(soup.select("#look li a")) == 9
    assert [card.details is not None for card in soup.select("article.card.corroborated, article.card.supported")] == [
        True,
        True,
    ]
    assert soup.select("article.fine.altered, article.fine.contradicted") == []


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
