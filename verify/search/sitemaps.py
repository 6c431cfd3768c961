"""News sitemaps that an outlet's robots.txt names: its articles of the last two days, by title."""

from __future__ import annotations

import asyncio
import re

from verify.model.page import Fetched, Query, Request, SearchAnswer, SearchHit, Unread
from verify.ports import ProviderTools
from verify.search.feeds import Feed, FeedRecord, read_feed
from verify.search.parse_reply import answer_of_failure, answer_of_hits, day, hit, not_asked, page_address, unavailable

_LINE = re.compile(r"(?im)^[ \t]*site-?map[ \t]*:[ \t]*(\S{1,2000})")
_MAPS = 3
_BEST = 5
_SHARED_WORDS = 2


class Sitemaps:
    """Reads the news sitemaps of the domain of a query; it knows titles of two days, so its silence says nothing."""

    name = "sitemaps"
    general = False
    default = True
    batch = 6
    key_variable: str | None = None
    knows = "news of these days, of the outlets that a draft names"
    # Says to the planner that only questions about one outlet make sense, and only for news of these days.
    by_outlet = True

    def __init__(self, tools: ProviderTools) -> None:
        self._fetcher = tools.fetcher

    async def search(self, query: Query) -> SearchAnswer:
        """Articles of the domain whose titles share words with the query, best first."""
        asked = f"news sitemaps of {query.domain}"
        if not query.domain:
            return not_asked(asked, "no outlet to look at")
        robots = await self._fetcher.get(Request(url=f"https://{query.domain}/robots.txt"))
        if isinstance(robots, Unread):
            return answer_of_failure(robots, asked)
        waiting, hits, whole = list(_news_maps(robots)), tuple[SearchHit, ...](), True
        for _ in range(_MAPS):
            if not waiting:
                break
            reply = await self._fetcher.get(Request(url=waiting.pop(0)))
            if isinstance(reply, Unread):
                return answer_of_failure(reply, asked)
            feed = await asyncio.to_thread(read_feed, reply.body, "url")
            whole = whole and feed.whole
            if feed.root == "sitemapindex":
                waiting += await asyncio.to_thread(_named_in, reply)
            elif feed.root == "urlset":
                hits += _about(feed, query)
            else:
                return unavailable(asked, "no sitemap")
        if not hits and not whole:
            # What was cut off may have named the page: no silence.
            return unavailable(asked, "a sitemap ends in the middle")
        return answer_of_hits(hits[:_BEST], asked)


def _news_maps(robots: Fetched) -> tuple[str, ...]:
    """Sitemaps with "news" in their address: general ones hold tens of thousands of addresses without titles."""
    named = _LINE.findall(robots.body[:500_000].decode("utf-8", "replace"))
    usable = (page_address(url) for url in named if "news" in url.lower())
    return tuple(dict.fromkeys(url for url in usable if url))[:_MAPS]


def _named_in(index: Fetched) -> list[str]:
    named = (page_address(record.get("loc")) for record in read_feed(index.body, "sitemap", most=_MAPS).records)
    return [url for url in named if url]


def _about(feed: Feed, query: Query) -> tuple[SearchHit, ...]:
    """Articles whose titles share words with *query*, best first."""
    words = {word.lower() for word in query.any_words}
    scored = [(len(words & _words_of_title(record)), record) for record in feed.records]
    best = sorted((pair for pair in scored if pair[0] >= _SHARED_WORDS), key=lambda pair: -pair[0])
    hits = (_hit(record) for _, record in best[:_BEST])
    return tuple(h for h in hits if h)


def _words_of_title(record: FeedRecord) -> set[str]:
    return set(re.findall(r"\w+", record.get("title", "").lower()))


def _hit(record: FeedRecord) -> SearchHit | None:
    return hit(
        record.get("loc"),
        record.get("title"),
        outlet=record.get("name"),
        language=record.get("language"),
        published_on=day(record.get("publication_date")),
    )
