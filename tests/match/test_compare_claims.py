"""All claims of a draft against its pages."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from verify.faults import Fault
from verify.match.compare_claims import carries, compare_meaning, compare_words
from verify.match.sentences import sentences_of
from verify.model.claim import Claim, ClaimKind, Figure, Form, Part, Speaker
from verify.model.page import Page
from verify.model.span import Span
from verify.model.verdict import MatchKind

TEXT = (
    "The ferry to Lindale carried 340 passengers on its last trip of the winter.\n\n"
    "Dr. Moen said the keeper had signed every letter about the broken lanterns herself."
)
PAGES = (
    Page(url="https://a.example/1", final_url="https://a.example/1", text="Bread costs more in the valley."),
    Page(url="https://a.example/2", final_url="https://a.example/2", text=TEXT),
)


def claim(text: str, kind: ClaimKind = ClaimKind.QUOTATION, figure: Figure | None = None) -> Claim:
    return Claim(
        id="q1", kind=kind, form=Form.WHOLE, text=text, span=Span(0, 1), line=1, column=1, parts=(), figure=figure
    )


def figure(value: float | None) -> Figure:
    sentence = f"The ferry to Lindale carried {value} passengers on its last trip"
    return Figure(value=value, unit="passengers", qualifier=None, sentence=sentence)


def test_words_are_given_by_claim_with_the_page_that_carries_them() -> None:
    found = compare_words([claim("the keeper had signed every letter")], PAGES)

    assert [(page.url, match.kind) for page, match in found["q1"]] == [("https://a.example/2", MatchKind.VERBATIM)]
    assert carries(found["q1"])


def test_altered_words_and_three_words_carry_nothing() -> None:
    altered = compare_words([claim("the keeper had not signed every letter about the broken lanterns")], PAGES)
    short = compare_words([claim("the broken lanterns")], PAGES)

    assert not carries(altered["q1"])
    assert not carries(short["q1"])


def test_without_pages_or_quotations_there_is_nothing() -> None:
    assert compare_words([claim("the keeper had signed")], ()) == {}
    assert compare_words([claim("the keeper had signed", ClaimKind.STATEMENT)], PAGES) == {}
    assert compare_meaning([claim("the keeper had signed")], (), {}).found == {}


def test_what_stands_there_word_for_word_is_not_sought_by_meaning() -> None:
    claims = [claim("the keeper had signed every letter")]
    found = compare_words(claims, PAGES)

    assert compare_meaning(claims, PAGES, found).found == found


def test_a_figure_of_the_draft_is_compared_by_meaning() -> None:
    found = compare_meaning([claim("340 passengers", ClaimKind.FIGURE, figure(340))], PAGES, {}).found

    assert found["q1"][0][0].url == "https://a.example/2"


def test_a_title_ends_no_sentence() -> None:
    assert [sentence.span.cut(TEXT)[:8] for sentence in sentences_of(TEXT)] == ["The ferr", "Dr. Moen"]


def test_of_many_pages_that_carry_the_words_none_is_left_out() -> None:
    said = "We will rebuild the old bridge before the winter"
    urls = [f"https://a.example/{number}" for number in range(45)]
    pages = [Page(url=url, final_url=url, text=f"Page {url}. “{said},” she said.") for url in urls]

    (found,) = compare_words([claim(said)], pages).values()

    assert {page.url for page, _ in found} == set(urls)


def test_a_claim_that_fails_while_meaning_is_compared_costs_itself_alone() -> None:
    broken = replace(claim("340 passengers", ClaimKind.FIGURE, figure(340)), id="q2", figure=cast(Figure, object()))
    sound = claim("340 passengers", ClaimKind.FIGURE, figure(340))
    faults: list[Fault] = []

    meant = compare_meaning([broken, sound], PAGES, {}, note=faults.append)

    assert list(meant.found) == [sound.id]
    assert [fault.about for fault in faults] == ["q2"]


def test_parts_that_stand_apart_on_a_page_are_found_though_no_page_has_the_whole_in_one_place() -> None:
    first, second = "We will rebuild the old bridge before the winter", "Nobody in this town has ever asked us to do it"
    parts = tuple(Part(text=each, span=Span(0, len(each))) for each in (first, second))
    told = " ".join(f"Word{number}" for number in range(200))
    page = Page(url="https://a.example/1", final_url="https://a.example/1", text=f"“{second}.” {told} “{first}.”")

    (found,) = compare_words([replace(claim(f"{first}. {second}"), parts=parts)], [page]).values()

    assert (found[0][1].kind, len(found[0][1].pieces)) == (MatchKind.VERBATIM, 2)


def test_what_is_near_a_claim_is_the_same_whoever_else_the_draft_quotes() -> None:
    speakers = [Speaker(text=name, span=Span(0, 0), name=name) for name in ("Ida Moen", "Per Lund", "Ida Moen")]
    texts = ("The vessel sank with its crew", "My cousin bakes bread every morning", "A crew must know its vessel")
    claims = [
        replace(claim(text), id=f"q{at}", speaker=who)
        for at, (text, who) in enumerate(zip(texts, speakers, strict=True))
    ]
    text = (
        "“The boat went down before the crew could call,” said Ida Moen.\n\n“My brother sells loaves,” said Per Lund.\n"
    )
    pages = [Page(url=f"https://a.example/{at}", final_url=f"https://a.example/{at}", text=text) for at in range(3)]

    together = compare_meaning(claims, pages, {}).near

    assert all(together.values())
    assert list(together.items()) == [each for one in claims for each in compare_meaning([one], pages, {}).near.items()]
