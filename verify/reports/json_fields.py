"""Typed access to JSON that a stranger may have written: any type anywhere ends in one clear line."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import NoReturn, TypeVar

from verify.errors import ReportError
from verify.model.span import Span
from verify.text.printable import printable

Word = TypeVar("Word", bound=StrEnum)
# Beyond it programs no longer agree on a whole number (RFC 8259, section 6).
_LARGEST_WHOLE = 2**53 - 1


class Fields:
    """One JSON object and the way to it. Every reader raises ReportError where the value is of another kind."""

    def __init__(self, value: object, *, origin: str, at: str = "") -> None:
        self.origin = origin
        self.at = at
        if not isinstance(value, dict):
            raise self.wrong("", "is not an object")
        self._values: dict[str, object] = value

    def wrong(self, key: str, what: str) -> ReportError:
        """The error that names the place of *key* in the file."""
        # Names of keys are a stranger's text too.
        place = printable(f"{self.at}.{key}".strip(".")[:120]) or "the report"
        return ReportError(self.origin, f"not a readable report: {place} {what}")

    def text(self, key: str) -> str:
        """The string under *key*."""
        value = self._values.get(key)
        if not isinstance(value, str):
            raise self.wrong(key, "is not a text")
        return value

    def text_or_none(self, key: str) -> str | None:
        """The string under *key*; None where it is null or missing."""
        return None if self._values.get(key) is None else self.text(key)

    def whole(self, key: str) -> int:
        """The number from 0 under *key*, without a fraction."""
        value = self._values.get(key)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _LARGEST_WHOLE:
            raise self.wrong(key, f"is not a whole number from 0 to {_LARGEST_WHOLE}")
        return value

    def whole_or_none(self, key: str) -> int | None:
        """As `whole`; None where it is null or missing."""
        return None if self._values.get(key) is None else self.whole(key)

    def number_or_none(self, key: str) -> int | float | None:
        """The finite number under *key*; None where it is null or missing."""
        value = self._values.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.wrong(key, "is not a number")
        if isinstance(value, float) and not math.isfinite(value):
            raise self.wrong(key, "is not a finite number")
        return value

    def share_or_none(self, key: str) -> float | None:
        """The number from 0 to 1 under *key*; None where it is null or missing."""
        value = self.number_or_none(key)
        if value is not None and not 0 <= value <= 1:
            raise self.wrong(key, "does not lie between 0 and 1")
        return value

    def share(self, key: str) -> float:
        """The number from 0 to 1 under *key*."""
        value = self.share_or_none(key)
        if value is None:
            raise self.wrong(key, "is not a number")
        return value

    def flag(self, key: str, *, missing: bool | None = None) -> bool:
        """The truth value under *key*, *missing* where there is none."""
        value = self._values.get(key, missing)
        if not isinstance(value, bool):
            raise self.wrong(key, "is neither true nor false")
        return value

    def word(self, key: str, words: type[Word]) -> Word:
        """The member of *words* under *key*."""
        text = self.text(key)
        try:
            return words(text)
        except ValueError as cause:
            what = f"is {text[:40]!r}, which this version does not know; was it written by a newer one?"
            raise self.wrong(key, what) from cause

    def word_or_none(self, key: str, words: type[Word]) -> Word | None:
        """As `word`; None where it is null or missing."""
        return None if self._values.get(key) is None else self.word(key, words)

    def day(self, key: str) -> date | None:
        """The date under *key*; None where it is null or missing."""
        text = self.text_or_none(key)
        try:
            return None if text is None else date.fromisoformat(text)
        except ValueError as cause:
            raise self.wrong(key, "is not a date") from cause

    def moment_or_none(self, key: str) -> datetime | None:
        """The time under *key*, in UTC; None where it is null or missing."""
        return None if self._values.get(key) is None else self.moment(key)

    def moment(self, key: str) -> datetime:
        """The time under *key*, in UTC; it must name its zone."""
        try:
            moment = datetime.fromisoformat(self.text(key))
            if moment.tzinfo is None:
                raise self.wrong(key, "has no time zone")
            return moment.astimezone(UTC)
        except (ValueError, OverflowError) as cause:
            raise self.wrong(key, "is not a time") from cause

    def span(self, prefix: str = "") -> Span:
        """The stretch from `start` to `end`, both with *prefix*."""
        span = Span(self.whole(f"{prefix}start"), self.whole(f"{prefix}end"))
        if span.end < span.start:
            raise self.wrong(f"{prefix}end", f"lies before {prefix}start")
        return span

    def spans(self, key: str) -> tuple[Span, ...]:
        """The stretches of the list under *key*, each a pair of whole numbers; none where it is missing."""
        found = []
        for pair in self._list(key) if key in self._values else []:
            if not (isinstance(pair, list) and len(pair) == 2 and all(type(each) is int for each in pair)):
                raise self.wrong(key, "holds something other than pairs of whole numbers")
            if not 0 <= pair[0] <= pair[1] <= _LARGEST_WHOLE:
                raise self.wrong(key, "holds an end that lies before its start")
            found.append(Span(pair[0], pair[1]))
        return tuple(found)

    def inner(self, key: str) -> Fields:
        """The object under *key*."""
        return Fields(self._values.get(key), origin=self.origin, at=f"{self.at}.{key}".strip("."))

    def inner_or_none(self, key: str) -> Fields | None:
        """The object under *key*; None where it is null or missing."""
        return None if self._values.get(key) is None else self.inner(key)

    def each(self, key: str) -> Iterator[Fields]:
        """The objects of the list under *key*."""
        for number, value in enumerate(self._list(key)):
            yield Fields(value, origin=self.origin, at=f"{self.at}.{key}[{number}]".strip("."))

    def each_if_any(self, key: str) -> Iterator[Fields]:
        """The objects of the list under *key*; none where it is missing."""
        return self.each(key) if key in self._values else iter(())

    def texts(self, key: str) -> tuple[str, ...]:
        """The strings of the list under *key*; none where it is missing."""
        values = self._list(key) if key in self._values else []
        if not all(isinstance(value, str) for value in values):
            raise self.wrong(key, "holds something other than texts")
        return tuple(str(value) for value in values)

    def names(self) -> tuple[str, ...]:
        """The keys in the order in which they were written."""
        return tuple(self._values)

    def _list(self, key: str) -> list[object]:
        value = self._values.get(key)
        if not isinstance(value, list):
            raise self.wrong(key, "is not a list")
        return value


def loaded(text: str, origin: str) -> object:
    """What the JSON in *text* holds. Raises ReportError."""
    try:
        return json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as cause:
        raise ReportError(origin, f"not a readable report: it is not JSON ({cause})") from cause


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number of JSON")
