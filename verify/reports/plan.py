"""The questions that would be asked, before anything is."""

from __future__ import annotations

from collections.abc import Sequence

from verify.model.plan import DraftPlan
from verify.reports.escaping import harmless
from verify.text.printable import counted

_FEWER = "Asked in this order; once a quotation is found, no more is asked for it."


def render_plan(plans: Sequence[DraftPlan]) -> str:
    """One line for each question of the run: whom, in which step, what; below it the drafts, where several ask it."""
    shared = any(len(each.drafts) > 1 for plan in plans for each in plan.questions)
    lines = _lines_of(plans) if shared else [line for plan in plans for line in _lines_of([plan])]
    return "\n".join((*lines, _FEWER)) + "\n"


def _lines_of(plans: Sequence[DraftPlan]) -> list[str]:
    questions = sorted({each for plan in plans for each in plan.questions}, key=lambda each: each.place)
    about = harmless(plans[0].path) if len(plans) == 1 else counted(len(plans), "draft")
    provider = max((len(each.provider) for each in questions), default=0)
    step = max((len(each.step) for each in questions), default=0)
    lines = [f"{about}: {counted(len(questions), 'question')} at most"]
    for each in questions:
        lines.append(f"  {each.provider:{provider}}  {each.step:{step}}  {harmless(each.question)}")
        if len(plans) > 1:
            lines.append(f"  {'':{provider}}  for {', '.join(map(harmless, each.drafts))}")
    return [*lines, ""]
