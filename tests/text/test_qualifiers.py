"""Words that qualify a number, and what they bound."""

from __future__ import annotations

import pytest

from verify.text.qualifiers import Bound, qualifier_before, qualifier_behind


@pytest.mark.parametrize(
    ("text", "words", "bound"),
    [
        ("nearly ", "nearly", Bound.NEARLY),
        ("It was just over the ", "just over", Bound.OVER),
        ("at  least ", "at least", Bound.AT_LEAST),
        ("no more than ", "no more than", Bound.AT_MOST),
        ("Some ", "some", Bound.ABOUT),
        ("a record ", "a record", None),
    ],
)
def test_a_qualifier_stands_before_its_number(text: str, words: str, bound: Bound | None) -> None:
    found = qualifier_before(text, len(text))

    assert found is not None
    assert (found.words, found.bound) == (words, bound)
    assert " ".join(found.span.cut(text).lower().split()) == words


def test_a_qualifier_may_follow_its_number() -> None:
    found = qualifier_behind("300 or more goats", 3)

    assert found is not None
    assert (found.words, found.bound) == ("or more", Bound.AT_LEAST)
    assert qualifier_behind("300 goats", 3) is None
    assert qualifier_before("the ", 4) is None
