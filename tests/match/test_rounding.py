"""When a rounded number and an exact one are the same, and when they contradict each other."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.match.rounding import Amount, agree
from verify.text.qualifiers import Bound

bounds = st.none() | st.sampled_from(Bound)


def amount(value: str, bound: Bound | None = None, upper: str | None = None) -> Amount:
    return Amount(value=Fraction(value), bound=bound, upper=None if upper is None else Fraction(upper))


@pytest.mark.parametrize(
    ("said", "found", "expected"),
    [
        (amount("1200", Bound.NEARLY), amount("1187"), True),
        (amount("1200", Bound.NEARLY), amount("1210"), False),
        (amount("1200", Bound.NEARLY), amount("700"), False),
        (amount("0.5", Bound.ABOUT), amount("0.48"), True),
        (amount("0.5", Bound.ABOUT), amount("0.4"), False),
        (amount("400", Bound.OVER), amount("412"), True),
        (amount("400", Bound.OVER), amount("390"), False),
        (amount("400", Bound.OVER), amount("900"), None),
        (amount("400", Bound.AT_LEAST), amount("400"), True),
        (amount("400", Bound.OVER), amount("400"), None),
        (amount("400"), amount("400", Bound.OVER), True),
        (amount("400", Bound.UNDER), amount("391"), True),
        (amount("400", Bound.UNDER), amount("412"), False),
        (amount("400", Bound.AT_MOST), amount("100"), None),
        (amount("1200"), amount("1187"), False),
        (amount("412"), amount("400", Bound.OVER), None),
        (amount("412"), amount("600", Bound.OVER), False),
        (amount("400", Bound.OVER), amount("400", Bound.UNDER), False),
        (amount("10", upper="12"), amount("10", upper="12"), True),
        (amount("10", upper="12"), amount("10", upper="15"), None),
        (amount("10", upper="12"), amount("11"), None),
        (amount("10", upper="12"), amount("14"), False),
    ],
)
def test_a_rounded_number_agrees_with_what_it_rounds(said: Amount, found: Amount, expected: bool | None) -> None:
    assert agree(said, found) is expected


@given(value=st.fractions(min_value=0, max_value=10**9), bound=bounds)
def test_the_same_words_never_contradict_themselves(value: Fraction, bound: Bound | None) -> None:
    assert agree(Amount(value=value, bound=bound), Amount(value=value, bound=bound)) is True
