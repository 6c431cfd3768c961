"""The outcome of one claim from the evidence on it, in the order of the guide (outcomes); pure, and blind to the order of evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from verify.judge.decision import Decision, carries_words, is_taken_back
from verify.judge.search_coverage import why_unchecked
from verify.judge.sight import is_doubtful
from verify.judge.warnings import (
    comment_only,
    disputed_elsewhere,
    merge_notices,
    own_page_only,
    speaker_and_unread,
    transcripts_differ,
)
from verify.judge.wording import (
    because_of_denial,
    because_of_evidence,
    because_skipped,
    because_unchecked,
    because_unfound,
)
from verify.model.attested import GIVEN, PROVES_NOTHING, Attested
from verify.model.claim import Claim, ClaimKind
from verify.model.notice import NoticeCode
from verify.model.verdict import (
    Evidence,
    Looked,
    Match,
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
_GIVEN = (None, *GIVEN)
# Given in a way that shows nobody saying them: by the draft's speaker they are `paraphrased` if reported.
_PROVES_NO_SPEECH = (*PROVES_NOTHING, Attested.REPORTED)
_MARKS = ".,;:!?…—–- "


def judge_quotation(
    claim: Claim,
    evidence: Sequence[Evidence],
    looked: Looked,
    *,
    general: frozenset[str],
    evidence_named: bool = False,
    earlier_origins: frozenset[int] = frozenset(),
    translation: str | None = None,
    credited: Mapping[int, str] | None = None,
) -> Verdict:
    """The verdict on a quotation.

    *general* names the general providers; *earlier_origins* the origins that began before the draft, whose later pages
    count too; *credited* the names of those that pages credit; *translation* is the address of a page in another language
    that the quotation's own words led to and that names its speaker.
    """
    told = sorted((e for e in evidence if not e.own_page), key=best_first)
    foreign = [e for e in told if not e.match.proves_nothing]
    given = [e for e in told if carries_words(e) and e.match.attested in _PROVES_NO_SPEECH]
    usable = [e for e in foreign if not e.later or e.origin in earlier_origins]
    decision = _held_against(decide(usable), evidence)
    if claim.denied_by:
        return _denied_by_draft(claim, decision, usable, looked)
    if decision is not None:
        return _found(claim, decision, usable, looked, credited or {})
    reason = _reason_from(foreign, translation) or why_unchecked(
        claim, looked, general=general, evidence_named=evidence_named
    )
    own_only = any(e.own_page for e in evidence) and not told
    return Verdict(
        claim=claim,
        outcome=Outcome.NOT_FOUND if reason is None else Outcome.UNCHECKED,
        reason=reason,
        because=because_unfound(looked, given) if reason is None else because_unchecked(reason, looked, translation),
        notices=merge_notices(
            claim.notices, own_page_only(claim) if own_only else (), comment_only(claim) if _are_comments(given) else ()
        ),
        evidence=tuple(foreign) if reason in (Reason.LATER_ONLY, Reason.TOO_SHORT) else tuple(given),
        looked=looked,
    )


def _held_against(decision: Decision | None, evidence: Sequence[Evidence]) -> Decision | None:
    """*decision*, but what an own page gives to somebody else is nobody's: such a page speaks against the draft, never for it."""
    if decision is None or decision.outcome is not Outcome.CORROBORATED or decision.speaker_confirmed:
        return decision
    other = [e for e in evidence if e.own_page and not e.later and e.speaker_check is SpeakerCheck.OTHER]
    other = [e for e in sorted(other, key=best_first) if carries_words(e) and not e.match.short]
    return Decision(outcome=Outcome.MISATTRIBUTED, evidence=tuple(other)) if other else decision


def _are_comments(evidence: Sequence[Evidence]) -> bool:
    return bool(evidence) and all(e.match.attested is Attested.COMMENT for e in evidence)


def _denied_by_draft(claim: Claim, decision: Decision | None, usable: Sequence[Evidence], looked: Looked) -> Verdict:
    """The draft says that its speaker never said so: nothing to check, but for a page that gives the words to her as said."""
    contradicted = decision is not None and decision.outcome is Outcome.CORROBORATED
    if decision is None or not contradicted or not (decision.speaker_confirmed or claim.speaker is None):
        return replace(skip(claim), looked=looked)
    found = _found(claim, replace(decision, outcome=Outcome.DISPUTED), usable, looked, {})
    return replace(found, because=because_of_denial(claim, decision.evidence))


def decide(evidence: Sequence[Evidence]) -> Decision | None:
    """What evidence says by itself, in the order of the guide (outcomes); None where it proves nothing. *evidence* is best first."""
    carrying = [e for e in evidence if carries_words(e) and _proves(e)]
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
    altered = tuple(e for e in evidence if e.match.kind is MatchKind.ALTERED and _proves(e))
    if altered:
        return Decision(outcome=Outcome.ALTERED, evidence=altered)
    # Other words by anybody else are another statement.
    same = [e for e in evidence if e.speaker_check is SpeakerCheck.SAME and e.match.attested in _GIVEN]
    retold = [e for e in same if carries_words(e)] or [e for e in same if e.match.kind is MatchKind.PARAPHRASE]
    return Decision(outcome=Outcome.PARAPHRASED, evidence=tuple(retold)) if retold else None


def is_certain(verdict: Verdict) -> bool:
    """Whether no page that is still to be read could change the outcome: the draft's speaker is known to have said the words."""
    doubted = any(notice.code is NoticeCode.SPEAKER_NOT_CONFIRMED for notice in verdict.notices)
    return verdict.outcome is Outcome.CORROBORATED and verdict.claim.speaker is not None and not doubted


def skip(claim: Claim) -> Verdict:
    """The verdict on a passage in marks that cites nobody: nothing to check."""
    reason = Reason.TITLE if claim.kind is ClaimKind.TITLE else Reason.SCARE
    reason = Reason.DENIED_BY_DRAFT if claim.denied_by else reason
    return Verdict(
        claim=claim, outcome=Outcome.SKIPPED, reason=reason, because=because_skipped(reason), notices=claim.notices
    )


def _found(
    claim: Claim, decision: Decision, usable: Sequence[Evidence], looked: Looked, credited: Mapping[int, str]
) -> Verdict:
    best = decision.evidence[0]
    contrary = [e for e in usable if e not in decision.evidence and carries_words(e) and not e.match.short]
    notices = merge_notices(
        claim.notices,
        best.match.notices,
        speaker_and_unread(claim, decision, looked),
        transcripts_differ(claim, decision, usable),
        disputed_elsewhere(claim, decision, usable),
    )
    return Verdict(
        claim=claim,
        outcome=decision.outcome,
        because=because_of_evidence(claim, decision.outcome, decision.evidence, credited),
        suggestion=suggest(claim, best.match) if decision.outcome is Outcome.ALTERED else None,
        similarity=best.match.similarity,
        independent_origins=public_origins(decision),
        notices=notices,
        evidence=(*decision.evidence, *contrary),
        looked=looked,
    )


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


def _proves(evidence: Evidence) -> bool:
    """Whether so many words tell, or so few by the draft's own speaker."""
    return not evidence.match.short or evidence.speaker_check is SpeakerCheck.SAME


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


def suggest(claim: Claim, match: Match) -> str | None:
    """The words of the page in place of the claim's, with the marks that the draft has at its end; None where they do not fit.

    What was found by its meaning stands there in a sentence of its own, and words that run over a sentence's end are no
    wording of one sentence.
    """
    if match.reasons or match.runs_over:
        return None
    words = match.passage.strip().rstrip(_MARKS)
    if not words:
        return None
    end = claim.text[len(claim.text.rstrip(_MARKS)) :].rstrip()
    return f"{_as_begun(words, claim.text)}{end}"


def _as_begun(words: str, draft: str) -> str:
    """*words* with the capital that the draft begins with, where both begin with one word."""
    first, begun = words.split()[0], draft.split()[:1]
    if begun and first != begun[0] and first.lower() == begun[0].lower():
        return begun[0] + words[len(first) :]
    return words
