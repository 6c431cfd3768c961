"""Whatever an endpoint of a place where things are said sends back is a state, and never an exception."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.search.answering import answer_of, failure, query
from tests.search.records import broadcasts, clip, debates, documents, post, record, speech
from verify.model.page import ProviderState, Unread
from verify.search.captions import Captions
from verify.search.govinfo import Govinfo
from verify.search.hansard import Hansard
from verify.search.white_house import WhiteHouse

KEYS = {"VERIFY_GOVINFO_KEY": "letmein99"}
Kind = type[Hansard | WhiteHouse | Captions | Govinfo]
ALL: list[Kind] = [Hansard, WhiteHouse, Captions, Govinfo]
GOOD: dict[Kind, str] = {
    Hansard: debates(speech()),
    WhiteHouse: json.dumps([post()]),
    Captions: broadcasts(clip(">> we shall {{{dredge}}} it. >> why?")),
    Govinfo: documents(record()),
}
SILENT: dict[Kind, str] = {Hansard: debates(), WhiteHouse: "[]", Captions: broadcasts(), Govinfo: documents()}


def state_of(provider: Kind, *answers: str | bytes | Unread) -> ProviderState:
    return answer_of(provider, *answers, keys=KEYS)[0].state


@pytest.mark.parametrize("provider", ALL)
def test_a_good_reply_has_hits_and_one_without_records_is_silence(provider: Kind) -> None:
    assert state_of(provider, GOOD[provider]) is ProviderState.HITS
    assert state_of(provider, SILENT[provider]) is ProviderState.EMPTY


@pytest.mark.parametrize("provider", ALL)
@pytest.mark.parametrize(
    ("reply", "state"),
    [
        (failure(400), ProviderState.REFUSED),
        (failure(404), ProviderState.REFUSED),
        (failure(429), ProviderState.LIMITED),
        (failure(401), ProviderState.UNAVAILABLE),
        (failure(403), ProviderState.UNAVAILABLE),
        (failure(500), ProviderState.UNAVAILABLE),
        (failure(reason="timeout"), ProviderState.UNAVAILABLE),
    ],
)
def test_statuses_are_told_apart(provider: Kind, reply: Unread, state: ProviderState) -> None:
    assert state_of(provider, reply) is state


@pytest.mark.parametrize("provider", ALL)
@pytest.mark.parametrize(
    "body",
    [
        "",
        "<!doctype html><title>Just a moment</title>",
        "Gateway says no",
        "{}",
        '{"Results": "many", "TotalResultCount": 3}',
        '{"results": [{"id": 1}], "count": 1}',
        '{"response": {"body": {"hits": {"hits": [{"other": 1}]}}}}',
        '[{"id": 1, "body": "words"}]',
        '{"code": "rest_unknown", "message": "no"}',
    ],
)
def test_another_form_is_named_as_such_and_shown(provider: Kind, body: str) -> None:
    answer, endpoint = answer_of(provider, body, keys=KEYS)

    assert answer.state is ProviderState.UNAVAILABLE
    named = (
        "with a web page: a block, or an error of its own"
        if body.startswith("<!doctype")
        else "in a form this version does not know"
    )
    assert answer.detail == f"answered {named}"
    assert len(answer.sample) <= 200
    assert bool(answer.sample) == bool(body)
    assert endpoint.forgotten


def test_a_refusal_of_the_captions_comes_with_a_good_status() -> None:
    body = json.dumps({"response": {"header": {"succeeded": False}, "error": {"message": "no such field"}}})

    answer, _ = answer_of(Captions, body)

    assert (answer.state, answer.detail) == (ProviderState.REFUSED, "no such field")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@pytest.mark.parametrize("provider", ALL)
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_any_type_may_stand_anywhere(provider: Kind, data: st.DataObject) -> None:
    whole = json.loads(GOOD[provider])
    places = list(_places(whole))
    for _ in range(data.draw(st.integers(1, 3))):
        holder, key = data.draw(st.sampled_from(places))
        holder[key] = data.draw(JSON)

    answer, _ = answer_of(provider, json.dumps(whole), keys=KEYS)

    assert answer.state in ProviderState
    assert all(hit.url.startswith("https://") for hit in answer.hits)


def _places(value: object) -> Iterator[tuple[Any, Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield value, key
            yield from _places(inner)
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield value, at
            yield from _places(inner)


@pytest.mark.parametrize("provider", ALL)
@pytest.mark.parametrize(
    "piece", ["<b>", "<!--", "<script>", "&#x41;", "</", "<a href='", "[[Page ", "  Mr. A", ">> ", '["', "{{{"]
)
def test_ten_megabytes_of_nonsense_are_a_state(provider: Kind, piece: str) -> None:
    long = piece * (10_000_000 // len(piece))
    good = json.loads(GOOD[provider])
    swollen: dict[Kind, Callable[[], str]] = {
        Hansard: lambda: debates(speech(long, name=long, called=long)),
        WhiteHouse: lambda: json.dumps([post(long)]),
        Captions: lambda: broadcasts(clip(long)),
        Govinfo: lambda: json.dumps(good),
    }

    assert state_of(provider, swollen[provider](), f"<pre>{long}") in ProviderState
    assert state_of(provider, long) is ProviderState.UNAVAILABLE


def test_markup_in_names_and_titles_is_gone() -> None:
    row = speech(name="<b>Ida</b> <script>x()</script>Morcant") | {"DebateSection": "<i>Ferries</i>\x00: Sale"}

    answer, _ = answer_of(Hansard, debates(row))

    assert answer.hits[0].title == "Ferries : Sale"
    assert "<" not in str(answer.hits[0].said[0].speaker)


@pytest.mark.parametrize("place", ["javascript:x", "//evil.example/details/a", "/search?q=x", "/details/../a", None, 7])
def test_an_address_of_another_form_is_no_clip(place: object) -> None:
    answer, _ = answer_of(Captions, broadcasts(clip("words", place=place)))

    assert answer.hits == ()


def test_a_post_elsewhere_is_none_of_the_white_house() -> None:
    answer, _ = answer_of(WhiteHouse, json.dumps([post(link="https://whitehouse.example/a")]), asking=query("a b"))

    assert answer.hits == ()
