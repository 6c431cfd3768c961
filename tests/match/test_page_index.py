"""What a newsroom must be able to rely on: honest edits pass, changed words never do."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.match.page_index import PageIndex
from verify.match.pair_filter import PairFilter
from verify.match.quotation import read_quotation
from verify.model.notice import NoticeCode
from verify.model.verdict import Difference, Match, MatchKind

PAGE = """The harbour council met on Tuesday evening.

“We will not raise the mooring fees before 2031, and nobody on this board has asked for it,” Mara Velling said.
“The ferry lost about 46% of its riders when the old bridge opened, but the colour of the boats was never the problem.
It is the timetable,” she added.

Her deputy, Tom Oakes, said the repairs might cost $5 million.

“I think the pier should stay open all winter if the storms let us,” Oakes said. “They've done good work down there.”
"""
OTHER = """A report on bakeries.

Flour prices rose again in the valley, and the millers say that they cannot deliver before the spring.
"""
CORROBORATING = {
    MatchKind.VERBATIM,
    MatchKind.NORMALISED,
    MatchKind.ELIDED,
    MatchKind.BRACKETED,
    MatchKind.MINOR,
}


def best(quotation: str, *pages: str, parts: tuple[str, ...] = (), comma: bool = False) -> Match | None:
    found = PageIndex(pages or (OTHER, PAGE)).find(quotation, parts=parts, comma=comma)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("quotation", "kind"),
    [
        ("nobody on this board has asked for it", MatchKind.VERBATIM),
        ("NOBODY on this board has asked for it.", MatchKind.NORMALISED),
        ("the ferry lost about 46% of its riders when the old bridge opened", MatchKind.NORMALISED),
        ("The ferry lost about 46% of its riders … It is the timetable", MatchKind.ELIDED),
        ("[The council] will not raise the mooring fees before 2031", MatchKind.BRACKETED),
        ("[t]he pier should stay open all winter", MatchKind.BRACKETED),
        ("They've done good work [sic] down there", MatchKind.BRACKETED),
        ("The ferry lost about 46 per cent of its riders", MatchKind.MINOR),
        ("the color of the boats was never the problem", MatchKind.MINOR),
        ("They have done good work down there", MatchKind.MINOR),
        ("the repairs might cost $5m", MatchKind.MINOR),
        ("nobody on this boaard has asked for it", MatchKind.MINOR),
        ("and nobody on this board has asked for it. The ferry lost about 46% of its riders", MatchKind.MINOR),
        ("We will not raise mooring fees before 2031", MatchKind.MINOR),
    ],
)
def test_honest_edits_stay_corroborated(quotation: str, kind: MatchKind) -> None:
    match = best(quotation)

    assert match is not None
    assert (match.kind, match.page) == (kind, 1)
    assert not any(edit.material for edit in match.edits)


@pytest.mark.parametrize(
    ("quotation", "difference"),
    [
        ("We will raise the mooring fees before 2031, and nobody on this board has asked for it", Difference.NEGATION),
        ("The ferry lost about 64% of its riders when the old bridge opened", Difference.NUMBER),
        ("The ferry lost 46% of its riders when the old bridge opened", Difference.HEDGE),
        ("the pier must stay open all winter if the storms let us", Difference.MODAL),
        ("I think the pier should stay open some winter if the storms let us", Difference.QUANTIFIER),
        ("You think the pier should stay open all winter if the storms let us", Difference.PRONOUN),
        ("the harbour council met on Thursday evening", Difference.DATE),
        ("Her deputy, Tom Oakes, said the repairs might cost €5 million", Difference.UNIT),
        ("the smell of the boats was never the problem", Difference.WORD),
        ("the colour of the new boats was never the problem", Difference.INSERTION),
        ("We will … raise the mooring fees before 2031", Difference.NEGATION),
        ("nobody on this board has [not] asked for it", Difference.NEGATION),
        ("We … raise the mooring fees before 2031, and nobody on this board has asked for it", Difference.NEGATION),
    ],
)
def test_changed_words_are_altered_and_named(quotation: str, difference: Difference) -> None:
    match = best(quotation)

    assert match is not None
    assert match.kind is MatchKind.ALTERED
    assert difference in {edit.difference for edit in match.edits if edit.material}


@pytest.mark.parametrize(
    "quotation",
    [
        "",
        "?! … —",
        "We counted the lanterns twice because the first number pleased no one",
        "on this it was",
        "The council raise millers spring before the boats good",
    ],
)
def test_what_no_page_carries_is_not_found(quotation: str) -> None:
    assert best(quotation) is None


def test_every_edit_shows_both_readings_at_their_places() -> None:
    quotation = "The ferry lost about 64% of its riders when the old brigde opened, but the color of the boats"
    match = best(quotation)

    assert match is not None
    assert len(match.edits) >= 3
    for edit in match.edits:
        assert edit.draft_span.cut(quotation) == edit.draft
        assert edit.page_span.cut(PAGE) == edit.page
    number = next(edit for edit in match.edits if edit.difference is Difference.NUMBER)
    assert number.note == "The page says “46”, the draft “64”."


def test_a_page_with_the_words_in_one_place_and_other_words_in_another_shows_both() -> None:
    page = "“The tower will stand for a hundred years,” he said.\n\n" + "Nothing else happened. " * 30
    page += "\n\nLater he was quoted: “The tower will not stand for a hundred years.”"
    found = PageIndex([page]).find("The tower will stand for a hundred years")

    assert [match.kind for match in found] == [MatchKind.VERBATIM, MatchKind.ALTERED]


def test_several_pages_are_reported_best_first() -> None:
    found = PageIndex([OTHER, PAGE.replace("46%", "40%"), PAGE]).find("The ferry lost about 46% of its riders when")

    assert [(match.page, match.kind) for match in found] == [(2, MatchKind.VERBATIM), (1, MatchKind.ALTERED)]


def test_sentences_far_apart_joined_by_dots_are_a_splice() -> None:
    page = (
        PAGE
        + "\n\n"
        + "The minutes of the meeting were read out. " * 30
        + "\n\nThe lighthouse keeper resigned on Friday."
    )
    match = best("nobody on this board has asked for it … The lighthouse keeper resigned", page)

    assert match is not None
    assert match.kind is MatchKind.ALTERED
    assert Difference.SPLICE in {edit.difference for edit in match.edits}
    assert match.span.cut(page) == match.passage == "nobody on this board has asked for it"


def test_parts_after_a_full_stop_may_stand_apart() -> None:
    parts = ("We will not raise the mooring fees before 2031.", "It is the timetable.")
    match = best(" ".join(parts), parts=parts)

    assert match is not None
    assert match.kind in CORROBORATING
    assert NoticeCode.PARTS_APART in {notice.code for notice in match.notices}
    assert len(match.pieces) == 2


def test_parts_joined_by_a_comma_must_stand_together() -> None:
    parts = ("We will not raise the mooring fees,", "and nobody on this board has asked for it")
    match = best(" ".join(parts), parts=parts, comma=True)

    assert match is not None
    assert match.kind is MatchKind.ALTERED


def test_a_cut_that_drops_a_condition_is_pointed_out() -> None:
    match = best("I think the pier should stay open all winter")

    assert match is not None
    assert match.kind is MatchKind.VERBATIM
    assert [notice.message for notice in match.notices] == ["On the page the sentence goes on: “if the storms let us”."]


def test_three_words_are_short_evidence() -> None:
    match = best("the mooring fees")
    longer = best("raise the mooring fees")

    assert match is not None
    assert match.short
    assert longer is not None
    assert not longer.short


def test_letters_of_another_script_are_pointed_out() -> None:
    match = best("nоbody on this board has asked for it")

    assert match is not None
    assert NoticeCode.LOOK_ALIKE_LETTERS in {notice.code for notice in match.notices}
    assert [edit.difference for edit in match.edits] == [Difference.TYPO]


def test_pages_may_arrive_one_by_one() -> None:
    index = PageIndex()

    assert index.find("the mooring fees") == ()
    assert [index.add(OTHER), index.add(PAGE)] == [0, 1]
    assert index.find("raise the mooring fees")[0].page == 1


WORDS = PAGE.split(" ")


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(WORDS) - 4), st.integers(4, 40))
def test_a_quotation_cut_from_a_page_is_found_there_verbatim(start: int, length: int) -> None:
    quotation = " ".join(WORDS[start : start + length])
    match = best(quotation)

    assert match is not None
    # "if the storms come": what is cut out of a condition is not what was said.
    assert match.kind is MatchKind.VERBATIM or [edit.difference for edit in match.edits] == [Difference.CUT]
    assert match.passage in quotation


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(WORDS) - 8), st.integers(7, 30), st.integers(1, 5))
def test_a_not_put_in_never_stays_corroborated(start: int, length: int, at: int) -> None:
    chosen = WORDS[start : start + length]
    match = best(" ".join([*chosen[:at], "not", *chosen[at:]]))

    assert match is None or match.kind is MatchKind.ALTERED


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab not [].…\"' ", max_size=60), st.text(alphabet="ab not [].…\"' \n", max_size=120))
def test_any_quotation_against_any_page_keeps_its_places(quotation: str, page: str) -> None:
    for match in PageIndex([page]).find(quotation):
        assert match.span.cut(page) == match.passage
        for edit in match.edits:
            assert edit.draft_span.cut(quotation) == edit.draft
            assert edit.page_span.cut(page) == edit.page


def test_parts_may_stand_in_another_order_on_the_page() -> None:
    parts = ("They've done good work down there.", "It is the timetable.")
    match = best(" ".join(parts), parts=parts)

    assert match is not None
    assert match.kind is MatchKind.VERBATIM
    assert [piece.cut(PAGE) for piece in match.pieces] == ["They've done good work down there", "It is the timetable"]
    assert NoticeCode.PARTS_APART in {notice.code for notice in match.notices}


def test_a_bracket_that_names_what_stands_elsewhere_on_the_page_is_a_bracket() -> None:
    page = "The Port Charter Board (PCB) met.\n\n“PCB is an open body that anyone may address,” Velling said."
    match = best("[The Port Charter Board] is an open body that anyone may address", page)

    assert match is not None
    assert match.kind is MatchKind.BRACKETED


def test_a_bracket_the_page_has_too_is_no_difference() -> None:
    page = "“We told [the board] that the pier is rotten,” Oakes said."
    match = best("We told [the board] that the pier is rotten", page)
    changed = best("We told [the mayor] that the pier is rotten", page)

    assert match is not None
    assert match.kind is MatchKind.VERBATIM
    assert changed is not None
    assert changed.kind is MatchKind.ALTERED


FEW_WORDS = st.sampled_from("the pier of harbour we rot [the] … never boats. six 6 storms".split())


@settings(max_examples=200, deadline=None)
@given(st.lists(FEW_WORDS, max_size=24), st.lists(FEW_WORDS, max_size=40))
def test_a_page_that_carries_words_is_never_passed_over(quoted: list[str], on_page: list[str]) -> None:
    quotation = read_quotation(" ".join(quoted))
    index = PageIndex([OTHER, " ".join(on_page)])
    pairs = PairFilter([quotation.own_texts()])
    among = [number for number, words in enumerate(index.words()) if pairs.of(words)]

    assert index.find_read(quotation, among=among) == index.find_read(quotation)


def test_a_page_that_holds_too_few_pairs_of_a_quotations_words_is_passed_over() -> None:
    words = read_quotation("the pier should stay open all winter if the storms let us").own_texts()
    pairs = PairFilter([words, ("a", "pier")])
    index = PageIndex([OTHER])
    index.add(PAGE)

    assert [pairs.of(page) for page in index.words()] == [{1}, {0, 1}]
