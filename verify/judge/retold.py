"""The outcome of reported speech and of a figure: what pages tell of it in their own words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from verify.judge.decision import Decision
from verify.judge.outcome import best_first, public_origins
from verify.judge.search_coverage import why_unchecked
from verify.judge.warnings import merge_notices
from verify.judge.wording import (
    because_of_evidence,
    because_of_figure,
    because_of_statement,
    because_unchecked,
    because_unfound,
)
from verify.model.claim import Claim, ClaimKind
from verify.model.page import Page
from verify.model.verdict import Evidence, Looked, MatchKind, Outcome, Reason, Verdict

_NEAREST = 3
# So much of what the draft tells is there that "no page carries these words" would be wrong.
_ALL_BUT = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """What the silence of pages is worth: the *general* providers, whether evidence was named, whether its source's page was read."""

    general: frozenset[str] = frozenset()
    evidence_named: bool = False
    source_read: bool = False
    is_on_story: Callable[[Page], bool] = lambda _page: True


def judge_retold(claim: Claim, evidence: Sequence[Evidence], looked: Looked, silence: Silence) -> Verdict:
    """The verdict on a statement (`paraphrased` at best) or a figure (`corroborated` at best).

    In this order: told the same on some page, told otherwise, near but not for words alone to tell, not found.
    """
    usable = [e for e in sorted(evidence, key=best_first) if not (e.own_page or e.later or e.match.proves_nothing)]
    told = tuple(e for e in usable if e.match.kind is not MatchKind.ALTERED and not e.match.unclear)
    if told:
        by_words = tuple(e for e in told if not e.match.reasons)
        # What only a reader of meaning vouches for is never more than paraphrased.
        is_figure = claim.kind is ClaimKind.FIGURE and bool(by_words)
        told = by_words or told
        outcome = Outcome.CORROBORATED if is_figure else Outcome.PARAPHRASED
        because = because_of_figure(told) if is_figure else because_of_statement(told)
        return _compared(claim, Decision(outcome=outcome, evidence=told), because, looked)
    against = tuple(e for e in usable if any(edit.material for edit in e.match.edits))
    if against:
        decision = Decision(outcome=Outcome.ALTERED, evidence=against)
        verdict = _compared(claim, decision, because_of_evidence(claim, Outcome.ALTERED, against), looked)
        return replace(verdict, suggestion=against[0].match.passage)
    # All the words, from somebody else on a page about something else, were found all the same.
    near = tuple(
        e for e in usable if e.match.unclear and (e.match.similarity >= _ALL_BUT or silence.is_on_story(e.page))
    )
    return _untold(claim, near[:_NEAREST], looked, silence)


def _untold(claim: Claim, near: tuple[Evidence, ...], looked: Looked, silence: Silence) -> Verdict:
    reason: Reason | None = Reason.UNCLEAR
    if not near:
        reason = _why_unchecked(claim, looked, silence)
    return Verdict(
        claim=claim,
        outcome=Outcome.NOT_FOUND if reason is None else Outcome.UNCHECKED,
        reason=reason,
        because=because_unfound(looked) if reason is None else because_unchecked(reason, looked, None),
        notices=claim.notices,
        evidence=near,
        looked=looked,
    )


def _why_unchecked(claim: Claim, looked: Looked, silence: Silence) -> Reason | None:
    if claim.figure is not None and claim.figure.value is None:
        # "Hundreds" is no number that a page could contradict.
        return Reason.NOT_SEARCHED
    reason = why_unchecked(claim, looked, general=silence.general, evidence_named=silence.evidence_named)
    if reason in (Reason.BUDGET, Reason.NO_PROVIDER, Reason.TOO_SHORT) and not looked.queries:
        # The page of the source that the draft names for it was read whole: that is where it would stand.
        return None if silence.source_read else Reason.NOT_SEARCHED
    return reason


def _compared(claim: Claim, decision: Decision, because: str, looked: Looked) -> Verdict:
    best = decision.evidence[0]
    return Verdict(
        claim=claim,
        outcome=decision.outcome,
        because=because,
        similarity=best.match.similarity,
        independent_origins=public_origins(decision),
        notices=merge_notices(claim.notices, best.match.notices),
        evidence=decision.evidence,
        looked=looked,
    )
