"""The report as SARIF 2.1.0, for code scanning and editors."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from verify.model.verdict import FailOn, Outcome, Report
from verify.reports.findings import Finding, Level, findings_of, relative_uri
from verify.reports.json_text import Json, write_json
from verify.reports.labels import OUTCOMES
from verify.reports.tally import DEFAULT_FAIL_ON
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

    def __init__(self, *, fail_on: Collection[FailOn] = DEFAULT_FAIL_ON, max_results: int = _MAX_RESULTS) -> None:
        self._fail_on = fail_on
        self._max_results = max_results

    def render(self, report: Report) -> str:
        """Return *report* as a SARIF log; where there are too many findings the worst stay, and a notification says so."""
        found = findings_of(report, self._fail_on)
        kept = _worst(found, self._max_results)
        return write_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [self._run(report, found, kept)]})

    def _run(self, report: Report, found: Sequence[Finding], kept: Sequence[Finding]) -> Json:
        return {
            "tool": {"driver": {"name": "verify", "version": printable(report.version), "rules": self._rules(kept)}},
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The folder in which verify ran."}}},
            "invocations": [_invocation(report, len(found) - len(kept))],
            "results": [_result(finding) for finding in kept],
        }

    def _rules(self, kept: Sequence[Finding]) -> list[Json]:
        # Corroborated words are a finding only where a warning on them is to fail the run.
        corroborated = any(finding.verdict.outcome is Outcome.CORROBORATED for finding in kept)
        return [
            {
                "id": outcome.value,
                "name": outcome.value.title().replace("_", ""),
                "shortDescription": {"text": f"Quotation {OUTCOMES[outcome].word}"},
                "fullDescription": {"text": OUTCOMES[outcome].meaning},
                "help": {"text": f"{OUTCOMES[outcome].meaning} {OUTCOMES[outcome].next}"},
                "defaultConfiguration": {"level": _level(outcome, self._fail_on)},
            }
            for outcome in (*_RULES, *((Outcome.CORROBORATED,) if corroborated else ()))
        ]


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
    if not report.complete:
        said.append({"level": "error", "message": {"text": "The run was interrupted; this report is not complete."}})
    if left_out:
        said.append({"level": "warning", "message": {"text": f"{left_out} findings are left out; the worst are kept."}})
    return {"executionSuccessful": report.complete and not report.errors, "toolExecutionNotifications": said}


def _message(text: str) -> str:
    # "[words](target)" would be a link, "{0}" a placeholder.
    return printable(text).replace("](", "] (").replace("{", "{{").replace("}", "}}")
