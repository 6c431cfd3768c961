from __future__ import annotations

import pytest

from verify.match.opposites import are_opposites, denials


@pytest.mark.parametrize(
    ("one", "other"), [("opens", "closed"), ("rose", "falling"), ("accepted", "rejects"), ("safe", "unsafe")]
)
def test_opposites_are_known_in_every_form_and_both_ways(one: str, other: str) -> None:
    assert are_opposites(one, other)
    assert are_opposites(other, one)


def test_words_of_one_side_are_no_opposites() -> None:
    assert not are_opposites("close", "shut")
    assert not are_opposites("mill", "harvest")


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("we will not go", 1),
        ("nobody ever refused", 2),
        ("she ruled out a strike", 1),
        ("far from safe", 1),
        ("without a word", 1),
        ("we will go", 0),
    ],
)
def test_denials_are_counted_in_all_their_forms(words: str, count: int) -> None:
    assert denials(words.split()) == count
