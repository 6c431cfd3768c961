"""The White House's own site: remarks, statements and releases, whole, and its mirror of the president's posts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from verify.model.page import Fetched, ProviderState, Query, Said, SearchAnswer, SearchHit
from verify.ports import ProviderTools
from verify.search.ask_provider import ask, quoted, request_of
from verify.search.markup import paragraphs
from verify.search.parse_reply import answer_of_hits, clean, day, hit, hits_of, mapping, read_json, records, unavailable
from verify.search.remit import Remit, words_pattern
from verify.urls import host_of, is_on_domain

_POSTS = "https://www.whitehouse.gov/wp-json/wp/v2/posts"
_MIRROR = "https://www.whitehouse.gov/wp-json/whitehouse/v1/social/truth"
_SITE = "whitehouse.gov"
_MOST = 10
_MOST_POSTS = 200
_LONGEST_POST = 20_000
_DEPTH = 4
# Somebody else's words, passed on.
_REPOST = re.compile(r"\s*RT\b")
_ADDRESSES, _TEXTS = ("url", "link", "uri", "permalink"), ("content", "text", "body")
_NAMES = ("display_name", "displayName", "author_name", "name")
_REMIT = Remit(
    country=words_pattern(
        r"U\.S\.", "US", "United States", "America(?:ns?)?", "Washington", "White House", "Congress", "Oval Office", "Trump"
    ),
    offices=words_pattern(
        "White House", "[Pp]resident(?! of (?!the United States))", "[Vv]ice [Pp]resident", "[Pp]ress [Ss]ecretary",
        "[Ff]irst [Ll]ady", "Oval Office", "West Wing", "Trump",
    ),
    # The site is emptied when an administration ends.
    since=date(2025, 1, 20),
)  # fmt: skip


class WhiteHouse:
    """Asks for posts of the site; few of all remarks are there, so its silence says nothing."""

    name = "white_house"
    general = False
    default = True
    batch = 1
    questions = 2
    key_variable: str | None = None
    pace = MappingProxyType({"www.whitehouse.gov": 2.0})
    knows = "United States: the president and the White House, since January 2025; drafts in English"
    remit = _REMIT

    def __init__(self, tools: ProviderTools) -> None:
        self._fetcher = tools.fetcher

    async def search(self, query: Query) -> SearchAnswer:
        """Posts of the site with their text; where none has the words, those of the mirror, which is not told what is looked for."""
        terms = quoted(query.phrases[0].text)
        parameters = (
            ("search", terms),
            ("per_page", str(_MOST)),
            ("orderby", "relevance"),
            ("_fields", "id,date_gmt,link,title,content"),
        )
        answer = await ask(
            self._fetcher, request_of(_POSTS, parameters), terms, lambda reply: _read_posts(reply, terms)
        )
        if answer.state is not ProviderState.EMPTY:
            return answer
        words = tuple(phrase.text for phrase in query.phrases)
        mirrored = await ask(
            self._fetcher, request_of(_MIRROR, (("per_page", "100"),)), terms, lambda reply: _read_mirror(reply, terms)
        )
        hits = tuple(each for each in mirrored.hits if _may_hold(each, words))
        return replace(answer, state=ProviderState.HITS, hits=hits) if hits else answer


def _read_posts(reply: Fetched, asked: str) -> SearchAnswer:
    data = read_json(reply.body)
    hits = hits_of(data, _post, _MOST)
    # An error of WordPress is an object; a list of something else is a form that changed.
    if not isinstance(data, list) or (data and not hits):
        return unavailable(asked)
    return answer_of_hits(hits, asked)


def _post(row: Mapping[str, object]) -> SearchHit | None:
    words = paragraphs(mapping(row.get("content")).get("rendered"))
    found = hit(
        row.get("link"),
        mapping(row.get("title")).get("rendered"),
        outlet="The White House",
        language="en",
        published_on=row.get("date_gmt"),
    )
    if found is None or not words or not is_on_domain(host_of(found.url), _SITE):
        return None
    return replace(found, said=tuple(Said(text=each) for each in words))


def _read_mirror(reply: Fetched, asked: str) -> SearchAnswer:
    data = read_json(reply.body)
    hits = tuple(h for h in map(_mirrored, _objects(data)) if h)
    return answer_of_hits(hits, asked) if hits else unavailable(asked)


def _objects(value: object, depth: int = _DEPTH) -> Iterator[Mapping[str, object]]:
    """The records in a reply whose form is documented nowhere: objects of lists, wherever these lie."""
    if isinstance(value, list):
        yield from records(value, _MOST_POSTS)
    elif isinstance(value, dict) and depth:
        for each in list(value.values())[:20]:
            yield from _objects(each, depth - 1)


def _mirrored(row: Mapping[str, object]) -> SearchHit | None:
    """One post, as one that a page shows; by whom it is, only where the record itself says so."""
    words = next((w for key in _TEXTS if (w := paragraphs(_rendered(row.get(key)), _LONGEST_POST))), ())
    found = next((h for key in _ADDRESSES if (h := hit(row.get(key)))), None)
    if found is None or not words or _REPOST.match(words[0]):
        return None
    account = mapping(row.get("account") or row.get("author"))
    name = next((n for each in (account, row) for key in _NAMES if (n := clean(each.get(key), 80))), None)
    on = day(row.get("created_at")) or day(row.get("date"))
    return replace(found, published_on=on, said=tuple(Said(text=each, speaker=name) for each in words))


def _rendered(value: object) -> object:
    return mapping(value).get("rendered") if isinstance(value, dict) else value


def _may_hold(found: SearchHit, phrases: tuple[str, ...]) -> bool:
    """Whether the post has half the words of one of *phrases*: whether it carries them is for the comparison to say."""
    held = set(" ".join(each.text for each in found.said).lower().split())
    return any(2 * len(held.intersection(words)) >= len(words) for words in (p.lower().split() for p in phrases))
