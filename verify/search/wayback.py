"""The Wayback Machine: a kept copy of a page that is gone or refused, never a way round a paywall or robots.txt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from verify.model.page import Fetched, SearchAnswer, Unread
from verify.ports import Fetcher
from verify.search.ask_provider import Pairs, ask, request_of
from verify.search.parse_reply import answer_of_hits, read_json, unavailable
from verify.urls import host_of, is_on_domain, usable_url

NAME = "wayback"
_INDEX = "https://web.archive.org/cdx/search/cdx"
_MOST = 200
_STAMP = re.compile(r"\d{14}")
# What its answers say of a site that it may not show.
_REFUSAL = b"AccessControlException"
# Outlets that had their pages taken out of its indexes, or lock its crawlers out (autumn 2026): none found is no "none kept".
_WITHOUT_COPIES = ("nytimes.com", "theguardian.com", "ft.com", "usatoday.com", "theatlantic.com")
_GONE = re.compile(r"status_(?:403|404|410|5\d\d)|blocked|dns")


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One kept copy: *url* gives its original bytes."""

    url: str
    original_url: str
    captured_at: datetime


class NoCopy(StrEnum):
    """Why an archive gave no copy: it has none, it may show none of this outlet, or it did not say."""

    NONE = "none"
    REFUSED = "refused"
    SILENT = "silent"


def is_gone(reason: str) -> bool:
    """Whether a failure to read a page is one for which a kept copy may stand in."""
    return _GONE.fullmatch(reason) is not None


async def find_capture(fetcher: Fetcher, url: str, near: date | None) -> Capture | NoCopy:
    """The copy of *url* kept nearest to *near*, else the earliest, or why there is none."""
    asked = request_of(_INDEX, _parameters(url))
    outcome = await fetcher.get(asked)
    if isinstance(outcome, Unread):
        return NoCopy.REFUSED if outcome.status == 403 and _REFUSAL in outcome.body else NoCopy.SILENT
    rows = read_json(outcome.body)
    if not isinstance(rows, list):
        await fetcher.forget(asked)
        return NoCopy.SILENT
    captures = [capture for row in rows if (capture := _capture(row))]
    if not captures:
        return NoCopy.REFUSED if any(is_on_domain(host_of(url), each) for each in _WITHOUT_COPIES) else NoCopy.NONE
    if near is None:
        # The first copies show the page as it was published; later ones may show what took its place.
        return min(captures, key=lambda capture: capture.captured_at)
    return min(captures, key=lambda capture: abs((capture.captured_at.date() - near).days))


async def ping(fetcher: Fetcher) -> SearchAnswer:
    """How the index of copies answers a harmless question."""
    asked = "https://example.org/"
    return await ask(fetcher, request_of(_INDEX, _parameters(asked)), asked, lambda reply: _answered(reply, asked))


def _answered(reply: Fetched, asked: str) -> SearchAnswer:
    return answer_of_hits((), asked) if isinstance(read_json(reply.body), list) else unavailable(asked)


def _parameters(url: str) -> Pairs:
    return (
        ("url", url),
        ("output", "json"),
        ("fl", "timestamp,original"),
        ("filter", "statuscode:200"),
        ("filter", "mimetype:text/html"),
        ("collapse", "timestamp:8"),
        ("limit", str(_MOST)),
    )


def _capture(row: object) -> Capture | None:
    """A capture from one row; the header row and the resume key are none."""
    if not isinstance(row, list) or len(row) != 2:
        return None
    stamp, original = row
    if not isinstance(stamp, str) or not isinstance(original, str) or not _STAMP.fullmatch(stamp):
        return None
    address = usable_url(original)
    try:
        captured_at = datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
    if address is None:
        return None
    # The replay address holds the original as it is, not percent-encoded.
    kept = f"https://web.archive.org/web/{stamp}id_/{address}"
    return Capture(url=kept, original_url=address, captured_at=captured_at)
