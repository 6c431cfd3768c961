"""One reader for all numbers: what it writes it reads, and where a number stands it says."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.numberforms import in_digits, in_words, other_forms, whole, written
from verify.model.number import Number, NumberKind
from verify.text.fold import find_words, fold
from verify.text.numbers import find_numbers, numbers_of, read_words

Read = tuple[str, Fraction | None, Fraction | None, str]


def read(text: str, language: str | None = "en") -> list[Read]:
    return [(n.span.cut(text), n.value, n.upper, n.unit) for n in find_numbers(text, language)]


@settings(max_examples=150, deadline=None)
@given(written)
def test_reading_what_was_written_gives_the_value_back(form: tuple[str, Fraction]) -> None:
    text, value = form
    sentence = f"They counted {text} boats."

    (number,) = find_numbers(sentence)

    assert (number.span.cut(sentence), number.value, number.upper) == (text, value, None)


@settings(max_examples=100, deadline=None)
@given(
    st.fractions(min_value=0, max_value=10**9, max_denominator=1).map(Fraction) | st.integers(0, 10**9).map(Fraction)
)
def test_digits_that_the_project_writes_are_read_back(value: Fraction) -> None:
    assert [n.value for n in find_numbers(in_digits(value))] == [value]
    assert [n.value for n in find_numbers(in_digits(value / 4))] == [value / 4]


@settings(max_examples=100, deadline=None)
@given(whole)
def test_words_of_a_comparison_are_read_as_text_is(value: int) -> None:
    for form in (in_words(value), f"{value:,}"):
        number = read_words(find_words(fold(form).text))

        assert number is not None
        assert number.value == value


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Two dozen people", ("Two dozen", Fraction(24), None, "")),
        ("Half a million left", ("Half a million", Fraction(500_000), None, "")),
        ("a half-million left", ("a half-million", Fraction(500_000), None, "")),
        ("three quarters of a million", ("three quarters of a million", Fraction(750_000), None, "")),
        ("a million and a half", ("a million and a half", Fraction(1_500_000), None, "")),
        ("a third of them", ("a third", Fraction(1, 3), None, "")),
        ("two-thirds agree", ("two-thirds", Fraction(2, 3), None, "")),
        ("10 to 12 men", ("10 to 12", Fraction(10), Fraction(12), "")),
        ("10–12 men", ("10–12", Fraction(10), Fraction(12), "")),
        ("between ten and twelve men", ("ten and twelve", Fraction(10), Fraction(12), "")),
        ("5 to 6 million", ("5 to 6 million", Fraction(5_000_000), Fraction(6_000_000), "")),
        ("US$5-6bn", ("US$5-6bn", Fraction(5 * 10**9), Fraction(6 * 10**9), "dollars")),
        ("A$20", ("A$20", Fraction(20), None, "dollars")),
        ("2 million euros", ("2 million euros", Fraction(2_000_000), None, "euros")),
        ("20 per cent", ("20 per cent", Fraction(20), None, "percent")),
        ("2 percentage points", ("2 percentage points", Fraction(2), None, "percentage points")),
        ("a 5km run", ("5km", Fraction(5), None, "kilometres")),
        ("the 21st day", ("21st", Fraction(21), None, "")),
        ("the twenty-first day", ("twenty-first", Fraction(21), None, "")),
        ("a five-year-old", ("five", Fraction(5), None, "")),
        ("nineteen eighty-four", ("nineteen eighty-four", Fraction(1984), None, "")),
        ("12 lakh crore", ("12 lakh crore", Fraction(12 * 10**12), None, "")),
        ("1,50,000 rupees", ("1,50,000 rupees", Fraction(150_000), None, "rupees")),
        ("it fell to −5", ("−5", Fraction(-5), None, "")),
        ("it fell to minus 5", ("minus 5", Fraction(-5), None, "")),
        ("2½ miles", ("2½", Fraction(5, 2), None, "")),
        ("No. 10", ("10", Fraction(10), None, "")),
        ("٣ boats", ("٣", Fraction(3), None, "")),
        ("several hundred boats", ("several hundred", None, None, "")),
        ("tens of thousands", ("tens of thousands", None, None, "")),
        ("The index closed at 35", ("35", Fraction(35), None, "")),
    ],
)
def test_a_number_is_read_whole(text: str, found: Read) -> None:
    assert read(text) == [found]


@pytest.mark.parametrize("text", ["5G", "the 90s", "a B52", "10:30", "24/7", "1.2.3", "1,2,3", "an elf"])
def test_names_times_and_lists_are_no_numbers(text: str) -> None:
    assert read(text) == []


def test_two_ends_of_a_change_and_a_score_are_no_range() -> None:
    assert [value for _, value, _, _ in read("from 10 to 12 per cent")] == [10, 12]
    assert [value for _, value, _, _ in read("they won 3-2")] == [3, 2]
    assert [value for _, value, _, _ in read("in 2024 300 boats came")] == [2024, 300]


@pytest.mark.parametrize(
    ("text", "value"),
    [("2,5", Fraction(5, 2)), ("1.187", 1187), ("1.234.567,5", Fraction(2469135, 2)), ("10 000", 10_000), ("elf", 11)],
)
def test_the_language_says_what_a_comma_means(text: str, value: Fraction) -> None:
    assert [number.value for number in find_numbers(f"es waren {text} Boote", "de")] == [value]


def test_without_a_language_points_part_decimals() -> None:
    assert [value for _, value, _, _ in read("1.187 and 1,187 and 2,5", None)] == [
        Fraction("1.187"),
        1187,
        Fraction("2.5"),
    ]


def test_numbers_among_words_are_counted_in_words() -> None:
    words = find_words(fold("About two dozen of 1,187 boats, the 3rd of three").text)

    found = [(number.span.start, number.span.end, number.value) for number in numbers_of(words)]

    assert [(start, end, int(value or 0)) for start, end, value in found] == [
        (1, 3, 24),
        (4, 5, 1187),
        (7, 9, 3),
        (10, 11, 3),
    ]


PIECES = [
    "3",
    "1,000",
    "$",
    "%",
    "half",
    "a",
    "and",
    "of",
    "million",
    "to",
    "-",
    "–",
    "½",
    "st",
    ".",
    "\n",
    "٣",
    "二",
    "bn",
    "few",
]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40) | st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join) | other_forms)
def test_any_text_gives_numbers_that_stand_in_it_in_order(text: str) -> None:
    for language in (None, "de", "en"):
        end = 0
        for number in find_numbers(text, language):
            assert end <= number.span.start < number.span.end <= len(text)
            assert (number.value is None) == (number.kind is NumberKind.VAGUE)
            end = number.span.end
    words = find_words(fold(text).text)
    assert all(isinstance(number, Number) for number in numbers_of(words))
    read_words(words)
