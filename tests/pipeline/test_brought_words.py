"""Words that a provider brings with its answer, as records of parliaments and captions of broadcasts do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.fakes import FakeSearch
from tests.pipeline.test_one_draft import check, first, reading
from verify.model.notice import NoticeCode
from verify.model.page import Said, SearchHit
from verify.model.verdict import DraftReport, Outcome

WORDS = "We shall dredge the inner harbour before a single ferry is sold"
RECORD = SearchHit(
    url="https://record.example/debate#contribution-1",
    title="Harbours",
    outlet="Record",
    language="en",
    published_on=date(2026, 2, 3),
    said=(
        Said(text="I thank my friend for her question.", speaker="Ida Morcant"),
        Said(text=f"{WORDS}. The divers were promised warmer suits in autumn.", speaker="Ida Morcant"),
    ),
    typed=True,
)
CAPTIONS = replace(
    RECORD,
    said=(Said(text=f"{WORDS.upper()} AND THAT IS THAT FOLKS"),),
    typed=False,
    captions=True,
    title="News at Nine",
)


def checked(draft: str, hit: SearchHit) -> DraftReport:
    return check(draft, [FakeSearch(hits=(hit,))], reading())


def codes(report: DraftReport) -> set[NoticeCode]:
    return {notice.code for notice in first(report).notices}


def test_a_contribution_with_its_speaker_corroborates() -> None:
    report = checked(f"“{WORDS},” said Ida Morcant, the member for Eastmole.\n", RECORD)

    assert first(report).outcome is Outcome.CORROBORATED
    assert NoticeCode.SPEAKER_NOT_CONFIRMED not in codes(report)


def test_a_contribution_of_another_member_says_so() -> None:
    report = checked(f"“{WORDS},” said Olaf Brandt, the member for Westmole.\n", RECORD)

    assert first(report).outcome is Outcome.MISATTRIBUTED


@pytest.mark.parametrize("speaker", ["the prime minister", "the minister", "she"])
def test_a_speaker_without_a_name_is_not_accused_by_the_name_in_a_record(speaker: str) -> None:
    report = checked(f"“{WORDS},” {speaker} said on Tuesday.\n", RECORD)

    assert first(report).outcome is Outcome.CORROBORATED


def test_captions_support_words_and_confirm_no_speaker() -> None:
    report = checked(f"“{WORDS},” said Ida Morcant, the member for Eastmole.\n", CAPTIONS)

    assert first(report).outcome is Outcome.CORROBORATED
    assert NoticeCode.SPEAKER_NOT_CONFIRMED in codes(report)


def test_captions_that_differ_call_nothing_altered() -> None:
    report = checked(f"“{WORDS.replace('inner', 'outer')},” said Ida Morcant, the member for Eastmole.\n", CAPTIONS)

    assert first(report).outcome in {Outcome.UNCHECKED, Outcome.CORROBORATED}
