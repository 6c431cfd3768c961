"""What CI systems are told: the quotations that need somebody, each with its place and a fingerprint."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PureWindowsPath
from urllib.parse import quote

from verify.model.failing import FailOn
from verify.model.notice import ON_COMMENTS, Notice, NoticeCode
from verify.model.verdict import DraftReport, Outcome, Report, Verdict
from verify.reports.labels import OUTCOMES, nearest_words, next_step
from verify.reports.layout import shorten
from verify.reports.tally import fails, is_in_marks, warnings_of
from verify.text.lines import Lines


class Level(StrEnum):
    """How bad a finding is, worst first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One quotation that needs somebody.

    *end* (line and column, exclusive) is None where the draft's source is not at hand. *fingerprint* stays the same when
    lines move, and differs within a draft.
    """

    level: Level
    path: str
    verdict: Verdict
    line: int
    column: int
    end: tuple[int, int] | None
    fingerprint: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A comment to the checker that does not do what its author meant."""

    path: str
    code: NoticeCode
    line: int
    column: int
    fingerprint: str
    message: str

    @property
    def title(self) -> str:
        """The code in words."""
        return str(self.code).replace("_", " ").capitalize()


_WITHOUT_FAILING = {
    Outcome.ALTERED: Level.WARNING,
    Outcome.MISATTRIBUTED: Level.WARNING,
    Outcome.DISPUTED: Level.WARNING,
    Outcome.NOT_FOUND: Level.WARNING,
    Outcome.UNCHECKED: Level.WARNING,
    Outcome.PARAPHRASED: Level.NOTE,
}


def level_of(verdict: Verdict, fail_on: Collection[FailOn]) -> Level | None:
    """How bad *verdict* is where *fail_on* fails a build; None where nobody is needed."""
    if not is_in_marks(verdict) or verdict.outcome is Outcome.SKIPPED:
        return None
    return Level.ERROR if fails(verdict, fail_on) else _WITHOUT_FAILING.get(verdict.outcome)


def findings_of(report: Report, fail_on: Collection[FailOn]) -> tuple[Finding, ...]:
    """All findings of *report* in reading order."""
    return tuple(finding for draft in report.drafts for finding in draft_findings(draft, fail_on))


def remarks_of(report: Report) -> tuple[Remark, ...]:
    """The remarks on all drafts of *report*, in their order."""
    return tuple(remark for draft in report.drafts for remark in draft_remarks(draft))


def draft_remarks(draft: DraftReport) -> tuple[Remark, ...]:
    """The remarks on one draft, which are the same in every format."""
    return tuple(
        Remark(
            path=draft.path,
            code=notice.code,
            line=notice.line or 1,
            column=notice.column or 1,
            fingerprint=_digest(f"{relative_uri(draft.path)}\0{notice.code}\0{notice.message}\0{number}"),
            message=notice.message,
        )
        for number, notice in _numbered([each for each in draft.notices if each.code in ON_COMMENTS])
    )


def _numbered(notices: Sequence[Notice]) -> Iterator[tuple[int, Notice]]:
    """Each notice with how many of the same words came before it, so that a fingerprint is one alone."""
    seen: Counter[tuple[str, str]] = Counter()
    for notice in notices:
        yield seen[notice.code, notice.message], notice
        seen[notice.code, notice.message] += 1


def draft_findings(draft: DraftReport, fail_on: Collection[FailOn]) -> tuple[Finding, ...]:
    """The findings of one draft in reading order."""
    seen: Counter[str] = Counter()
    lines = Lines(draft.source)
    found = []
    for verdict in draft.verdicts:
        level = level_of(verdict, fail_on)
        if level is None:
            continue
        key = _key(draft, verdict)
        seen[key] += 1
        claim = verdict.claim
        found.append(
            Finding(
                level=level,
                path=draft.path,
                verdict=verdict,
                line=claim.line,
                column=claim.column,
                end=lines.position(claim.span.end) if claim.span.end <= len(draft.source) else None,
                fingerprint=_digest(f"{key}\0{seen[key]}"),
                message=_message(verdict, fail_on),
            )
        )
    return tuple(found)


def relative_uri(path: str) -> str:
    """*path* as CI systems want it: forward slashes, percent-encoded; addresses and absolute paths stay absolute."""
    if path.startswith(("http://", "https://")):
        return quote(path.encode("utf-8", "replace"), safe="/:?&=%#+,;@~!$'()*[]")
    windows = PureWindowsPath(path)
    slashed = windows.as_posix() if windows.is_absolute() or "\\" in path else path.removeprefix("./")
    encoded = quote(slashed.encode("utf-8", "replace"), safe="/~!$&'()*+,=")
    if windows.is_absolute():
        return f"file:///{encoded}"
    return f"file://{encoded}" if encoded.startswith("/") else encoded


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32]


def _key(draft: DraftReport, verdict: Verdict) -> str:
    claim = verdict.claim
    speaker = claim.speaker.name if claim.speaker else ""
    return "\0".join((relative_uri(draft.path), _folded(claim.text), _folded(speaker)))


def _folded(text: str) -> str:
    # Another kind of mark, a capital or a line break do not make it another quotation.
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def _message(verdict: Verdict, fail_on: Collection[FailOn]) -> str:
    claim = verdict.claim
    speaker = f" ({claim.speaker.name})" if claim.speaker else ""
    said = [f"{OUTCOMES[verdict.outcome].word}: “{shorten(claim.text, 160)}”{speaker}: {verdict.because}"]
    said += (notice.message for notice in warnings_of(verdict) if notice.code in fail_on)
    said.append(next_step(verdict.outcome, verdict.reason, interrupted=verdict.interrupted))
    if verdict.evidence and verdict.outcome is not Outcome.UNCHECKED:
        said.append(f"Page: {verdict.evidence[0].page.final_url}")
    if verdict.nearest is not None:
        said.append(f"{nearest_words(verdict.nearest, 160)}: {verdict.nearest.url}")
    return " ".join(part for part in said if part)
