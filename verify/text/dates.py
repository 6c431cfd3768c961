"""Dates as people and machines write them in news."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from verify.model.span import Span
from verify.text.late import late

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero gennaio janeiro januari",
            "february feb februar février fevrier febrero febbraio fevereiro februari",
            "march mar märz maerz mars marzo março maart",
            "april apr avril abril aprile",
            "may mai mayo maggio maio mei maj",
            "june jun juni juin junio giugno junho",
            "july jul juli juillet julio luglio julho",
            "august aug août aout agosto augustus augusti",
            "september sep sept septembre septiembre settembre setembro",
            "october oct oktober okt octobre octubre ottobre outubro",
            "november nov novembre noviembre novembro",
            "december dec dezember dez décembre decembre diciembre dicembre dezembro",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = tuple("monday tuesday wednesday thursday friday saturday sunday".split())
_ISO = late(r"(?<!\d)(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)")
_COMPACT = late(r"(?<!\d)(20\d\d|19\d\d)(\d\d)(\d\d)(?:T\d|$|\D)")
_DAY_FIRST = late(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.|º)?(?: de| of)? ([^\W\d_]{3,12})\.?,?(?: de)? (\d{4})(?!\d)")
_MONTH_FIRST = late(r"(?<![^\W\d_])([^\W\d_]{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)")
# "the 3 rd of march"
MOST_IN_DAY = 5
_ORDINALS = ("st", "nd", "rd", "th")
_BESIDE_DAY = (*_ORDINALS, "the", "of")
_DASHES = (" — ", " – ", " - ", " -- ", "—", "–", ":")
_DATELINE = 90
_DOTTED = late(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)")
# Those that English writes short, with a full stop or none; "may" and "march" only with their capital.
_ENGLISH_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|"
    r"Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_LONG_MONTH = "|".join(sorted((name.capitalize() for name in _MONTHS if len(name) > 3), key=len, reverse=True))
_A_MONTH = rf"(?<![^\W\d_])(?:{_LONG_MONTH}|{_ENGLISH_MONTH})(?![^\W\d_])"
_DAY = r"(?<![\d.,])(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th|er|º|\.)?(?![\d%])"
_DAYS = rf"{_DAY}(?:\s?(?:-|–|and|to|und|bis)\s?{_DAY}|,\s?{_DAY},?\s(?:and|und)\s{_DAY})?"
_YEAR = r"(?:1[5-9]|20)\d\d(?!\d)"
_PLACES = late(
    rf"\d{{4}}[-/]\d{{1,2}}[-/]\d{{1,2}}(?!\d)|(?<![\d./])\d{{1,2}}[./]\d{{1,2}}[./](?:\d{{4}}|\d\d)(?![\d./])"
    rf"|{_A_MONTH}\.?\s+(?:the\s+)?(?:{_DAYS}(?:,?\s+{_YEAR})?|{_YEAR})"
    rf"|{_DAYS}\s+(?:of\s+|de\s+)?{_A_MONTH}\.?(?:,?\s+(?:de\s+)?{_YEAR})?"
)


def find_date(text: str) -> date | None:
    """The first date in *text* that names day, month and year beyond doubt; 03/04/2026 is doubt."""
    found = [hit for hit in (_iso(text), _named(text), _dotted(text)) if hit]
    return min(found)[1] if found else None


def find_date_spans(text: str) -> Iterator[Span]:
    """Where *text* names days or months of a year, whole or in part: "September 2", "3 March 2024", "2024-03-05"."""
    for found in _PLACES.finditer(text):
        yield Span(*found.span())


def is_month(word: str) -> bool:
    """Whether a word in small letters may name a month."""
    return word in _MONTHS


def day_of(words: Sequence[str]) -> tuple[int, int] | None:
    """Month and day that *words* in small letters name, all of them and in whichever order: "3 march", "march 3 rd"."""
    left = [word for word in words if word not in _BESIDE_DAY]
    if len(left) != 2 or len(words) > MOST_IN_DAY or words[0] in _ORDINALS or words[-1] in ("the", "of"):
        return None
    day, month = sorted(left, key=lambda word: not word.isdecimal())
    if not (day.isascii() and day.isdecimal() and 1 <= int(day) <= 31 and _month(month)):
        return None
    return _month(month), int(day)


def is_same_day(draft: Sequence[str], page: Sequence[str]) -> bool:
    """Whether both sides are one day of one month."""
    day = day_of(draft)
    return day is not None and day == day_of(page)


def dated_line(line: str) -> date | None:
    """The day in a line such as "LONDON, 3 March 2026 —", or in one that says little else; None for other lines."""
    head = min((line[: at + 1] for dash in _DASHES if 0 < (at := line.find(dash)) <= _DATELINE), key=len, default="")
    # A dateline opens with a place in capitals; a sentence that happens to name a day and a dash does not.
    place = re.match(r"[^\W\d_]{3,}", head)
    if place and place.group().isupper() and (day := find_date(head)):
        return day
    # "— Some Outlet (@outlet) August 8, 2025" dates the post it closes, not the draft.
    mostly_date = len(line) <= _DATELINE and len(line.split()) <= 8 and line[:1].isalnum() and "@" not in line
    return find_date(line) if mostly_date and not line.endswith((".", "?", "!", "”", '"')) else None


def _iso(text: str) -> tuple[int, date] | None:
    return _first(text, _ISO, _date) or _first(text, _COMPACT, _date)


def _named(text: str) -> tuple[int, date] | None:
    found = (
        _first(text, _DAY_FIRST, lambda d, m, y: _date(y, _month(m), d)),
        _first(text, _MONTH_FIRST, lambda m, d, y: _date(y, _month(m), d)),
    )
    return min((hit for hit in found if hit), default=None)


def _dotted(text: str) -> tuple[int, date] | None:
    return _first(text, _DOTTED, lambda d, m, y: _date(y, m, d))


def _first(
    text: str, pattern: re.Pattern[str], build: Callable[[str, str, str], date | None]
) -> tuple[int, date] | None:
    for found in pattern.finditer(text):
        day = build(*found.groups())
        if day is not None:
            return found.start(), day
    return None


def _month(name: str) -> int:
    return _MONTHS.get(name.lower(), 0)


def _date(year: str, month: str | int, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if 1800 <= found.year <= 2200 else None
