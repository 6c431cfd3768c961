from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.judge.invented import claim, evidence, page
from verify.judge.older import older_than_said
from verify.model.draft import Draft
from verify.model.notice import NoticeCode

WORDS = "the lift will stay shut until the autumn"
FRIDAY = date(2026, 11, 20)


def warned(sentence: str, on: date | None, day: date | None = FRIDAY) -> bool:
    source = sentence.replace("W", WORDS)
    draft = Draft(path="d.md", sha256="", source=source, text=source)
    made = claim(WORDS, start=source.index(WORDS))
    found = older_than_said(made, draft, day, [replace(evidence(), page=page(WORDS, on=on))])
    assert found is None or found.code is NoticeCode.OLDER_THAN_SAID
    return found is not None


@pytest.mark.parametrize(
    "sentence",
    [
        "“W,” Ilse Brandt said on Thursday.",
        "“W,” Ilse Brandt said yesterday.",
        "On Thursday evening Ilse Brandt said: “W.”",
        "“W!” Ilse Brandt said earlier this week.",
        "“W,” Ilse Brandt said on November 19.",
    ],
)
def test_a_page_of_years_ago_contradicts_a_day_of_this_week(sentence: str) -> None:
    assert warned(sentence, date(2019, 3, 3))
    assert not warned(sentence, date(2026, 11, 19))
    assert not warned(sentence, date(2026, 11, 12))
    assert not warned(sentence, None)
    assert not warned(sentence, date(2019, 3, 3), day=None)


@pytest.mark.parametrize(
    "sentence",
    [
        "“W,” Ilse Brandt said.",
        "“W,” Ilse Brandt said in 2019.",
        "“W,” Ilse Brandt, who resigned on Thursday, said years ago.",
        "“W,” Ilse Brandt says on Thursdays.",
        "The board met on Thursday. “W,” Ilse Brandt said.",
    ],
)
def test_a_draft_that_tells_no_day_of_this_week_is_not_contradicted(sentence: str) -> None:
    assert not warned(sentence, date(2019, 3, 3))


@pytest.mark.parametrize(
    ("head", "is_old"),
    [
        ("Interview with Ilse Brandt, 3 March 2024", True),
        ("Interview with Ilse Brandt, 19 November 2026", False),
        ("Interview with Ilse Brandt, Thursday", False),
        (
            "We met at noon and spoke at length about the lift, about the school and about the storm of 3 March 2024.",
            False,
        ),
    ],
)
def test_the_users_own_notes_are_as_old_as_their_head_says(head: str, is_old: bool) -> None:
    source = f"“{WORDS},” Ilse Brandt said on Thursday."
    draft = Draft(path="d.md", sha256="", source=source, text=source)
    notes = replace(page(f"{head}\n\nBRANDT: {WORDS}"), own_material=True, published_on=None)

    found = older_than_said(claim(WORDS, start=1), draft, FRIDAY, [replace(evidence(), page=notes)])

    assert (found is not None) is is_old
