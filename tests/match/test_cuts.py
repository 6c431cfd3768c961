"""A cut at either end is honest; what it takes away is shown."""

from __future__ import annotations

import pytest

from verify.match.page_index import PageIndex
from verify.model.notice import NoticeCode
from verify.model.verdict import MatchKind


def notices(page: str, quotation: str) -> list[NoticeCode]:
    match = PageIndex([f"The board met. {page} Nothing else was said."]).find(quotation)[0]
    assert match.kind is not MatchKind.ALTERED
    return [notice.code for notice in match.notices]


@pytest.mark.parametrize(
    ("page", "quotation"),
    [
        ("I think the keeper misled the board.", "the keeper misled the board"),
        ("We still believe that the pier is safe now.", "the pier is safe now"),
        ("I do hope the keeper tells the truth.", "the keeper tells the truth"),
        ("Ich glaube, die Brücke ist seit Mai gesperrt.", "die Brücke ist seit Mai gesperrt"),
        ("Some of the keepers voted against it.", "The keepers voted against it"),
        ("Only three of the keepers voted for it.", "Three of the keepers voted for it"),
        ("Perhaps the keeper misled the board.", "the keeper misled the board"),
        ("The pier stays open if the storms let us.", "The pier stays open"),
    ],
)
def test_a_cut_that_takes_a_doubt_or_condition_away_is_pointed_out(page: str, quotation: str) -> None:
    assert notices(page, quotation) == [NoticeCode.SENTENCE_GOES_ON]


@pytest.mark.parametrize(
    ("page", "quotation"),
    [
        ("Yesterday the keeper misled the board.", "the keeper misled the board"),
        ("I think so. The keeper misled the board.", "The keeper misled the board"),
        ("They believe the keeper misled the board.", "the keeper misled the board"),
        ("The pier stays open all winter and spring.", "The pier stays open all winter"),
    ],
)
def test_a_cut_that_takes_nothing_of_weight_away_is_silent(page: str, quotation: str) -> None:
    assert notices(page, quotation) == []
