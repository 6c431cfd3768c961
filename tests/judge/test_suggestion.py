from __future__ import annotations

from dataclasses import replace

import pytest

from tests.judge.invented import claim, match_on, page
from verify.judge.outcome import suggest
from verify.match.page_index import PageIndex
from verify.model.verdict import MatchKind

PAGE = page("She said we will not open the bridge in the spring. The council met.")
MATCH = match_on(PAGE, "we will not open the bridge in the spring", kind=MatchKind.ALTERED)


@pytest.mark.parametrize(("end", "kept"), [(",", ","), (".", "."), ("", ""), ("!", "!")])
def test_a_suggestion_keeps_the_marks_and_the_capital_of_the_draft(end: str, kept: str) -> None:
    said = claim(f"We will open the bridge in the spring{end}")

    assert suggest(said, MATCH) == f"We will not open the bridge in the spring{kept}"


def test_no_suggestion_runs_over_a_sentences_end() -> None:
    assert suggest(claim(), replace(MATCH, runs_over=True)) is None


def test_what_was_found_by_its_meaning_suggests_no_words() -> None:
    assert suggest(claim(), replace(MATCH, reasons=("The page gives the speaker nearly the same statement.",))) is None


def test_the_subject_of_a_sentence_alone_makes_no_alteration() -> None:
    text = "Many people use the old bridge this year. The council is a body of nine and a mayor."

    assert PageIndex([text]).find("The old bridge is a disgrace and a danger,") == ()
