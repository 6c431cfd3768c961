"""Bing News as a feed: undocumented, so asked only when the user names it."""

from __future__ import annotations

from datetime import date
from email.utils import parsedate_to_datetime
from types import MappingProxyType
from urllib.parse import parse_qs, urlsplit

from verify.model.page import Fetched, Query, SearchAnswer, SearchHit
from verify.ports import ProviderTools
from verify.search.ask_provider import ask, boolean, most_hits, request_of
from verify.search.feeds import FeedRecord, read_feed
from verify.search.parse_reply import answer_of_hits, hit, unavailable
from verify.urls import host_of, is_on_domain

_MOST = 30


class Bing:
    """Asks for pages by phrase and site."""

    name = "bing"
    general = True
    default = False
    batch = 2
    key_variable: str | None = None
    pace = MappingProxyType({"www.bing.com": 5.0})

    def __init__(self, tools: ProviderTools) -> None:
        self._fetcher = tools.fetcher

    async def search(self, query: Query) -> SearchAnswer:
        """Pages in Bing's order; only a well-formed feed without items is silence."""
        terms = boolean(query, site="site")
        request = request_of("https://www.bing.com/news/search", (("q", terms), ("format", "rss"), ("count", "30")))
        return await ask(self._fetcher, request, terms, lambda reply: _read(reply, terms, most_hits(query, _MOST)))


def _read(reply: Fetched, asked: str, most: int) -> SearchAnswer:
    feed = read_feed(reply.body, "item", most=50)
    if feed.root != "rss" or not feed.whole:
        return unavailable(asked)
    found = tuple(h for h in (_hit(item) for item in feed.records) if h)
    if feed.records and not found:
        return unavailable(asked, "no item had a usable address")
    # The service takes no heed of "count".
    return answer_of_hits(found[:most], asked)


def _hit(item: FeedRecord) -> SearchHit | None:
    return hit(
        _target(item.get("link", "")),
        item.get("title"),
        item.get("description"),
        outlet=item.get("source"),
        published_on=_day(item.get("pubdate", "")),
    )


def _target(link: str) -> str | None:
    """The publisher's address behind a counting link; decoded once, as it was encoded once."""
    if not is_on_domain(host_of(link), "bing.com"):
        return link
    try:
        return parse_qs(urlsplit(link).query).get("url", [None])[0]
    except ValueError:
        return None


def _day(value: str) -> date | None:
    try:
        return parsedate_to_datetime(value[:60]).date()
    except ValueError:
        return None
