"""Quotation marks: pairing, nesting, apostrophes, missing marks, and time that grows with the text alone."""

from __future__ import annotations

import re

import pytest

from verify.model.span import Span
from verify.speech.marks import Marks, find_passages


def read(text: str) -> Marks:
    return find_passages(text, [Span(*found.span()) for found in re.finditer(r"[^\n]+", text)])


def words(text: str) -> list[str]:
    return [passage.inner.cut(text) for passage in read(text).passages]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('She said "yes" twice.', ["yes"]),
        ("She said “yes” twice.", ["yes"]),
        ("Sie sagte „ja“ dazu.", ["ja"]),
        ("Elle a dit « oui » hier.", [" oui "]),
        ("Er sagte »ja« dazu.", ["ja"]),
        ("''It holds,'' she said.", ["It holds,"]),
        ("``It holds,'' she said.", ["It holds,"]),
        ("'I can't go,' said Jo.", ["I can't go,"]),
        ("‘I can’t go,’ said Jo.", ["I can’t go,"]),
    ],
)
def test_every_style_of_marks_is_read(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The dogs' home didn't open in the '90s.",
        "Rock ’n’ roll, ’tis said, isn’t dead.",
        "He is 6'2\" tall.",
        "The players’ union met the owners’ club.",
    ],
)
def test_apostrophes_elisions_and_inches_are_no_quotation_marks(text: str) -> None:
    assert words(text) == []


def test_single_marks_inside_double_ones_are_nested() -> None:
    text = "“She called it ‘a farce’ and left,” he said."

    outer, inner = read(text).passages

    assert (outer.parent, inner.parent) == (None, 0)
    assert inner.inner.cut(text) == "a farce"


def test_a_plural_possessive_inside_single_marks_does_not_close_them() -> None:
    assert words("“He said ‘the workers' pay is fair' to us,” she said.")[1] == "the workers' pay is fair"


def test_paragraphs_that_reopen_a_quotation_belong_together() -> None:
    marks = read("“The first part.\n“And the second,” she said.")

    assert [passage.continues for passage in marks.passages] == [False, True]
    assert marks.unpaired == ()


def test_a_missing_mark_is_named_and_does_not_reach_into_the_next_paragraph() -> None:
    text = 'He said "no and left.\nShe said "yes" and stayed.'

    marks = read(text)

    assert marks.unpaired == (text.index('"no'),)
    assert words(text)[-1] == "yes"


def test_marks_around_no_words_are_no_passage() -> None:
    assert words('"*" indicates required fields') == []
