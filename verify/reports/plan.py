"""The questions that would be asked, before anything is."""

from __future__ import annotations

from collections.abc import Sequence

from verify.model.plan import DraftPlan
from verify.reports.coverage import counted
from verify.reports.escaping import harmless

_FEWER = "Asked in this order, and no more for a quotation that is found."


def render_plan(plans: Sequence[DraftPlan]) -> str:
    """One line for each question of each draft: whom, in which step, what."""
    lines: list[str] = []
    for plan in plans:
        questions = plan.questions
        lines.append(f"{harmless(plan.path)}: {counted(len(questions), 'question')} at most")
        provider = max((len(each.provider) for each in questions), default=0)
        step = max((len(each.step) for each in questions), default=0)
        lines += [f"  {each.provider:{provider}}  {each.step:{step}}  {harmless(each.question)}" for each in questions]
        lines.append("")
    return "\n".join((*lines, _FEWER)) + "\n"
