"""One statement or another one, as far as words alone can know it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.match.sameness import AGREEMENTS, compare_statements
from verify.model.verdict import Difference

SAID = "We will shut the mill in Lindale before the harvest"


@pytest.mark.parametrize(
    ("draft", "page"),
    [
        (SAID, "they would close the mill in Lindale before the harvest"),
        (SAID, "the company would shut the mill in Lindale before the harvest"),
        ("I will leave the board if the vote fails", "she would leave the board if the vote failed"),
        (SAID, "the county would shut the mill in Lindale before the harvest"),
        ("I don’t think the nurses can leave the ward", "she did not think the nurses could leave the ward"),
        ("Nobody was hurt when the roof fell in", "nobody had been hurt when the roof fell in"),
    ],
)
def test_reported_speech_says_the_same_a_step_back_in_time_and_person(draft: str, page: str) -> None:
    assert compare_statements(draft, page, reported=True).same


def test_a_phrase_may_move_from_one_end_to_the_other() -> None:
    assert compare_statements(
        "In the spring the mill will close its gates", "The mill will shut its gates in the spring"
    ).same


@pytest.mark.parametrize(
    ("rule", "draft", "page"),
    [
        ("says enough", "The mill closed", "The mill closed"),
        ("nothing left over", "They closed the mill in Lindale", "They closed the mill in Lindale for repairs"),
        ("turns alike", SAID, "We may shut the mill in Lindale before the harvest"),
        ("same people", "She knew the keeper of the mill", "He knew the keeper of the mill"),
        ("same time", "The mill is safe for the workers", "The mill was safe for the workers"),
        ("both ask", "Will we shut the mill in Lindale before the harvest?", SAID),
        ("same roles", "The council sued the builder over the pier", "The builder sued the council over the pier"),
    ],
)
def test_each_agreement_keeps_two_statements_apart(rule: str, draft: str, page: str) -> None:
    assert rule in {each.name for each in AGREEMENTS}
    assert not compare_statements(draft, page).same


@pytest.mark.parametrize(
    ("draft", "page", "difference"),
    [
        (
            "We will not shut the mill in Lindale before winter",
            SAID.replace("the harvest", "winter"),
            Difference.NEGATION,
        ),
        (
            "Rents in Lindale will rise with the new law",
            "Rents in Lindale will fall with the new law",
            Difference.NEGATION,
        ),
        ("The crew of 40 left the ship at noon", "The crew of 14 left the ship at noon", Difference.NUMBER),
        ("The crew left the ship on Monday", "The crew left the ship on Friday", Difference.DATE),
        ("All nurses left the ward at noon", "Some nurses left the ward at noon", Difference.QUANTIFIER),
        ("The letter to Mara Velling was signed", "The letter to Mara Holm was signed", Difference.NAME),
    ],
)
def test_the_one_thing_that_turns_a_near_statement_is_named(draft: str, page: str, difference: Difference) -> None:
    contrast = compare_statements(draft, page).contrast

    assert contrast is not None
    assert contrast.difference is difference


def test_two_denials_are_no_contradiction() -> None:
    denied = "It is not true that nobody saw the lanterns on the pier"

    assert compare_statements(denied, "It is true that people saw the lanterns on the pier").contrast is None


def test_statements_about_other_things_have_no_contrast() -> None:
    assert compare_statements(SAID, "The choir sang in Vienna on Monday").contrast is None


PIECES = st.sampled_from(
    "The mill closed at 35 . % $ 1,200 0 one İ ﬁ 日本 не n't ' 's won't 5th $5bn rule out far from \n".split(" ")
)


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=12).map(" ".join), st.lists(PIECES, max_size=12).map(" ".join) | st.text(max_size=40))
def test_any_two_stretches_compare_and_what_differs_has_a_place(draft: str, page: str) -> None:
    contrast = compare_statements(draft, page).contrast

    assert contrast is None or contrast.draft.cut(draft) or contrast.page.cut(page)
