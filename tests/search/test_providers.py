"""Every built-in provider comes through the same door as a stranger's."""

from __future__ import annotations

import asyncio
from importlib.metadata import entry_points

import pytest

from tests.fakes import FakeSearch
from tests.search.answering import TODAY, Endpoint
from verify.model.page import ProviderState
from verify.ports import ProviderTools, SearchProvider
from verify.search.ask_provider import ping
from verify.search.provider_info import info_of

GENERAL = {"gdelt", "guardian", "brave", "searxng", "bing"}
NAMES = sorted(
    GENERAL | {"gdelt_context", "wikiquote", "wikipedia", "federal_register", "sitemaps"},
)


def made(name: str) -> SearchProvider:
    (entry,) = entry_points(group="verify.search", name=name)
    provider: SearchProvider = entry.load()(ProviderTools(fetcher=Endpoint(["{}"]), keys={}, today=TODAY))
    return provider


@pytest.mark.parametrize("name", NAMES)
def test_the_entry_point_gives_a_provider_of_that_name(name: str) -> None:
    provider = made(name)

    assert provider.name == name
    assert provider.general is (name in GENERAL)
    assert info_of(provider).batch >= 1


@pytest.mark.parametrize("name", ["bing", "gdelt_context"])
def test_some_are_asked_only_when_named(name: str) -> None:
    assert made(name).default is False


@pytest.mark.parametrize("state", [ProviderState.HITS, ProviderState.LIMITED])
def test_a_ping_asks_once_and_tells_the_state(state: ProviderState) -> None:
    provider = FakeSearch(state=state)

    assert asyncio.run(ping(provider)) is state
    assert len(provider.asked) == 1


def test_a_ping_of_the_news_sitemaps_asks_nobody() -> None:
    assert asyncio.run(ping(made("sitemaps"))) is ProviderState.NOT_ASKED
