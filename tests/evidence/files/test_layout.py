"""What is printed beside words is no word of them; numbers that people say stay."""

from __future__ import annotations

import pytest

from verify.evidence.files.layout import without_layout, without_line_numbers

CASES = {
    "numbers in the margin": (
        "1  Q.  Why so?\n2  A.  The pit was\n3  wet and old.",
        "Q.  Why so?\nA.  The pit was\nwet and old.",
    ),
    "every fifth line": ("5 one\na\nb\nc\nd\n10 two\ne\nf\ng\nh\n15 three", "one\na\nb\nc\nd\ntwo\ne\nf\ng\nh\nthree"),
    "a time in a sentence": ("Voss: The pit (00:14:32) was wet.", "Voss: The pit was wet."),
    "a time on a line": ("Voss: The pit was\n00:14:32\nwet and old.", "Voss: The pit was\nwet and old."),
    "short times that count on": ("The pit [14:32] was wet. It is [15:02] old.", "The pit was wet. It is old."),
    "a page number": ("Voss: The pit was\n\n- 12 -\n\nwet and old.", "Voss: The pit was\nwet and old."),
    "a running head": (
        "HEARING OF VOSS      13\nThe pit was\n\nHEARING OF VOSS      14\n\nwet and old.",
        "The pit was\nwet and old.",
    ),
    "marks of notes": (
        "The pit was wet.[3] It is old.⁴ So they said[12] then.",
        "The pit was wet. It is old. So they said then.",
    ),
    "dates of messages": (
        "[12/03/2024, 14:32:10] Voss: The pit was\n[12/03/2024, 14:33:01] Voss: wet.\n[12/03/2024, 14:35:00] Lee: Why?",
        "Voss: The pit was\nwet.\nLee: Why?",
    ),
    "labels of a program": (
        "S01: [..] The pit was\nS01: wet and old.\nS02: Why?",
        "S01: The pit was\nwet and old.\nS02: Why?",
    ),
}
SPEECH = [
    "Count with me: 2 3 4 and out.",
    "1 pit is wet\n3 are dry\n2 are shut",
    "How many men?\n12\nAnd women?\n30",
    "We meet (10:30) at the pit.",
    "It has 40 m² and 3 km² around it, 10² in all.",
    "See article [12] of the law.",
    "Voss: It was wet.\nVoss: It was old.",
]


@pytest.mark.parametrize("name", CASES)
def test_layout_is_left_out(name: str) -> None:
    before, after = CASES[name]

    assert without_layout(before) == after


@pytest.mark.parametrize("text", SPEECH)
def test_numbers_that_people_say_stay(text: str) -> None:
    assert without_layout(text) == text


def test_lines_are_numbered_from_page_to_page() -> None:
    lines = ["24 The pit", "25 was wet", "26 and old.", "1 So they", "2 shut it", "3 for good."]

    assert without_line_numbers(lines) == ["The pit", "was wet", "and old.", "So they", "shut it", "for good."]
