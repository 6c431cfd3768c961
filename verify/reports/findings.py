"""What CI systems are told: what needs somebody, each with its place and a fingerprint."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PureWindowsPath
from urllib.parse import quote

from verify.model.claim import SourceRole
from verify.model.failing import FAIL_BY_DEFAULT, FailOn
from verify.model.notice import ON_COMMENTS, Notice, NoticeCode
from verify.model.source_words import SourceOutcome
from verify.model.verdict import DraftReport, Outcome, Reason, Report, SourceVerdict, Verdict
from verify.reports.judged import Judged, judged_in
from verify.reports.labels import OUTCOMES
from verify.reports.tally import fails, fails_by_itself, is_in_marks, warnings_of
from verify.text.lines import Lines


class Level(StrEnum):
    """How bad a finding is, worst first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One quotation, statement, figure or named source that needs somebody.

    *end* (line and column, exclusive) is None where the draft's source is not at hand. *fingerprint* stays the same when
    lines move, and differs within a draft.
    """

    level: Level
    path: str
    judged: Judged
    end: tuple[int, int] | None
    fingerprint: str
    message: str

    @property
    def line(self) -> int:
        """Where it begins."""
        return self.judged.line

    @property
    def column(self) -> int:
        """Where it begins in its line."""
        return self.judged.column

    @property
    def title(self) -> str:
        """What it is and how it came out: "Quotation altered"."""
        return f"{self.judged.kind.capitalize()} {self.judged.words.word}"


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
# Reported speech and figures are told in other words everywhere: what is merely not found is worth a look, no more.
_BESIDE = {
    Outcome.ALTERED: Level.WARNING,
    Outcome.MISATTRIBUTED: Level.WARNING,
    Outcome.DISPUTED: Level.WARNING,
    Outcome.NOT_FOUND: Level.NOTE,
}
_OF_SOURCES = {
    SourceOutcome.CONTRADICTED: Level.WARNING,
    SourceOutcome.UNSUPPORTED: Level.WARNING,
    SourceOutcome.UNCHECKED: Level.NOTE,
}


def level_of(judged: Verdict | SourceVerdict, fail_on: Collection[FailOn]) -> Level | None:
    """How bad *judged* is where *fail_on* fails a build; None where nobody is needed."""
    if fails_by_itself(judged, fail_on):
        return Level.ERROR
    if isinstance(judged, SourceVerdict):
        return _level_of_source(judged)
    if judged.outcome is Outcome.SKIPPED:
        return None
    if not is_in_marks(judged):
        return Level.NOTE if judged.reason is Reason.UNCLEAR else _BESIDE.get(judged.outcome)
    return Level.ERROR if fails(judged, fail_on) else _WITHOUT_FAILING.get(judged.outcome)


def _level_of_source(judged: SourceVerdict) -> Level | None:
    if judged.source.role is SourceRole.RECOMMENDED:
        return None
    level = _OF_SOURCES.get(judged.outcome)
    # A list names many; that one of them was not found again says little, what it tells otherwise does.
    is_listed = judged.source.role is SourceRole.LISTED and judged.outcome is SourceOutcome.UNSUPPORTED
    return Level.NOTE if is_listed else level


def needs_look(judged: Verdict | SourceVerdict) -> bool:
    """Whether an editor should look at it before the draft goes out, whatever a run is told to fail on."""
    return level_of(judged, FAIL_BY_DEFAULT) in (Level.ERROR, Level.WARNING)


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
    """The findings of one draft: claims in reading order, then named sources."""
    seen: Counter[str] = Counter()
    lines = Lines(draft.source)
    found = []
    for judged in judged_in(draft):
        level = level_of(judged.of, fail_on)
        if level is None:
            continue
        key = _key(draft, judged)
        seen[key] += 1
        found.append(
            Finding(
                level=level,
                path=draft.path,
                judged=judged,
                end=lines.position(judged.span.end) if judged.span.end <= len(draft.source) else None,
                fingerprint=_digest(f"{key}\0{seen[key]}"),
                message=message_of(judged, fail_on),
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


def _key(draft: DraftReport, judged: Judged) -> str:
    if isinstance(judged.of, SourceVerdict):
        source = judged.of.source
        return "\0".join((relative_uri(draft.path), "source", source.role, _folded(source.name)))
    claim = judged.of.claim
    speaker = claim.speaker.name if claim.speaker else ""
    return "\0".join((relative_uri(draft.path), _folded(claim.text), _folded(speaker)))


def _folded(text: str) -> str:
    # Another kind of mark, a capital or a line break do not make it another quotation.
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def message_of(judged: Judged, fail_on: Collection[FailOn]) -> str:
    """*judged* in one paragraph: what it is, how it came out and why, what to do next, where to look."""
    said = [f"{judged.words.word}: {judged.name}: {judged.because}"]
    said += (f"Takes: {line.text}." for line in judged.lines if line.label == "takes")
    if isinstance(judged.of, Verdict):
        said += (notice.message for notice in warnings_of(judged.of) if notice.code in fail_on)
    said += (line.text for line in judged.lines if line.label == "next")
    is_unchecked = judged.words is OUTCOMES[Outcome.UNCHECKED]
    for line in judged.lines:
        if line.url and line.label != "not read" and not (is_unchecked and line.label == "page"):
            said.append(f"{line.label.capitalize()}: {line.text} {line.url}")
    return " ".join(part for part in said if part)
