"""The questions that a run would put to search providers, in their order, without asking anybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verify.model.draft import DraftBytes
from verify.model.page import FetchOutcome, ProviderState, Request, Unread
from verify.model.plan import DraftPlan, PlannedQuestion
from verify.model.unread_reason import UnreadReason
from verify.model.verdict import RunError
from verify.pipeline.questions import Questions, planner_of
from verify.pipeline.read_drafts import DraftCase, named_drafts, read_cases
from verify.pipeline.run import Run
from verify.pipeline.tools import chosen_providers, made_providers
from verify.ports import ProviderTools
from verify.search.ask_provider import put, secrets_among


class Nobody:
    """A fetcher that reaches nobody."""

    async def get(self, request: Request) -> FetchOutcome:
        """A failure: nothing is sent."""
        return Unread(url=request.url, reason=UnreadReason.OFFLINE)

    async def forget(self, request: Request) -> None:
        """Nothing is held."""


async def plan_all(drafts: Sequence[str | DraftBytes], run: Run) -> tuple[tuple[DraftPlan, ...], tuple[RunError, ...]]:
    """What would be asked for each of *drafts*, and those that could not be read."""
    tools = ProviderTools(fetcher=Nobody(), keys=dict(run.settings.keys), today=run.today)
    providers = made_providers(chosen_providers(run.settings, run.warn), tools, run.settings, run.warn)
    questions = Questions(providers=providers, secrets=secrets_among(tools.keys))
    cases = tuple(read_cases(named_drafts(drafts, run), run))
    plans = [await plan_of(each, questions, run) for each in cases if isinstance(each, DraftCase)]
    return tuple(plans), tuple(each for each in cases if isinstance(each, RunError))


async def plan_of(case: DraftCase, questions: Questions, run: Run) -> DraftPlan:
    """What would be asked for one draft; the providers must have been made with a fetcher that reaches nobody."""
    planner = planner_of(case.draft, case.found, questions.infos, today=run.today)
    planned = []
    for provider in questions.providers:
        while (query := planner.next(provider.name)) is not None:
            answer = await put(provider, query, questions.secrets)
            claims = tuple(dict.fromkeys(phrase.claim_id for phrase in query.phrases if phrase.claim_id))
            asked = PlannedQuestion(provider=provider.name, step=query.step, question=answer.asked, claims=claims)
            planned.append(asked)
            planner.record(provider.name, query, replace(answer, state=ProviderState.EMPTY, hits=()))
    return DraftPlan(path=case.draft.path, questions=tuple(planned))
