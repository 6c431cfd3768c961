"""The outcome of one claim from the evidence on it, in the order of the guide (outcomes); pure, and blind to the order of evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from verify.judge.search_coverage import why_unchecked
from verify.judge.sight import is_doubtful
from verify.judge.wording import (
    because_of_denial,
    because_of_evidence,
    because_skipped,
    because_unchecked,
    because_unfound,
    whom_instead,
)
from verify.model.attested import TAKEN_BACK, Attested
from verify.model.claim import Claim, ClaimKind
from verify.model.notice import Notice, NoticeCode
from verify.model.verdict import (
    Evidence,
    Looked,
    MatchKind,
    Outcome,
    Reason,
    SpeakerCheck,
    Verdict,
)

_RANK = {kind: place for place, kind in enumerate(MatchKind)}
_CHECK_RANK = {SpeakerCheck.SAME: 0, SpeakerCheck.UNNAMED: 1, SpeakerCheck.OTHER: 2}
# None: the words stand beside the article, where how they are given is not read.
_SAID = (None, Attested.SAID)
_REPORTED = (*_SAID, Attested.REPORTED)
_MORE_OFTEN_UNREAD = (Outcome.ALTERED, Outcome.PARAPHRASED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """An outcome and the evidence that it rests on, best first."""

    outcome: Outcome
    evidence: tuple[Evidence, ...]
    speaker_confirmed: bool = True


def judge_quotation(
    claim: Claim,
    evidence: Sequence[Evidence],
    looked: Looked,
    *,
    general: frozenset[str],
    evidence_named: bool = False,
    earlier_origins: frozenset[int] = frozenset(),
    translation: str | None = None,
) -> Verdict:
    """The verdict on a quotation.

    *general* names the general providers; *earlier_origins* the origins that began before the draft, whose later pages
    count too; *translation* is the address of a page in another language that the quotation's own words led to and that
    names its speaker.
    """
    told = sorted((e for e in evidence if not e.own_page), key=best_first)
    foreign = [e for e in told if not e.match.proves_nothing]
    comments = [e for e in told if e.match.attested is Attested.COMMENT] if not foreign else []
    usable = [e for e in foreign if not e.later or e.origin in earlier_origins]
    decision = decide(usable)
    if claim.denied_by:
        return _denied_by_draft(claim, decision, usable, looked)
    if decision is not None:
        return _found(claim, decision, usable, looked)
    reason = _reason_from(foreign, translation) or why_unchecked(
        claim, looked, general=general, evidence_named=evidence_named
    )
    own_only = any(e.own_page for e in evidence) and not told
    return Verdict(
        claim=claim,
        outcome=Outcome.NOT_FOUND if reason is None else Outcome.UNCHECKED,
        reason=reason,
        because=because_unfound(looked) if reason is None else because_unchecked(reason, looked, translation),
        notices=merge_notices(
            claim.notices, _own_page_only(claim) if own_only else (), _comment_only(claim) if comments else ()
        ),
        evidence=tuple(foreign) if reason in (Reason.LATER_ONLY, Reason.TOO_SHORT) else tuple(comments),
        looked=looked,
    )


def _denied_by_draft(claim: Claim, decision: Decision | None, usable: Sequence[Evidence], looked: Looked) -> Verdict:
    """The draft says that nobody said so: nothing to check, but for a page that gives the words as said."""
    if decision is None or decision.outcome not in (Outcome.CORROBORATED, Outcome.MISATTRIBUTED):
        return replace(skip(claim), looked=looked)
    found = _found(claim, replace(decision, outcome=Outcome.DISPUTED), usable, looked)
    return replace(found, because=because_of_denial(claim, decision.evidence))


def decide(evidence: Sequence[Evidence]) -> Decision | None:
    """What evidence says by itself, in the order of the guide (outcomes); None where it proves nothing. *evidence* is best first."""
    carrying = [
        e for e in evidence if _carries_words(e) and (not e.match.short or e.speaker_check is SpeakerCheck.SAME)
    ]
    words = [e for e in carrying if e.match.attested in _SAID]
    same = [e for e in words if e.speaker_check is SpeakerCheck.SAME]
    if same:
        unnamed = [e for e in words if e.speaker_check is SpeakerCheck.UNNAMED]
        return Decision(outcome=Outcome.CORROBORATED, evidence=(*same, *unnamed))
    other = tuple(e for e in words if e.speaker_check is SpeakerCheck.OTHER)
    if other:
        return Decision(outcome=Outcome.MISATTRIBUTED, evidence=other)
    if words:
        return Decision(outcome=Outcome.CORROBORATED, evidence=tuple(words), speaker_confirmed=False)
    disputed = tuple(e for e in carrying if is_taken_back(e))
    if disputed:
        return Decision(outcome=Outcome.DISPUTED, evidence=disputed)
    altered = tuple(e for e in evidence if e.match.kind is MatchKind.ALTERED and not e.match.short)
    if altered:
        return Decision(outcome=Outcome.ALTERED, evidence=altered)
    reported = [e for e in carrying if _is_reported(e)] or [
        e
        for e in evidence
        if e.match.kind is MatchKind.PARAPHRASE
        and e.match.attested in _REPORTED
        and e.speaker_check is not SpeakerCheck.OTHER
    ]
    if not reported:
        return None
    said = [e for e in reported if e.speaker_check is SpeakerCheck.SAME]
    return Decision(outcome=Outcome.PARAPHRASED, evidence=tuple(said or reported), speaker_confirmed=bool(said))


def is_taken_back(evidence: Evidence) -> bool:
    """Whether the page carries the words only to deny, doubt or withdraw that the draft's speaker said them."""
    return evidence.match.attested in TAKEN_BACK and evidence.speaker_check is not SpeakerCheck.OTHER


def skip(claim: Claim) -> Verdict:
    """The verdict on a passage in marks that cites nobody: nothing to check."""
    reason = Reason.TITLE if claim.kind is ClaimKind.TITLE else Reason.SCARE
    reason = Reason.DENIED_BY_DRAFT if claim.denied_by else reason
    return Verdict(
        claim=claim, outcome=Outcome.SKIPPED, reason=reason, because=because_skipped(reason), notices=claim.notices
    )


def merge_notices(*groups: Iterable[Notice]) -> tuple[Notice, ...]:
    """All notices in order, each code and message once."""
    seen: dict[tuple[NoticeCode, str], Notice] = {}
    for group in groups:
        for notice in group:
            seen.setdefault((notice.code, notice.message), notice)
    return tuple(seen.values())


def _found(claim: Claim, decision: Decision, usable: Sequence[Evidence], looked: Looked) -> Verdict:
    best = decision.evidence[0]
    contrary = [e for e in usable if e not in decision.evidence and _carries_words(e) and not e.match.short]
    notices = merge_notices(
        claim.notices,
        best.match.notices,
        _notices_on(claim, decision, looked),
        _transcripts_on(claim, decision, usable),
        _disputed_on(claim, decision, usable),
    )
    return Verdict(
        claim=claim,
        outcome=decision.outcome,
        because=because_of_evidence(claim, decision.outcome, decision.evidence),
        suggestion=best.match.passage if decision.outcome is Outcome.ALTERED else None,
        similarity=best.match.similarity,
        independent_origins=public_origins(decision),
        notices=notices,
        evidence=(*decision.evidence, *contrary),
        looked=looked,
    )


def _notices_on(claim: Claim, decision: Decision, looked: Looked) -> Iterable[Notice]:
    if not decision.speaker_confirmed and claim.speaker is not None:
        message = f"No page that carries the words names {claim.speaker.name} as their speaker{whom_instead(decision.evidence)}."
        yield _notice(claim, NoticeCode.SPEAKER_NOT_CONFIRMED, message)
    if decision.outcome in _MORE_OFTEN_UNREAD and looked.failures:
        count = len(looked.failures)
        message = f"{count} candidate page{'s' if count > 1 else ''} could not be read and may carry the words."
        yield _notice(claim, NoticeCode.UNREAD_PAGES, message)


def _disputed_on(claim: Claim, decision: Decision, usable: Sequence[Evidence]) -> Iterable[Notice]:
    """A warning where one page gives the words as said and another takes them back."""
    if decision.outcome is not Outcome.CORROBORATED:
        return
    for e in usable:
        if _carries_words(e) and not e.match.short and is_taken_back(e):
            message = f"{e.page.outlet or e.page.title or e.page.final_url} carries the words only to dispute them: “{e.match.frame}”."
            yield _notice(claim, NoticeCode.DISPUTED_ELSEWHERE, message)


def _transcripts_on(claim: Claim, decision: Decision, usable: Sequence[Evidence]) -> Iterable[Notice]:
    """Warnings that a machine may have misheard: where a transcript alone contradicts the words, or stands against a page."""
    best = decision.evidence[0]
    if decision.outcome is Outcome.ALTERED and best.page.transcript:
        message = f"The transcript says “{best.match.passage}”: listen to the recording."
        yield _notice(claim, NoticeCode.TRANSCRIPT_DIFFERS, message)
    if decision.outcome is not Outcome.CORROBORATED:
        return
    for e in usable:
        if e.match.kind is MatchKind.ALTERED and (e.page.transcript or e.page.own_material):
            message = f"Your own material ({e.page.title or e.page.url}) says “{e.match.passage}”."
            yield _notice(claim, NoticeCode.TRANSCRIPT_DIFFERS, message)


def _own_page_only(claim: Claim) -> tuple[Notice, ...]:
    message = "Only the draft's own page, or a copy of it, carries these words."
    return (_notice(claim, NoticeCode.OWN_PAGE_ONLY, message),)


def _comment_only(claim: Claim) -> tuple[Notice, ...]:
    message = "Only what readers wrote below an article carries these words, and that proves nothing."
    return (_notice(claim, NoticeCode.COMMENT_ONLY, message),)


def _notice(claim: Claim, code: NoticeCode, message: str) -> Notice:
    return Notice(code=code, message=message, line=claim.line, column=claim.column)


def _reason_from(foreign: Sequence[Evidence], translation: str | None) -> Reason | None:
    """What the evidence that could not decide says about why."""
    if decide(foreign) is not None:
        return Reason.LATER_ONLY
    if any(e.match.short for e in foreign):
        return Reason.TOO_SHORT
    return Reason.TRANSLATION if translation is not None else None


def interrupted(claim: Claim, looked: Looked) -> Verdict:
    """The verdict on a claim that a fault of ours kept from being compared or judged."""
    return Verdict(
        claim=claim,
        outcome=Outcome.UNCHECKED,
        reason=Reason.INTERNAL,
        because=because_unchecked(Reason.INTERNAL, looked, None),
        notices=claim.notices,
        looked=looked,
    )


def public_origins(decision: Decision) -> int:
    """How many independent origins of others' pages a decision rests on."""
    # The user's own material is counted apart: it is the newsroom's witness, not an independent one.
    return len({e.origin for e in decision.evidence if not e.page.own_material})


def _is_reported(evidence: Evidence) -> bool:
    return evidence.match.attested is Attested.REPORTED and evidence.speaker_check is SpeakerCheck.SAME


def _carries_words(evidence: Evidence) -> bool:
    return evidence.match.kind not in (MatchKind.ALTERED, MatchKind.PARAPHRASE)


def best_first(evidence: Evidence) -> tuple[object, ...]:
    """A total order, so that the order in which pages came in decides nothing."""
    match, page = evidence.match, evidence.page
    return (
        _CHECK_RANK[evidence.speaker_check],
        is_doubtful(evidence),
        _RANK[match.kind],
        evidence.later,
        -match.similarity,
        page.published_on or date.max,
        page.final_url,
        match.span,
        match.short,
        evidence.origin,
        evidence.own_page,
        evidence.speaker or "",
        evidence.speaker_check,
    )
