"""The report as SARIF 2.1.0, for code scanning and editors."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from verify.guide import Section, entry, readable
from verify.model.failing import FAIL_BY_DEFAULT, FailOn
from verify.model.notice import NoticeCode
from verify.model.source_words import SourceOutcome
from verify.model.verdict import Evidence, Outcome, Report
from verify.reports.coverage import incomplete_line, reader_line
from verify.reports.findings import Finding, Level, Remark, findings_of, relative_uri, remarks_of
from verify.reports.json_text import Json, write_json
from verify.reports.labels import OUTCOMES, SOURCE_OUTCOMES, meaning_of, page_words
from verify.reports.layout import shorten
from verify.text.printable import counted, printable
from verify.version import HOME

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
# GitHub shows this many results of one run and refuses files with far more.
_MAX_RESULTS = 5_000
_MAX_PAGES, _MAX_PASSAGE = 5, 300
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

    def __init__(
        self, *, fail_on: Collection[FailOn] = FAIL_BY_DEFAULT, max_results: int = _MAX_RESULTS, home: str = HOME
    ) -> None:
        self._fail_on = fail_on
        self._max_results = max_results
        self._home = home

    def render(self, report: Report) -> str:
        """Return *report* as a SARIF log; where there are too many findings the worst stay, and a notification says so."""
        found = findings_of(report, self._fail_on)
        kept = _worst(found, self._max_results)
        return write_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [self._run(report, found, kept)]})

    def _run(self, report: Report, found: Sequence[Finding], kept: Sequence[Finding]) -> Json:
        told = remarks_of(report)
        remarks = told[: self._max_results - len(kept)]
        left_out = len(found) + len(told) - len(kept) - len(remarks)
        rules = [*self._rules(kept), *(_rule_of(code) for code in sorted({remark.code for remark in remarks}))]
        driver: Json = {"name": "verify", "version": printable(report.version)}
        if self._home:
            driver |= {"informationUri": self._home}
        return {
            "tool": {"driver": driver | {"rules": rules}},
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The folder in which verify ran."}}},
            "invocations": [_invocation(report, left_out)],
            "results": [*map(_result, kept), *map(_remark, remarks)],
        }

    def _rules(self, kept: Sequence[Finding]) -> list[Json]:
        """A rule for each outcome of a quotation, and for what else was found."""
        rules = [
            self._rule(outcome.value, f"Quotation {OUTCOMES[outcome].word}", outcome, _level(outcome, self._fail_on))
            for outcome in _RULES
        ]
        known = {str(rule["id"]) for rule in rules}
        for finding in kept:
            # Corroborated words, too, are a finding where a warning on them is to fail the run.
            rule, outcome = finding.judged.rule, finding.judged.of.outcome
            if rule not in known:
                known.add(rule)
                level = Level.WARNING if outcome is Outcome.CORROBORATED else finding.level
                rules.append(self._rule(rule, finding.title, outcome, level))
        return rules

    def _rule(self, name: str, title: str, outcome: Outcome | SourceOutcome, level: Level) -> Json:
        kind = "source" if isinstance(outcome, SourceOutcome) else "outcome"
        section = entry(kind, outcome.value)
        rule: Json = {
            "id": name,
            "name": name.title().replace("_", ""),
            "shortDescription": {"text": title},
            "fullDescription": {"text": meaning_of(outcome)},
            "help": _help(outcome, section),
            "defaultConfiguration": {"level": level},
        }
        if self._home and section:
            rule["helpUri"] = f"{self._home}/verify/guide/{section.page}.md#{section.name}"
        return rule


def _help(outcome: Outcome | SourceOutcome, section: Section | None) -> Json:
    """What the guide says of *outcome*, in plain words and as Markdown, and how to read more there."""
    more = f"More: verify explain {outcome.value}"
    meaning = meaning_of(outcome)
    words = SOURCE_OUTCOMES[outcome] if isinstance(outcome, SourceOutcome) else OUTCOMES[outcome]
    next_step = f" {words.next}" if words.next else ""
    return {
        "text": f"{meaning}{next_step} {more}",
        "markdown": f"{readable(section.text) if section else meaning}\n\n{more}",
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
    judged = finding.judged
    result: Json = {
        "ruleId": judged.rule,
        "level": finding.level.value,
        "message": {"text": _message(finding.message)},
        "locations": [
            {"physicalLocation": {"artifactLocation": _artifact(finding.path), "region": _region(finding)}},
        ],
        "partialFingerprints": {"verifyQuotation/v1": finding.fingerprint},
        "properties": {"claim": printable(judged.id), "outcome": judged.of.outcome.value},
    }
    # Places of one page with the same passage look alike here, and each may be there once.
    pages = {write_json(page): page for page in map(_related, judged.evidence[:_MAX_PAGES])}
    if pages:
        result["relatedLocations"] = list(pages.values())
    return result


def _related(evidence: Evidence) -> Json:
    """The page that was compared, with what it says."""
    page, passage = evidence.page, shorten(evidence.match.passage, _MAX_PASSAGE)
    return {
        "message": {"text": _message(f"{page_words(page, evidence.place)}: “{passage}”")},
        "physicalLocation": {"artifactLocation": {"uri": relative_uri(page.final_url)}},
    }


def _rule_of(code: NoticeCode) -> Json:
    words = code.replace("_", " ").capitalize()
    return {
        "id": code.value,
        "name": code.title().replace("_", ""),
        "shortDescription": {"text": words},
        "fullDescription": {"text": "A comment to verify in the draft does not do what was meant."},
        "help": {"text": "Correct the comment, or remove it."},
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
    span = finding.judged.span
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
        said.append(
            {
                "level": "warning",
                "message": {
                    "text": f"{counted(left_out, 'finding or remark', 'findings and remarks')} left out; the worst are kept."
                },
            }
        )
    return {"executionSuccessful": report.complete and not report.errors, "toolExecutionNotifications": said}


def _message(text: str) -> str:
    # "[words](target)" would be a link, "{0}" a placeholder.
    return printable(text).replace("](", "] (").replace("{", "{{").replace("}", "}}")
