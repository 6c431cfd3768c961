"""What became of a report's evidence: whether the pages still carry the passages."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from verify.match.page_index import PageIndex
from verify.model.page import PageOutcome, Request, Unread
from verify.model.source_words import SourceOutcome
from verify.model.verdict import DraftReport, Evidence, Report
from verify.pipeline.run import Run
from verify.pipeline.tools import build_tools
from verify.text.fold import fold
from verify.text.lines import Lines

_SETTLED = (SourceOutcome.SUPPORTED, SourceOutcome.CONTRADICTED)
_GONE = ("status_404", "status_410")


class Change(StrEnum):
    """What became of one piece of evidence."""

    STILL_THERE = "still there"
    EDITED = "edited"
    GONE = "gone"
    UNREAD = "could not be read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rechecked:
    """One piece of evidence looked at again; *notes* say how it differs, or why it could not be read.

    *quotation* is the claim that it bears on, or what the page says where it bears on the named *source*.
    """

    draft: str
    line: int
    quotation: str
    url: str
    change: Change
    notes: tuple[str, ...] = ()
    source: str | None = None


async def recheck_all(report: Report, run: Run, environ: Mapping[str, str]) -> tuple[Rechecked, ...]:
    """What became of the public pages that *report* cites; each is fetched afresh."""
    cited = public_evidence(report)
    urls = list(dict.fromkeys(each.evidence.page.final_url for each in cited))
    fresh = replace(run.settings, refresh=not run.settings.offline, evidence=())
    async with build_tools(replace(run, settings=fresh), environ) as tools:
        pages = dict(zip(urls, await asyncio.gather(*(tools.read(Request(url=url)) for url in urls)), strict=True))
    return tuple(each.rechecked(pages[each.evidence.page.final_url]) for each in cited)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """One piece of evidence of a report, and what it bears on: a claim, or a named *source*."""

    draft: str
    line: int
    quotation: str
    evidence: Evidence
    source: str | None = None

    def rechecked(self, outcome: PageOutcome) -> Rechecked:
        """What became of it on the page as it is now."""
        change, notes = compare_passage(self.evidence, outcome)
        return Rechecked(
            draft=self.draft,
            line=self.line,
            quotation=self.quotation,
            url=self.evidence.page.final_url,
            change=change,
            notes=notes,
            source=self.source,
        )


def public_evidence(report: Report) -> tuple[Cited, ...]:
    """All evidence of *report* on public pages, that on named sources behind that on each draft's claims."""
    return tuple(
        cited
        for draft in report.drafts
        for cited in (*_on_claims(draft), *_on_sources(draft))
        if not cited.evidence.page.own_material and cited.evidence.match.passage
    )


def _on_claims(draft: DraftReport) -> Iterator[Cited]:
    for verdict in draft.verdicts:
        claim = verdict.claim
        for evidence in verdict.evidence:
            yield Cited(draft=draft.path, line=claim.line, quotation=claim.text, evidence=evidence)


def _on_sources(draft: DraftReport) -> Iterator[Cited]:
    """The pages that support or contradict a named source."""
    lines = Lines(draft.source)
    for judged in draft.named_sources:
        span = judged.source.span
        line, _ = lines.position(span.start if span.end <= len(draft.source) else 0)
        for evidence in judged.found if judged.outcome in _SETTLED else ():
            passage = evidence.match.passage
            yield Cited(draft=draft.path, line=line, quotation=passage, evidence=evidence, source=judged.source.name)


def compare_passage(evidence: Evidence, outcome: PageOutcome) -> tuple[Change, tuple[str, ...]]:
    """What became of the passage on the page as it is now. A page that could not be read is never gone."""
    if isinstance(outcome, Unread):
        gone = outcome.reason in _GONE
        why = f"the page answers {outcome.reason[-3:]}" if gone else outcome.why
        return (Change.GONE if gone else Change.UNREAD), (why,)
    if outcome.archived_url and not evidence.page.archived_url:
        return Change.GONE, (f"the page is gone; archived: {outcome.archived_url}",)
    passage = evidence.match.passage
    if _plain(passage) in _plain(outcome.text):
        return Change.STILL_THERE, ()
    found = PageIndex([outcome.text]).find(passage)
    if found:
        notes = tuple(f"was “{edit.draft}”, is “{edit.page}”" for edit in found[0].edits if edit.material)
        return (Change.EDITED, notes or (f"now: {found[0].passage[:200]}",))
    if not outcome.whole:
        return Change.UNREAD, (f"only a part could be read: {outcome.limit or 'cut'}",)
    return Change.GONE, ("the page no longer carries the words",)


def _plain(text: str) -> str:
    return " ".join(fold(text).text.split())
