"""Whatever a stranger sends, a search answers with a value."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.search.answering import answer_of
from verify.model.page import ProviderState
from verify.ports import ProviderTools, SearchProvider
from verify.search.bing import Bing
from verify.search.brave import Brave
from verify.search.federal_register import FederalRegister
from verify.search.gdelt import Gdelt
from verify.search.guardian import Guardian
from verify.search.mediawiki import Wikipedia, Wikiquote
from verify.search.parse_reply import clean, day, page_address, read_json
from verify.search.searxng import Searxng

PROVIDERS: list[Callable[[ProviderTools], SearchProvider]] = [
    Gdelt, Wikiquote, Wikipedia, FederalRegister, Guardian, Brave, Searxng, Bing,
]  # fmt: skip
KEYS = {
    "VERIFY_GUARDIAN_KEY": "a-secret",
    "VERIFY_BRAVE_KEY": "a-secret",
    "VERIFY_SEARXNG_URL": "https://search.example",
}
WORDS = ("articles", "response", "results", "query", "search", "status", "url", "title", "fields", "count", "error")
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.sampled_from(WORDS),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None)
@given(value=anything, which=st.integers(0, len(PROVIDERS) - 1))
def test_json_of_any_shape_is_answered_with_a_state(value: object, which: int) -> None:
    answer, _ = answer_of(PROVIDERS[which], json.dumps(value), keys=KEYS)

    assert (answer.state is ProviderState.HITS) == bool(answer.hits)


@settings(max_examples=60, deadline=None)
@given(body=st.binary(max_size=200), which=st.integers(0, len(PROVIDERS) - 1))
def test_bytes_of_any_kind_are_answered_with_a_state(body: bytes, which: int) -> None:
    answer, _ = answer_of(PROVIDERS[which], body, keys=KEYS)

    assert (answer.state is ProviderState.HITS) == bool(answer.hits)


@pytest.mark.parametrize("provider", PROVIDERS[1:])
def test_a_page_for_people_in_place_of_an_answer_is_not_silence(
    provider: Callable[[ProviderTools], SearchProvider],
) -> None:
    answer, endpoint = answer_of(provider, "<!doctype html><html><body>Please wait</body></html>", keys=KEYS)

    assert answer.state is ProviderState.UNAVAILABLE
    assert endpoint.forgotten == endpoint.asked


@pytest.mark.parametrize("provider", PROVIDERS)
def test_no_key_stands_in_an_address_or_an_answer(provider: Callable[[ProviderTools], SearchProvider]) -> None:
    answer, endpoint = answer_of(provider, "{}", keys=KEYS)

    assert all("a-secret" not in request.url for request in endpoint.asked)
    assert "a-secret" not in repr(answer)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=60))
def test_clean_words_hold_no_control_character_and_no_lone_surrogate(text: str) -> None:
    cleaned = clean(text + "\ud800\x1b[31m")

    assert all(character.isprintable() for character in cleaned)
    cleaned.encode("utf-8")


def test_numbers_of_thousands_of_digits_and_endless_nesting_are_no_json() -> None:
    assert read_json(b'{"a": ' + b"9" * 10_000 + b"}") is None
    assert read_json(b"[" * 200_000) is None


def test_a_day_is_read_from_dates_with_and_without_a_zone() -> None:
    assert str(day("2026-01-15T14:30:00")) == "2026-01-15"
    assert str(day("2026-01-15T14:30:00Z")) == "2026-01-15"
    assert day("yesterday") is None
    assert day(20260115) is None


def test_tracking_goes_and_the_rest_of_the_address_stays() -> None:
    assert page_address("https://port.example/a?id=7&utm_medium=x#top") == "https://port.example/a?id=7"
