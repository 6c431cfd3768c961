"""Days that a page means without naming them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.judge.invented import claim
from verify.match.find_retellings import find_retellings
from verify.match.sentence_index import SentenceIndex
from verify.match.told_days import days_told
from verify.model.claim import ClaimKind
from verify.model.verdict import MatchKind

# A Thursday.
DAY = date(2026, 2, 5)
SAID = "the port of Velling was closed after a fire on Tuesday"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The port closed today.", "thursday"),
        ("The port closed yesterday.", "wednesday"),
        ("The port closed on Thursday.", "5"),
        ("The port closed on Tuesday.", "3"),
        ("The port closed on Friday.", "30"),
        ("The port closed on February 3.", "tuesday"),
        ("The port closed on 30 January.", "friday"),
    ],
)
def test_a_day_that_a_page_means_is_told_by_the_pages_own_day(text: str, day: str) -> None:
    assert day in days_told(text, DAY)
    assert days_told(text, None) == frozenset()


@pytest.mark.parametrize(
    ("page", "day", "kind", "unclear"),
    [
        ("The port of Velling was closed after a fire on February 3.", DAY, MatchKind.PARAPHRASE, False),
        ("The port of Velling was closed after a fire yesterday.", date(2026, 2, 4), MatchKind.PARAPHRASE, False),
        ("The port of Velling was closed after a fire on February 3.", None, MatchKind.PARAPHRASE, True),
        ("The port of Velling was closed after a fire on February 2.", DAY, MatchKind.PARAPHRASE, True),
        ("The port of Velling was closed after a fire on Wednesday.", DAY, MatchKind.ALTERED, False),
    ],
)
def test_a_weekday_of_the_draft_is_found_in_the_pages_own_way_of_telling_days(
    page: str, day: date | None, kind: MatchKind, unclear: bool
) -> None:
    made = claim(SAID, None, kind=ClaimKind.STATEMENT, claim_id="s1")

    found = next(iter(find_retellings(made, SentenceIndex([page], [day]))))

    assert (found.kind, found.unclear) == (kind, unclear)
