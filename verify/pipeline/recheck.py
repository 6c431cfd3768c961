"""What became of a report's evidence: whether the pages still carry the passages."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from verify.match.page_index import PageIndex
from verify.model.page import PageOutcome, Request, Unread
from verify.model.verdict import Evidence, Report
from verify.pipeline.run import Run
from verify.pipeline.tools import build_tools
from verify.text.fold import fold

_GONE = ("status_404", "status_410")


class Change(StrEnum):
    """What became of one piece of evidence."""

    STILL_THERE = "still there"
    EDITED = "edited"
    GONE = "gone"
    UNREAD = "could not be read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rechecked:
    """One piece of evidence looked at again; *notes* say how it differs, or why it could not be read."""

    draft: str
    line: int
    quotation: str
    url: str
    change: Change
    notes: tuple[str, ...] = ()


async def recheck_all(report: Report, run: Run, environ: Mapping[str, str]) -> tuple[Rechecked, ...]:
    """What became of the public pages that *report* cites; each is fetched afresh."""
    cited = public_evidence(report)
    urls = list(dict.fromkeys(evidence.page.final_url for *_, evidence in cited))
    fresh = replace(run.settings, refresh=not run.settings.offline, evidence=())
    async with build_tools(replace(run, settings=fresh), environ) as tools:
        pages = dict(zip(urls, await asyncio.gather(*(tools.read(Request(url=url)) for url in urls)), strict=True))
    done = []
    for draft, line, quotation, evidence in cited:
        url = evidence.page.final_url
        change, notes = compare_passage(evidence, pages[url])
        done.append(Rechecked(draft=draft, line=line, quotation=quotation, url=url, change=change, notes=notes))
    return tuple(done)


def public_evidence(report: Report) -> tuple[tuple[str, int, str, Evidence], ...]:
    """Draft, line, quotation and evidence, for all evidence of *report* on public pages."""
    return tuple(
        (draft.path, verdict.claim.line, verdict.claim.text, evidence)
        for draft in report.drafts
        for verdict in draft.verdicts
        for evidence in verdict.evidence
        if not evidence.page.own_material and evidence.match.passage
    )


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
