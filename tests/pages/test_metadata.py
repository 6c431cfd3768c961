from __future__ import annotations

import json
from datetime import date

import pytest

from tests.fakes import fetched
from verify.model.page import Page
from verify.pages.extract import read_page

TEXT = "The council met for three hours on Monday and heard from the people of the harbour quarter who had come. "
BODY = f"<p>{TEXT * 3}</p><p>{TEXT * 3}</p>"


def page(head: str = "", body: str = BODY, url: str = "https://gazette.example/politics/council-and-harbour") -> Page:
    outcome = read_page(fetched(url, f"<html><head>{head}</head><body><article>{body}</article></body></html>"))
    assert isinstance(outcome, Page), outcome
    return outcome


def linked(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def test_structured_data_names_title_date_outlet_and_author() -> None:
    found = page(
        linked(
            headline="Council votes",
            datePublished="2026-03-02T23:30:00+01:00",
            publisher={"@type": "Organization", "name": "The Gazette of Example"},
            author=[{"@type": "Person", "name": "Ann Roe"}, {"name": "Bo Doe"}],
        )
    )

    assert (found.title, found.published_on) == ("Council votes", date(2026, 3, 2))
    assert (found.outlet, found.author) == ("The Gazette of Example", "Ann Roe, Bo Doe")


def test_references_inside_the_data_are_followed() -> None:
    graph = {
        "@graph": [
            {"@type": "Article", "publisher": {"@id": "#org"}, "datePublished": "2026-03-02"},
            {"@type": "Organization", "@id": "#org", "name": "The Gazette"},
        ]
    }

    assert page(f'<script type="application/ld+json">{json.dumps(graph)}</script>').outlet == "The Gazette"


def test_a_known_domain_names_its_outlet_whatever_the_page_says() -> None:
    found = page(
        '<meta property="og:site_name" content="Some Other Name">',
        url="https://www.reuters.com/world/council-and-harbour",
    )

    assert found.outlet == "Reuters"
    assert found.domain == "reuters.com"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta property="article:published_time" content="2026-03-02T08:00Z">', BODY),
        ('<meta name="DC.date.issued" content="2026-03-02">', BODY),
        ("", f'<time datetime="2026-03-02T08:00">yesterday</time>{BODY}'),
        ("", f"<h1>Council</h1><p>By Ann Roe | March 2, 2026</p>{BODY}"),
        ("", f"<h1>Rat</h1><p>Veröffentlicht am 2. März 2026</p>{BODY}"),
        ("", f"<p>PORTSVILLE, 2 March 2026 — {TEXT * 4}</p>{BODY}"),
        ('<script type="application/ld+json">{"datePublished": "2026-03-02", }</script>', BODY),
    ],
)
def test_the_day_is_found_where_pages_say_it(head: str, body: str) -> None:
    assert page(head, body).published_on == date(2026, 3, 2)


def test_the_day_in_the_address_counts_and_the_day_of_storage_never() -> None:
    assert page(url="https://gazette.example/2026/03/02/council").published_on == date(2026, 3, 2)
    assert page().published_on is None


def test_a_day_in_the_middle_of_the_text_is_not_the_page_s() -> None:
    assert page(body=f"{BODY}<p>{TEXT * 3} It all began on 4 May 1999, they said.</p>").published_on is None


@pytest.mark.parametrize(
    ("head", "body", "agency"),
    [
        ("", f"<p>PORTSVILLE (AP) — {TEXT * 3}</p>{BODY}", "Associated Press"),
        ("", f"<p>Hafenstadt (dpa/lno) - {TEXT * 3}</p>{BODY}", "dpa"),
        ("", f"{BODY}<p>{TEXT} (AFP/abc)</p>", "AFP"),
        (linked(author={"name": "Reuters"}), BODY, "Reuters"),
        ('<meta name="author" content="By ANN ROE, AP Harbour Writer">', BODY, "Associated Press"),
        ('<meta name="author" content="Ani Roe">', BODY, None),
        (
            "",
            f"<figure><figcaption>The harbour in the evening, seen from the old lighthouse. (Reuters) - file</figcaption></figure>{BODY}",
            None,
        ),
        ("", f"<p>{TEXT} The paper told Reuters so.</p>{BODY}", None),
    ],
)
def test_the_agency_is_read_from_byline_dateline_or_sign(head: str, body: str, agency: str | None) -> None:
    assert page(head, body).agency == agency


def test_language_and_canonical_address() -> None:
    found = page('<link rel="canonical" href="/politics/council?utm_source=x#top">')

    assert found.language == "en"
    assert found.canonical_url == "https://gazette.example/politics/council?utm_source=x"


def test_a_page_that_an_archive_kept_belongs_to_its_outlet() -> None:
    found = page(url="https://web.archive.org/web/20260303id_/https://www.reuters.com/world/council-and-harbour")

    assert (found.outlet, found.domain) == ("Reuters", "reuters.com")
    assert found.final_url.startswith("https://web.archive.org/")


@pytest.mark.parametrize("up", ["..", "%2e%2e"])
def test_a_capture_of_a_stranger_is_not_lent_a_name_by_dots_in_its_address(up: str) -> None:
    climbing = "/".join([up] * 6)
    found = page(
        url=f"https://web.archive.org/web/2026/https://www.reuters.com/x/{climbing}/web/2026/https://evil.example/a"
    )

    assert (found.domain, found.outlet) == ("evil.example", "evil.example")


@pytest.mark.parametrize(
    "rubbish",
    [
        "[" * 50_000,
        '{"@type": 7, "author": {"name": {"name": 3}}, "datePublished": [[]], "headline": {"@id": {}}}',
        '{"@type": ["NewsArticle", null], "author": [null, 5, ["x"]], "publisher": true, "articleBody": 1e999}',
        '{"@type": "NewsArticle", "headline": "a\\ud800b", "datePublished": "9999-99-99"}',
        '{"@type": "NewsArticle", "headline": ' + "9" * 5_000 + "}",
        "null",
        "\x00",
    ],
)
def test_rubbish_in_structured_data_costs_nothing(rubbish: str) -> None:
    found = page(f'<title>Council</title><script type="application/ld+json">{rubbish}</script>')

    assert TEXT.strip() in found.text
    assert (found.title or "").encode()


def review(rating: dict[str, object], **fields: object) -> str:
    told = {"@type": "ClaimReview", "claimReviewed": "Roe said the pier is gone", "reviewRating": rating, **fields}
    return f'<script type="application/ld+json">{json.dumps(told)}</script>'


@pytest.mark.parametrize(
    ("rating", "holds"),
    [
        ({"alternateName": "False", "ratingValue": 5, "bestRating": 5, "worstRating": 1}, False),
        ({"alternateName": "Mostly true"}, True),
        ({"alternateName": "Not true"}, False),
        ({"alternateName": "Fabricated quote"}, False),
        ({"alternateName": "Mixture"}, None),
        ({"ratingValue": "1", "bestRating": "5", "worstRating": "1"}, False),
        ({"ratingValue": 5, "bestRating": 5, "worstRating": 1}, True),
        ({"ratingValue": 3, "bestRating": 5, "worstRating": 1}, None),
        ({"ratingValue": 1}, None),
        ({}, None),
    ],
)
def test_a_claim_review_says_what_was_checked_and_how_it_is_rated(
    rating: dict[str, object], holds: bool | None
) -> None:
    by = {"@type": "Claim", "author": {"@type": "Person", "name": "Bo Doe"}}
    (found,) = page(review(rating, itemReviewed=by)).reviewed

    assert (found.claim, found.claimed_by, found.holds) == ("Roe said the pier is gone", "Bo Doe", holds)


@pytest.mark.parametrize("odd", [[], "False", 3, None, [[]], {"@id": "#nowhere"}])
def test_a_claim_review_of_any_shape_is_read(odd: object) -> None:
    fields = {"reviewRating": odd, "itemReviewed": odd}

    assert [found.holds for found in page(review({}, **fields)).reviewed] == [None]
