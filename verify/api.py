"""The Python API: builds the real tools and runs one check."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from verify.errors import PluginError, UnreadableDraftError
from verify.model.draft import DraftBytes
from verify.model.page import ProviderState, Request
from verify.model.verdict import Report, RunError
from verify.pipeline.ledger import Ledger
from verify.ports import Progress
from verify.settings import Settings

if TYPE_CHECKING:
    from verify.model.claim import Claim, DraftClaims
    from verify.model.draft import Draft
    from verify.model.plan import DraftPlan
    from verify.pipeline.recheck import Rechecked

__all__ = ["DraftBytes", "ProviderReport", "check", "find_claims", "plan", "provider_states", "read_claims", "recheck"]

Warn = Callable[[str], None]


def check(
    drafts: Sequence[str | DraftBytes],
    *,
    evidence: Sequence[str] = (),
    settings: Settings | None = None,
    environ: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    warn: Warn | None = None,
    ledger: Ledger | None = None,
) -> Report:
    """The report on *drafts*: files, folders, globs and addresses.

    *environ* gives proxies and certificate files; without it none are used. *ledger* shows at any moment what is finished,
    and can stop the check. Raises VerifyError for settings and evidence that cannot be used; a draft that cannot be read
    is an entry in the report's `errors`.
    """
    chosen = settings or Settings()
    chosen = replace(chosen, evidence=(*chosen.evidence, *evidence))
    from verify.pipeline.all_drafts import check_all

    ledger = ledger or Ledger()
    report = _run(check_all(drafts, chosen, environ or {}, progress or _ignore, warn or _ignore, ledger), ledger)
    if report is None:
        # Interrupted before anything was begun.
        raise KeyboardInterrupt
    return report


def find_claims(text: str) -> tuple[Claim, ...]:
    """Everything checkable in *text*, in reading order; offsets are those of *text*."""
    from verify.claims.find import find_claims as find
    from verify.drafts.plain import draft_of_text
    from verify.pipeline.tools import tables_of

    outlets, lexicon = tables_of(Settings())
    return find(draft_of_text(text, "text"), lexicon=lexicon, outlets=outlets).claims


def read_claims(
    drafts: Sequence[str | DraftBytes], settings: Settings, *, warn: Warn | None = None
) -> tuple[tuple[tuple[Draft, DraftClaims], ...], tuple[RunError, ...]]:
    """What would be checked in each of *drafts*, and those that could not be read. Asks no network."""
    from verify.claims.find import find_claims as find
    from verify.pipeline.all_drafts import expanded, read_here
    from verify.pipeline.selection import narrowed
    from verify.pipeline.tools import clock_of, tables_of
    from verify.plugins import draft_readers

    today = clock_of(settings)().date()
    (outlets, lexicon), readers = tables_of(settings), draft_readers(warn or _ignore)
    found, errors = [], []
    for each in expanded(drafts, readers):
        draft = read_here(each, readers)
        if isinstance(draft, RunError):
            errors.append(draft)
        else:
            claims = find(draft, lexicon=lexicon, outlets=outlets)
            try:
                found.append((draft, narrowed(draft, claims, settings, today, {})))
            except UnreadableDraftError as fault:
                errors.append(RunError(path=fault.origin, reason=fault.reason))
    return tuple(found), tuple(errors)


def plan(
    drafts: Sequence[str | DraftBytes], settings: Settings, *, warn: Warn | None = None
) -> tuple[tuple[DraftPlan, ...], tuple[RunError, ...]]:
    """What search providers would be asked for each of *drafts*, and those that could not be read. Asks no network."""
    from verify.pipeline.plan import Nobody, plan_of
    from verify.pipeline.tools import chosen_providers, clock_of, made_providers
    from verify.ports import ProviderTools

    today, warn = clock_of(settings)().date(), warn or _ignore
    tools = ProviderTools(fetcher=Nobody(), keys=dict(settings.keys), today=today)
    providers = made_providers(chosen_providers(settings, warn), tools, settings, warn)
    found, errors = read_claims(drafts, settings, warn=warn)

    async def plans() -> tuple[DraftPlan, ...]:
        return tuple([await plan_of(draft, claims, providers, tools) for draft, claims in found])

    return asyncio.run(plans()), errors


def recheck(
    report: Report,
    *,
    settings: Settings,
    environ: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    warn: Warn | None = None,
) -> tuple[Rechecked, ...]:
    """What became of the public pages that *report* cites; each is fetched afresh."""
    return asyncio.run(_recheck(report, settings, environ or {}, progress or _ignore, warn or _ignore))


async def _recheck(
    report: Report, settings: Settings, environ: Mapping[str, str], progress: Progress, warn: Warn
) -> tuple[Rechecked, ...]:
    from verify.pipeline.recheck import public_evidence
    from verify.pipeline.tools import build_tools, clock_of

    cited = public_evidence(report)
    urls = list(dict.fromkeys(each.evidence.page.final_url for each in cited))
    fresh = replace(settings, refresh=not settings.offline, evidence=())
    async with build_tools(fresh, environ, progress, warn, clock_of(settings)) as tools:
        pages = dict(zip(urls, await asyncio.gather(*(tools.read(Request(url=url)) for url in urls)), strict=True))
    return tuple(each.rechecked(pages[each.evidence.page.final_url]) for each in cited)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderReport:
    """One search provider: whether it is asked by default, the key it wants and has, its answer to a ping.

    *broken*: why it cannot be used at all.
    """

    name: str
    default: bool = False
    general: bool = False
    key_variable: str | None = None
    has_key: bool = False
    answered: ProviderState | None = None
    broken: str | None = None


def provider_states(
    settings: Settings, environ: Mapping[str, str], *, ping: bool = False
) -> tuple[ProviderReport, ...]:
    """Every search provider that is installed; with *ping* each that could answer is asked once."""
    return asyncio.run(_provider_states(settings, environ, ping=ping))


async def _provider_states(settings: Settings, environ: Mapping[str, str], *, ping: bool) -> tuple[ProviderReport, ...]:
    from verify.pipeline.tools import build_tools, clock_of
    from verify.providers import has_key, installed_providers, keys_of, made_provider
    from verify.search.ping import ping as ask_once

    # Whatever is chosen for a check: each is listed, and a broken one is among them.
    asking = replace(settings, cache_dir=None, provider=("none",), keys=keys_of((), environ) or settings.keys)
    found = installed_providers()
    reports = [ProviderReport(name=fault.name, broken=fault.reason) for fault in found.broken]
    async with build_tools(asking, environ, _ignore, _ignore, clock_of(settings)) as tools:
        for each in found.classes:
            report = ProviderReport(
                name=each.name,
                default=each.default,
                general=each.general,
                key_variable=each.key_variable,
                has_key=has_key(each, tools.provider_tools.keys),
            )
            try:
                provider = made_provider(each, tools.provider_tools)
                answered = await ask_once(provider) if ping and report.has_key else None
                reports.append(replace(report, answered=answered))
            except PluginError as fault:
                reports.append(replace(report, broken=fault.reason))
    return tuple(sorted(reports, key=lambda each: each.name))


def _ignore(_line: str) -> None:
    return


async def _with_stop(work: Coroutine[object, object, None], ledger: Ledger) -> None:
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    assert task is not None

    def stop() -> None:
        ledger.stopped = True
        # From a signal handler: the loop may be asleep.
        loop.call_soon_threadsafe(task.cancel)

    ledger.stop = stop
    if ledger.stopped:
        stop()
    await work


def _run(work: Coroutine[object, object, None], ledger: Ledger) -> Report | None:
    """The report on what *work* enters into *ledger*."""
    try:
        asyncio.run(_with_stop(work, ledger))
    except asyncio.CancelledError:
        if not ledger.stopped:
            raise
    return ledger.report()
