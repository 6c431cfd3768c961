"""Numbers written in the ways that drafts and pages write them, for tests that read them back."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))


def in_digits(value: Fraction | float) -> str:
    """A number as English writes it in digits: 1,187 and 2.5."""
    whole = Fraction(str(value)) if isinstance(value, float) else Fraction(value)
    if whole.denominator == 1:
        return f"{whole.numerator:,}"
    return f"{float(whole):,.6f}".rstrip("0")


def in_words(value: int) -> str:
    """A whole number as English spells it."""
    for scale, word in _SCALES:
        if value >= scale:
            rest = value % scale
            joined = f" {'and ' if rest < 100 else ''}{in_words(rest)}" if rest else ""
            return f"{in_words(value // scale)} {word}{joined}"
    if value >= 100:
        rest = value % 100
        return f"{_ONES[value // 100]} hundred" + (f" and {in_words(rest)}" if rest else "")
    if value < 20:
        return _ONES[value]
    return _TENS[value // 10] + (f"-{_ONES[value % 10]}" if value % 10 else "")


def in_short(value: int) -> str:
    """A number of millions and more with its scale: 1.2m."""
    scale, letter = next((s, le) for s, le in ((10**12, "tn"), (10**9, "bn"), (10**6, "m")) if value >= s)
    return f"{in_digits(Fraction(value, scale)).replace(',', '')}{letter}"


whole = st.integers(min_value=2, max_value=10**13) | st.integers(min_value=2, max_value=3000)
rounded = st.builds(lambda digits, zeros: digits * 10**zeros, st.integers(11, 9999), st.integers(5, 9))
# What stands before a noun that is counted, and what it is worth.
written = st.one_of(
    whole.map(lambda value: (f"{value:,}", Fraction(value))),
    whole.map(lambda value: (str(value), Fraction(value))),
    whole.map(lambda value: (in_words(value), Fraction(value))),
    rounded.map(lambda value: (in_short(value), Fraction(value))),
    rounded.map(lambda value: (f"${in_short(value)}", Fraction(value))),
    st.integers(2, 40).map(lambda value: (f"{in_words(value)} dozen", Fraction(12 * value))),
    st.integers(2, 40).map(lambda value: (f"{value} lakh", Fraction(100_000 * value))),
    st.integers(2, 40).map(lambda value: (f"{in_words(value)} and a half million", Fraction(2 * value + 1, 2) * 10**6)),
    st.decimals(min_value=2, max_value=900, places=2).map(lambda value: (str(value), Fraction(value))),
    st.sampled_from([("half a million", Fraction(500_000)), ("a dozen", Fraction(12)), ("a hundred", Fraction(100))]),
)
# Forms that count without being one plain value.
other_forms = st.one_of(
    st.tuples(st.integers(2, 5000), st.integers(1, 500)).map(lambda two: f"{two[0]} to {two[0] + two[1]}"),
    st.tuples(st.integers(2, 5000), st.integers(1, 500)).map(lambda two: f"{two[0]}–{two[0] + two[1]}"),
    st.sampled_from(
        ["a third of the", "two-thirds of the", "about half of the", "2½", "2,5", "thirty-nine per cent of the"]
    ),
    st.sampled_from(["several hundred", "dozens of", "the twenty-first", "the 3rd", "five-year-old", "No. 10", "-14"]),
    st.builds("{} {}".format, st.sampled_from(["nearly", "over", "at least", "up to"]), whole.map(in_digits)),
)
