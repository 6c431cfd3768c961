"""A report line by line: each checkable thing of a draft in story order, with what was found on it in a few words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from verify.model.claim import ClaimKind, SourceRole
from verify.model.page import Page
from verify.model.source_words import SourceOutcome
from verify.model.span import Span
from verify.model.verdict import DraftReport, Edit, Evidence, Outcome, Reason, SourceVerdict, Verdict
from verify.reports.labels import NEXT_BY_REASON, OUTCOMES, given_words, nearest_words, next_step, source_words
from verify.reports.layout import shorten
from verify.reports.tally import warnings_of
from verify.text.lines import Lines

_NOTHING_TO_CHECK = (Reason.SCARE, Reason.TITLE)
_NEXT_FOR_SOURCES = {
    SourceOutcome.CONTRADICTED: "Compare with its page; correct the draft, or say who has it otherwise.",
    SourceOutcome.UNSUPPORTED: "Ask where it says so, or name another source.",
}
_MOST_EDITS = 6
_SIDE, _PASSAGE = 90, 320


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One checkable thing and what was found on it; empty where there is nothing to say. *span* lies in the draft's source.

    *exact* is the page's passage as it is there, *passage* as it is shown. *origins* counts the independent ones that carry
    the words; *is_worth_telling*: there is a finding, or evidence.
    """

    span: Span
    line: int
    kind: str
    words: str
    speaker: str
    named_source: str
    outcome: str
    shown: str
    why: str
    next_step: str
    is_worth_telling: bool
    page: Page | None = None
    url: str = ""
    place: str = ""
    exact: str = ""
    passage: str = ""
    differing: str = ""
    warnings: tuple[str, ...] = ()
    nearest: str = ""
    origins: int = 0

    @property
    def outlet(self) -> str:
        """Who published the page."""
        return (self.page.outlet or self.page.domain) if self.page else ""

    @property
    def day(self) -> date | None:
        """When the page was published."""
        return self.page.published_on if self.page else None


def rows_of(draft: DraftReport) -> tuple[Row, ...]:
    """The rows of *draft* in story order; what holds nothing to check has none."""
    lines = Lines(draft.source)
    verdicts = [v for v in draft.verdicts if v.outcome is not Outcome.SKIPPED or v.reason not in _NOTHING_TO_CHECK]
    sources = [s for s in draft.named_sources if s.source.role is not SourceRole.RECOMMENDED]
    rows = [*map(_of_verdict, verdicts), *(_of_source(each, lines) for each in sources)]
    return tuple(sorted(rows, key=lambda row: row.span))


def _of_verdict(verdict: Verdict) -> Row:
    claim, first = verdict.claim, verdict.evidence[0] if verdict.evidence else None
    quoted = claim.kind is ClaimKind.QUOTATION
    nearest = verdict.nearest
    return Row(
        span=claim.span,
        line=claim.line,
        kind=claim.kind.value,
        words=claim.text,
        speaker=claim.speaker.name if claim.speaker else "",
        named_source=claim.named_source or "",
        outcome=verdict.outcome.value,
        shown=OUTCOMES[verdict.outcome].word,
        why=verdict.because,
        next_step=next_step(verdict.outcome, verdict.reason, interrupted=verdict.interrupted),
        is_worth_telling=verdict.outcome is not Outcome.SKIPPED
        and (quoted or first is not None or verdict.outcome is not Outcome.UNCHECKED),
        page=first.page if first else None,
        url=first.page.final_url if first else "",
        place=(first.place or "") if first else "",
        exact=first.match.passage if first else "",
        passage=_passage(first),
        differing=_differing(first.match.edits) if first else "",
        warnings=tuple(notice.message for notice in warnings_of(verdict)),
        nearest=f"{nearest_words(nearest, _PASSAGE)}: {nearest.url}" if nearest else "",
        origins=verdict.independent_origins,
    )


def _of_source(judged: SourceVerdict, lines: Lines) -> Row:
    source, first = judged.source, judged.found[0] if judged.found else None
    url = first.page.final_url if first else next(iter(judged.evidence), "")
    later = NEXT_BY_REASON.get(judged.reason, "") if judged.reason else ""
    return Row(
        span=source.span,
        line=lines.position(source.span.start)[0],
        kind=f"source ({source.role.value})",
        words=source.name,
        speaker="",
        named_source=source.name,
        outcome=judged.outcome.value,
        shown=source_words(judged),
        why=judged.because,
        next_step=_NEXT_FOR_SOURCES.get(judged.outcome, "") or later,
        is_worth_telling=judged.outcome is not SourceOutcome.UNCHECKED or bool(url),
        page=first.page if first else None,
        url=url,
        place=(first.place or "") if first else "",
        exact=first.match.passage if first else "",
        passage=_passage(first),
        differing=_differing(first.match.edits) if first else "",
    )


def _passage(evidence: Evidence | None) -> str:
    if evidence is None:
        return ""
    given = given_words(evidence)
    return f"{shorten(evidence.match.passage, _PASSAGE)}{f' ({given})' if given else ''}"


def _differing(edits: Sequence[Edit]) -> str:
    """The differences that matter: "draft: 64 | page: 46"."""
    material = [edit for edit in edits if edit.material]
    told = [
        f"draft: {shorten(edit.draft, _SIDE) or '(nothing)'} | page: {shorten(edit.page, _SIDE) or '(nothing)'}"
        for edit in material[:_MOST_EDITS]
    ]
    more = len(material) - _MOST_EDITS
    return "; ".join([*told, *([f"and {more} more"] if more > 0 else [])])
