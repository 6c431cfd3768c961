"""Titles, suffixes and the small words of names are the same wherever they are looked at."""

from __future__ import annotations

import pytest

from verify.judge.names import Kinship, compare_people, personal_words
from verify.match.word_lists import ABBREVIATIONS
from verify.speech.name_words import TITLES
from verify.text.sentences import is_abbreviation
from verify.text.titles import SHORT_TITLES


@pytest.mark.parametrize("title", SHORT_TITLES)
def test_a_short_title_ends_no_sentence_and_is_no_part_of_a_name(title: str) -> None:
    assert is_abbreviation(f"{title.capitalize()}.")
    assert personal_words(f"{title.capitalize()} Jo Roe") == ["jo", "roe"]
    assert {title, f"{title}."} <= set(TITLES)


def test_a_title_says_a_role_and_is_short_for_it() -> None:
    assert TITLES["sen."] == ABBREVIATIONS["sen"] == "senator"
    assert TITLES["mr."] == "", "it says no role"


def test_families_that_are_called_like_a_title_are_told_apart() -> None:
    assert compare_people("Odd King", "Odd Hale") is not Kinship.ONE
    assert compare_people("Odd Doctor", "Dr. Odd Hale") is not Kinship.ONE
    assert compare_people("Odd King", "Odd King Jr.") is Kinship.ONE
    assert compare_people("Odd Hale, Judge", "Judge Odd Hale") is Kinship.ONE
    assert compare_people("King Odd", "Odd Hale") is Kinship.ONE, "given names alone agree"
