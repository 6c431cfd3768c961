"""The name that somebody meant."""

from __future__ import annotations

from verify.text.closest import closest, hint

NAMES = ("quarto", "folio", "octavo")


def test_a_mistyped_name_is_recognised() -> None:
    assert closest("qarto", NAMES) == "quarto"
    assert hint("qarto", NAMES) == "did you mean 'quarto'?"


def test_a_word_like_none_of_the_names_is_answered_with_all_of_them() -> None:
    assert closest("xyz", NAMES) is None
    assert hint("xyz", NAMES) == "known: quarto, folio, octavo"
