"""The Python API: builds the real tools and runs one check."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from verify.errors import UnreadableDraftError
from verify.model.draft import DraftBytes
from verify.model.page import ProviderState, Request
from verify.model.verdict import Report, RunError
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
) -> Report:
    """The report on *drafts*: files, folders, globs and addresses.

    *environ* gives proxies and certificate files; without it none are used. Raises VerifyError for settings and
    evidence that cannot be used; a draft that cannot be read is an entry in the report's `errors`.
    """
    chosen = settings or Settings()
    chosen = replace(chosen, evidence=(*chosen.evidence, *evidence))
    from verify.pipeline.all_drafts import check_all

    return _run(check_all(drafts, chosen, environ or {}, progress or _ignore, warn or _ignore))


def find_claims(text: str) -> tuple[Claim, ...]:
    """Everything checkable in *text*, in reading order; offsets are those of *text*."""
    from verify.claims.find import find_claims as find
    from verify.drafts.plain import draft_of_text
    from verify.pipeline.tools import tables_of

    outlets, lexicon = tables_of(Settings())
    return find(draft_of_text(text, "text"), lexicon=lexicon, outlets=outlets).claims


def read_claims(
    drafts: Sequence[str | DraftBytes], settings: Settings
) -> tuple[tuple[tuple[Draft, DraftClaims], ...], tuple[RunError, ...]]:
    """What would be checked in each of *drafts*, and those that could not be read. Asks no network."""
    from verify.claims.find import find_claims as find
    from verify.pipeline.all_drafts import expanded, read_here
    from verify.pipeline.selection import narrowed
    from verify.pipeline.tools import clock_of, draft_readers, tables_of

    today = clock_of(settings)().date()
    (outlets, lexicon), readers = tables_of(settings), draft_readers()
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


def plan(drafts: Sequence[str | DraftBytes], settings: Settings) -> tuple[tuple[DraftPlan, ...], tuple[RunError, ...]]:
    """What search providers would be asked for each of *drafts*, and those that could not be read. Asks no network."""
    from verify.pipeline.plan import Nobody, plan_of
    from verify.pipeline.tools import chosen_providers, clock_of
    from verify.ports import ProviderTools

    today = clock_of(settings)().date()
    providers = chosen_providers(settings, ProviderTools(fetcher=Nobody(), keys=dict(settings.keys), today=today))
    found, errors = read_claims(drafts, settings)

    async def plans() -> tuple[DraftPlan, ...]:
        return tuple([await plan_of(draft, claims, providers, today) for draft, claims in found])

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
    from verify.pipeline.recheck import Rechecked, compare_passage, public_evidence
    from verify.pipeline.tools import build_tools, clock_of

    cited = public_evidence(report)
    urls = list(dict.fromkeys(evidence.page.final_url for *_, evidence in cited))
    fresh = replace(settings, refresh=not settings.offline, evidence=())
    async with build_tools(fresh, environ, progress, warn, clock_of(settings)) as tools:
        pages = dict(zip(urls, await asyncio.gather(*(tools.read(Request(url=url)) for url in urls)), strict=True))
    done = []
    for draft, line, quotation, evidence in cited:
        url = evidence.page.final_url
        change, notes = compare_passage(evidence, pages[url])
        done.append(Rechecked(draft=draft, line=line, quotation=quotation, url=url, change=change, notes=notes))
    return tuple(done)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderReport:
    """One search provider: whether it is asked by default, the key it wants and has, its answer to a ping."""

    name: str
    default: bool
    general: bool
    key_variable: str | None
    has_key: bool
    answered: ProviderState | None = None


def provider_states(
    settings: Settings, environ: Mapping[str, str], *, ping: bool = False
) -> tuple[ProviderReport, ...]:
    """Every search provider that is installed; with *ping* each that could answer is asked once."""
    return asyncio.run(_provider_states(settings, environ, ping=ping))


async def _provider_states(settings: Settings, environ: Mapping[str, str], *, ping: bool) -> tuple[ProviderReport, ...]:
    from verify.pipeline.tools import build_tools, clock_of, made_providers
    from verify.search.ping import ping as ask_once

    async with build_tools(replace(settings, cache_dir=None), environ, _ignore, _ignore, clock_of(settings)) as tools:
        reports = []
        for provider in made_providers(tools.provider_tools):
            has_key = provider.key_variable is None or bool(tools.provider_tools.keys.get(provider.key_variable))
            reports.append(
                ProviderReport(
                    name=provider.name,
                    default=provider.default,
                    general=provider.general,
                    key_variable=provider.key_variable,
                    has_key=has_key,
                    answered=await ask_once(provider) if ping and has_key else None,
                )
            )
    return tuple(reports)


def _ignore(_line: str) -> None:
    return


async def _keep(work: Coroutine[object, object, Report], done: list[Report]) -> None:
    done.append(await work)


def _run(work: Coroutine[object, object, Report]) -> Report:
    """The report that *work* returns."""
    # Not as the result of the loop's task: when that ends, asyncio (Python 3.11) takes its repr twice, a long report's too.
    done: list[Report] = []
    asyncio.run(_keep(work, done))
    return done[0]
