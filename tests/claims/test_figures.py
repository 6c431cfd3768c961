"""Quantities are read from the writer's own words; dates, numbered names and quoted numbers are none."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.claims.figures import find_figures
from verify.model.claim import Claim, ClaimKind
from verify.model.draft import Draft
from verify.model.span import Span
from verify.text.numbers import find_numbers


def figures_in(text: str, quoted: tuple[Span, ...] = ()) -> tuple[Claim, ...]:
    return find_figures(Draft(path="d.txt", sha256="", source=text, text=text), quoted)


def read(text: str) -> list[tuple[int | float | None, str, str | None]]:
    return [(c.figure.value, c.figure.unit, c.figure.qualifier) for c in figures_in(text) if c.figure]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The storm killed at least 21 sheep-dogs off the coast.", (21, "sheep-dogs", "at least")),
        ("More than thirty boats sank.", (30, "boats", "more than")),
        ("They sent over 15,000 troops to the border.", (15000, "troops", "over")),
        ("Some 64% of respondents agree.", (64, "percent of respondents", "some")),
        ("Sales rose by nearly 4.5 per cent.", (4.5, "percent", "nearly")),
        ("It cost about $1.2 billion.", (1_200_000_000, "dollars", "about")),
        ("It cost €300m in all.", (300_000_000, "euros", None)),
        ("It took two hundred and fifty workers.", (250, "workers", None)),
        ("Police held twenty-one suspected smugglers.", (21, "suspected smugglers", None)),
        ("Boats fell to 84,000 in the year to May.", (84_000, "", None)),
        ("It puts the number of boats at 122 million.", (122_000_000, "", None)),
        ("Half a million people marched.", (500_000, "people", None)),
        ("A dozen ships waited.", (12, "ships", None)),
        ("Millions of farmers left.", (None, "farmers", None)),
        ("It left tens of thousands homeless.", (None, "", None)),
        ("Nearly 3 in 10 said so.", (3, "in 10", "nearly")),
        ("She won 9 points or more there.", (9, "points", None)),
        ("He owns 300+ goats.", (300, "goats", "+")),
        ("About two-thirds of voters agree.", (0.6667, "voters", "about")),
        ("It was a 50-county tour of the coast.", (50, "county", None)),
        ("She saw 40% of them.", (40, "percent", None)),
        ("The rate fell 2 percentage points.", (2, "percentage points", None)),
    ],
)
def test_a_quantity_has_its_value_unit_and_qualifier(
    text: str, figure: tuple[int | float | None, str, str | None]
) -> None:
    assert read(text) == [figure]


@pytest.mark.parametrize(
    "text",
    [
        "It happened on September 2, 2025, and again on 8 August.",
        "In 2019 the town voted; the 2018 playbook and the 1990s came back.",
        "It opened at 10:30, closed at 6 p.m. and reopens at 7 am.",
        "Section 230, Route 66, No. 10 and Covid-19 are names.",
        "An F-35 and a Boeing 737 crossed.",
        "It was the 3rd attempt and the 21st century.",
        "See https://example.org/2024/300/cats for more.",
        "Two sides, one way: there are three reasons.",
        "He moved there three years ago.",
        "1. First item",
        "She lives at 86 Mill Street.",
        "One official said so.",
        "See harbour.example/win-points-to-two-more-years today.",
    ],
)
def test_dates_names_and_turns_of_phrase_are_no_figures(text: str) -> None:
    assert read(text) == []


def test_numbers_inside_quotation_marks_belong_to_the_quotation() -> None:
    text = "She said “40 ships sank” and 12 boats were lost."

    assert [c.text for c in figures_in(text, (Span(9, 24),))] == ["12 boats"]


def test_a_figure_knows_its_sentence_its_place_and_the_source_named_there() -> None:
    text = "Nothing yet.\nA Gallup poll found 60% in favour. More came."
    (claim,) = figures_in(text)

    assert claim.kind is ClaimKind.FIGURE
    assert claim.figure is not None
    assert claim.figure.sentence == "A Gallup poll found 60% in favour."
    assert (claim.named_source, claim.line, claim.column) == ("Gallup", 2, 21)
    assert claim.span.cut(text) == claim.text == claim.parts[0].text == "60%"


def test_the_id_of_a_figure_follows_its_words() -> None:
    (first,) = figures_in("It cost 12 euros.")
    (again,) = figures_in("Before all that.\nIt cost 12 euros.")

    assert first.id == again.id
    assert first.id.startswith("f1-")


@settings(max_examples=60, deadline=None)
@given(value=st.integers(min_value=0, max_value=10**12))
def test_digits_are_worth_what_they_say(value: int) -> None:
    assert [n.value for n in find_numbers(f"some {value:,} or {value} things")] == [value, value]


PIECES = [
    "12",
    "3,000",
    "million",
    "%",
    "$",
    "two hundred",
    "and",
    "-",
    ".",
    "people",
    "May",
    "2020",
    "over",
    "\n",
    "tens of",
    "½",
    "٣",
]


@settings(max_examples=80, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)))
def test_any_text_gives_figures_that_stand_in_it(text: str) -> None:
    for claim in figures_in(text):
        assert claim.span.cut(text) == claim.text != ""


@pytest.mark.parametrize(
    "piece", ["1", "1 ", "1,", "1,000,", "two ", "two-", "$", "tens of ", "hundred and ", "over 5 "]
)
def test_time_grows_with_the_length_alone(piece: str) -> None:
    def seconds(characters: int) -> float:
        text = piece * (characters // len(piece))
        began = time.process_time()
        figures_in(text)
        return time.process_time() - began

    once, twice = (min(seconds(size) for _ in range(2)) for size in (15_000, 30_000))

    assert twice < 3.2 * once + 0.05
