from __future__ import annotations

import dataclasses

import pytest

from tests.fakes import fetched
from verify.model.page import Page, PageOutcome, Unread
from verify.pages.extract import read_page

STORY = "https://gazette.example/2026/03/02/harbour-bridge-is-closed"
TOPIC = "https://gazette.example/topics/harbour"
PROSE = "The council met for three hours on Monday and heard from the people of the harbour quarter who had come. "
TEASER = (
    "<div><h2><a href='/2026/{n}'>The council hears from the harbour quarter {n}</a></h2><p>" + PROSE + "</p></div>"
)
TEASERS = "".join(TEASER.format(n=number) for number in range(12))
ARTICLE = "".join(f"<p>{PROSE * 3}</p>" for _ in range(9))


def read(body: str, head: str = "", *, url: str = STORY, final_url: str | None = None) -> PageOutcome:
    source = fetched(url, f"<html><head>{head}</head><body><main>{body}</main></body></html>")
    return read_page(dataclasses.replace(source, final_url=final_url or url))


def is_whole(outcome: PageOutcome) -> bool:
    return isinstance(outcome, Page) and outcome.whole


@pytest.mark.parametrize(
    "final_url",
    [
        "https://gazette.example/",
        "https://www.gazette.example/index.html",
        "https://gazette.example/en/",
        "https://gazette.example/?utm_source=gone",
        "https://gazette.example/?from=story",
        "https://gazette.example/home",
    ],
)
def test_a_redirect_from_a_story_to_a_front_page_leaves_it_unread(final_url: str) -> None:
    assert isinstance(read(ARTICLE, final_url=final_url), Unread)


def test_a_redirect_to_a_page_by_number_leads_to_a_story() -> None:
    assert is_whole(read(ARTICLE, final_url="https://gazette.example/?p=1234"))


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<link rel=canonical href='https://gazette.example/'>", ARTICLE),
        ("<meta property='og:url' content='https://www.gazette.example'>", ARTICLE),
        ("<title>Home | Gazette</title>", ARTICLE),
        ("<meta property='og:site_name' content='Gazette'><title>Gazette</title>", ARTICLE),
        ("<title>News of the day</title>", TEASERS),
    ],
)
def test_a_front_page_in_the_place_of_a_story_may_carry_words_and_its_silence_says_nothing(
    head: str, body: str
) -> None:
    outcome = read(body, head)

    assert isinstance(outcome, Page)
    assert (outcome.whole, outcome.limit) == (False, "blocked")
    assert PROSE.strip() in outcome.text


@pytest.mark.parametrize(
    ("head", "body", "url"),
    [
        ("<title>Harbour bridge is closed</title><link rel=canonical href='/2026/03/02/other'>", ARTICLE, STORY),
        ("<title>News of the day</title>", TEASERS, TOPIC),
        ("<title>Gazette</title>", TEASERS, "https://gazette.example/"),
        ("<title>Bridge</title>", ARTICLE + TEASERS.replace("<p>", "<i>").replace("</p>", "</i>"), STORY),
        ("<title>Homecoming</title>", ARTICLE, STORY),
    ],
)
def test_stories_topics_and_front_pages_that_were_asked_for_are_whole(head: str, body: str, url: str) -> None:
    assert is_whole(read(body, head, url=url))
