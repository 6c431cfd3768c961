"""Wikis answer errors with status 200 and give titles, not addresses."""

from __future__ import annotations

import json

import pytest

from tests.search.answering import answer_of, failure, query
from verify.model.page import ProviderState
from verify.search.mediawiki import Wikipedia, Wikiquote

EMPTY = '{"batchcomplete": true, "query": {"searchinfo": {"totalhits": 0}, "search": []}}'


def found(*titles: str) -> str:
    pages = [
        {"ns": 0, "title": t, "snippet": 'of <span class="searchmatch">lanterns</span> &amp; quays'} for t in titles
    ]
    return json.dumps({"query": {"search": pages}})


def test_a_title_becomes_the_address_of_its_page() -> None:
    answer, endpoint = answer_of(Wikiquote, found("Ada Fernhill/Étude?"))

    assert answer.state is ProviderState.HITS
    assert answer.hits[0].url == "https://en.wikiquote.org/wiki/Ada_Fernhill/%C3%89tude%3F"
    assert answer.hits[0].snippet == "of lanterns & quays"
    assert answer.hits[0].published_on is None
    assert endpoint.asked[0].url.startswith("https://en.wikiquote.org/w/api.php?")


def test_phrases_are_joined_by_or_without_parentheses() -> None:
    _, endpoint = answer_of(Wikipedia, EMPTY, asking=query("the first lantern", "the second lantern"))

    assert endpoint.parameters()["srsearch"] == ['"the first lantern" OR "the second lantern"']


def test_no_pages_is_silence() -> None:
    answer, _ = answer_of(Wikipedia, EMPTY)

    assert answer.state is ProviderState.EMPTY


@pytest.mark.parametrize(
    ("code", "state"), [("missingparam", ProviderState.REFUSED), ("maxlag", ProviderState.LIMITED)]
)
def test_an_error_inside_a_good_status_is_no_silence(code: str, state: ProviderState) -> None:
    answer, endpoint = answer_of(Wikipedia, json.dumps({"error": {"code": code, "info": "No."}}))

    assert answer.state is state
    assert endpoint.forgotten == endpoint.asked


def test_being_turned_away_is_no_silence() -> None:
    answer, _ = answer_of(Wikipedia, failure(403))

    assert answer.state is ProviderState.UNAVAILABLE


def test_a_question_that_the_wiki_would_refuse_is_not_sent() -> None:
    answer, endpoint = answer_of(Wikiquote, EMPTY, asking=query("lantern " * 50))

    assert answer.state is ProviderState.REFUSED
    assert endpoint.asked == []
