"""Findings as annotations of GitHub: one workflow command a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from verify.model.failing import FAIL_BY_DEFAULT, FailOn
from verify.model.verdict import Report, RunError
from verify.reports.coverage import (
    COVERAGE,
    coverage_line,
    incomplete_line,
    others_line,
    reader_line,
    sources_line,
    unchecked_line,
)
from verify.reports.escaping import harmless
from verify.reports.findings import Finding, Level, Remark, findings_of, remarks_of
from verify.reports.tally import all_verdicts
from verify.text.printable import printable

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}
# What GitHub shows of each kind for one step.
_SHOWN = 10


class GithubReport:
    """Annotations for a workflow's log, and the counts on lines of their own."""

    name = "github"
    mark = rf"(?m)^verify: {COVERAGE}"

    def __init__(self, *, fail_on: Collection[FailOn] = FAIL_BY_DEFAULT) -> None:
        self._fail_on = fail_on

    def render(self, report: Report) -> str:
        """Return *report* as workflow commands; nothing from drafts or pages can begin one."""
        found = findings_of(report, self._fail_on)
        remarks = remarks_of(report)
        lines = [*map(_unreadable, report.errors), *map(_annotation, found), *map(_remark, remarks)]
        verdicts = all_verdicts(report)
        lines.append(harmless(f"verify: {coverage_line(verdicts)}"))
        sources = [judged for draft in report.drafts for judged in draft.named_sources]
        said = (unchecked_line(verdicts), others_line(verdicts), sources_line(sources), reader_line(report))
        lines += [harmless(f"verify: {line}") for line in said if line]
        if loud := incomplete_line(report):
            lines.append(_command("error", {"title": "verify"}, loud))
        levels = Counter((*(finding.level for finding in found), *(Level.WARNING for _ in remarks)))
        if max(levels.values(), default=0) > _SHOWN:
            lines.append(f"verify: GitHub shows {_SHOWN} annotations of a kind; all of them are in this log.")
        return "\n".join(lines) + "\n"


def _annotation(finding: Finding) -> str:
    place = {"file": finding.path, "line": str(finding.line)}
    if finding.end is not None:
        place["endLine"] = str(finding.end[0])
        # GitHub takes columns only within one line; its endColumn is the last one.
        if finding.end[0] == finding.line:
            place |= {"col": str(finding.column), "endColumn": str(max(finding.column, finding.end[1] - 1))}
    return _command(_COMMANDS[finding.level], place | {"title": finding.title}, finding.message)


def _remark(remark: Remark) -> str:
    place = {"file": remark.path, "line": str(remark.line), "col": str(remark.column), "title": remark.title}
    return _command("warning", place, remark.message)


def _unreadable(error: RunError) -> str:
    return _command("error", {"file": error.path, "title": "Draft could not be read"}, error.reason)


def _command(name: str, properties: dict[str, str], message: str) -> str:
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {listed}::{_data(message)}"


def _data(text: str) -> str:
    # The runner's own escapes; line ends are gone already.
    return printable(text).replace("%", "%25").replace("##", "#%23")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
