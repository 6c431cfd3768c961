"""The White House's site answers with whole posts; its mirror of the president's posts has no documented form."""

from __future__ import annotations

import json

import pytest

from tests.search.answering import answer_of, failure, query
from tests.search.records import WORDS, post
from verify.model.page import ProviderState
from verify.search.white_house import WhiteHouse

POST = {"created_at": "2026-02-11T09:00:00Z", "url": "https://social.example/@chief/1", "content": f"<p>{WORDS}!</p>"}
ASKING = query("dredge the inner harbour")


def test_remarks_come_paragraph_by_paragraph_and_nobody_is_named_for_them() -> None:
    answer, endpoint = answer_of(
        WhiteHouse, json.dumps([post("<p>THE PRESIDENT:&nbsp; It&#8217;s\nso.</p><p>Q Why?</p>")])
    )

    assert [(each.text, each.speaker) for each in answer.hits[0].said] == [
        ("THE PRESIDENT: It’s so.", None),
        ("Q Why?", None),
    ]
    assert answer.hits[0].title == "Remarks on Harbours & Ferries"
    assert endpoint.parameters()["search"] == ['"a lantern for every harbour"']


@pytest.mark.parametrize("wrapped", [[POST], {"data": [POST]}, {"page": 1, "posts": {"items": [POST]}}])
def test_posts_of_the_mirror_are_found_in_any_wrapping(wrapped: object) -> None:
    answer, endpoint = answer_of(WhiteHouse, "[]", json.dumps(wrapped), asking=ASKING)

    assert [(hit.url, hit.said[0].text, hit.said[0].speaker) for hit in answer.hits] == [
        (POST["url"], f"{WORDS}!", None)
    ]
    # The mirror is read whole: it learns nothing of what is looked for.
    assert "harbour" not in endpoint.asked[1].url


def test_whoever_the_record_names_has_posted_it() -> None:
    named = POST | {"account": {"display_name": "Ada Quill", "username": "chief"}}

    answer, _ = answer_of(WhiteHouse, "[]", json.dumps([named]), asking=ASKING)

    assert answer.hits[0].said[0].speaker == "Ada Quill"


def test_what_is_passed_on_and_what_is_about_something_else_is_no_hit() -> None:
    other, passed_on = POST | {"content": "Nice day for golf."}, POST | {"content": f"RT @x: {WORDS}"}

    answer, _ = answer_of(WhiteHouse, "[]", json.dumps([other, passed_on]), asking=ASKING)

    assert answer.state is ProviderState.EMPTY


@pytest.mark.parametrize("mirror", ['{"moved": true}', failure(404), failure(429), "<html>"])
def test_a_mirror_that_fails_takes_nothing_from_what_the_site_said(mirror: object) -> None:
    answer, _ = answer_of(WhiteHouse, "[]", mirror, asking=ASKING)  # type: ignore[arg-type]

    assert answer.state is ProviderState.EMPTY
