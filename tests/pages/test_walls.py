from __future__ import annotations

import dataclasses
import json

import pytest

from tests.fakes import fetched
from verify.model.page import Page, PageOutcome, Unread
from verify.pages.extract import read_page

URL = "https://gazette.example/politics/council-and-harbour"
TEXT = "The council met for three hours on Monday and heard from the people of the harbour quarter who had come. "
MENU = "<nav><a href='/'>Home</a> <a href='/login'>Log in</a> <a href='/abo'>Subscribe now</a></nav>"
LOCKED = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>'


def paragraphs(count: int) -> str:
    return "".join(f"<p>{TEXT * 3}</p>" for _ in range(count))


def read(body: str, head: str = "", final_url: str = URL) -> PageOutcome:
    source = fetched(URL, f"<html><head>{head}</head><body>{MENU}<main>{body}</main></body></html>")
    return read_page(dataclasses.replace(source, final_url=final_url))


@pytest.mark.parametrize(
    ("title", "body", "reason"),
    [
        ("Just a moment...", "<p>Checking your browser before accessing the site.</p>", "blocked"),
        ("Gazette", "<form id='challenge-form'></form><p>One step more.</p>", "blocked"),
        ("Access denied", "<p>Reference 18.2f3.</p>", "blocked"),
        (
            "Gazette",
            "<p>We value your privacy. Accept all cookies to continue, or read about our 812 partners.</p>",
            "blocked",
        ),
        ("Gazette", "<form><p>Welcome.</p><input name=user><input type=password></form>", "blocked"),
        ("Page not found", f"<p>Perhaps you would like one of these.</p>{MENU}", "status_404"),
        ("Seite nicht gefunden", "<p>Die Seite wurde nicht gefunden.</p>", "status_404"),
        ("Gazette", "<div id=root></div>", "blocked"),
    ],
)
def test_screens_in_the_place_of_the_article_are_no_pages(title: str, body: str, reason: str) -> None:
    outcome = read(body, f"<title>{title}</title>")

    assert isinstance(outcome, Unread)
    assert (outcome.reason, outcome.url) == (reason, URL)
    assert outcome.detail


@pytest.mark.parametrize("final_url", ["https://gazette.example/", "https://gazette.example/politics"])
def test_a_story_that_leads_to_a_front_page_was_not_read(final_url: str) -> None:
    outcome = read(paragraphs(9), final_url=final_url)

    assert isinstance(outcome, Unread)
    assert outcome.reason == "blocked"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (LOCKED, paragraphs(2)),
        (LOCKED, f"{paragraphs(12)}<p>Already a subscriber? Log in.</p>"),
        ("", f"{paragraphs(2)}<p>To continue reading, choose an offer.</p>"),
    ],
)
def test_the_free_part_of_a_locked_page_is_a_page_that_is_not_whole(head: str, body: str) -> None:
    outcome = read(body, head)

    assert isinstance(outcome, Page)
    assert (outcome.whole, outcome.limit) == (False, "paywall")
    assert TEXT.strip() in outcome.text


def test_a_text_whose_letters_are_shifted_was_not_read() -> None:
    shifted = "".join(chr(ord(letter) + 1) if letter.isalpha() else letter for letter in TEXT)
    outcome = read(f"{paragraphs(1)}{''.join(f'<p>{shifted * 3}</p>' for _ in range(6))}")

    assert isinstance(outcome, Page)
    assert (outcome.whole, outcome.limit) == (False, "paywall")


def test_a_wall_without_a_free_part_is_a_failure() -> None:
    outcome = read("<p>Subscribe to continue.</p>", LOCKED)

    assert isinstance(outcome, Unread)
    assert outcome.reason == "paywall"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (LOCKED, paragraphs(12)),
        (LOCKED, f"{paragraphs(2)}<p>For subscribers only: our new offers.</p>{paragraphs(12)}"),
        ("", f"<p>The paper put up a paywall: “Subscribe to continue reading,” it says. {TEXT}</p>{paragraphs(8)}"),
        ("<title>Captcha: are you a robot?</title>", paragraphs(8)),
        ("<title>Why 404 became a joke: page not found</title>", paragraphs(8)),
        ("", f"{paragraphs(2)}<footer>This site uses cookies. Accept cookies to continue.</footer>"),
        ('<script type="application/ld+json">{"@type": "NewsArticle"}</script>', f"<p>Captcha. {TEXT * 5}</p>"),
    ],
)
def test_an_article_is_whole_whatever_it_talks_about(head: str, body: str) -> None:
    outcome = read(body, head)

    assert isinstance(outcome, Page), outcome
    assert outcome.whole


def test_the_body_in_the_structured_data_stands_in_for_a_shell() -> None:
    data = {"@type": "NewsArticle", "articleBody": f"“We never signed,” she said. {TEXT * 6}"}
    outcome = read("<div id=root></div>", f'<script type="application/ld+json">{json.dumps(data)}</script>')

    assert isinstance(outcome, Page), outcome
    assert "“We never signed,” she said." in outcome.text


def test_the_body_in_the_structured_data_is_no_way_around_a_paywall() -> None:
    data = {
        "@type": "NewsArticle",
        "isAccessibleForFree": False,
        "articleBody": f"“We never signed,” she said. {TEXT * 9}",
    }
    outcome = read(paragraphs(1), f'<script type="application/ld+json">{json.dumps(data)}</script>')

    assert isinstance(outcome, Page)
    assert "signed" not in outcome.text
