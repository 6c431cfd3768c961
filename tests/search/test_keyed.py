"""Providers that need a key or an address of the user's."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.search.answering import answer_of, failure, query
from verify.model.page import ProviderState
from verify.search.brave import Brave
from verify.search.guardian import Guardian
from verify.search.searxng import Searxng

GUARDIAN = {"VERIFY_GUARDIAN_KEY": "word"}
BRAVE = {"VERIFY_BRAVE_KEY": "word"}
SEARXNG = {"VERIFY_SEARXNG_URL": "https://search.example/"}


def guardian(*results: object) -> str:
    return json.dumps({"response": {"status": "ok", "total": len(results), "results": list(results)}})


@pytest.mark.parametrize("provider", [Guardian, Brave, Searxng])
def test_without_a_key_nothing_is_sent(provider: type[Guardian | Brave | Searxng]) -> None:
    answer, endpoint = answer_of(provider, "{}")

    assert answer.state is ProviderState.NOT_ASKED
    assert endpoint.asked == []


@pytest.mark.parametrize(("provider", "keys"), [(Guardian, GUARDIAN), (Brave, BRAVE), (Searxng, SEARXNG)])
@pytest.mark.parametrize(
    ("status", "state"),
    [
        (429, ProviderState.LIMITED),
        (401, ProviderState.UNAVAILABLE),
        (422, ProviderState.REFUSED),
        (502, ProviderState.UNAVAILABLE),
    ],
)
def test_statuses_are_told_apart(
    provider: type[Guardian | Brave | Searxng], keys: dict[str, str], status: int, state: ProviderState
) -> None:
    answer, _ = answer_of(provider, failure(status), keys=keys)

    assert answer.state is state


def test_the_guardian_delivers_whole_articles() -> None:
    entry = {
        "webUrl": "https://www.theguardian.com/world/lanterns",
        "webTitle": "Lanterns",
        "webPublicationDate": "2025-04-05T06:07:08Z",
        "fields": {"bodyText": "All of it."},
    }

    answer, endpoint = answer_of(
        Guardian, guardian(entry), keys=GUARDIAN, asking=query("a lantern", words=("Ada Fernhill",))
    )

    assert [(h.text, h.published_on) for h in answer.hits] == [("All of it.", date(2025, 4, 5))]
    assert endpoint.parameters()["q"] == ['"a lantern" AND "Ada Fernhill"']
    assert endpoint.asked[0].headers == (("api-key", "word"),)


def test_an_article_of_the_guardian_without_its_text_is_still_a_lead() -> None:
    answer, _ = answer_of(Guardian, guardian({"webUrl": "https://www.theguardian.com/a"}), keys=GUARDIAN)

    assert answer.hits[0].text is None


def test_the_guardian_refuses_inside_a_good_status() -> None:
    answer, _ = answer_of(Guardian, '{"response": {"status": "error", "message": "no"}}', keys=GUARDIAN)

    assert answer.state is ProviderState.REFUSED


def test_the_guardian_is_not_asked_about_other_outlets() -> None:
    answer, endpoint = answer_of(Guardian, guardian(), keys=GUARDIAN, asking=query("a lantern", domain="port.example"))

    assert answer.state is ProviderState.NOT_ASKED
    assert endpoint.asked == []


def test_brave_is_told_to_leave_the_words_alone() -> None:
    body = {
        "type": "news",
        "results": [
            {"url": "https://port.example/a", "description": "a <strong>lantern</strong>", "extra_snippets": ["lit", 3]}
        ],
    }

    answer, endpoint = answer_of(Brave, json.dumps(body), keys=BRAVE)

    assert answer.hits[0].snippet == "a lantern … lit"
    assert endpoint.parameters()["spellcheck"] == ["false"]
    assert endpoint.parameters()["safesearch"] == ["off"]


@pytest.mark.parametrize("question", [{"altered": "a lamp"}, {"show_strict_warning": True}])
def test_nothing_found_for_changed_words_is_no_silence(question: dict[str, object]) -> None:
    answer, _ = answer_of(Brave, json.dumps({"type": "news", "query": question, "results": []}), keys=BRAVE)

    assert answer.state is ProviderState.UNAVAILABLE


@pytest.mark.parametrize(
    ("down", "state"), [([], ProviderState.EMPTY), ([["engine", "CAPTCHA"]], ProviderState.UNAVAILABLE)]
)
def test_no_results_while_engines_are_down_is_no_silence(down: list[list[str]], state: ProviderState) -> None:
    answer, endpoint = answer_of(Searxng, json.dumps({"results": [], "unresponsive_engines": down}), keys=SEARXNG)

    assert answer.state is state
    assert endpoint.asked[0].url.startswith("https://search.example/search?")
