"""The days around a draft: in which its news was printed, and whether it is of these days."""

from __future__ import annotations

from datetime import date, timedelta

# News sitemaps hold two days.
_FRESH = timedelta(days=3)
_WINDOW_BEFORE = timedelta(days=90)
_WINDOW_AFTER = timedelta(days=7)


def is_recent(published_on: date | None, today: date) -> bool:
    """Whether a draft is of these days; one without a date is about to be published."""
    return timedelta(0) <= today - (published_on or today) <= _FRESH


def window(published_on: date | None, today: date) -> tuple[date, date] | None:
    """From when to when pages on the draft's news are looked for; None where its day is unknown."""
    if published_on is None or published_on > today:
        return None
    return published_on - _WINDOW_BEFORE, min(published_on + _WINDOW_AFTER, today)
