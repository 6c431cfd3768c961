"""Closed captions of American television, as the Internet Archive keeps them: that words went on air, never whose they are."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from urllib.parse import urlsplit

from verify.model.page import Fetched, ProviderState, Query, Said, SearchAnswer, SearchHit
from verify.ports import ProviderTools
from verify.search.ask_provider import ask, boolean, request_of
from verify.search.markup import BREAK, paragraphs
from verify.search.parse_reply import answer_of_hits, clean, hit, hits_of, mapping, read_object, unavailable

_ADDRESS = "https://archive.org/services/search/beta/page_production/"
_SITE = "https://archive.org"
_MOST = 20
_CLIP = re.compile(r"/details/[\w.-]{3,200}/start/\d{1,6}(?:\.\d+)?/end/\d{1,6}(?:\.\d+)?")
_FIRST_BROADCAST = date(2009, 7, 1)
# Typists put it where somebody else begins to speak.
_TURN = re.compile(r">>+|♪")


class Captions:
    """Asks for clips by phrase. Not published for programs and slow: only for those who name it."""

    name = "captions"
    general = False
    default = False
    batch = 3
    questions = 2
    key_variable: str | None = None
    # The archive answers a question in up to half a minute.
    pace = MappingProxyType({"archive.org": 30.0})
    knows = "United States: television since July 2009; words, never who says them"

    def __init__(self, tools: ProviderTools) -> None:
        self._fetcher = tools.fetcher

    async def search(self, query: Query) -> SearchAnswer:
        """Clips of a minute with the captions around the words."""
        terms = boolean(replace(query, words=(), any_words=(), domain=None, domains=()))
        parameters = (
            ("service_backend", "tvs"),
            ("user_query", terms),
            ("hits_per_page", str(_MOST)),
            ("page", "1"),
            ("aggregations", "false"),
            *_days(query),
        )
        return await ask(self._fetcher, request_of(_ADDRESS, parameters), terms, lambda reply: _read(reply, terms))


def _days(query: Query) -> tuple[tuple[str, str], ...]:
    if query.since is None or query.until is None:
        return ()
    since = max(query.since, _FIRST_BROADCAST)
    return (("filter_map", json.dumps({"date": {since.isoformat(): "gte", query.until.isoformat(): "lte"}})),)


def _read(reply: Fetched, asked: str) -> SearchAnswer:
    response = mapping(read_object(reply.body).get("response"))
    if "error" in response:
        detail = clean(mapping(response["error"]).get("message"))
        return SearchAnswer(state=ProviderState.REFUSED, asked=asked, detail=detail)
    found = mapping(mapping(response.get("body")).get("hits")).get("hits")
    hits = hits_of(found, _hit, _MOST)
    if not isinstance(found, list) or (found and not hits):
        return unavailable(asked)
    return answer_of_hits(hits, asked)


def _hit(record: Mapping[str, object]) -> SearchHit | None:
    fields, lit = mapping(record.get("fields")), mapping(record.get("highlight")).get("text")
    place = fields.get("__href__")
    clip = _CLIP.match(urlsplit(place).path) if isinstance(place, str) and place.startswith("/") else None
    words = tuple(w for each in (lit[:5] if isinstance(lit, list) else ()) for w in _words(each))
    if clip is None or not words:
        return None
    creator = fields.get("creator")
    found = hit(
        f"{_SITE}{clip[0]}",
        fields.get("title"),
        outlet=creator[0] if isinstance(creator, list) and creator else creator,
        language="en",
        published_on=fields.get("date"),
    )
    return replace(found, said=tuple(Said(text=each) for each in words), captions=True) if found else None


def _words(value: object) -> tuple[str, ...]:
    """What was typed, in turns; without the marks round the words that were looked for."""
    if not isinstance(value, str):
        return ()
    typed = _TURN.sub(BREAK, value[:5_000].replace("{{{", "").replace("}}}", "")).replace("<", " ")
    return paragraphs(typed)
