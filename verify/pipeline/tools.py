"""Builds the real tools that settings ask for."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, cast

from verify import plugins
from verify.errors import SettingsError
from verify.outlets import OutletTable, claimed_outlet, load_outlets
from verify.ports import DraftReader, Progress, ProviderTools, SearchProvider
from verify.settings import Settings
from verify.speech.lexicon import DEFAULT_LEXICON, Lexicon
from verify.version import VERSION

if TYPE_CHECKING:
    from verify.fetch.policy import FetchPolicy
    from verify.pipeline.one_draft import Tools

Warn = Callable[[str], None]

PARSERS = 2
PARSER_SECONDS = 20.0
PARSER_MEMORY_MB = 1_500
# Words of `--provider` that name no provider: read only what the draft links, or not even that.
PROVIDER_SWITCHES = ("links", "none")


@asynccontextmanager
async def build_tools(
    settings: Settings, environ: Mapping[str, str], progress: Progress, warn: Warn, now: Callable[[], datetime]
) -> AsyncIterator[Tools]:
    """The tools of one run, closed when it ends."""
    # Imported here: `verify claims` needs tables and readers, but neither HTTP nor parsers of pages.
    from verify.fetch.cache import MemoryCache, open_cache
    from verify.fetch.client import PoliteFetcher
    from verify.jobs.pool import WorkerPool
    from verify.model.page import Material
    from verify.pipeline.earlier import Earlier
    from verify.pipeline.one_draft import Tools
    from verify.pipeline.read_page import read_address

    outlets, lexicon = tables_of(settings)
    cache = MemoryCache() if settings.cache_dir is None else open_cache(settings.cache_dir, warn=warn)
    async with (
        PoliteFetcher(policy_of(settings), cache, now=now, environ=environ) as fetcher,
        WorkerPool(PARSERS, seconds=PARSER_SECONDS, memory_mb=PARSER_MEMORY_MB) as workers,
    ):
        provider_tools = ProviderTools(fetcher=fetcher, keys=dict(settings.keys), today=now().date())
        providers = chosen_providers(settings, provider_tools)
        yield Tools(
            # Who asks no provider wants nobody asked: no archive either.
            read=lambda request: read_address(request, fetcher, workers, settings, archive=bool(providers)),
            providers=providers,
            provider_tools=provider_tools,
            workers=workers,
            outlets=outlets,
            lexicon=lexicon,
            material=Material(),
            settings=settings,
            today=now().date(),
            progress=progress,
            network_seen=lambda: fetcher.network_seen,
            earlier=Earlier(cache, fetcher.holds, settings.offline),
        )


def chosen_providers(settings: Settings, tools: ProviderTools) -> tuple[SearchProvider, ...]:
    """The providers a run asks: those named, else the default ones and those whose key is set."""
    named = tuple(name for name in settings.provider if name not in PROVIDER_SWITCHES)
    if settings.provider and not named:
        return ()
    chosen = []
    for made in made_providers(tools, named):
        has_key = made.key_variable is None or bool(tools.keys.get(made.key_variable))
        if named and not has_key:
            raise SettingsError("--provider", f"{made.name} needs a key", f"set {made.key_variable}")
        if named or (made.default and has_key):
            chosen.append(made)
    return tuple(chosen)


def made_providers(tools: ProviderTools, names: tuple[str, ...] = ()) -> tuple[SearchProvider, ...]:
    """The providers called *names*, or all that are installed. Raises PluginError for an unknown one."""
    classes = (plugins.load(plugins.SEARCH, name) for name in names or plugins.names_of(plugins.SEARCH))
    return tuple(cast("Callable[[ProviderTools], SearchProvider]", each)(tools) for each in classes)


def policy_of(settings: Settings) -> FetchPolicy:
    """What the fetcher may do under *settings*."""
    from verify.fetch.policy import FetchPolicy, parse_pace

    return FetchPolicy(
        user_agent=f"verify-quotations/{VERSION} (checks quotations before publication{settings.contact_words})",
        offline=settings.offline,
        refresh=settings.refresh,
        max_age=settings.max_age,
        pace=parse_pace(settings.pace or ""),
        allow_private=settings.allow_private,
        ignore_robots_for_linked=settings.ignore_robots,
    )


def tables_of(settings: Settings) -> tuple[OutletTable, Lexicon]:
    """Outlets and words of saying: the built-in ones and the user's.

    Raises SettingsError where a file of the checkout gives a known outlet another domain, or its domain another name.
    """
    taken = claimed_outlet(settings.outlets) if "outlets" in settings.from_checkout else None
    if taken is not None:
        why = f"{taken[0]!r} = {taken[1]!r} names an outlet or a domain that is known already"
        raise SettingsError("outlets", why, "a file of the checkout may add outlets; use --config for others")
    return load_outlets(settings.outlets), DEFAULT_LEXICON.extended(settings.cues)


def draft_readers() -> tuple[DraftReader, ...]:
    """Every reader of drafts that is installed."""
    made = (
        cast("Callable[[], DraftReader]", plugins.load(plugins.DRAFTS, n)) for n in plugins.names_of(plugins.DRAFTS)
    )
    return tuple(each() for each in made)


def digest_of(settings: Settings) -> str:
    """A short digest of everything that may change outcomes; keys, folders, the clock and where work is done left out."""
    told = replace(
        settings, keys=(), from_checkout=frozenset(), cache_dir=None, offline=False, refresh=False, engine="local"
    )
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


def clock_of(settings: Settings) -> Callable[[], datetime]:
    """The run's clock: the day of `--as-of` at noon, else the real time."""
    if settings.as_of is None:
        return lambda: datetime.now(UTC)
    noon = datetime.combine(settings.as_of, time(12), UTC)
    return lambda: noon
