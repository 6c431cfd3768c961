"""GDELT says no in many ways; only a well-formed reply without records is silence."""

from __future__ import annotations

import asyncio
import json
from datetime import date

import pytest

from tests.search.answering import TODAY, Endpoint, answer_of, failure, query
from verify.model.page import ProviderState, RequestKind, Unread
from verify.ports import ProviderTools
from verify.search.gdelt import Gdelt
from verify.search.gdelt_context import GdeltContext

BUSY = "Please limit requests to one every 5 seconds or write to us."


def record(url: str, **more: object) -> dict[str, object]:
    return {"url": url, "title": "Harbour &amp; lanterns <b>lit</b>", "language": "English", **more}


def articles(*records: object) -> str:
    return json.dumps({"articles": list(records)})


def test_records_become_hits_with_clean_titles_and_no_date_of_publication() -> None:
    answer, endpoint = answer_of(
        Gdelt, articles(record("https://port.example/a?utm_source=x", seendate="20260301T101500Z"))
    )

    assert answer.state is ProviderState.HITS
    assert [(h.url, h.title, h.language, h.published_on) for h in answer.hits] == [
        ("https://port.example/a", "Harbour & lanterns lit", "en", None)
    ]
    assert endpoint.asked[0].kind is RequestKind.API
    assert endpoint.forgotten == []


@pytest.mark.parametrize("body", ["{}", "", "  \n", '{"articles": []}', "\ufeff{}"])
def test_a_reply_without_records_is_silence(body: str) -> None:
    answer, endpoint = answer_of(Gdelt, body)

    assert answer.state is ProviderState.EMPTY
    assert endpoint.forgotten == []


@pytest.mark.parametrize(
    ("body", "state"),
    [
        ("The specified phrase is too short.", ProviderState.REFUSED),
        ("A sentence nobody has seen before.", ProviderState.REFUSED),
        (BUSY, ProviderState.LIMITED),
        ("<html><body>Down</body></html>", ProviderState.UNAVAILABLE),
        ('{"articles": 7}', ProviderState.UNAVAILABLE),
        ('{"articles": [', ProviderState.UNAVAILABLE),
        ("[" * 100_000, ProviderState.UNAVAILABLE),
        ('{"articles": ' + "[" * 100_000, ProviderState.UNAVAILABLE),
        ("word " * 5_000, ProviderState.UNAVAILABLE),
    ],
)
def test_an_error_with_status_200_is_told_apart_and_does_not_stay_in_the_cache(body: str, state: ProviderState) -> None:
    answer, endpoint = answer_of(Gdelt, body)

    assert answer.state is state
    assert answer.hits == ()
    assert endpoint.forgotten == endpoint.asked


@pytest.mark.parametrize(
    ("given", "state"),
    [
        (failure(429, body=BUSY), ProviderState.LIMITED),
        (failure(reason="limited"), ProviderState.LIMITED),
        (failure(503), ProviderState.UNAVAILABLE),
        (failure(reason="timeout"), ProviderState.UNAVAILABLE),
        (failure(reason="offline"), ProviderState.NOT_ASKED),
    ],
)
def test_no_answer_is_never_silence(given: Unread, state: ProviderState) -> None:
    answer, _ = answer_of(Gdelt, given)

    assert answer.state is state


def test_after_too_fast_nothing_more_is_asked() -> None:
    endpoint = Endpoint([failure(429, body=BUSY), articles(record("https://port.example/a"))])
    gdelt = Gdelt(ProviderTools(fetcher=endpoint, keys={}, today=TODAY))

    first = asyncio.run(gdelt.search(query("one lantern")))
    second = asyncio.run(gdelt.search(query("two lanterns")))

    assert first.state is second.state is ProviderState.LIMITED
    assert len(endpoint.asked) == 1


def test_several_phrases_stand_in_parentheses_and_one_does_not() -> None:
    _, several = answer_of(Gdelt, "{}", asking=query("the first lantern", "the second lantern"))
    _, one = answer_of(Gdelt, "{}", asking=query("the first lantern"))

    assert several.parameters()["query"] == ['("the first lantern" OR "the second lantern")']
    assert one.parameters()["query"] == ['"the first lantern"']


def test_a_name_stands_beside_any_of_the_rare_words_with_single_words_bare() -> None:
    asking = query("Ada Fernhill", any_words=("lantern", "harbour-side", "quay"))

    _, endpoint = answer_of(Gdelt, "{}", asking=asking)

    assert endpoint.parameters()["query"] == ['"Ada Fernhill" (lantern OR "harbour-side" OR quay)']


def test_both_ends_of_a_window_are_sent() -> None:
    _, endpoint = answer_of(Gdelt, "{}", asking=query("a lantern", since=date(2025, 1, 2), until=date(2025, 3, 4)))

    sent = endpoint.parameters()
    assert (sent["startdatetime"], sent["enddatetime"]) == (["20250102000000"], ["20250304235959"])


def test_a_domain_is_exact_and_one_with_a_dash_is_filtered_here() -> None:
    pages = articles(record("https://news.port-side.example/a"), record("https://elsewhere.example/b"))

    answer, endpoint = answer_of(Gdelt, pages, asking=query("a lantern", domain="port-side.example"))
    _, plain = answer_of(Gdelt, pages, asking=query("a lantern", domain="port.example"))

    assert endpoint.parameters()["query"] == ['"a lantern"']
    assert [h.url for h in answer.hits] == ["https://news.port-side.example/a"]
    assert plain.parameters()["query"] == ['"a lantern" domainis:port.example']


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("https://port.example:443/a", "https://port.example/a"),
        ("https://port.example/a%20title=", "https://port.example/a"),
        ("javascript:alert(1)", None),
        ("http://127.0.0.1/a", None),
        ("http://localhost:8000/a", None),
        ("https://user:word@port.example/a", None),
        (17, None),
    ],
)
def test_addresses_are_cleaned_or_dropped(given: object, url: str | None) -> None:
    answer, _ = answer_of(Gdelt, articles({"url": given}, record("https://other.example/")))

    expected = [url] if url else []
    assert [h.url for h in answer.hits] == [*expected, "https://other.example/"]


def test_stray_backslashes_and_control_characters_do_not_lose_the_reply() -> None:
    body = b'{"articles": [{"url": "https://port.example/a", "title": "a \\x lantern\x01 \xff"}]}'

    answer, _ = answer_of(Gdelt, body)

    assert answer.state is ProviderState.HITS
    assert "lantern" in answer.hits[0].title


def test_context_gives_the_words_around_the_sentence_and_is_not_general() -> None:
    body = articles(record("https://port.example/a", sentence="Lit.", context="Before.&nbsp;Lit. <i>After.</i>"))

    answer, endpoint = answer_of(GdeltContext, body)

    assert answer.hits[0].snippet == "Before. Lit. After."
    assert endpoint.parameters()["timespan"] == ["72h"]
    assert not GdeltContext.general
