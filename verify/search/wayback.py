"""The Wayback Machine: a kept copy of a page that is gone or refused, never a way round a paywall or robots.txt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

from verify.model.page import Unread
from verify.ports import Fetcher
from verify.search.ask_provider import request_of
from verify.search.parse_reply import read_json
from verify.urls import usable_url

_INDEX = "https://web.archive.org/cdx/search/cdx"
_MOST = 200
_STAMP = re.compile(r"\d{14}")
_GONE = re.compile(r"status_(?:403|404|410|5\d\d)|blocked|dns")


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One kept copy: *url* gives its original bytes."""

    url: str
    original_url: str
    captured_at: datetime


def is_gone(reason: str) -> bool:
    """Whether a failure to read a page is one for which a kept copy may stand in."""
    return _GONE.fullmatch(reason) is not None


async def find_capture(fetcher: Fetcher, url: str, near: date | None) -> Capture | None:
    """The copy of *url* kept nearest to *near*, else the earliest; None where there is none or the archive does not say."""
    parameters = (
        ("url", url),
        ("output", "json"),
        ("fl", "timestamp,original"),
        ("filter", "statuscode:200"),
        ("filter", "mimetype:text/html"),
        ("collapse", "timestamp:8"),
        ("limit", str(_MOST)),
    )
    outcome = await fetcher.get(request_of(_INDEX, parameters))
    if isinstance(outcome, Unread):
        return None
    rows = read_json(outcome.body)
    captures = [capture for row in rows if (capture := _capture(row))] if isinstance(rows, list) else []
    if not captures:
        return None
    if near is None:
        # The first copies show the page as it was published; later ones may show what took its place.
        return min(captures, key=lambda capture: capture.captured_at)
    return min(captures, key=lambda capture: abs((capture.captured_at.date() - near).days))


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
