"""In which order a report for readers shows verdicts, and which of them it shows together or on one line."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from verify.model.attested import TAKEN_BACK
from verify.model.verdict import Outcome, Reason, Verdict
from verify.reports.labels import next_step
from verify.reports.tally import is_in_marks, unread_pages
from verify.reports.view import Order, Shown, View

# What somebody has to change, before what nobody could look up, before what needs nobody.
_STAGES = {Outcome.UNCHECKED: 1, Outcome.CORROBORATED: 2, Outcome.SKIPPED: 2}
_URGENCY = (
    Outcome.ALTERED,
    Outcome.MISATTRIBUTED,
    Outcome.DISPUTED,
    Outcome.NOT_FOUND,
    Outcome.PARAPHRASED,
    Outcome.UNCHECKED,
    Outcome.CORROBORATED,
    Outcome.SKIPPED,
)


class GroupForm(StrEnum):
    """How verdicts are shown: one with all its lines, several under one reason, or each on one line."""

    FULL = "full"
    TOGETHER = "together"
    BRIEF = "brief"


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictGroup:
    """Verdicts that are shown as one."""

    form: GroupForm
    verdicts: tuple[Verdict, ...]


def without_network(verdicts: Sequence[Verdict]) -> bool:
    """Whether quotations among *verdicts* could not be looked up because there was no network."""
    return any(is_in_marks(verdict) and verdict.reason is Reason.NO_NETWORK for verdict in verdicts)


def blocks(verdicts: Sequence[Verdict], view: View) -> Iterator[VerdictGroup]:
    """What is shown of *verdicts*, piece by piece."""
    is_cut_off = without_network(verdicts)
    shown = [verdict for verdict in verdicts if _is_shown(verdict, view)]
    if view.in_full:
        shown = _ordered(shown, view, [])
        yield from (VerdictGroup(form=GroupForm.FULL, verdicts=(verdict,)) for verdict in shown)
        return
    keys = {verdict.claim.id: _key(verdict, is_cut_off=is_cut_off) for verdict in shown}
    ordered = _ordered(shown, view, list(dict.fromkeys(keys.values())), keys)
    for _, group in groupby(ordered, key=lambda verdict: keys[verdict.claim.id]):
        together = tuple(group)
        yield VerdictGroup(form=_form(together), verdicts=together)


def _ordered(
    shown: Sequence[Verdict], view: View, groups: Sequence[Hashable], keys: dict[str, Hashable] | None = None
) -> list[Verdict]:
    if view.order is Order.STORY:
        return list(shown)
    rank = {key: place for place, key in enumerate(groups)}
    return sorted(
        shown,
        key=lambda verdict: (
            _STAGES.get(verdict.outcome, 0),
            not is_in_marks(verdict),
            _URGENCY.index(verdict.outcome),
            rank[keys[verdict.claim.id]] if keys and not _stays_alone(verdict) else 0,
        ),
    )


def _form(together: tuple[Verdict, ...]) -> GroupForm:
    if _is_brief(together[0]):
        return GroupForm.BRIEF
    return GroupForm.TOGETHER if len(together) > 1 else GroupForm.FULL


def _key(verdict: Verdict, *, is_cut_off: bool) -> Hashable:
    """Equal for verdicts that are shown as one."""
    if _is_brief(verdict):
        return Outcome.CORROBORATED
    if _stays_alone(verdict):
        return verdict.claim.id
    # Without a network nothing could be looked up, too few words or not.
    if is_cut_off and verdict.reason in (Reason.NO_NETWORK, Reason.TOO_SHORT):
        return Reason.NO_NETWORK
    step = next_step(verdict.outcome, verdict.reason, interrupted=verdict.interrupted)
    return verdict.because, step, unread_pages(verdict)


def _is_brief(verdict: Verdict) -> bool:
    is_taken_back = any(evidence.match.attested in TAKEN_BACK for evidence in verdict.evidence)
    return verdict.outcome is Outcome.CORROBORATED and not is_taken_back


def _stays_alone(verdict: Verdict) -> bool:
    return verdict.outcome is not Outcome.UNCHECKED or bool(verdict.evidence) or verdict.nearest is not None


def _is_shown(verdict: Verdict, view: View) -> bool:
    # Skipped passages and what was only compared in passing are counted; a finding among the latter is shown.
    if verdict.outcome is Outcome.SKIPPED or (view.shown is Shown.PROBLEMS and _is_brief(verdict)):
        return False
    return is_in_marks(verdict) or verdict.outcome is Outcome.ALTERED
