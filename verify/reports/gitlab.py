"""Findings as a code quality report of GitLab."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator

from verify.model.failing import FAIL_BY_DEFAULT, FailOn
from verify.model.verdict import Report, RunError
from verify.reports.coverage import reader_line
from verify.reports.findings import Finding, Level, Remark, findings_of, remarks_of
from verify.reports.json_text import Json, write_json
from verify.text.printable import printable

_SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.NOTE: "info"}


class GitlabReport:
    """A list of findings for the widget of a merge request."""

    name = "gitlab"
    mark = r'"check_name": "verify/|\A\[\s*\]\s*\Z'

    def __init__(self, *, fail_on: Collection[FailOn] = FAIL_BY_DEFAULT) -> None:
        self._fail_on = fail_on

    def render(self, report: Report) -> str:
        """Return *report* as JSON; a draft that could not be read is a finding on its first line."""
        found = findings_of(report, self._fail_on)
        told = (*map(_finding, found), *map(_remark, remarks_of(report)), *_reader(report))
        return write_json([*map(_unreadable, report.errors), *told])


def _finding(finding: Finding) -> Json:
    return {
        "description": printable(finding.message),
        "check_name": f"verify/{finding.judged.rule}",
        "fingerprint": finding.fingerprint,
        "severity": _SEVERITIES[finding.level],
        "location": {
            "path": _path(finding.path),
            "lines": {"begin": finding.line, "end": finding.end[0] if finding.end else finding.line},
        },
    }


def _remark(remark: Remark) -> Json:
    return {
        "description": printable(remark.message),
        "check_name": f"verify/{remark.code.value}",
        "fingerprint": remark.fingerprint,
        "severity": _SEVERITIES[Level.WARNING],
        "location": {"path": _path(remark.path), "lines": {"begin": remark.line}},
    }


def _reader(report: Report) -> Iterator[Json]:
    """Who read for meaning, once: the list has no other place for what concerns a whole run."""
    told = reader_line(report)
    for draft in report.drafts[:1] if told else ():
        yield {
            "description": printable(told),
            "check_name": "verify/reader",
            "fingerprint": hashlib.sha256(f"reader\0{told}".encode("utf-8", "replace")).hexdigest()[:32],
            "severity": _SEVERITIES[Level.NOTE],
            "location": {"path": _path(draft.path), "lines": {"begin": 1}},
        }


def _unreadable(error: RunError) -> Json:
    return {
        "description": printable(f"The draft could not be read: {error.reason}"),
        "check_name": "verify/unreadable",
        "fingerprint": hashlib.sha256(f"unreadable\0{error.path}".encode("utf-8", "replace")).hexdigest()[:32],
        "severity": "critical",
        "location": {"path": _path(error.path), "lines": {"begin": 1}},
    }


def _path(path: str) -> str:
    # GitLab does not accept a leading "./", and percent-encodes nothing.
    return printable(path.removeprefix("./"))
