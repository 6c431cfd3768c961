from __future__ import annotations

import pytest

from tests.judge.invented import claim
from verify.match.find_retellings import find_retellings
from verify.match.sentence_index import SentenceIndex
from verify.model.claim import Claim, ClaimKind, Figure
from verify.model.verdict import Difference, Match, MatchKind


def statement(text: str) -> Claim:
    return claim(text, None, kind=ClaimKind.STATEMENT, claim_id="s1")


def figure(value: int, unit: str, text: str, sentence: str) -> Claim:
    made = claim(text, None, kind=ClaimKind.FIGURE, claim_id="f1")
    object.__setattr__(made, "figure", Figure(value=value, unit=unit, qualifier=None, sentence=sentence))
    return made


def best(made: Claim, page: str) -> Match | None:
    return next(iter(find_retellings(made, SentenceIndex([page]))), None)


@pytest.mark.parametrize(
    ("said", "page"),
    [
        ("the ferry to Gull Island will stop in June", "In June the ferry to Gull Island stops, the company said."),
        ("twelve sailors were rescued by a fishing boat", "A fishing boat saved 12 sailors on Friday night."),
        (
            "the mayor of Lindale has resigned over the harbour contract",
            "The mayor of Lindale, Ana Reyes, resigned over the harbour contract.",
        ),
        ("nine people died and another 31 were hurt in the storm", "The storm left nine people dead. 31 were injured."),
    ],
)
def test_what_a_page_tells_in_other_words_is_told(said: str, page: str) -> None:
    found = best(statement(said), page)

    assert found is not None
    assert (found.kind, found.unclear) == (MatchKind.PARAPHRASE, False)


@pytest.mark.parametrize(
    ("said", "page", "difference"),
    [
        ("the storm sank 40 boats in the harbour", "The storm sank 14 boats in the harbour.", Difference.NUMBER),
        ("she is the ninth winner of the regatta", "She is the sixth winner of the regatta.", Difference.NUMBER),
        (
            "the minister will meet the dockers in Lindale",
            "The minister will not meet the dockers in Lindale.",
            Difference.NEGATION,
        ),
        (
            "the minister will not meet the dockers in Lindale",
            "The minister will meet the dockers in Lindale.",
            Difference.NEGATION,
        ),
        (
            "the council votes on the harbour wall on Tuesday",
            "The council votes on the harbour wall on Friday.",
            Difference.DATE,
        ),
        (
            "the harbour dues will rise in the coming year",
            "The harbour dues will fall in the coming year.",
            Difference.NEGATION,
        ),
    ],
)
def test_a_page_that_tells_it_with_one_thing_changed_is_altered(said: str, page: str, difference: Difference) -> None:
    found = best(statement(said), page)

    assert found is not None
    assert found.kind is MatchKind.ALTERED
    assert [edit.difference for edit in found.edits] == [difference]


@pytest.mark.parametrize(
    ("said", "page"),
    [
        # Another person did it, though both are named on the page.
        ("Ana Reyes opened the school in Lindale", "Tom Hale opened the school in Lindale. Ana Reyes was ill."),
        # The same people, another deed.
        (
            "Ana Reyes has sold the harbour to a bank in Lindale",
            "Ana Reyes walked through the harbour of Lindale with a bank director.",
        ),
        # Unlikely is not never.
        (
            "Lindale will not agree to deeper cuts at the meeting",
            "Lindale is unlikely to agree to deeper cuts at the meeting.",
        ),
    ],
)
def test_what_words_alone_cannot_tell_is_never_the_same(said: str, page: str) -> None:
    found = best(statement(said), page)

    assert found is None or found.unclear


def test_a_name_that_no_word_of_the_page_names_leaves_nothing_near_unless_all_else_is_told() -> None:
    made = statement("the harbour wall was sold to Marlow")

    assert best(made, "The harbour wall of Velling was painted.") is None
    found = best(made, "The harbour wall was sold to a bank.")
    assert found is not None
    assert found.unclear


def test_a_figure_needs_its_number_and_half_of_its_sentence() -> None:
    boats = figure(40, "boats", "40 boats", "The storm sank 40 boats in the harbour of Lindale.")

    same = best(boats, "In the harbour of Lindale 40 boats sank in the storm.")
    other = best(boats, "In the harbour of Lindale 14 boats sank in the storm.")
    elsewhere = best(boats, "The club owns 40 boats.")

    assert same is not None
    assert (same.kind, same.unclear) == (MatchKind.PARAPHRASE, False)
    assert other is not None
    assert other.kind is MatchKind.ALTERED
    assert elsewhere is None or elsewhere.unclear


def test_a_figure_of_the_killed_is_none_of_the_hurt() -> None:
    killed = figure(9, "sailors", "Nine sailors", "Nine sailors were killed in the blast at Lindale.")

    same = best(killed, "Nine sailors died in the blast at Lindale, the police said.")
    hurt = best(killed, "Nine sailors were injured in the blast at Lindale, the police said.")

    assert same is not None
    assert not same.unclear
    assert hurt is None or hurt.unclear


def test_of_several_numbers_the_one_amid_the_same_words_is_compared() -> None:
    dues = figure(9, "percent", "9%", "Harbour dues rose by 9% in Lindale.")

    found = best(dues, "Harbour dues rose by 6% in Lindale, while ferry fares fell by 2% elsewhere on the coast.")

    assert found is not None
    assert [edit.page for edit in found.edits] == ["6%"]


def test_a_statement_of_too_few_words_to_compare_is_near_where_a_page_has_it_beside_its_speaker() -> None:
    made = claim("a new wall", "Ana Reyes", kind=ClaimKind.STATEMENT, claim_id="s1")

    near = best(made, "The board met. Reyes called for a new wall on Monday.")

    assert near is not None
    assert (near.unclear, near.passage) == (True, "Reyes called for a new wall on Monday.")
    assert best(made, "The mayor called for a new wall on Monday. Reyes left.") is None
    assert best(made, "Reyes called for a wall that is new.") is None
    assert best(statement("a new wall"), "Reyes called for a new wall on Monday.") is None
