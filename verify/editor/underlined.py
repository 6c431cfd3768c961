"""One checked draft -> what an editor underlines in it, and what it says where the pointer rests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.resources import as_file, files
from pathlib import Path

from lsprotocol import types

from verify.editor.places import Places
from verify.editor.severity import Severities, Severity, severity_of
from verify.guide import named
from verify.model.failing import FailOn
from verify.model.span import Span
from verify.model.verdict import DraftReport, Evidence, Reason, Verdict
from verify.reports.findings import Level, draft_findings, draft_remarks
from verify.reports.labels import OUTCOMES, given_words, meaning_of, page_words
from verify.reports.layout import shorten
from verify.reports.tally import is_in_marks, warnings_of
from verify.text.lines import Lines
from verify.text.printable import printable

SOURCE = "verify"
NOT_LOOKED_UP = "unchecked: what is kept on this machine does not answer it. The command “Look up now” asks the web."
_MOST_RELATED = 3
_PASSAGE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Underlined:
    """One place of a draft, why it is underlined, and the verdict on a quotation, statement or figure where it is about one.

    *code* is the rule, *guide* what the guide calls it; *evidence* are its best pages.
    """

    span: Span
    code: str
    guide: str
    severity: Severity
    message: str
    verdict: Verdict | None = None
    evidence: tuple[Evidence, ...] = ()


def underlined(
    draft: DraftReport, fail_on: Sequence[FailOn], chosen: Severities, louder: Severities
) -> tuple[Underlined, ...]:
    """Everything to underline in *draft*, in reading order; what is off is left out."""

    found = (*_findings(draft, fail_on), *_warnings(draft), *_remarks(draft))
    loud = ((each, severity_of(each.code, level, chosen, louder)) for each, level in found)
    shown = (replace(each, severity=severity) for each, severity in loud if severity is not Severity.OFF)
    return tuple(sorted(shown, key=lambda each: each.span))


_Told = Iterator[tuple[Underlined, Level]]


def _findings(draft: DraftReport, fail_on: Sequence[FailOn]) -> _Told:
    for finding in draft_findings(draft, fail_on):
        judged = finding.judged
        message = NOT_LOOKED_UP if judged.of.reason is Reason.OFFLINE else finding.message
        each = _underlined(judged.span, judged.rule, message, guide=judged.of.outcome.value)
        verdict = judged.of if isinstance(judged.of, Verdict) else None
        yield replace(each, verdict=verdict, evidence=judged.evidence[:_MOST_RELATED]), finding.level


def _warnings(draft: DraftReport) -> _Told:
    for verdict in draft.verdicts:
        if is_in_marks(verdict):
            for notice in warnings_of(verdict):
                each = _underlined(verdict.claim.span, notice.code.value, notice.message)
                yield replace(each, verdict=verdict, evidence=verdict.evidence[:_MOST_RELATED]), Level.NOTE


def _remarks(draft: DraftReport) -> _Told:
    lines = Lines(draft.source)
    for remark in draft_remarks(draft):
        start = lines.offset(remark.line) + remark.column - 1
        span = Span(start, Places(draft.source).line_end(start))
        yield _underlined(span, remark.code.value, remark.message), Level.WARNING


def _underlined(span: Span, code: str, message: str, guide: str = "") -> Underlined:
    # How loud it is is said when all are known.
    return Underlined(span=span, code=code, guide=guide or code, severity=Severity.HINT, message=printable(message))


def range_of(span: Span, places: Places) -> types.Range:
    """*span* as the protocol writes it."""
    (line, unit), (last, end) = places.position(span.start), places.position(span.end)
    return types.Range(types.Position(line, unit), types.Position(last, end))


def diagnostic(each: Underlined, places: Places) -> types.Diagnostic:
    """*each* for the protocol, with the passages of its pages beside it and the guide's words behind its code."""
    return types.Diagnostic(
        range=range_of(each.span, places),
        message=each.message,
        severity=types.DiagnosticSeverity(each.severity),
        code=each.code,
        code_description=explained_at(each.guide),
        source=SOURCE,
        related_information=[_related(found) for found in each.evidence] or None,
    )


def explained_at(name: str) -> types.CodeDescription | None:
    """Where the guide explains *name*, as `verify explain` prints it."""
    section = next(iter(named(name)), None)
    if section is None:
        return None
    with as_file(files("verify").joinpath("guide", f"{section.page}.md")) as page:
        return types.CodeDescription(href=f"{Path(page).as_uri()}#{section.name}")


def evidence_address(evidence: Evidence) -> str:
    """Where the page opens, at the words if a browser can."""
    return evidence.fragment_url or evidence.page.final_url


def _related(evidence: Evidence) -> types.DiagnosticRelatedInformation:
    start = types.Position(0, 0)
    return types.DiagnosticRelatedInformation(
        location=types.Location(uri=evidence.page.final_url, range=types.Range(start, start)),
        message=printable(
            f"{page_words(evidence.page, evidence.place)}: “{shorten(evidence.match.passage, _PASSAGE)}”"
        ),
    )


def hover_text(verdict: Verdict) -> str:
    """The outcome, the speaker, and each page with its date and passage, in plain lines: no markup of a page comes alive."""
    return "\n".join(printable(line) for line in _hover_lines(verdict))


def _hover_lines(verdict: Verdict) -> Iterator[str]:
    claim = verdict.claim
    yield f"{OUTCOMES[verdict.outcome].word}: {verdict.because}"
    yield meaning_of(verdict.outcome)
    yield f"Speaker: {claim.speaker.name}" if claim.speaker else "Speaker: none named"
    for evidence in verdict.evidence[:_MOST_RELATED]:
        yield f"Page: {page_words(evidence.page, evidence.place)}"
        yield f"“{shorten(evidence.match.passage, _PASSAGE)}”"
        if evidence.speaker:
            yield f"It names: {evidence.speaker}"
        if given := given_words(evidence):
            yield f"Given as: {given}"
        yield evidence_address(evidence)
    for notice in warnings_of(verdict):
        yield f"Warning: {notice.message}"
    yield f"More: verify explain {verdict.outcome.value}"
