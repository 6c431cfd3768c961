"""When different letters are one word, and when not."""

from __future__ import annotations

import pytest

from verify.match.word_equality import (
    english_words,
    is_contraction,
    is_glued,
    is_look_alike,
    is_mixed_script,
    is_negation,
    is_page_typo,
    is_same_number,
    is_spelling,
    is_typo,
)


@pytest.mark.parametrize(
    ("draft", "page"),
    [
        ("25", "twenty five"),
        ("206", "two hundred and six"),
        ("4.5 million", "4,500,000"),
        ("25,000", "25000"),
        ("1.250,5", "1250,5"),
        ("3", "drei"),
        ("$ 5 million", "five million dollars"),
        ("24", "two dozen"),
        ("12", "a dozen"),
        ("half a million", "500,000"),
        ("2.5 million", "two and a half million"),
        ("3 lakh", "300,000"),
        ("1 st", "first"),
        ("21 st", "twenty first"),
        ("a third", "one third"),
        ("2,5", "2.5"),
        ("1.187", "1187"),
        ("10 000", "10,000"),
        ("5 km", "five kilometres"),
        ("ten to twelve", "10 12"),
        ("nineteen eighty four", "1984"),
    ],
)
def test_one_amount_in_other_dress_is_the_same_both_ways(draft: str, page: str) -> None:
    assert is_same_number(tuple(draft.split()), tuple(page.split()))
    assert is_same_number(tuple(page.split()), tuple(draft.split()))


@pytest.mark.parametrize(
    ("draft", "page"),
    [
        ("$ 5", "€ 5"),
        ("5", "five two"),
        ("5", "two three"),
        ("103", "nineteen eighty four"),
        ("2", "two dozen"),
        ("third", "three"),
        ("1.187", "1,187"),
        ("10 to 12", "10 to 13"),
        ("dozens", "dozens"),
        ("bread", "bread"),
    ],
)
def test_other_amounts_and_no_amounts_are_not_the_same(draft: str, page: str) -> None:
    assert not is_same_number(tuple(draft.split()), tuple(page.split()))


def test_denials_count_with_their_contractions() -> None:
    assert all(map(is_negation, ("not", "don't", "kein", "hardly")))
    assert not is_negation("note")


def test_same_letters_parted_are_one_word_but_not_maybe() -> None:
    assert is_glued(("front", "line"), ("frontline",))
    assert not is_glued(("may", "be"), ("maybe",))


def test_contractions_and_spellings_hold_both_ways() -> None:
    assert is_contraction(("don't",), ("do", "not"))
    assert is_contraction(("do", "not"), ("don't",))
    assert is_spelling(("colour",), ("color",))
    assert is_spelling(("color",), ("colour",))
    assert not is_spelling(("schon",), ("schön",))


def test_letters_of_another_script_are_known() -> None:
    assert is_look_alike(("pоrt",), ("port",))
    assert is_mixed_script("pоrt")
    assert not is_mixed_script("порт")


def test_a_slip_makes_no_other_word() -> None:
    assert is_typo(("recieved",), ("received",), lambda _: False)
    assert not is_typo(("causal",), ("casual",), lambda _: False)
    assert not is_typo(("recieved",), ("received",), lambda _: True)


def test_the_pages_slip_is_read_more_narrowly() -> None:
    assert is_page_typo(("received",), ("recieved",))
    assert is_page_typo(("occurred",), ("occured",))
    assert not is_page_typo(("defended",), ("defunded",))
    assert not is_page_typo(("received",), ("received",))


def test_the_word_list_is_there() -> None:
    assert {"received", "harbor"} <= english_words()
