"""When different letters are one word, and when not."""

from __future__ import annotations

from fractions import Fraction

import pytest

from verify.match.wordforms import (
    amount,
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
    ("words", "value"),
    [
        (("twenty", "five"), 25),
        (("two", "hundred", "and", "six"), 206),
        (("4.5", "million"), 4_500_000),
        (("25,000",), 25_000),
        (("1.250,5",), Fraction(2501, 2)),
        (("drei",), 3),
    ],
)
def test_amounts_are_read(words: tuple[str, ...], value: Fraction) -> None:
    assert amount(words) == ("", value)


def test_the_sign_belongs_to_the_amount() -> None:
    assert is_same_number(("$", "5", "million"), ("five", "million", "dollars"))
    assert not is_same_number(("$", "5"), ("€", "5"))
    assert amount(("bread",)) is None


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
