"""What a reader of meaning is asked about a draft's verdicts, and what follows from its answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from verify.judge.warnings import merge_notices
from verify.model.claim import ClaimKind
from verify.model.meaning import Meaning, MeaningPair, ReaderName, Reading
from verify.model.nearest import Nearest
from verify.model.notice import Notice, NoticeCode
from verify.model.page import Page
from verify.model.span import Span
from verify.model.verdict import DraftReport, Evidence, Match, MatchKind, Origin, Outcome, SpeakerCheck, Verdict
from verify.urls import fragment_url


@dataclass(frozen=True, slots=True, kw_only=True)
class MeaningQuestion:
    """One pair to ask about, and what it is about: the quotation's claim and the nearest passage."""

    claim_id: str
    nearest: Nearest
    pair: MeaningPair


Answers = Sequence[tuple[MeaningQuestion, Reading]]


def meaning_questions(
    report: DraftReport, pages: Sequence[Page], *, own_material: bool, as_of: date | None
) -> tuple[MeaningQuestion, ...]:
    """Every question about *report*, the nearest passage of each quotation first.

    Only quotations that are not found are asked about, never passages younger than the draft (dated by itself or *as_of*),
    and those of the user's own material only with *own_material*.
    """
    day = report.published_on or as_of
    later = {page.final_url for page in pages if day is not None and page.published_on and page.published_on > day}
    asked = [
        (rank, MeaningQuestion(claim_id=verdict.claim.id, nearest=near, pair=_pair(verdict, near)))
        for verdict in report.verdicts
        if verdict.outcome is Outcome.NOT_FOUND and verdict.claim.kind is ClaimKind.QUOTATION
        for rank, near in enumerate(verdict.near)
        if near.url not in later and (own_material or not near.own_material)
    ]
    return tuple(each for _, each in sorted(asked, key=lambda ranked: ranked[0]))


def with_readings(report: DraftReport, answers: Answers, reader: ReaderName, pages: Sequence[Page]) -> DraftReport:
    """*report* after *reader* has spoken: what says the same makes a quotation paraphrased, the opposite is a warning."""
    by_url = {page.final_url: page for page in pages}
    verdicts, origins = [], list(report.origins)
    for verdict in report.verdicts:
        mine = [(asked.nearest, reading) for asked, reading in answers if asked.claim_id == verdict.claim.id]
        verdict = _with_doubt(_warned(verdict, mine, reader), mine, reader)
        same = next(((near, why) for near, why in mine if why.meaning is Meaning.SAME and near.url in by_url), None)
        if same is not None:
            near, reading = same
            origin = _origin_of(by_url[near.url], origins)
            verdict = _retold(verdict, near, by_url[near.url], origin, f"{_judged_by(reader)}{_why(reading)}")
        verdicts.append(verdict)
    return replace(report, verdicts=tuple(verdicts), origins=tuple(origins))


def _pair(verdict: Verdict, near: Nearest) -> MeaningPair:
    return MeaningPair(quotation=verdict.claim.text, passage=near.passage)


def _origin_of(page: Page, origins: list[Origin]) -> int:
    """The number of the origin that *page* belongs to, which is a new one where it belongs to none."""
    for origin in origins:
        if page.final_url in origin.pages:
            return origin.id
    number = max((origin.id for origin in origins), default=0) + 1
    urls = (page.final_url,)
    origins.append(
        Origin(id=number, outlet=page.outlet, url=page.final_url, published_on=page.published_on, pages=urls)
    )
    return number


def _retold(verdict: Verdict, near: Nearest, page: Page, origin: int, judged: str) -> Verdict:
    start = max(page.text.find(near.passage), 0)
    match = Match(
        page=0,
        kind=MatchKind.PARAPHRASE,
        similarity=near.similarity,
        span=Span(start, start + len(near.passage)),
        passage=near.passage,
        reasons=(judged,),
    )
    evidence = Evidence(
        page=page,
        match=match,
        speaker=verdict.claim.speaker.name if verdict.claim.speaker else None,
        speaker_check=SpeakerCheck.SAME,
        origin=origin,
        fragment_url=None if page.own_material else fragment_url(page.final_url, near.passage),
    )
    because = f"A page gives the speaker the same statement in other words, {judged}"
    return replace(
        verdict,
        outcome=Outcome.PARAPHRASED,
        because=because,
        similarity=near.similarity,
        independent_origins=0 if page.own_material else 1,
        evidence=(evidence,),
        near=(),
    )


def _warned(verdict: Verdict, mine: Sequence[tuple[Nearest, Reading]], reader: ReaderName) -> Verdict:
    notices = (_opposite(verdict, near, why, reader) for near, why in mine if why.meaning is Meaning.OPPOSITE)
    return replace(verdict, notices=merge_notices(verdict.notices, notices))


def _with_doubt(verdict: Verdict, mine: Sequence[tuple[Nearest, Reading]], reader: ReaderName) -> Verdict:
    """*verdict*, which says why the reader could not tell: nobody should take its silence for an answer."""
    unsure = next((why.reason for _, why in mine if why.meaning is Meaning.UNSURE and why.reason), None)
    if unsure is None:
        return verdict
    return replace(
        verdict, because=f"{verdict.because} Asked about meaning, {reader.model} ({reader.name}) is unsure: {unsure}"
    )


def _opposite(verdict: Verdict, near: Nearest, reading: Reading, reader: ReaderName) -> Notice:
    message = f"{near.title or near.url} has the speaker say the opposite, {_judged_by(reader)}{_why(reading)}"
    claim = verdict.claim
    return Notice(code=NoticeCode.OPPOSITE_SAID, message=message, line=claim.line, column=claim.column)


def _judged_by(reader: ReaderName) -> str:
    return f"judged by {reader.model} ({reader.name})"


def _why(reading: Reading) -> str:
    return f": {reading.reason}" if reading.reason else "."
