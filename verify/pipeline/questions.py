"""What is asked about a draft, and the one place where the questions of all drafts of a run meet."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from verify.claims.headlines import listed_headlines
from verify.model.claim import DraftClaims
from verify.model.draft import Draft
from verify.model.page import Query, SearchAnswer
from verify.pipeline.earlier import NOTHING_EARLIER, Earlier
from verify.pipeline.question_queue import Answered, QuestionQueue
from verify.ports import SearchProvider
from verify.search.ask_provider import put
from verify.search.join_questions import JoinedQuestion
from verify.search.planner import Planner
from verify.search.provider_info import ProviderInfo, info_of
from verify.search.source_queries import source_questions


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who asks: a draft, its *planner*, and its quotations by their ids (*texts*).

    *asking* hears each question before it is put; while *waiting* is entered, other drafts are waited for.
    """

    draft: str
    planner: Planner
    texts: Mapping[str, str]
    asking: Callable[[Query], None] = lambda _query: None
    waiting: Callable[[], AbstractContextManager[None]] = nullcontext


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """The providers of a run and what is put to them: every question of every draft goes through `answers`.

    None of the answers holds *secrets*. *queues*: where drafts wait for one another, by provider; without one each draft
    asks for itself. *free_in*: the seconds until a domain may be asked again.
    """

    providers: tuple[SearchProvider, ...] = ()
    secrets: tuple[str, ...] = ()
    earlier: Earlier = NOTHING_EARLIER
    queues: Mapping[str, QuestionQueue] = field(default_factory=dict)
    free_in: Callable[[str], float] = lambda _domain: 0.0

    @property
    def infos(self) -> tuple[ProviderInfo, ...]:
        """What the providers say of themselves."""
        return tuple(map(info_of, self.providers))

    @property
    def join(self) -> bool:
        """Whether drafts ask together. Without a network nothing is put together: each question is looked for as it was asked."""
        return not self.earlier.offline and any(info.joins for info in self.infos)

    def pause_of(self, provider: SearchProvider) -> float:
        """The seconds until *provider* may be asked again."""
        return max(map(self.free_in, getattr(provider, "pace", {})), default=0.0)

    async def answers(self, provider: SearchProvider, asker: Asker) -> AsyncIterator[Answered]:
        """What *provider* answers to one question after the other; each must be recorded before the next is asked for."""
        queue, name = self.queues.get(provider.name), provider.name
        if queue is None:
            while (query := asker.planner.next(name)) is not None:
                asker.asking(query)
                for part, answer in await self.earlier.ask(provider, query, asker.texts, self.secrets):
                    yield Answered(part=part, asked=part, answer=answer)
            return
        while queries := asker.planner.next_all(name):
            for query in queries:
                asker.asking(query)
            coming = queue.submit(asker.draft, queries, asker.planner.still_open)
            while True:
                with asker.waiting():
                    answered = await coming.get()
                if answered is None:
                    break
                self.earlier.keep(name, answered, asker.texts)
                yield answered
        queue.leave(asker.draft)

    def leave(self, draft: str) -> None:
        """*draft* asks nobody anything more."""
        for queue in self.queues.values():
            queue.leave(draft)


@asynccontextmanager
async def questions_of(drafts: Sequence[str], questions: Questions) -> AsyncIterator[Questions]:
    """*questions* for *drafts* that ask together; each of them must `leave` in the end."""
    if len(drafts) < 2 or not questions.join:
        yield questions
        return

    async def ask(provider: SearchProvider, question: JoinedQuestion) -> SearchAnswer:
        return await put(provider, question.query, questions.secrets)

    queues = {
        each.name: QuestionQueue(partial(ask, each), info.batch, drafts, partial(questions.pause_of, each))
        for each, info in zip(questions.providers, questions.infos, strict=True)
        if info.joins
    }
    async with asyncio.TaskGroup() as group:
        workers = [group.create_task(queue.work()) for queue in queues.values()]
        yield replace(questions, queues=queues)
        for worker in workers:
            worker.cancel()


def planner_of(
    draft: Draft, claims: DraftClaims, infos: Sequence[ProviderInfo], *, today: date, offline: bool = False
) -> Planner:
    """Who says what to ask whom for the *claims* of *draft*."""
    return Planner(
        claims=tuple(claim for claim in claims.claims if claim.asks),
        named_sources=claims.named_sources,
        providers=tuple(info.asked_about(draft) for info in infos),
        published_on=draft.published_on,
        today=today,
        listed_titles=listed_headlines(draft, claims.named_sources),
        beside=source_questions(draft, claims),
        offline=offline,
    )
