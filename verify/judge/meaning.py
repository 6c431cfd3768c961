"""What a reader of meaning is asked about a draft's verdicts, and what follows from its answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from verify.judge.decision import Decision
from verify.judge.strength import place_of, words_url
from verify.judge.unclear_meaning import judged_by, unclear_questions, why_of
from verify.judge.warnings import merge_notices, speaker_and_unread
from verify.model.claim import ClaimKind
from verify.model.meaning import Meaning, MeaningAnswers, MeaningPair, MeaningQuestion, ReaderName, Reading
from verify.model.nearest import Nearest
from verify.model.notice import Notice, NoticeCode
from verify.model.page import Page
from verify.model.span import Span
from verify.model.verdict import DraftReport, Evidence, Match, MatchKind, Origin, Outcome, Reason, SpeakerCheck, Verdict

# With every page read and every provider's answer they would be not found.
_NOT_ALL_READ = frozenset((Reason.PAGE_UNREAD, Reason.PROVIDER_FAILED, Reason.BUDGET))


def meaning_questions(
    report: DraftReport, pages: Sequence[Page], *, own_material: bool, as_of: date | None
) -> tuple[MeaningQuestion, ...]:
    """Every question about *report*, the nearest passage of each claim and source first.

    Asked about are quotations that are not found, or may stand where nobody could look, and what of reported speech, figures
    and named sources words alone cannot tell; never passages younger than the draft (dated by itself or *as_of*), and those
    of the user's own material only with *own_material*.
    """
    day = report.published_on or as_of
    later = {page.final_url for page in pages if day is not None and page.published_on and page.published_on > day}
    asked = [*_of_quotations(report), *unclear_questions(report)]
    ranks: Counter[str] = Counter()
    ranked = []
    for each in asked:
        if each.nearest.url not in later and (own_material or not each.nearest.own_material):
            ranked.append((ranks[each.about], each))
            ranks[each.about] += 1
    return tuple(each for _, each in sorted(ranked, key=lambda one: one[0]))


def _of_quotations(report: DraftReport) -> Iterator[MeaningQuestion]:
    for verdict in report.verdicts:
        if _is_unfound(verdict) and verdict.claim.kind is ClaimKind.QUOTATION:
            about = verdict.claim.id
            for near in verdict.near:
                yield MeaningQuestion(about=about, claim_id=about, nearest=near, pair=_pair(verdict, near))


def with_readings(
    report: DraftReport, answers: MeaningAnswers, reader: ReaderName, pages: Sequence[Page]
) -> DraftReport:
    """*report* after *reader* has spoken: what says the same makes a quotation paraphrased, the opposite is a warning.

    What it says of reported speech, figures and sources is in *report* already, but for the warnings.
    """
    by_url = {page.final_url: page for page in pages}
    verdicts, origins = [], list(report.origins)
    for verdict in report.verdicts:
        mine = [(asked.nearest, reading) for asked, reading in answers if asked.claim_id == verdict.claim.id]
        verdict = _with_doubt(_warned(verdict, mine, reader), mine, reader)
        same = None
        if verdict.claim.kind is ClaimKind.QUOTATION:
            same = next(((near, why) for near, why in mine if why.meaning is Meaning.SAME and near.url in by_url), None)
        if same is not None:
            near, reading = same
            origin = _origin_of(by_url[near.url], origins)
            verdict = _retold(verdict, near, by_url[near.url], origin, f"{judged_by(reader)}{why_of(reading)}")
        verdicts.append(verdict)
    return replace(report, verdicts=tuple(verdicts), origins=tuple(origins))


def _is_unfound(verdict: Verdict) -> bool:
    return verdict.outcome is Outcome.NOT_FOUND or verdict.reason in _NOT_ALL_READ


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
        place=place_of(page, match.span),
        fragment_url=words_url(page, match),
    )
    because = f"A page gives the speaker the same statement in other words, {judged}"
    decision = Decision(outcome=Outcome.PARAPHRASED, evidence=(evidence,))
    return replace(
        verdict,
        outcome=Outcome.PARAPHRASED,
        reason=None,
        notices=merge_notices(verdict.notices, speaker_and_unread(verdict.claim, decision, verdict.looked)),
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
    if unsure is None or verdict.outcome not in (Outcome.NOT_FOUND, Outcome.UNCHECKED):
        return verdict
    return replace(
        verdict, because=f"{verdict.because} Asked about meaning, {reader.model} ({reader.name}) is unsure: {unsure}"
    )


def _opposite(verdict: Verdict, near: Nearest, reading: Reading, reader: ReaderName) -> Notice:
    says = "has the speaker say the opposite" if verdict.claim.kind is ClaimKind.QUOTATION else "says otherwise"
    message = f"{near.title or near.url} {says}, {judged_by(reader)}{why_of(reading)}"
    claim = verdict.claim
    return Notice(code=NoticeCode.OPPOSITE_SAID, message=message, line=claim.line, column=claim.column)
