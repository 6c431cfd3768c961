"""Which days a passage means by "today", "on Tuesday" or "May 5", told by the day its page is of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from verify.text.dates import day_of, find_date_spans
from verify.text.fold import fold, words

_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH_LETTERS = 3
_NEAR_BY = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_WORD = re.compile(r"[A-Za-z]+")


def days_told(text: str, page_day: date | None) -> frozenset[str]:
    """Weekdays, months and days of the month of every day that *text* means, as `Sense.dates` writes them; none without a page's day."""
    if page_day is None:
        return frozenset()
    return frozenset(word for day in _days(text, page_day) for word in _written(day))


def _written(day: date) -> tuple[str, ...]:
    return _WEEK[day.weekday()], f"{day:%B}".lower()[:_MONTH_LETTERS], str(day.day), str(day.year)


def _days(text: str, page_day: date) -> Iterator[date]:
    before = ""
    for found in _WORD.finditer(text):
        word = found[0].lower()
        if word in _NEAR_BY:
            yield page_day + timedelta(days=_NEAR_BY[word])
        elif word in _WEEK and before not in ("next", "every"):
            # News of the days gone by: "on Tuesday" is the last one, and of the page's own weekday that day itself.
            yield page_day - timedelta(days=(page_day.weekday() - _WEEK.index(word)) % len(_WEEK))
        before = word
    for span in find_date_spans(text):
        named = day_of(tuple(word.text for word in words(fold(span.cut(text)))))
        if named is not None:
            month, number = named
            yield from _in_year_of(page_day, month, number)


def _in_year_of(page_day: date, month: int, day: int) -> Iterator[date]:
    """That day of the year which is nearest to the page's."""
    found = []
    for year in (page_day.year - 1, page_day.year, page_day.year + 1):
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    yield from sorted(found, key=lambda each: abs(each - page_day))[:1]
