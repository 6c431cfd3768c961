"""Every search provider that is installed: whether it can be asked, and how it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from verify.errors import PluginError
from verify.model.page import ProviderState
from verify.pipeline.run import begin_run
from verify.pipeline.tools import build_tools
from verify.providers import has_key, installed_providers, keys_of, made_provider
from verify.search.ask_provider import ping as ask_once
from verify.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderReport:
    """One search provider: whether it is asked by default, the key it wants and has, its answer to a ping.

    *knows*: what it may know anything about, where that is not everything. *broken*: why it cannot be used at all.
    """

    name: str
    default: bool = False
    general: bool = False
    key_variable: str | None = None
    has_key: bool = False
    answered: ProviderState | None = None
    knows: str = ""
    broken: str | None = None


async def states_of_providers(
    settings: Settings, environ: Mapping[str, str], *, ping: bool
) -> tuple[ProviderReport, ...]:
    """A report on each provider, by name; with *ping* each that could answer is asked once."""
    # Whatever is chosen for a check: each is listed, and a broken one is among them.
    asking = replace(settings, cache_dir=None, provider=("none",), keys=keys_of((), environ) or settings.keys)
    found = installed_providers()
    reports = [ProviderReport(name=fault.name, broken=fault.reason) for fault in found.broken]
    async with build_tools(begin_run(asking), environ) as tools:
        for each in found.classes:
            report = ProviderReport(
                name=each.name,
                default=each.default,
                general=each.general,
                key_variable=each.key_variable,
                knows=str(getattr(each, "knows", "")),
                has_key=has_key(each, tools.provider_tools.keys),
            )
            try:
                provider = made_provider(each, tools.provider_tools)
                answered = await ask_once(provider) if ping and report.has_key else None
                reports.append(replace(report, answered=answered))
            except PluginError as fault:
                reports.append(replace(report, broken=fault.reason))
    return tuple(sorted(reports, key=lambda each: each.name))
