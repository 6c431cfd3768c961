"""The questions that a run would put to search providers, in their order, without asking anybody."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from verify.model.draft import DraftBytes
from verify.model.page import FetchOutcome, ProviderState, Query, Request, SearchAnswer, Unread
from verify.model.plan import DraftPlan, PlannedQuestion
from verify.model.unread_reason import UnreadReason
from verify.model.verdict import RunError
from verify.pipeline.questions import Questions, planner_of
from verify.pipeline.read_drafts import DraftCase, named_drafts, read_cases
from verify.pipeline.run import Run
from verify.pipeline.tools import chosen_providers, made_providers
from verify.ports import ProviderTools, SearchProvider
from verify.search.ask_provider import put, secrets_among
from verify.search.join_questions import alone, joined
from verify.search.planner import Planner
from verify.search.provider_info import info_of


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
    plans = await plans_of([each for each in cases if isinstance(each, DraftCase)], questions, run)
    return plans, tuple(each for each in cases if isinstance(each, RunError))


async def plans_of(cases: Sequence[DraftCase], questions: Questions, run: Run) -> tuple[DraftPlan, ...]:
    """What would be asked for each draft; the providers must have been made with a fetcher that reaches nobody."""
    infos = questions.infos
    planners = {each.draft.path: planner_of(each.draft, each.claims, infos, today=run.today) for each in cases}
    planned = [
        each
        for provider in questions.providers
        async for each in _asked(provider, planners, partial(put, provider, secrets=questions.secrets))
    ]
    planned = [replace(each, place=place) for place, each in enumerate(planned)]
    return tuple(DraftPlan(path=path, questions=tuple(q for q in planned if path in q.drafts)) for path in planners)


async def _asked(
    provider: SearchProvider, planners: Mapping[str, Planner], ask: Callable[[Query], Awaitable[SearchAnswer]]
) -> AsyncIterator[PlannedQuestion]:
    """What *provider* would be asked, round by round, if it knew nothing."""
    name, info = provider.name, info_of(provider)
    while asked := [(path, query) for path, planner in planners.items() for query in planner.next_all(name)]:
        questions = joined(asked, info.batch) if info.joins and len(planners) > 1 else map(alone, asked)
        for each in questions:
            answer = await ask(each.query)
            for path, part in each.parts:
                planners[path].record(name, part, replace(answer, state=ProviderState.EMPTY, hits=()))
            claims = tuple(dict.fromkeys(p.claim_id for p in each.query.phrases if p.claim_id))
            yield PlannedQuestion(
                provider=name, step=each.query.step, question=answer.asked, claims=claims, drafts=each.drafts
            )
