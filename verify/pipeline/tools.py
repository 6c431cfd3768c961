"""The tools of a run: what checking a draft needs from the outside, made once from its settings."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import aclosing, asynccontextmanager, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verify.errors import PluginError, SettingsError
from verify.fetch.cache import MemoryCache, open_cache
from verify.fetch.client import PoliteFetcher
from verify.fetch.policy import FetchPolicy, parse_pace
from verify.jobs.engines import JOB_MEMORY_MB, JOB_SECONDS
from verify.jobs.pool import WorkerPool, processors
from verify.pipeline.earlier import Earlier
from verify.pipeline.kept_pages import KeptPages
from verify.pipeline.open_reader import open_reader
from verify.pipeline.questions import Questions
from verify.pipeline.read_page import read_address
from verify.pipeline.shared_pages import SharedPages
from verify.pipeline.unchanged import Trace
from verify.pipeline.verdicts import is_read_at_once
from verify.ports import ProviderTools, SearchProvider, SearchProviderClass, Warn
from verify.providers import has_key, installed_providers, made_provider, named_providers, paces_of
from verify.search.ask_provider import secrets_among
from verify.search.common_crawl import CommonCrawl
from verify.settings import Settings
from verify.version import VERSION

if TYPE_CHECKING:
    from verify.jobs.job import Engine
    from verify.model.page import Page, PageOutcome, Request
    from verify.model.verdict import DraftReport
    from verify.pipeline.meaning import Meanings
    from verify.pipeline.run import Run

# What needs no question is read first, for so many seconds; then the first question is put while the rest is read.
KNOWN_FIRST = 3.0
PARSERS = 2
PARSER_SECONDS = 20.0
PARSER_MEMORY_MB = 1_500


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What the drafts of a run are checked with.

    *read* gets one page and never raises for the web's failings; *network_seen* tells whether anybody answered at all,
    *asked_nobody* whether nobody was asked, *trace* what was read of earlier runs.
    *workers* parse pages and drafts; *processes* judge drafts and look through archives, but a draft that is *alone* in its
    run and has short pages is judged here. *so_far*: who waits for what a draft's quotations are while they are looked for.
    """

    run: Run
    read: Callable[[Request], Awaitable[PageOutcome]]
    network_seen: Callable[[], bool]
    trace: Trace
    asked_nobody: Callable[[], bool]
    questions: Questions
    provider_tools: ProviderTools
    workers: WorkerPool
    processes: Engine | None = None
    alone: bool = False
    meanings: Meanings | None = None
    so_far: Callable[[DraftReport], None] | None = None
    known_first: float = KNOWN_FIRST

    def judges_of(self, pages: Sequence[Page]) -> Engine | None:
        """Who reads *pages*, where that is not done here."""
        return None if self.alone and is_read_at_once(pages) else self.processes


@dataclass(frozen=True, slots=True, kw_only=True)
class Pools:
    """Processes that outlive a run: *workers* parse, and remember what they read; *processes* judge and look through archives."""

    workers: WorkerPool
    processes: WorkerPool


@asynccontextmanager
async def run_pools(settings: Settings, *, drafts: int = 0, remembering: bool = False) -> AsyncIterator[Pools]:
    """Processes for runs over so many *drafts*, ended with it; *remembering* what stood in the same bytes before."""
    async with _parsers(remembering) as workers, _processes(settings, drafts) as processes:
        yield Pools(workers=workers, processes=processes)


def _parsers(remembering: bool) -> WorkerPool:
    seconds, memory_mb = PARSER_SECONDS, PARSER_MEMORY_MB
    if not remembering:
        return WorkerPool(PARSERS, seconds=seconds, memory_mb=memory_mb)
    from verify.evidence.files.read_material import read_material_file
    from verify.jobs.remembering import RememberingPool
    from verify.pages.extract import read_page

    return RememberingPool(PARSERS, seconds=seconds, memory_mb=memory_mb, remembered=(read_page, read_material_file))


@asynccontextmanager
async def build_tools(
    run: Run, environ: Mapping[str, str], *, drafts: int = 0, pools: Pools | None = None
) -> AsyncIterator[Tools]:
    """The tools of a run over so many *drafts*, closed when it ends; *pools* of somebody who has several runs are not."""
    settings = run.settings
    classes = chosen_providers(settings, run.warn)
    cache = Trace(MemoryCache() if settings.cache_dir is None else open_cache(settings.cache_dir, warn=run.warn))
    async with (
        PoliteFetcher(policy_of(settings, classes), cache, now=run.now, environ=environ) as fetcher,
        nullcontext(pools) if pools else run_pools(settings, drafts=drafts) as using,
        open_reader(settings, environ, cache, run.now) as meanings,
    ):
        provider_tools = ProviderTools(fetcher=fetcher, keys=dict(settings.keys), today=run.today)
        pages = KeptPages(using.workers, cache)
        providers = made_providers(classes, provider_tools, settings, run.warn)
        # Who asks no provider wants nobody asked: no archive either.
        archive = CommonCrawl(fetcher, offline=settings.offline) if providers else None
        async with aclosing(
            SharedPages(
                lambda request: read_address(
                    request, fetcher, using.workers, settings, archive=archive, read=pages.read
                )
            )
        ) as shared:
            yield Tools(
                run=run,
                read=shared.read,
                network_seen=lambda: fetcher.network_seen,
                trace=cache,
                asked_nobody=lambda: fetcher.asked_nobody,
                questions=Questions(
                    providers=providers,
                    secrets=secrets_among(provider_tools.keys),
                    free_in=fetcher.free_in,
                    earlier=Earlier(cache, fetcher.holds, settings.offline),
                ),
                provider_tools=provider_tools,
                workers=using.workers,
                processes=using.processes,
                alone=drafts == 1,
                meanings=meanings,
            )


@asynccontextmanager
async def _processes(settings: Settings, drafts: int) -> AsyncIterator[WorkerPool]:
    """Processes for long work; for several drafts they are started ahead of it."""
    # A short time for a draft is no short time for a piece of an archive.
    seconds = max(settings.timeout, JOB_SECONDS)
    async with WorkerPool(processors(), seconds=seconds, memory_mb=JOB_MEMORY_MB) as processes:
        if drafts < 2:
            yield processes
        else:
            async with processes.warming(_load):
                yield processes


def _load() -> None:
    """Loads what reading archives and judging need, in a process that is started ahead of its work."""
    import verify.evidence.archives.scan
    import verify.pipeline.verdicts  # noqa: F401


def chosen_providers(settings: Settings, warn: Warn) -> tuple[SearchProviderClass, ...]:
    """The providers a run asks: those named, else the default ones and those whose key is set.

    Of the default ones a broken one is a warning. Raises PluginError for one that is named and unknown or broken.
    """
    named = named_providers(settings.provider)
    if settings.provider and not named:
        return ()
    found, keys = installed_providers(named), dict(settings.keys)
    for fault in found.broken:
        warn(f"{fault}; this run goes on without it")
    for each in found.classes:
        if named and not has_key(each, keys):
            raise SettingsError("--provider", f"{each.name} needs a key", f"set {each.key_variable}")
    return tuple(each for each in found.classes if has_key(each, keys) and (named or each.default))


def made_providers(
    classes: Sequence[SearchProviderClass], tools: ProviderTools, settings: Settings, warn: Warn
) -> tuple[SearchProvider, ...]:
    """Providers of these *classes*; one that cannot be made is a warning, and a PluginError where it is named."""
    made = []
    for each in classes:
        try:
            made.append(made_provider(each, tools))
        except PluginError as fault:
            if settings.provider:
                raise
            warn(f"{fault}; this run goes on without it")
    return tuple(made)


def policy_of(settings: Settings, classes: Sequence[SearchProviderClass] = ()) -> FetchPolicy:
    """What the fetcher may do under *settings*, at the pace that providers of these *classes* name."""
    return FetchPolicy(
        user_agent=f"verify-quotations/{VERSION} (checks quotations before publication{settings.contact_words})",
        offline=settings.offline,
        refresh=settings.refresh,
        max_age=settings.max_age,
        pace=parse_pace(settings.pace or ""),
        declared_pace=paces_of(classes),
        allow_private=settings.allow_private,
        ignore_robots_for_linked=settings.ignore_robots,
    )
