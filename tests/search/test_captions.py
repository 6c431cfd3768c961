"""Captions are read in turns, and nobody is named for any."""

from __future__ import annotations

import json
from datetime import date

from tests.search.answering import answer_of, query
from tests.search.records import broadcasts, clip
from verify.search.captions import Captions


def test_a_clip_has_its_turns_its_station_and_no_speaker() -> None:
    answer, endpoint = answer_of(
        Captions,
        broadcasts(clip("THE MAYOR SAYS >> WE SHALL {{{DREDGE}}} IT. >> WHY?", 4, "AND MORE")),
        asking=query("one harbour", "two ferries", words=("Ida Morcant",)),
    )

    (hit,) = answer.hits
    assert [each.text for each in hit.said] == ["THE MAYOR SAYS", "WE SHALL DREDGE IT.", "WHY?", "AND MORE"]
    assert {each.speaker for each in hit.said} == {None}
    assert (hit.url, hit.outlet) == ("https://archive.org/details/WHRB_20260210_180000_Six/start/60/end/120", "WHRB")
    assert hit.captions
    assert endpoint.parameters()["user_query"] == ['("one harbour" OR "two ferries")']


def test_the_days_of_the_draft_go_along() -> None:
    asking = query("one harbour", since=date(2001, 1, 1), until=date(2026, 2, 1))

    _, endpoint = answer_of(Captions, broadcasts(), asking=asking)

    days = json.loads(endpoint.parameters()["filter_map"][0])
    assert days == {"date": {"2009-07-01": "gte", "2026-02-01": "lte"}}
