"""Known findings: a file of quotations that a team has seen and lives with."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from msgspec import Struct, convert, to_builtins

from verify.errors import SettingsError
from verify.files.find import Unusable, read_bytes
from verify.model.claim import Claim, ClaimKind
from verify.model.failing import FailOn
from verify.model.verdict import Outcome, Reason, Report, Verdict
from verify.text.fold import fold

SCHEMA: Literal["verify.baseline/1"] = "verify.baseline/1"
_MAX_BYTES = 20_000_000
_FINE = (Outcome.CORROBORATED, Outcome.SKIPPED)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class KnownFinding:
    """One known finding: the quotation and its speaker as they are compared, how it came out, and the draft it stood in."""

    draft: str
    quotation: str
    speaker: str
    outcome: Outcome

    @property
    def key(self) -> tuple[str, str]:
        """What tells this quotation from others, wherever it is."""
        return self.quotation, self.speaker


class _File(Struct, frozen=True):
    schema: Literal["verify.baseline/1"]
    known: tuple[KnownFinding, ...]

    def __post_init__(self) -> None:
        if any(each.outcome in _FINE for each in self.known):
            raise ValueError("no finding")


def read_baseline(path: Path) -> tuple[KnownFinding, ...]:
    """The findings in *path*. Raises SettingsError where it is no baseline."""
    data = read_bytes(path, _MAX_BYTES)
    if isinstance(data, Unusable):
        raise SettingsError("--baseline", f"{path}: {data.reason}", "--update-baseline writes it")
    try:
        known = convert(json.loads(data), _File).known
    except (ValueError, RecursionError) as fault:
        raise SettingsError("--baseline", f"{path} is not a baseline file", "--update-baseline writes one") from fault
    return tuple(replace(each, quotation=_folded(each.quotation), speaker=_folded(each.speaker)) for each in known)


def baseline_text(known: Collection[KnownFinding]) -> str:
    """*known* as a file whose lines change as little as the findings do."""
    file = _File(schema=SCHEMA, known=tuple(sorted(set(known))))
    return json.dumps(to_builtins(file), indent=2, ensure_ascii=False) + "\n"


def with_known(report: Report, known: Collection[KnownFinding]) -> Report:
    """*report* with known findings skipped; one that comes out otherwise than it is known is not skipped."""
    listed = {(each.key, each.outcome) for each in known}
    drafts = tuple(
        replace(draft, verdicts=tuple(_skipped(v) if _entry(v) in listed else v for v in draft.verdicts))
        for draft in report.drafts
    )
    return replace(report, drafts=drafts)


def stale(report: Report, known: Collection[KnownFinding]) -> tuple[KnownFinding, ...]:
    """Those of *known* that their draft, checked in *report* (before `with_known`), does not need any more."""
    checked = {draft.path for draft in report.drafts}
    needed = {
        (each.key, outcome)
        for draft in report.drafts
        for each in _findings(draft.path, draft.verdicts)
        # What could not be looked up this time may come out as before the next.
        for outcome in (Outcome if each.outcome is Outcome.UNCHECKED else (each.outcome,))
    }
    return tuple(each for each in known if each.draft in checked and (each.key, each.outcome) not in needed)


def updated(report: Report, known: Sequence[KnownFinding], fail_on: Collection[FailOn]) -> tuple[KnownFinding, ...]:
    """What should be known after *report* (before `with_known`): its findings, and what it says nothing about."""
    gone = set(stale(report, known))
    found = [
        each
        for draft in report.drafts
        for each in _findings(draft.path, draft.verdicts)
        if each.outcome in fail_on and each.outcome is not Outcome.UNCHECKED
    ]
    return tuple(sorted({*found, *(each for each in known if each not in gone)}))


def _findings(path: str, verdicts: Sequence[Verdict]) -> list[KnownFinding]:
    return [
        KnownFinding(draft=path, quotation=key[0], speaker=key[1], outcome=verdict.outcome)
        for verdict in verdicts
        if verdict.claim.kind is ClaimKind.QUOTATION and verdict.outcome not in _FINE
        for key in (_key(verdict.claim),)
    ]


def _key(claim: Claim) -> tuple[str, str]:
    return _folded(claim.text), _folded(claim.speaker.name if claim.speaker else "")


def _folded(text: str) -> str:
    return " ".join(fold(text).text.split()).encode("utf-8", "replace").decode("utf-8")


def _entry(verdict: Verdict) -> tuple[tuple[str, str], Outcome] | None:
    return (_key(verdict.claim), verdict.outcome) if verdict.claim.kind is ClaimKind.QUOTATION else None


def _skipped(verdict: Verdict) -> Verdict:
    because = f"Known (in the baseline as {verdict.outcome.replace('_', ' ')}): {verdict.because}"
    return replace(verdict, outcome=Outcome.SKIPPED, reason=Reason.IGNORED, because=because)
