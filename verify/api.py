"""The Python API: builds the real tools and runs one check."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from verify.errors import UnreadableDraftError, describe_fault
from verify.model.page import FetchFailure, ProviderState, Request
from verify.model.verdict import DraftReport, Report, RunError
from verify.ports import DraftReader, Progress
from verify.settings import Settings
from verify.version import VERSION

if TYPE_CHECKING:
    from verify.drafts.find import Found
    from verify.model.claim import Claim, DraftClaims
    from verify.model.draft import Draft
    from verify.pipeline import Tools
    from verify.rechecking import Rechecked

Warn = Callable[[str], None]

# Drafts under way at once; more would only queue for the same few providers.
DRAFTS_AT_ONCE = 4
_TEXT = ("", ".txt", ".text")


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftBytes:
    """A draft that is no file, such as standard input: its bytes, and the name it goes by."""

    origin: str
    data: bytes


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
    return asyncio.run(_check(drafts, chosen, environ or {}, progress or _ignore, warn or _ignore))


def find_claims(text: str) -> tuple[Claim, ...]:
    """Everything checkable in *text*, in reading order; offsets are those of *text*."""
    from verify.assembly import tables_of
    from verify.claims.find import find_claims as find
    from verify.drafts.plain import draft_of_text

    outlets, lexicon = tables_of(Settings())
    return find(draft_of_text(text, "text"), lexicon=lexicon, outlets=outlets).claims


def read_claims(
    drafts: Sequence[str | DraftBytes], settings: Settings
) -> tuple[tuple[tuple[Draft, DraftClaims], ...], tuple[RunError, ...]]:
    """What would be checked in each of *drafts*, and those that could not be read. Asks no network."""
    from verify.assembly import clock_of, draft_readers, tables_of
    from verify.claims.find import find_claims as find
    from verify.scope import narrowed

    today = clock_of(settings)().date()
    (outlets, lexicon), readers = tables_of(settings), draft_readers()
    found, errors = [], []
    for each in _expanded(drafts, readers):
        draft = _read_here(each, readers)
        if isinstance(draft, RunError):
            errors.append(draft)
        else:
            claims = find(draft, lexicon=lexicon, outlets=outlets)
            found.append((draft, narrowed(draft, claims, settings, today, {})))
    return tuple(found), tuple(errors)


async def _check(
    drafts: Sequence[str | DraftBytes], settings: Settings, environ: Mapping[str, str], progress: Progress, warn: Warn
) -> Report:
    from verify.assembly import build_tools, clock_of, digest_of, draft_readers
    from verify.pipeline import check_draft
    from verify.scope import changed_drafts, narrowed
    from verify.waivers import with_ignored

    now = clock_of(settings)
    created_at = now().replace(microsecond=0)
    slots = asyncio.Semaphore(DRAFTS_AT_ONCE)
    readers = draft_readers()
    named_drafts, changed = changed_drafts(_expanded(drafts, readers), settings.changed_since)
    today, isolated = now().date(), settings.isolated
    async with build_tools(settings, environ, progress, warn, now) as built:
        tools = replace(built, narrow=lambda draft, found: narrowed(draft, found, settings, today, changed))

        async def one(named: DraftBytes | Found) -> DraftReport | RunError:
            async with slots:
                draft = await _read_anywhere(named, readers, tools)
                if isinstance(draft, RunError):
                    return draft
                report = await check_draft(draft, tools)
                partial = draft.path in changed
                return with_ignored(draft, report, today=today, isolated=isolated, partial=partial)

        tasks = [asyncio.create_task(one(named)) for named in named_drafts]
        complete = await _all_done(tasks)
    done = [
        _outcome_of(task, each.origin) for task, each in zip(tasks, named_drafts, strict=True) if not task.cancelled()
    ]
    reports = tuple(each for each in done if isinstance(each, DraftReport))
    return Report(
        version=VERSION,
        created_at=created_at,
        complete=complete and all(report.complete for report in reports),
        settings_digest=digest_of(settings),
        drafts=reports,
        errors=tuple(each for each in done if isinstance(each, RunError)),
        pace=settings.pace,
        robots_ignored=settings.ignore_robots,
    )


def _outcome_of(task: asyncio.Task[DraftReport | RunError], origin: str) -> DraftReport | RunError:
    """What became of one draft. A fault of ours in one of them is an entry of the report: it must not lose the others."""
    fault = task.exception()
    if fault is None:
        return task.result()
    if not isinstance(fault, Exception):
        raise fault
    return RunError(path=origin, reason=describe_fault(fault))


async def _all_done(tasks: Sequence[asyncio.Task[DraftReport | RunError]]) -> bool:
    """Wait for *tasks*; when interrupted, let each report what it has, and return False."""
    if not tasks:
        return True
    try:
        await asyncio.wait(tasks)
    except asyncio.CancelledError:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
        return False
    return True


def _expanded(drafts: Sequence[str | DraftBytes], readers: Sequence[DraftReader]) -> list[DraftBytes | Found]:
    """What *drafts* name, in order, each once: bytes, files, addresses, and errors in their place."""
    from verify.drafts.find import find_drafts

    suffixes = [suffix for reader in readers for suffix in reader.suffixes]
    expanded: dict[str, DraftBytes | Found] = {}
    for named in drafts:
        found = (named,) if isinstance(named, DraftBytes) else find_drafts([named], suffixes=suffixes)
        for each in found:
            expanded.setdefault(each.origin, each)
    return list(expanded.values())


def _read_here(named: DraftBytes | Found, readers: Sequence[DraftReader]) -> Draft | RunError:
    from verify.drafts.find import read_draft, read_file

    try:
        if isinstance(named, DraftBytes):
            return read_draft(named.data, named.origin, Path(named.origin).suffix, readers)
        if named.error is not None:
            raise named.error
        return read_draft(read_file(named.origin), named.origin, named.suffix, readers)
    except UnreadableDraftError as fault:
        return RunError(path=fault.origin, reason=fault.reason)


async def _read_anywhere(named: DraftBytes | Found, readers: Sequence[DraftReader], tools: Tools) -> Draft | RunError:
    from verify.drafts.find import draft_from_page
    from verify.workers import WorkerFailure

    if isinstance(named, DraftBytes) or not named.address:
        # Text is read in one pass; markup and documents go where a parser that never ends can be killed.
        suffix = Path(named.origin).suffix.lower() if isinstance(named, DraftBytes) else named.suffix
        if suffix in _TEXT or tools.workers is None:
            return _read_here(named, readers)
        draft = await tools.workers.run(_read_here, named, readers)
        if isinstance(draft, WorkerFailure):
            return RunError(path=named.origin, reason=f"it could not be read: its parser ended ({draft.reason})")
        return draft
    page = await tools.read(Request(url=named.origin, linked=True))
    if isinstance(page, FetchFailure):
        return RunError(path=named.origin, reason=f"the page could not be read: {page.detail or page.reason}")
    return draft_from_page(page, named.origin)


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
    from verify.assembly import build_tools, clock_of
    from verify.rechecking import Rechecked, compare_passage, public_evidence

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
    from verify.assembly import build_tools, clock_of, made_providers
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
