"""Dates in words, the same in every locale."""

from __future__ import annotations

from datetime import UTC, date, datetime

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def day_words(day: date) -> str:
    """*day* as "24 Nov 2025"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def moment_words(moment: datetime) -> str:
    """*moment* as "24 Nov 2025, 14:05 UTC"."""
    moment = moment.astimezone(UTC)
    return f"{day_words(moment.date())}, {moment:%H:%M} UTC"
