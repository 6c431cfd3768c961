"""What a draft says about itself: dateline, front matter; and the addresses that are written bare in its text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import accumulate

from verify.model.draft import Block, BlockKind, Link
from verify.model.span import Span
from verify.text.dates import dated_line, find_date

_BARE_URL = re.compile(r"https?://[^\s<>\"“”„«»`|\\^{}\[\]]{3,2000}")
_CLOSERS = ".,;:!?'’…*_"
_FRONT_KEY = re.compile(r"([A-Za-z_-]{2,30})[ \t]*[:=][ \t]*(.*)")
_DATE_KEYS = ("date", "published", "published_on", "publishdate", "pubdate", "datum", "created")
_TITLE_KEYS = ("title", "headline")
_LANGUAGE_KEYS = ("lang", "language", "locale")


def bare_links(text: str) -> tuple[Link, ...]:
    """Addresses written out in *text*, without the punctuation of the sentence around them."""
    return tuple(
        Link(url=url, span=Span(found.start(), found.start() + len(url)))
        for found in _BARE_URL.finditer(text)
        if len(url := _trimmed(found.group())) > len("https://")
    )


def all_links(text: str, links: Sequence[Link]) -> tuple[Link, ...]:
    """*links* of the markup and the bare addresses outside them, in reading order."""
    taken = sorted((link.span for link in links), key=lambda span: span.start)
    starts = [span.start for span in taken]
    reached = list(accumulate((span.end for span in taken), max))
    bare = (
        link
        for link in bare_links(text)
        if not ((before := bisect_left(starts, link.span.end)) and reached[before - 1] > link.span.start)
    )
    return tuple(sorted((*links, *bare), key=lambda link: (link.span.start, link.span.end)))


def first_title(text: str, blocks: Sequence[Block]) -> str | None:
    """The first heading that comes before any paragraph, else the first heading of all."""
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    return " ".join(headings[0].span.cut(text).split())[:300] if headings else None


def dateline(text: str, blocks: Sequence[Block]) -> date | None:
    """The day in a line such as "LONDON, 3 March 2026 —" or one with little but a date, among the first blocks."""
    for block in blocks[:6]:
        for line in block.span.cut(text)[:1_000].split("\n"):
            day = dated_line(line.strip())
            if day is not None:
                return day
    return None


def front_matter(source: str) -> tuple[int, Mapping[str, str]]:
    """Where the text begins after a block of `key: value` lines between `---`, and those lines by lower-case key."""
    if not re.match(r"---[ \t]*(?:\r\n|\r|\n)", source):
        return 0, {}
    close = re.compile(r"(?:\r\n|\r|\n)(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|$)").search(source, 3)
    if close is None:
        return 0, {}
    pairs = (_FRONT_KEY.fullmatch(line.strip()) for line in source[3 : close.start()].splitlines())
    return close.end(), {pair.group(1).lower(): pair.group(2).strip().strip("\"'") for pair in pairs if pair}


def front_title(matter: Mapping[str, str]) -> str | None:
    """The title that front matter names."""
    return _first_of(matter, _TITLE_KEYS)


def front_language(matter: Mapping[str, str]) -> str | None:
    """The language label that front matter names."""
    return _first_of(matter, _LANGUAGE_KEYS)


def front_date(matter: Mapping[str, str]) -> date | None:
    """The day that front matter names."""
    return find_date(_first_of(matter, _DATE_KEYS) or "")


def _first_of(matter: Mapping[str, str], keys: Sequence[str]) -> str | None:
    return next((matter[key] for key in keys if matter.get(key)), None)


def _trimmed(url: str) -> str:
    while url and (url[-1] in _CLOSERS or (url[-1] == ")" and url.count("(") < url.count(")"))):
        url = url[:-1]
    return url
