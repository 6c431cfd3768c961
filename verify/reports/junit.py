"""The report as JUnit XML: a suite for each draft, a test case for each quotation, statement, figure and named source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC
from html import escape

from verify.model.failing import FAIL_BY_DEFAULT, FailOn
from verify.model.verdict import DraftReport, Outcome, Report, RunError
from verify.reports.coverage import (
    coverage_line,
    incomplete_line,
    others_line,
    reader_line,
    sources_line,
    unchecked_line,
)
from verify.reports.findings import Level, Remark, draft_remarks, level_of, message_of
from verify.reports.judged import Judged, judged_in
from verify.reports.labels import OUTCOMES
from verify.text.printable import printable


@dataclass(frozen=True, slots=True, kw_only=True)
class _Suite:
    """One draft: how many cases have which element, and their lines."""

    name: str
    counted: Counter[str]
    lines: tuple[str, ...]


class JunitReport:
    """What test dashboards read; an unchecked quotation is a skipped test, never a passed one."""

    name = "junit"
    mark = r'<testsuites name="verify"[ >]'

    def __init__(self, *, fail_on: Collection[FailOn] = FAIL_BY_DEFAULT) -> None:
        self._fail_on = fail_on

    def render(self, report: Report) -> str:
        """Return *report* as one `testsuites` element; only characters that XML allows are in it."""
        moment = report.created_at.astimezone(UTC).replace(tzinfo=None, microsecond=0).isoformat()
        suites = [self._suite(draft, reader_line(report)) for draft in report.drafts]
        errors = [*report.errors]
        if loud := incomplete_line(report):
            errors.append(RunError(path="verify", reason=loud))
        suites += map(_unreadable, errors)
        counted: Counter[str] = sum((suite.counted for suite in suites), Counter())
        lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<testsuites name="verify"{_totals(counted, moment)}>']
        for suite in suites:
            lines.append(f"  <testsuite name={_quoted(suite.name)}{_totals(suite.counted, moment)}>")
            lines += [*suite.lines, "  </testsuite>"]
        return "\n".join([*lines, "</testsuites>"]) + "\n"

    def _suite(self, draft: DraftReport, reader: str) -> _Suite:
        cases = judged_in(draft)
        remarks = draft_remarks(draft)
        lines = [line for judged in cases for line in self._case(draft, judged)]
        lines += [_case_of_remark(draft, remark) for remark in remarks]
        said = (
            coverage_line(draft.verdicts),
            unchecked_line(draft.verdicts),
            others_line(draft.verdicts),
            sources_line(draft.named_sources),
            reader,
        )
        lines += [f"    <system-out>{_text(line)}</system-out>" for line in said if line]
        kinds = Counter(("tests",) * (len(cases) + len(remarks)))
        kinds.update(element for judged in cases if (element := self._element(judged)))
        kinds["skipped"] += len(remarks)
        return _Suite(name=draft.path, counted=kinds, lines=tuple(lines))

    def _case(self, draft: DraftReport, judged: Judged) -> Iterator[str]:
        element = self._element(judged)
        # No line in the name: dashboards follow a test by its name, and lines move.
        name = judged.name if judged.is_in_marks else f"{judged.kind}: {judged.name}"
        opening = (
            f"    <testcase classname={_quoted(draft.path)} name={_quoted(name)} file={_quoted(draft.path)}"
            f' line={_quoted(judged.line)} time="0"'
        )
        if not element:
            yield f"{opening}/>"
            return
        word, message = judged.words.word, message_of(judged, self._fail_on)
        yield f"{opening}>"
        if element == "failure":
            yield f"      <failure type={_quoted(word)} message={_quoted(message)}/>"
        else:
            yield f"      <skipped message={_quoted(message)}/>"
        yield "    </testcase>"

    def _element(self, judged: Judged) -> str:
        """What stands inside the case; a statement, figure or source that is not carried never passes without a word."""
        if judged.of.outcome is Outcome.SKIPPED:
            return "skipped"
        level = level_of(judged.of, self._fail_on)
        if level is Level.ERROR:
            return "failure"
        is_beside = level is not None and not judged.is_in_marks
        return "skipped" if is_beside or judged.words is OUTCOMES[Outcome.UNCHECKED] else ""


def _case_of_remark(draft: DraftReport, remark: Remark) -> str:
    return (
        f"    <testcase classname={_quoted(draft.path)} name={_quoted(remark.title)} file={_quoted(draft.path)}"
        f' line={_quoted(remark.line)} time="0"><skipped message={_quoted(f"warning: {remark.message}")}/></testcase>'
    )


def _unreadable(error: RunError) -> _Suite:
    case = (
        f'    <testcase classname={_quoted(error.path)} name="readable" time="0">'
        f"<error message={_quoted(error.reason)}/></testcase>"
    )
    return _Suite(name=error.path, counted=Counter(("tests", "error")), lines=(case,))


def _totals(counted: Counter[str], moment: str) -> str:
    # Readers of the format want a time; how long one passage took is not known, as all are looked for at once.
    return (
        f" tests={_quoted(counted['tests'])} failures={_quoted(counted['failure'])} errors={_quoted(counted['error'])}"
        f' skipped={_quoted(counted["skipped"])} time="0" timestamp={_quoted(moment)}'
    )


def _text(text: str) -> str:
    # Runners of older workflows take "##[" anywhere in a log for a command.
    return re.sub("#(?=#)", "&#35;", escape(printable(text)))


def _quoted(value: str | int) -> str:
    return f'"{_text(str(value))}"'
