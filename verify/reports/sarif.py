"""The report as SARIF 2.1.0, for code scanning and editors."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from verify.guide import entry, readable
from verify.model.failing import FAIL_BY_DEFAULT, FailOn
from verify.model.notice import NoticeCode
from verify.model.verdict import Outcome, Report
from verify.reports.coverage import incomplete_line, reader_line
from verify.reports.findings import Finding, Level, Remark, findings_of, relative_uri, remarks_of
from verify.reports.json_text import Json, write_json
from verify.reports.labels import OUTCOMES, meaning_of
from verify.text.printable import printable

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
# GitHub shows this many results of one run and refuses files with far more.
_MAX_RESULTS = 5_000
_RULES = (
    Outcome.ALTERED,
    Outcome.MISATTRIBUTED,
    Outcome.DISPUTED,
    Outcome.NOT_FOUND,
    Outcome.UNCHECKED,
    Outcome.PARAPHRASED,
)
_WORST_FIRST = list(Level)


class SarifReport:
    """One run with a rule for each outcome; regions count code points."""

    name = "sarif"
    mark = r'"driver": \{\s*"name": "verify",'

    def __init__(self, *, fail_on: Collection[FailOn] = FAIL_BY_DEFAULT, max_results: int = _MAX_RESULTS) -> None:
        self._fail_on = fail_on
        self._max_results = max_results

    def render(self, report: Report) -> str:
        """Return *report* as a SARIF log; where there are too many findings the worst stay, and a notification says so."""
        found = findings_of(report, self._fail_on)
        kept = _worst(found, self._max_results)
        return write_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [self._run(report, found, kept)]})

    def _run(self, report: Report, found: Sequence[Finding], kept: Sequence[Finding]) -> Json:
        remarks = remarks_of(report)[: self._max_results]
        rules = [*self._rules(kept), *(_rule_of(code) for code in sorted({remark.code for remark in remarks}))]
        return {
            "tool": {"driver": {"name": "verify", "version": printable(report.version), "rules": rules}},
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The folder in which verify ran."}}},
            "invocations": [_invocation(report, len(found) - len(kept))],
            "results": [*map(_result, kept), *map(_remark, remarks)],
        }

    def _rules(self, kept: Sequence[Finding]) -> list[Json]:
        # Corroborated words are a finding only where a warning on them is to fail the run.
        corroborated = any(finding.verdict.outcome is Outcome.CORROBORATED for finding in kept)
        return [
            {
                "id": outcome.value,
                "name": outcome.value.title().replace("_", ""),
                "shortDescription": {"text": f"Quotation {OUTCOMES[outcome].word}"},
                "fullDescription": {"text": meaning_of(outcome)},
                "help": _help(outcome),
                "defaultConfiguration": {"level": _level(outcome, self._fail_on)},
            }
            for outcome in (*_RULES, *((Outcome.CORROBORATED,) if corroborated else ()))
        ]


def _help(outcome: Outcome) -> Json:
    """What the guide says of *outcome*, in plain words and as Markdown, and how to read more there."""
    section = entry("outcome", outcome.value)
    more = f"More: verify explain {outcome.value}"
    next_step = f" {OUTCOMES[outcome].next}" if OUTCOMES[outcome].next else ""
    return {
        "text": f"{meaning_of(outcome)}{next_step} {more}",
        "markdown": f"{readable(section.text) if section else meaning_of(outcome)}\n\n{more}",
    }


def _level(outcome: Outcome, fail_on: Collection[FailOn]) -> Level:
    if outcome in fail_on:
        return Level.ERROR
    return Level.NOTE if outcome is Outcome.PARAPHRASED else Level.WARNING


def _worst(found: Sequence[Finding], limit: int) -> list[Finding]:
    if len(found) <= limit:
        return list(found)
    kept = sorted(range(len(found)), key=lambda at: (_WORST_FIRST.index(found[at].level), at))[:limit]
    return [found[at] for at in sorted(kept)]


def _result(finding: Finding) -> Json:
    return {
        "ruleId": finding.verdict.outcome.value,
        "level": finding.level.value,
        "message": {"text": _message(finding.message)},
        "locations": [
            {"physicalLocation": {"artifactLocation": _artifact(finding.path), "region": _region(finding)}},
        ],
        "partialFingerprints": {"verifyQuotation/v1": finding.fingerprint},
        "properties": {"claim": printable(finding.verdict.claim.id), "outcome": finding.verdict.outcome.value},
    }


def _rule_of(code: NoticeCode) -> Json:
    words = code.replace("_", " ").capitalize()
    return {
        "id": code.value,
        "name": code.title().replace("_", ""),
        "shortDescription": {"text": words},
        "fullDescription": {"text": "A comment to verify in the draft does not do what was meant."},
        "help": {"text": "Mend the comment, or take it out."},
        "defaultConfiguration": {"level": Level.WARNING.value},
    }


def _remark(remark: Remark) -> Json:
    region = {"startLine": remark.line, "startColumn": remark.column}
    return {
        "ruleId": remark.code.value,
        "level": Level.WARNING.value,
        "message": {"text": _message(remark.message)},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(remark.path), "region": region}}],
        "partialFingerprints": {"verifyQuotation/v1": remark.fingerprint},
    }


def _region(finding: Finding) -> Json:
    span = finding.verdict.claim.span
    region: Json = {"startLine": finding.line, "startColumn": finding.column}
    if finding.end is not None:
        region |= {"endLine": finding.end[0], "endColumn": finding.end[1]}
    return region | {"charOffset": span.start, "charLength": span.end - span.start}


def _artifact(path: str) -> Json:
    uri = relative_uri(path)
    is_absolute = uri.startswith(("file:", "http:", "https:"))
    return {"uri": uri} if is_absolute else {"uri": uri, "uriBaseId": "%SRCROOT%"}


def _invocation(report: Report, left_out: int) -> Json:
    said: list[Json] = [
        {
            "level": "error",
            "message": {"text": _message(f"The draft could not be read: {error.reason}")},
            "locations": [{"physicalLocation": {"artifactLocation": _artifact(error.path)}}],
        }
        for error in report.errors
    ]
    if loud := incomplete_line(report):
        said.append({"level": "error", "message": {"text": loud}})
    if told := reader_line(report):
        said.append({"level": "note", "message": {"text": _message(told)}})
    if left_out:
        said.append({"level": "warning", "message": {"text": f"{left_out} findings are left out; the worst are kept."}})
    return {"executionSuccessful": report.complete and not report.errors, "toolExecutionNotifications": said}


def _message(text: str) -> str:
    # "[words](target)" would be a link, "{0}" a placeholder.
    return printable(text).replace("](", "] (").replace("{", "{{").replace("}", "}}")
