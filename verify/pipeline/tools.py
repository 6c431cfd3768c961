"""Builds the real tools that settings ask for."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from verify.errors import PluginError, SettingsError
from verify.outlets import OutletTable, claimed_outlet, load_outlets
from verify.ports import Progress, ProviderTools, SearchProvider, SearchProviderClass
from verify.providers import has_key, installed_providers, made_provider, named_providers, paces_of
from verify.settings import Settings
from verify.speech.lexicon import DEFAULT_LEXICON, Lexicon
from verify.version import VERSION

if TYPE_CHECKING:
    from verify.fetch.policy import FetchPolicy
    from verify.pipeline.toolbox import Tools

Warn = Callable[[str], None]

PARSERS = 2
PARSER_SECONDS = 20.0
PARSER_MEMORY_MB = 1_500


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
    from verify.pipeline.open_reader import open_reader
    from verify.pipeline.read_page import read_address
    from verify.pipeline.toolbox import Tools

    outlets, lexicon = tables_of(settings)
    classes = chosen_providers(settings, warn)
    cache = MemoryCache() if settings.cache_dir is None else open_cache(settings.cache_dir, warn=warn)
    async with (
        PoliteFetcher(policy_of(settings, classes), cache, now=now, environ=environ) as fetcher,
        WorkerPool(PARSERS, seconds=PARSER_SECONDS, memory_mb=PARSER_MEMORY_MB) as workers,
        open_reader(settings, environ, cache, now) as meanings,
    ):
        provider_tools = ProviderTools(fetcher=fetcher, keys=dict(settings.keys), today=now().date())
        providers = made_providers(classes, provider_tools, settings, warn)
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
            meanings=meanings,
        )


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
    from verify.fetch.policy import FetchPolicy, parse_pace

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


def tables_of(settings: Settings) -> tuple[OutletTable, Lexicon]:
    """Outlets and words of saying: the built-in ones and the user's.

    Raises SettingsError where a file of the checkout gives a known outlet another domain, or its domain another name.
    """
    taken = claimed_outlet(settings.outlets) if "outlets" in settings.from_checkout else None
    if taken is not None:
        why = f"{taken[0]!r} = {taken[1]!r} names an outlet or a domain that is known already"
        raise SettingsError("outlets", why, "a file of the checkout may add outlets; use --config for others")
    return load_outlets(settings.outlets), DEFAULT_LEXICON.extended(settings.cues)


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
