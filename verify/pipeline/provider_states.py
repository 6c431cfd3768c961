"""Every search provider that is installed, and the archives: whether each can be asked, and how it answers."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import ModuleType

from verify.errors import PluginError
from verify.model.page import ProviderState, SearchAnswer
from verify.pipeline.run import begin_run
from verify.pipeline.tools import build_tools
from verify.ports import ProviderTools, SearchProviderClass
from verify.providers import has_key, installed_providers, made_provider, provider_keys
from verify.search import common_crawl, wayback
from verify.search.ask_provider import ping as ask_once
from verify.search.ask_provider import secrets_among
from verify.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderReport:
    """One search provider: whether it is asked by default, the key it wants and has, its answer to a ping.

    *knows*: what it may know anything about, where that is not everything. *broken*: why it cannot be used at all.
    *archive*: it is no provider, but asked for copies of pages that are gone.
    """

    name: str
    default: bool = False
    general: bool = False
    key_variable: str | None = None
    has_key: bool = False
    answered: SearchAnswer | None = None
    knows: str = ""
    broken: str | None = None
    archive: bool = False

    @property
    def works(self) -> bool:
        """Whether it gave an answer that could be read."""
        return self.answered is not None and self.answered.state in (ProviderState.HITS, ProviderState.EMPTY)


async def states_of_providers(
    settings: Settings, environ: Mapping[str, str], *, ping: bool
) -> tuple[ProviderReport, ...]:
    """A report on each provider and archive, by name; with *ping* each that could answer is asked once, and nothing is kept."""
    # Whatever is chosen for a check: each is listed, and a broken one is among them.
    asking = replace(settings, cache_dir=None, provider=("none",), keys=provider_keys((), environ) or settings.keys)
    found = installed_providers()
    reports = [ProviderReport(name=fault.name, broken=fault.reason) for fault in found.broken]
    async with build_tools(begin_run(asking), environ) as tools:
        reports += await asyncio.gather(
            *(_state_of(each, tools.provider_tools, ping=ping) for each in found.classes),
            *(_state_of_archive(archive, tools.provider_tools, ping=ping) for archive in (common_crawl, wayback)),
        )
    return tuple(sorted(reports, key=lambda each: each.name))


async def _state_of(found: SearchProviderClass, tools: ProviderTools, *, ping: bool) -> ProviderReport:
    report = ProviderReport(
        name=found.name,
        default=found.default,
        general=found.general,
        key_variable=found.key_variable,
        knows=str(getattr(found, "knows", "")),
        has_key=has_key(found, tools.keys),
    )
    try:
        provider = made_provider(found, tools)
    except PluginError as fault:
        return replace(report, broken=fault.reason)
    if not ping or not report.has_key:
        return report
    return replace(report, answered=await ask_once(provider, secrets_among(tools.keys)))


async def _state_of_archive(archive: ModuleType, tools: ProviderTools, *, ping: bool) -> ProviderReport:
    answered = await archive.ping(tools.fetcher) if ping else None
    return ProviderReport(name=archive.NAME, default=True, archive=True, answered=answered)
