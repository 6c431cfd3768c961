"""The United States Government Publishing Office: the Congressional Record, and what presidents said and wrote."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from verify.model.page import Fetched, Query, Request, RequestKind, Said, SearchAnswer, SearchHit, Unread
from verify.ports import ProviderTools
from verify.search.ask_provider import ask, boolean
from verify.search.markup import paragraphs
from verify.search.parse_reply import (
    answer_of_hits,
    clean,
    day,
    hit,
    hits_of,
    not_asked,
    read_object,
    records,
    unavailable,
)
from verify.search.remit import Remit, words_pattern

_API = "https://api.govinfo.gov"
_SITE = "https://www.govinfo.gov/content/pkg"
_KEY = "VERIFY_GOVINFO_KEY"
_MOST, _MOST_READ = 10, 3
_COLLECTIONS = {"CREC": "Congressional Record", "CPD": "Compilation of Presidential Documents"}
_ID = re.compile(r"[0-9A-Za-z-]{6,80}")
# The digest, and what members handed in and nobody spoke.
_NOT_SPOKEN = re.compile(r"-Pg[DE]\d")
_LONGEST = 1_000_000
_PAGE_MARK = re.compile(r"\[\[Page [^\]\n]{1,20}\]\]")
_INDENTED = re.compile(r"\n(?=[ \t]{2,}\S)|\n\s*\n")
_IN_CONGRESS = re.compile(
    r"\s*(?P<name>(?:Mr|Mrs|Ms|Miss|Dr)\. [A-Z][A-Za-z'’-]*[A-Z]{2}[A-Z'’ -]*"
    r"|The (?:SPEAKER|PRESIDING OFFICER|PRESIDENT|VICE PRESIDENT|CHAIR))"
    r"(?: of [A-Z][a-z]+(?: [A-Z][a-z]+)?)?(?: pro tempore)?\.\s+(?=\S)"
)
_IN_REMARKS = re.compile(r"\s*(?P<name>The (?:Vice )?President|Q)\.\s+(?=\S)")
_REMIT = Remit(
    country=words_pattern(
        r"U\.S\.", "US", "United States", "America(?:ns?)?", "Washington", "White House", "Congress", "Senate", "Capitol"
    ),
    offices=words_pattern(
        "[Ss]enators?", r"Sen\.", r"Reps?\.", "[Rr]epresentatives?", "[Cc]ongress(?:man|woman|member)?", "[Hh]ouse [Ss]peaker",
        "Speaker", "[Mm]ajority", "[Mm]inority", "[Ww]hip", "Senate", "[Pp]resident", "White House", "Republican", "Democrat(?:ic)?",
    ),
    since=date(1993, 1, 1),
)  # fmt: skip


class Govinfo:
    """Asks for documents by phrase and reads the best of them; needs a key. It lags by days, so its silence says nothing."""

    name = "govinfo"
    general = False
    default = True
    batch = 3
    questions = 2
    key_variable: str | None = _KEY
    pace = MappingProxyType({"api.govinfo.gov": 1.0})
    knows = "United States: the floor of Congress and the president's remarks, since 1993; drafts in English"
    remit = _REMIT

    def __init__(self, tools: ProviderTools) -> None:
        self._fetcher = tools.fetcher
        self._key = tools.keys.get(self.key_variable or "", "")

    async def search(self, query: Query) -> SearchAnswer:
        """Documents with their text, turn by turn; those that cannot be read stay addresses."""
        terms = _terms(query)
        if not self._key:
            return not_asked(terms, "no key")
        order = {"field": "score", "sortOrder": "DESC"}
        body = {"query": terms, "pageSize": _MOST, "offsetMark": "*", "sorts": [order], "resultLevel": "default"}
        request = self._request("/search", json.dumps(body).encode())
        answer = await ask(self._fetcher, request, terms, lambda reply: _read(reply, terms))
        read = await asyncio.gather(*map(self._with_words, answer.hits[:_MOST_READ]))
        return replace(answer, hits=(*read, *answer.hits[_MOST_READ:]))

    def _request(self, path: str, body: bytes = b"") -> Request:
        # The key never travels in an address.
        return Request(url=f"{_API}{path}", kind=RequestKind.API, headers=(("X-Api-Key", self._key),), body=body)

    async def _with_words(self, found: SearchHit) -> SearchHit:
        package, document = _ids_in(found.url)
        granule = "" if document == package else f"/granules/{document}"
        reply = await self._fetcher.get(self._request(f"/packages/{package}{granule}/htm"))
        return found if isinstance(reply, Unread) else replace(found, said=tuple(_said(reply.body)))


def _terms(query: Query) -> str:
    # Without a collection come bills and laws; after a colon stands no space.
    terms = f"(collection:CREC OR collection:CPD) {boolean(replace(query, domain=None, domains=()))}"
    if query.since and query.until:
        terms += f" publishdate:range({query.since.isoformat()},{query.until.isoformat()})"
    return terms


def _read(reply: Fetched, asked: str) -> SearchAnswer:
    data = read_object(reply.body)
    found = data.get("results")
    if not isinstance(found, list) or "count" not in data:
        return unavailable(asked)
    if found and not any("packageId" in each for each in records(found)):
        return unavailable(asked)
    return answer_of_hits(hits_of(found, _hit, _MOST), asked)


def _hit(record: Mapping[str, object]) -> SearchHit | None:
    package, granule = record.get("packageId"), record.get("granuleId")
    collection = _COLLECTIONS.get(clean(record.get("collectionCode"), 20))
    document = granule or package
    if collection is None or not (_is_id(package) and _is_id(document)) or _NOT_SPOKEN.search(str(document)):
        return None
    address = f"{_SITE}/{package}/html/{document}.htm"
    title, on = record.get("title"), day(record.get("dateIssued"))
    return hit(address, title, outlet=collection, language="en", published_on=on)


def _is_id(value: object) -> bool:
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def _ids_in(url: str) -> tuple[str, str]:
    package, _, document = url.removeprefix(f"{_SITE}/").partition("/html/")
    return package, document.removesuffix(".htm")


def _said(body: bytes) -> Iterator[Said]:
    """The paragraphs of a document by whoever has the floor.

    Closing tags stand before the opening ones, lines are broken hard, and a paragraph begins with two blanks or more.
    """
    text = body[:_LONGEST].decode("utf-8", "replace")
    inside = text.rpartition("<pre>")[2].partition("</pre>")[0].replace("\r\n", "\n")
    speaker = None
    for piece in _INDENTED.split(_PAGE_MARK.sub(" ", inside).replace("``", "“").replace("''", "”")):
        turn = _IN_CONGRESS.match(piece) or _IN_REMARKS.match(piece)
        if turn:
            speaker = _named(turn["name"])
            piece = piece[turn.end() :]
        for words in paragraphs(piece):
            yield Said(text=words, speaker=speaker)


def _named(label: str) -> str | None:
    """`Ms. REYES` as a name; who asks the president is not recorded."""
    if label == "Q":
        return None
    title, _, name = label.removeprefix("The ").partition(". ")
    return f"{title}. {name.title()}" if name else title.lower()
