"""What a run would ask search providers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedQuestion:
    """One question as *provider* would be sent it, which step of the widening it is, and the claims it is for.

    *place*: how many are asked before it. *drafts* are all those it is asked for at once; ids of claims tell the claims of one draft apart.
    """

    provider: str
    step: str
    question: str
    claims: tuple[str, ...]
    drafts: tuple[str, ...] = ()
    place: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPlan:
    """All that would be asked for one draft if nothing were found; what is found is asked for no more."""

    path: str
    questions: tuple[PlannedQuestion, ...]
