"""The questions that a run would put to search providers, in their order, without asking anybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verify.claims.headlines import listed_headlines
from verify.model.claim import DraftClaims
from verify.model.draft import Draft
from verify.model.page import FetchFailure, FetchOutcome, ProviderState, Request
from verify.model.plan import DraftPlan, PlannedQuestion
from verify.ports import ProviderTools, SearchProvider
from verify.search.ask_provider import put, secrets_among
from verify.search.planner import Planner
from verify.search.provider_info import info_of
from verify.search.source_queries import source_questions


class Nobody:
    """A fetcher that reaches nobody."""

    async def get(self, request: Request) -> FetchOutcome:
        """A failure: nothing is sent."""
        return FetchFailure(url=request.url, reason="offline")

    async def forget(self, request: Request) -> None:
        """Nothing is held."""


async def plan_of(
    draft: Draft, found: DraftClaims, providers: Sequence[SearchProvider], tools: ProviderTools
) -> DraftPlan:
    """What would be asked for *draft*; the *providers* must have been made with *tools* whose fetcher reaches nobody."""
    planner = Planner(
        claims=tuple(claim for claim in found.claims if claim.asks),
        named_sources=found.named_sources,
        providers=tuple(info_of(provider) for provider in providers),
        published_on=draft.published_on,
        today=tools.today,
        listed_titles=listed_headlines(draft, found.named_sources),
        beside=source_questions(draft, found),
    )
    questions = []
    for provider in providers:
        while (query := planner.next(provider.name)) is not None:
            answer = await put(provider, query, secrets_among(tools.keys))
            claims = tuple(dict.fromkeys(phrase.claim_id for phrase in query.phrases if phrase.claim_id))
            asked = PlannedQuestion(provider=provider.name, step=query.step, question=answer.asked, claims=claims)
            questions.append(asked)
            planner.record(provider.name, query, replace(answer, state=ProviderState.EMPTY, hits=()))
    return DraftPlan(path=draft.path, questions=tuple(questions))
