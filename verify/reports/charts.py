"""What the pictures of the HTML report show: who is quoted and how well it stands, and when pages appeared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from verify.model.page import Page
from verify.model.verdict import DraftReport, Outcome, Verdict
from verify.reports.coverage import outcome_counts
from verify.reports.dates import day_words
from verify.reports.tally import is_in_marks, summary_of
from verify.text.printable import counted

_NOBODY = "No speaker named"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerRow:
    """One speaker, the positions of their quotations among the draft's verdicts, and the counts in words."""

    name: str
    quotations: tuple[tuple[int, Outcome], ...]
    counts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One page on the line of its origin, *at* in percent of the width."""

    at: float
    words: str
    is_first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginRow:
    """One origin, its dated pages, and what is said of it beside the picture."""

    name: str
    dots: tuple[Dot, ...]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """All origins between two days; *draft_at* is where the draft's own day lies, in percent, if it is known."""

    first: str
    last: str
    draft_at: float | None
    draft_day: str | None
    rows: tuple[OriginRow, ...]


def speaker_rows(verdicts: Sequence[Verdict]) -> tuple[SpeakerRow, ...]:
    """Who is quoted, in the order in which they first speak; skipped passages are left out."""
    spoken: dict[str, list[int]] = {}
    for at, verdict in enumerate(verdicts):
        if is_in_marks(verdict) and verdict.outcome is not Outcome.SKIPPED:
            speaker = verdict.claim.speaker
            spoken.setdefault(speaker.name or speaker.text if speaker else _NOBODY, []).append(at)
    return tuple(
        SpeakerRow(
            name=name,
            quotations=tuple((at, verdicts[at].outcome) for at in places),
            counts=_counts([verdicts[at] for at in places]),
        )
        for name, places in spoken.items()
    )


def timeline(draft: DraftReport) -> Timeline | None:
    """When the pages of each origin appeared; None where no page has a date."""
    pages = {page.url: page for page in _pages(draft)} | {page.final_url: page for page in _pages(draft)}
    days = [page.published_on for page in pages.values() if page.published_on]
    if not days:
        return None
    known = [*days, draft.published_on] if draft.published_on else days
    first, last = min(known), max(known)
    rows = []
    for origin in draft.origins:
        members = [pages[url] for url in dict.fromkeys(origin.pages) if url in pages]
        rows.append(_row(origin.outlet or origin.url, members, first, last))
    return Timeline(
        first=day_words(first),
        last=day_words(last),
        draft_at=_place(draft.published_on, first, last) if draft.published_on else None,
        draft_day=day_words(draft.published_on) if draft.published_on else None,
        rows=tuple(rows),
    )


def _row(name: str, members: Sequence[Page], first: date, last: date) -> OriginRow:
    dated = sorted((page for page in members if page.published_on), key=lambda page: str(page.published_on))
    dots = tuple(
        Dot(
            at=_place(page.published_on, first, last),
            words=f"{page.outlet or page.domain}, {day_words(page.published_on)}",
            is_first=number == 0,
        )
        for number, page in enumerate(dated)
        if page.published_on
    )
    count = counted(len(members), "page")
    if not dots:
        return OriginRow(name=name, dots=(), words=f"{count}, no date")
    return OriginRow(name=name, dots=dots, words=f"{count}, first {dots[0].words}")


def _place(day: date | None, first: date, last: date) -> float:
    # Room at both ends for the width of a dot.
    share = 0.5 if first == last or day is None else (day - first).days / (last - first).days
    return round(3 + 94 * share, 2)


def _pages(draft: DraftReport) -> list[Page]:
    return [evidence.page for verdict in draft.verdicts for evidence in verdict.evidence if not evidence.own_page]


def _counts(verdicts: Sequence[Verdict]) -> str:
    return outcome_counts({Outcome(name): count for name, count in summary_of(verdicts).items()})
