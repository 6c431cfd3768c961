"""A report read back from its JSON, so that it can be shown again in any format."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import replace
from typing import NoReturn

from msgspec import ValidationError, convert

from verify.errors import ReportError
from verify.model.verdict import Report
from verify.reports.json_objects import SCHEMA, ReportJson
from verify.text.printable import printable

_NAME, _, _NUMBER = SCHEMA.rpartition("/")
_LONGEST = 120


def parse_report(text: str, sources: Mapping[str, str] | None = None, *, origin: str = "report") -> Report:
    """The report that *text* holds; unknown keys are ignored, and anything else unforeseen is a ReportError.

    *sources* gives back the drafts as their authors wrote them, by sha256: the JSON does not carry them, nor the texts
    of pages beyond the passages.
    """
    told = _loaded(text, origin)
    try:
        _check_schema(told, origin)
        report = convert(convert(told, ReportJson), Report, from_attributes=True)
    except (ValidationError, UnicodeEncodeError) as fault:
        # Half a character where another type is wanted: msgspec cannot even say what is wrong.
        raise _unreadable(origin, _plain(str(fault))) from fault
    drafts = (replace(draft, source=(sources or {}).get(draft.sha256, "")) for draft in report.drafts)
    return replace(report, drafts=tuple(drafts))


def _loaded(text: str, origin: str) -> object:
    try:
        return json.loads(text, parse_constant=_no_number, parse_float=_finite)
    except (ValueError, RecursionError) as fault:
        raise _unreadable(origin, f"it is not JSON ({fault})") from fault


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number of JSON")


def _finite(digits: str) -> float:
    if math.isinf(number := float(digits)):
        raise ValueError(f"{digits[:_LONGEST]} is too large")
    return number


def _check_schema(told: object, origin: str) -> None:
    name, _, number = str(told.get("schema") if isinstance(told, dict) else "").rpartition("/")
    if name != _NAME or not (number.isascii() and number.isdigit() and 0 < len(number) < 10 and int(number)):
        raise _unreadable(origin, f"schema is not {SCHEMA!r}")
    if int(number) > int(_NUMBER):
        reason = f"written by a newer verify (schema {name}/{number}, this one reads up to {SCHEMA}): upgrade verify"
        raise ReportError(origin, reason)


def _plain(fault: str) -> str:
    """Where the fault is and what is wrong; both may hold a stranger's text."""
    what, at, place = fault.rpartition(" - at ")
    what, place = (what, place.strip("`").removeprefix("$.")[:_LONGEST]) if at else (fault, "the report")
    unknown = what.partition("Invalid enum value ")[2]
    if unknown:
        what = f"{unknown[:_LONGEST]} is not known to this version; was it written by a newer one?"
    return f"{place}: {what[: 2 * _LONGEST]}"


def _unreadable(origin: str, why: str) -> ReportError:
    return ReportError(origin, f"not a readable report: {printable(why)}")
