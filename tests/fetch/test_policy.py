from __future__ import annotations

from datetime import timedelta
from types import MappingProxyType
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.errors import SettingsError
from verify.fetch.policy import FetchPolicy, parse_pace
from verify.model.page import Request, RequestKind
from verify.ports import SearchProviderClass
from verify.providers import installed_providers, paces_of
from verify.search.gdelt import Gdelt


def test_pauses_are_read_per_host() -> None:
    assert parse_pace("api.one.example=2, Two.example = 0.5,") == {"api.one.example": 2.0, "two.example": 0.5}


def test_an_empty_text_sets_no_pause() -> None:
    assert parse_pace(" ") == {}


@pytest.mark.parametrize(
    "text", ["host", "host=", "=3", "host=soon", "host=-1", "host=inf", "host=nan", "a/b=1", "*=1e9"]
)
def test_a_pause_that_makes_no_sense_is_named(text: str) -> None:
    with pytest.raises(SettingsError, match="VERIFY_PACE") as caught:
        parse_pace(text)

    assert repr(text) in str(caught.value)


@given(st.text(max_size=40))
@settings(max_examples=100)
def test_any_text_is_pauses_or_a_settings_error(text: str) -> None:
    try:
        pace = parse_pace(text)
    except SettingsError:
        return

    assert all(0 <= seconds <= 3_600 for seconds in pace.values())


def test_providers_say_the_pause_of_their_own_hosts() -> None:
    policy = FetchPolicy(declared_pace=paces_of(installed_providers().classes))

    assert policy.pause_for("api.gdeltproject.org") == 6.0
    assert policy.pause_for("de.wikiquote.org") == 1.0
    assert policy.pause_for("paper.example") == 0.0


def test_of_two_providers_with_one_host_the_slower_sets_the_pace() -> None:
    class Slower(Gdelt):
        pace = MappingProxyType({"api.gdeltproject.org": 9.0})

    classes = [cast(SearchProviderClass, each) for each in (Gdelt, Slower, Gdelt)]

    assert paces_of(classes) == {"api.gdeltproject.org": 9.0}


def test_a_star_lifts_every_pause_but_not_the_one_named_beside_it() -> None:
    policy = FetchPolicy(pace=parse_pace("*=0,api.gdeltproject.org=1"))

    assert policy.pause_for("www.bing.com") == 0.0
    assert policy.spacing_for("paper.example") == 0.0
    assert policy.pause_for("api.gdeltproject.org") == 1.0


def test_a_named_domain_speaks_for_its_hosts() -> None:
    policy = FetchPolicy(pace=parse_pace("wikiquote.org=0,paper.example=3"), declared_pace={"wikipedia.org": 1.0})

    assert policy.pause_for("en.wikiquote.org") == 0.0
    assert policy.pause_for("en.wikipedia.org") == 1.0
    assert policy.pause_for("www.paper.example") == 3.0


def test_a_slow_endpoint_gets_more_time_than_a_page() -> None:
    policy = FetchPolicy(timeout=10)

    assert policy.timeout_for("api.gdeltproject.org") == 60.0
    assert policy.timeout_for("paper.example") == 10.0


def test_search_answers_age_faster_than_pages() -> None:
    policy = FetchPolicy()

    assert policy.max_age_for(RequestKind.API) == timedelta(minutes=15)
    assert policy.max_age_for(RequestKind.PAGE) == timedelta(days=7)


def test_the_opt_out_of_robots_reaches_only_what_the_draft_links() -> None:
    policy = FetchPolicy(ignore_robots_for_linked=True)

    assert policy.skips_robots(Request(url="https://a.example/", linked=True))
    assert not policy.skips_robots(Request(url="https://a.example/"))
    assert not FetchPolicy().skips_robots(Request(url="https://a.example/", linked=True))


def test_robots_know_us_by_the_product_token() -> None:
    assert FetchPolicy(user_agent="checker/2.1 (+https://x.example)").robot_name == "checker"


def test_a_provider_says_how_fast_its_own_host_may_be_asked_and_the_operator_has_the_last_word() -> None:
    declared = {"archive.herald.example": 3.0, "web.archive.org": 0.0}

    policy = FetchPolicy(declared_pace=declared)
    assert policy.pause_for("archive.herald.example") == 3.0
    assert policy.pause_for("web.archive.org") == 2.5
    assert FetchPolicy(declared_pace=declared, pace=parse_pace("*=0")).pause_for("archive.herald.example") == 0.0
