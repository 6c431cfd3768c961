"""Fresh articles of one outlet, from the news sitemaps that its robots.txt names."""

from __future__ import annotations

import asyncio
from datetime import date

from tests.fakes import FakeFetcher
from tests.search.answering import TODAY, query
from verify.model.page import ProviderState, Query, SearchAnswer, Unread
from verify.ports import ProviderTools
from verify.search.sitemaps import Sitemaps

ROBOTS = "https://port.example/robots.txt"
MAP = "https://port.example/news.xml"
NEWS = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="urn:news">
<url><loc>https://port.example/other</loc><n:news><n:title>Ferry prices rise</n:title></n:news></url>
<url><loc>https://port.example/lanterns</loc><n:news><n:publication><n:name>Port News</n:name></n:publication>
<n:publication_date>2026-03-01</n:publication_date><n:title>Fernhill: lantern for every harbour</n:title></n:news></url></urlset>"""
ASKING = query("a lantern", any_words=("lantern", "harbour", "Fernhill"), domain="port.example")


def search(pages: dict[str, str | bytes | Unread], asking: Query = ASKING) -> SearchAnswer:
    tools = ProviderTools(fetcher=FakeFetcher(pages), keys={}, today=TODAY)
    return asyncio.run(Sitemaps(tools).search(asking))


def test_articles_with_titles_about_the_words_are_hits() -> None:
    answer = search({ROBOTS: f"User-agent: *\nSITE-MAP: {MAP}\n", MAP: NEWS})

    assert [(h.url, h.outlet, h.published_on) for h in answer.hits] == [
        ("https://port.example/lanterns", "Port News", date(2026, 3, 1))
    ]


def test_an_index_is_followed() -> None:
    index = f"<sitemapindex><sitemap><loc>{MAP}</loc></sitemap></sitemapindex>"

    answer = search(
        {
            ROBOTS: "Sitemap: https://port.example/news-index.xml",
            "https://port.example/news-index.xml": index,
            MAP: NEWS,
        }
    )

    assert answer.state is ProviderState.HITS


def test_an_index_that_names_itself_ends() -> None:
    index = f"<sitemapindex><sitemap><loc>{MAP}</loc></sitemap></sitemapindex>"

    assert search({ROBOTS: f"Sitemap: {MAP}", MAP: index}).state is ProviderState.EMPTY


def test_no_sitemap_for_news_is_silence() -> None:
    assert search({ROBOTS: "Sitemap: https://port.example/all.xml"}).state is ProviderState.EMPTY


def test_what_cannot_be_read_is_no_silence() -> None:
    refused = Unread(url=MAP, reason="robots")

    assert search({ROBOTS: f"Sitemap: {MAP}", MAP: "<html></html>"}).state is ProviderState.UNAVAILABLE
    assert search({ROBOTS: f"Sitemap: {MAP}", MAP: refused}).state is ProviderState.UNAVAILABLE
    assert search({ROBOTS: Unread(url=ROBOTS, reason="timeout")}).state is ProviderState.UNAVAILABLE


def test_a_sitemap_that_is_cut_off_is_no_silence_but_names_what_it_names() -> None:
    before, cut = NEWS[: NEWS.index("<url><loc>https://port.example/lanterns")], NEWS.removesuffix("</urlset>")

    assert search({ROBOTS: f"Sitemap: {MAP}", MAP: before}).state is ProviderState.UNAVAILABLE
    assert search({ROBOTS: f"Sitemap: {MAP}", MAP: cut}).state is ProviderState.HITS


def test_without_an_outlet_nothing_is_asked() -> None:
    assert search({}, query("a lantern")).state is ProviderState.NOT_ASKED
