"""The report as JUnit XML: a suite for each draft, a test case for each quotation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from datetime import UTC
from html import escape

from verify.model.failing import FAIL_BY_DEFAULT, FailOn
from verify.model.verdict import DraftReport, Outcome, Report, RunError, Verdict
from verify.reports.coverage import coverage_line, incomplete_line, reader_line, unchecked_line
from verify.reports.findings import draft_findings, draft_remarks
from verify.reports.labels import OUTCOMES
from verify.reports.layout import shorten
from verify.reports.tally import fails, is_in_marks
from verify.text.printable import printable


class JunitReport:
    """What test dashboards read; an unchecked quotation is a skipped test, never a passed one."""

    name = "junit"
    mark = r'<testsuites name="verify">'

    def __init__(self, *, fail_on: Collection[FailOn] = FAIL_BY_DEFAULT) -> None:
        self._fail_on = fail_on

    def render(self, report: Report) -> str:
        """Return *report* as one `testsuites` element; only characters that XML allows are in it."""
        time = report.created_at.astimezone(UTC).replace(tzinfo=None, microsecond=0).isoformat()
        lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites name="verify">']
        for draft in report.drafts:
            lines.extend(self._suite(draft, time, reader_line(report)))
        for error in report.errors:
            lines.extend(_unreadable(error, time))
        if loud := incomplete_line(report):
            lines.extend(_unreadable(RunError(path="verify", reason=loud), time))
        return "\n".join([*lines, "</testsuites>"]) + "\n"

    def _suite(self, draft: DraftReport, time: str, reader: str) -> Iterator[str]:
        cases = [verdict for verdict in draft.verdicts if is_in_marks(verdict)]
        remarks = draft_remarks(draft)
        kinds = Counter((*(self._element(verdict) for verdict in cases), *("skipped" for _ in remarks)))
        yield (
            f"  <testsuite name={_quoted(draft.path)} tests={_quoted(len(cases) + len(remarks))} failures={_quoted(kinds['failure'])}"
            f' errors="0" skipped={_quoted(kinds["skipped"])} timestamp={_quoted(time)}>'
        )
        messages = {finding.verdict.claim.id: finding.message for finding in draft_findings(draft, self._fail_on)}
        for verdict in cases:
            yield from self._case(draft, verdict, messages.get(verdict.claim.id, verdict.because))
        for remark in remarks:
            yield (
                f"    <testcase classname={_quoted(draft.path)} name={_quoted(remark.title)} file={_quoted(draft.path)}"
                f" line={_quoted(remark.line)}><skipped message={_quoted(f'warning: {remark.message}')}/></testcase>"
            )
        for line in (coverage_line(draft.verdicts), unchecked_line(draft.verdicts), reader):
            if line:
                yield f"    <system-out>{_text(line)}</system-out>"
        yield "  </testsuite>"

    def _case(self, draft: DraftReport, verdict: Verdict, message: str) -> Iterator[str]:
        claim, element = verdict.claim, self._element(verdict)
        # No line in the name: dashboards follow a test by its name, and lines move.
        name = f"“{shorten(claim.text, 120)}”" + (f" ({claim.speaker.name})" if claim.speaker else "")
        opening = (
            f"    <testcase classname={_quoted(draft.path)} name={_quoted(name)} file={_quoted(draft.path)}"
            f" line={_quoted(claim.line)}"
        )
        if not element:
            yield f"{opening}/>"
            return
        word = OUTCOMES[verdict.outcome].word
        yield f"{opening}>"
        if element == "failure":
            yield f"      <failure type={_quoted(word)} message={_quoted(message)}/>"
        else:
            yield f"      <skipped message={_quoted(f'{word}: {verdict.because}')}/>"
        yield "    </testcase>"

    def _element(self, verdict: Verdict) -> str:
        if verdict.outcome is Outcome.SKIPPED:
            return "skipped"
        if fails(verdict, self._fail_on):
            return "failure"
        return "skipped" if verdict.outcome is Outcome.UNCHECKED else ""


def _unreadable(error: RunError, time: str) -> Iterator[str]:
    path = _quoted(error.path)
    yield (
        f'  <testsuite name={path} tests="1" failures="0" errors="1" skipped="0" timestamp={_quoted(time)}>'
        f'<testcase classname={path} name="readable">'
        f"<error message={_quoted(error.reason)}/></testcase></testsuite>"
    )


def _text(text: str) -> str:
    # Runners of older workflows take "##[" anywhere in a log for a command.
    return re.sub("#(?=#)", "&#35;", escape(printable(text)))


def _quoted(value: str | int) -> str:
    return f'"{_text(str(value))}"'
