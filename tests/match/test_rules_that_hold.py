"""What must hold for any page and any quotation, and for input that is no quotation at all."""

from __future__ import annotations

import time

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from verify.match.match_kind import ORDER_OF_KINDS
from verify.match.page_index import PageIndex
from verify.model.notice import NoticeCode
from verify.model.verdict import MatchKind

WORDS = (
    "harbour keeper signed seven letters about lanterns while nobody watched quiet boats near Lindale bridge before winter"
    " storms broke every window along old market street where Mara Velling sold bread and the council had not paid"
).split()
words = st.lists(st.sampled_from(WORDS), min_size=10, max_size=40, unique=True)
places = st.integers(0, 9)


def kind_of(quotation: str, page: str) -> MatchKind | None:
    found = PageIndex([page]).find(quotation)
    return found[0].kind if found else None


@settings(max_examples=60, deadline=None)
@given(words, places)
def test_a_quotation_cut_from_a_page_is_found_verbatim(page: list[str], start: int) -> None:
    quotation = " ".join(page[min(start, len(page) - 4) :][:12])
    match = PageIndex([" ".join(page)]).find(quotation)[0]

    assert match.kind is MatchKind.VERBATIM
    assert match.passage == quotation


@settings(max_examples=60, deadline=None)
@given(words, places)
def test_taking_words_of_the_passage_away_never_makes_it_more_certain(page: list[str], gone: int) -> None:
    quotation = " ".join(page)
    whole, less = kind_of(quotation, quotation), kind_of(quotation, " ".join(page[:gone] + page[gone + 1 :]))

    assert whole is not None
    assert less is None or ORDER_OF_KINDS[less] >= ORDER_OF_KINDS[whole]


@settings(max_examples=60, deadline=None)
@given(words, st.integers(1, 8), st.sampled_from(["not", "never", "nicht", "kein"]))
def test_a_denial_more_or_less_inside_is_never_good(page: list[str], at: int, denial: str) -> None:
    # Behind a first "not" a second one is not inside: the quotation stands there from the second one on.
    assume(page[0] != denial)
    plain, denied = " ".join(page), " ".join([*page[:at], denial, *page[at:]])

    assert kind_of(denied, plain) in (None, MatchKind.ALTERED)
    assert kind_of(plain, denied) in (None, MatchKind.ALTERED)


@settings(max_examples=60, deadline=None)
@given(words, st.lists(st.sampled_from([*WORDS, "…", "[they]", "46%", "f***ing"]), max_size=40))
def test_the_words_of_every_edit_stand_at_its_places(page: list[str], quoted: list[str]) -> None:
    text, quotation = " ".join(page), " ".join([*page[:6], *quoted])
    for match in PageIndex([text]).find(quotation):
        assert match.span.cut(text) == match.passage
        for edit in match.edits:
            assert edit.draft_span.cut(quotation) == edit.draft
            assert edit.page_span.cut(text) == edit.page


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=80), st.text(max_size=200))
def test_any_two_texts_are_compared_without_fault(quotation: str, page: str) -> None:
    for match in PageIndex([page, page + " " + quotation]).find(quotation):
        assert 0.0 <= match.similarity <= 1.0


@pytest.mark.parametrize("quotation", ["", "   ", "… … …", "?!", "[…]", "“”", "\u200b\ufeff"])
def test_a_quotation_without_words_stands_nowhere(quotation: str) -> None:
    assert PageIndex(["The keeper signed seven letters."]).find(quotation) == ()


def test_stop_words_alone_need_every_word() -> None:
    index = PageIndex(["The keeper said it is what it is, and that was that."])

    assert index.find("it is what it is")[0].kind is MatchKind.VERBATIM
    assert index.find("that it was what that is") == ()


def test_words_of_two_scripts_are_found_and_only_look_alikes_pointed_out() -> None:
    index = PageIndex(["The keeper wrote “Привет, Лондон” on the wall of the customs house."])

    plain = index.find("The keeper wrote “Привет, Лондон” on the wall")[0]
    mixed = index.find("The kеeper wrote “Привет, Лондон” on the wall")[0]

    assert (plain.kind, plain.notices) == (MatchKind.VERBATIM, ())
    assert [notice.code for notice in mixed.notices] == [NoticeCode.LOOK_ALIKE_LETTERS]


def test_one_word_repeated_a_hundred_thousand_times_is_compared_in_bounded_time() -> None:
    started = time.process_time()
    PageIndex(["bell " * 100_000]).find("bell " * 60 + "tower")

    assert time.process_time() - started < 5


@pytest.mark.parametrize("count", [3, 4, 5])
def test_a_few_words_must_all_stand_there(count: int) -> None:
    page = "Nobody warned the keeper before winter storms broke every window."
    few = page.split()[:count]

    assert kind_of(" ".join(few), page) is MatchKind.VERBATIM
    assert kind_of(" ".join(["Everybody", "asked", *few[2:]]), page) is None
