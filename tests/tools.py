"""The tools of a run, with stand-ins for whatever is outside."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import date

from tests.fakes import NOON, FakeFetcher
from verify.claims.find import find_claims
from verify.fetch.cache import MemoryCache
from verify.jobs.job import Engine
from verify.jobs.pool import WorkerPool
from verify.model.draft import Draft
from verify.model.page import Material, PageOutcome, Request
from verify.model.verdict import DraftReport
from verify.pipeline.earlier import NOTHING_EARLIER, Earlier
from verify.pipeline.meaning import Meanings
from verify.pipeline.questions import Questions
from verify.pipeline.read_drafts import DraftCase
from verify.pipeline.run import begin_run
from verify.pipeline.tools import KNOWN_FIRST, Tools
from verify.pipeline.unchanged import Trace
from verify.ports import Fetcher, ProviderTools, SearchProvider
from verify.settings import Settings

TODAY = NOON.date()


def case_of(draft: Draft, tools: Tools, material: Material | None = None) -> DraftCase:
    """The case of *draft*, with everything that is found in it."""
    claims = find_claims(draft, lexicon=tools.run.lexicon, outlets=tools.run.outlets)
    return DraftCase(draft=draft, claims=claims, material=material or Material())


def tools_with(
    read: Callable[[Request], Awaitable[PageOutcome]],
    providers: Sequence[SearchProvider],
    settings: Settings | None = None,
    *,
    fetcher: Fetcher | None = None,
    today: date = TODAY,
    progress: Callable[[str], None] = lambda _line: None,
    network_seen: Callable[[], bool] = lambda: True,
    earlier: Earlier = NOTHING_EARLIER,
    meanings: Meanings | None = None,
    judges: Engine | None = None,
    questions: Questions | None = None,
    so_far: Callable[[DraftReport], None] | None = None,
    known_first: float = KNOWN_FIRST,
) -> Tools:
    """Tools that *read* pages and ask *providers*, on a day of their own."""
    return Tools(
        run=replace(begin_run(settings or Settings(), progress=progress), today=today),
        read=read,
        network_seen=network_seen,
        trace=Trace(MemoryCache()),
        asked_nobody=lambda: False,
        questions=questions or Questions(providers=tuple(providers), earlier=earlier),
        provider_tools=ProviderTools(fetcher=fetcher or FakeFetcher(), keys={}, today=today),
        workers=WorkerPool(1, seconds=1, memory_mb=100),
        processes=judges,
        meanings=meanings,
        so_far=so_far,
        known_first=known_first,
    )
