"""What a reader of meaning is asked where words alone cannot tell, and what its answers make of a passage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from verify.judge.nearest import nearest_of
from verify.model.claim import UNMARKED, Claim
from verify.model.meaning import Meaning, MeaningAnswers, MeaningPair, MeaningQuestion, ReaderName, Reading
from verify.model.page import Page
from verify.model.span import Span
from verify.model.verdict import Difference, DraftReport, Edit, EditOp, Evidence, Match, MatchKind, Reason

FoundByClaim = Mapping[str, tuple[tuple[Page, Match], ...]]


def unclear_questions(report: DraftReport) -> Iterator[MeaningQuestion]:
    """The passages near reported speech, a figure, or the matter of a named source of which words alone cannot tell."""
    claims = {verdict.claim.id: verdict.claim for verdict in report.verdicts}
    for verdict in report.verdicts:
        if verdict.reason is Reason.UNCLEAR:
            for evidence in verdict.evidence:
                yield _question(verdict.claim.id, verdict.claim, evidence)
    for judged in report.named_sources:
        if judged.reason is Reason.UNCLEAR:
            for evidence, claim_id in zip(judged.found, judged.found_for, strict=True):
                if evidence.match.unclear and claim_id in claims and claims[claim_id].kind in UNMARKED:
                    yield _question(judged.source.key, claims[claim_id], evidence)


def as_read(
    found: FoundByClaim, answers: MeaningAnswers, reader: ReaderName | None, claims: Sequence[Claim]
) -> FoundByClaim:
    """*found*, each passage as *reader* answers for it: the same is no longer unclear, the opposite tells it otherwise.

    A reader that sees something different only leaves an editor to look: it takes nothing away. Where a sentence holds several
    figures, the opposite does not say of which.
    """
    if reader is None or not answers:
        return found
    said = {(each.claim_id, each.nearest.url, each.nearest.passage): (each, why) for each, why in answers}
    sentences = Counter(claim.figure.sentence for claim in claims if claim.figure is not None)
    for place, (asked, reading) in tuple(said.items()):
        if reading.meaning is Meaning.OPPOSITE and sentences[asked.pair.quotation] > 1:
            del said[place]
    return {
        claim_id: tuple(
            (page, _read(match, said.get((claim_id, page.final_url, match.passage)), reader)) for page, match in places
        )
        for claim_id, places in found.items()
    }


def judged_by(reader: ReaderName) -> str:
    """Who judged, for a sentence."""
    return f"judged by {reader.model} ({reader.name})"


def why_of(reading: Reading) -> str:
    """The end of a sentence that says who judged."""
    return f": {reading.reason}" if reading.reason else "."


def _read(match: Match, said: tuple[MeaningQuestion, Reading] | None, reader: ReaderName) -> Match:
    if said is None or not said[0].pair.retold or not match.unclear:
        return match
    asked, reading = said
    if reading.meaning is Meaning.SAME:
        judged = judged_by(reader)
        return replace(match, unclear=False, reasons=(f"{judged[0].upper()}{judged[1:]}{why_of(reading)}",))
    if reading.meaning is Meaning.OPPOSITE:
        told = f"The page says otherwise, {judged_by(reader)}{why_of(reading)}"
        edit = _edit(asked.pair.quotation, match, told)
        return replace(match, kind=MatchKind.ALTERED, unclear=False, edits=(edit,))
    return match


def _edit(draft: str, match: Match, told: str) -> Edit:
    return Edit(
        op=EditOp.REPLACE,
        difference=Difference.NEGATION,
        draft=draft,
        page=match.passage,
        draft_span=Span(0, len(draft)),
        page_span=match.span,
        material=True,
        note=told,
    )


def _question(about: str, claim: Claim, evidence: Evidence) -> MeaningQuestion:
    words = claim.figure.sentence if claim.figure is not None else claim.text
    pair = MeaningPair(quotation=words, passage=evidence.match.passage, retold=True)
    near = nearest_of(evidence.page, evidence.match)
    return MeaningQuestion(about=about, claim_id=claim.id, nearest=near, pair=pair)
