"""Every built-in provider comes through the same door as a stranger's."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from importlib.metadata import entry_points
from types import ModuleType

import pytest

from tests.archived import crawl_list
from tests.fakes import FakeSearch
from tests.search.answering import TODAY, Endpoint, answer_of, failure
from verify.model.page import ProviderState, Query, SearchAnswer
from verify.ports import ProviderTools, SearchProvider
from verify.search import common_crawl, wayback
from verify.search.ask_provider import ping
from verify.search.provider_info import info_of

GENERAL = {"gdelt", "guardian", "brave", "searxng", "bing"}
NAMES = sorted(
    GENERAL | {"gdelt_context", "wikiquote", "wikipedia", "federal_register", "sitemaps"},
)


def class_of(name: str) -> Callable[[ProviderTools], SearchProvider]:
    (entry,) = entry_points(group="verify.search", name=name)
    found: Callable[[ProviderTools], SearchProvider] = entry.load()
    return found


def made(name: str) -> SearchProvider:
    provider: SearchProvider = class_of(name)(ProviderTools(fetcher=Endpoint(["{}"]), keys={}, today=TODAY))
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

    assert asyncio.run(ping(provider)).state is state
    assert len(provider.asked) == 1


def test_a_ping_of_the_news_sitemaps_asks_nobody() -> None:
    assert asyncio.run(ping(made("sitemaps"))).state is ProviderState.NOT_ASKED


BUSY = "<!DOCTYPE html><html><body>Busy. \x1b[31m" + "x" * 900


@pytest.mark.parametrize("name", ["gdelt", "wikipedia", "federal_register", "bing"])
def test_a_reply_of_an_unknown_form_is_named_as_one_and_its_beginning_kept(name: str) -> None:
    answer, endpoint = answer_of(class_of(name), '{"pages": {"of": "another version"}}' + " " * 2_000)

    assert answer.state is ProviderState.UNAVAILABLE
    assert answer.detail == "answered in a form this version does not know"
    assert answer.sample.startswith('{"pages": {"of": "another version"}}')
    assert len(answer.sample) <= 200
    assert endpoint.forgotten == endpoint.asked


@pytest.mark.parametrize("name", ["gdelt", "wikipedia", "federal_register", "bing"])
def test_a_web_page_in_place_of_a_reply_is_called_one_and_cannot_steer_a_terminal(name: str) -> None:
    answer, _ = answer_of(class_of(name), BUSY)

    assert answer.state is ProviderState.UNAVAILABLE
    assert answer.detail == "answered with a web page: a block, or an error of its own"
    assert "\x1b" not in answer.sample


def test_the_beginning_of_a_reply_holds_no_key() -> None:
    class Echo(FakeSearch):
        async def search(self, query: Query) -> SearchAnswer:
            return SearchAnswer(state=ProviderState.UNAVAILABLE, asked="", sample="no such key: s3cret-key")

    assert asyncio.run(ping(Echo(), ("s3cret-key",))).sample == "no such key: REDACTED"


@pytest.mark.parametrize(("archive", "well"), [(wayback, "[]"), (common_crawl, crawl_list().decode())])
def test_a_ping_tells_how_an_archive_answers(archive: ModuleType, well: str) -> None:
    assert asyncio.run(archive.ping(Endpoint([well]))).state is ProviderState.EMPTY
    assert asyncio.run(archive.ping(Endpoint([failure(429)]))).state is ProviderState.LIMITED
    other = asyncio.run(archive.ping(Endpoint(['{"all": "new"}'])))
    assert (other.state, other.sample) == (ProviderState.UNAVAILABLE, '{"all": "new"}')
