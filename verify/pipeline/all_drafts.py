"""One run over all drafts: read them, gather the evidence for all of them at once, check each."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from verify.errors import UnreadableDraftError, describe_fault
from verify.jobs.engines import JOB_MEMORY_MB, JOB_SECONDS, check_engine
from verify.jobs.pool import WorkerPool, processors
from verify.model.draft import DraftBytes
from verify.model.page import FetchFailure, Request
from verify.model.verdict import DraftReport, Report, RunError
from verify.pipeline.ledger import Ledger
from verify.pipeline.tools import Warn, build_tools, clock_of, digest_of
from verify.plugins import draft_readers
from verify.ports import DraftReader, Progress
from verify.settings import Settings
from verify.version import VERSION

if TYPE_CHECKING:
    from verify.drafts.find import Found
    from verify.model.claim import DraftClaims
    from verify.model.draft import Draft
    from verify.model.page import Material
    from verify.pipeline.toolbox import Tools

# Drafts under way at once, on machines with few processors; more would only queue for the same few providers.
DRAFTS_AT_ONCE = 4
_TEXT = ("", ".txt", ".text")

_Done = TypeVar("_Done")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Prepared:
    draft: Draft
    found: DraftClaims


async def check_all(
    drafts: Sequence[str | DraftBytes],
    settings: Settings,
    environ: Mapping[str, str],
    progress: Progress,
    warn: Warn,
    ledger: Ledger,
) -> None:
    """Check *drafts* and enter into *ledger* what became of each; when interrupted, of those that were under way."""
    from verify.pipeline.selection import changed_drafts, narrowed

    # Before anything is read: a misspelt engine would else show with the first archive, or never.
    check_engine(settings.engine)
    now = clock_of(settings)
    readers = draft_readers(warn)
    named, changed = changed_drafts(expanded(drafts, readers), settings.changed_since)
    today = now().date()
    async with build_tools(settings, environ, progress, warn, now) as built:
        empty = replace(_empty(settings, now()), reader=built.meanings.name if built.meanings else None)
        ledger.begin(empty, [each.origin for each in named])
        tools = replace(built, narrow=lambda draft, found: narrowed(draft, found, settings, today, changed))
        await _Run(tools, readers, warn, frozenset(changed), ledger).all_of(named)


def _empty(settings: Settings, now: datetime) -> Report:
    return Report(
        version=VERSION,
        created_at=now.replace(microsecond=0),
        complete=True,
        settings_digest=digest_of(settings),
        drafts=(),
        pace=settings.pace,
        robots_ignored=settings.ignore_robots,
    )


class _Run:
    """All drafts of one run, step by step."""

    def __init__(
        self, tools: Tools, readers: Sequence[DraftReader], warn: Warn, changed: frozenset[str], ledger: Ledger
    ) -> None:
        self._tools, self._readers, self._warn, self._changed = tools, readers, warn, changed
        self._ledger = ledger
        self._slots = asyncio.Semaphore(max(DRAFTS_AT_ONCE, processors()))

    async def all_of(self, named: Sequence[DraftBytes | Found]) -> None:
        """Enter into the ledger what becomes of each draft."""
        # A short time for a draft is no short time for a piece of an archive.
        seconds = max(self._tools.settings.timeout, JOB_SECONDS)
        async with WorkerPool(processors(), seconds=seconds, memory_mb=JOB_MEMORY_MB) as processes:
            if len(named) == 1:
                await self._steps(named, processes)
            else:
                async with processes.warming(_load):
                    await self._steps(named, processes)

    async def _steps(self, named: Sequence[DraftBytes | Found], processes: WorkerPool) -> None:
        prepared: dict[int, _Prepared] = {}

        def take(place: int, outcome: _Prepared | RunError) -> None:
            if isinstance(outcome, RunError):
                self._ledger.enter(place, outcome)
            else:
                prepared[place] = outcome

        reading = [_begun(self._prepare(each), each.origin, partial(take, at)) for at, each in enumerate(named)]
        if not await _all_done(reading):
            return
        ready = sorted(prepared.items())
        materials = await self._gather([each.found for _, each in ready], processes)
        if materials is None:
            return
        tools = replace(self._tools, judges=processes, alone=len(named) == 1)
        checking = [
            _begun(self._check(each, material, tools), each.draft.path, partial(self._ledger.enter, at))
            for (at, each), material in zip(ready, materials, strict=True)
        ]
        await _all_done(checking)

    async def _prepare(self, named: DraftBytes | Found) -> _Prepared | RunError:
        from verify.pipeline.one_draft import claims_of

        async with self._slots:
            draft = await _read_anywhere(named, self._readers, self._tools)
            return draft if isinstance(draft, RunError) else _Prepared(draft=draft, found=claims_of(draft, self._tools))

    async def _gather(self, found: Sequence[DraftClaims], processes: WorkerPool) -> Sequence[Material] | None:
        """The evidence for each draft; None when interrupted."""
        from verify.evidence.gather import gather_evidence

        tools = self._tools
        try:
            return await gather_evidence(
                found, tools.settings, tools.workers, processes, progress=tools.progress, warn=self._warn
            )
        except asyncio.CancelledError:
            return None

    async def _check(self, prepared: _Prepared, material: Material, tools: Tools) -> DraftReport:
        from verify.filters.comments import with_ignored
        from verify.pipeline.one_draft import check_draft

        draft = prepared.draft
        async with self._slots:
            report = await check_draft(draft, prepared.found, replace(tools, material=material))
            partial, isolated = draft.path in self._changed, tools.settings.isolated
            return with_ignored(draft, report, today=tools.today, isolated=isolated, partial=partial)


def _load() -> None:
    """Loads what reading archives and judging need, in a process that is started ahead of its work."""
    import verify.evidence.archives.scan
    import verify.pipeline.verdicts  # noqa: F401


def _begun(
    work: Coroutine[object, object, _Done], origin: str, take: Callable[[_Done | RunError], None]
) -> asyncio.Task[_Done]:
    """*work* on one draft, begun; *take* is given what became of it as soon as that is known, unless it was cancelled."""

    def settle(task: asyncio.Task[_Done]) -> None:
        # A request to end the program (SystemExit) is no outcome: the loop has raised it, and is cleaning up by now.
        if not task.cancelled() and isinstance(task.exception(), Exception | None):
            take(_outcome_of(task, origin))

    task = asyncio.create_task(work)
    task.add_done_callback(settle)
    return task


def _outcome_of(task: asyncio.Task[_Done], origin: str) -> _Done | RunError:
    """What became of one draft. A fault of ours in one of them is an entry of the report: it must not lose the others."""
    fault = task.exception()
    if fault is None:
        return task.result()
    if isinstance(fault, UnreadableDraftError):
        return RunError(path=fault.origin, reason=fault.reason)
    assert isinstance(fault, Exception)
    return RunError(path=origin, reason=describe_fault(fault))


async def _all_done(tasks: Sequence[asyncio.Task[_Done]]) -> bool:
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


def expanded(drafts: Sequence[str | DraftBytes], readers: Sequence[DraftReader]) -> list[DraftBytes | Found]:
    """What *drafts* name, in order, each once: bytes, files, addresses, and errors in their place."""
    from verify.drafts.find import find_drafts

    suffixes = [suffix for reader in readers for suffix in reader.suffixes]
    expanded: dict[str, DraftBytes | Found] = {}
    for named in drafts:
        found = (named,) if isinstance(named, DraftBytes) else find_drafts([named], suffixes=suffixes)
        for each in found:
            expanded.setdefault(each.origin, each)
    return list(expanded.values())


def read_here(named: DraftBytes | Found, readers: Sequence[DraftReader]) -> Draft | RunError:
    """The draft in a file or in bytes, or why it cannot be read."""
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
    from verify.jobs.pool import WorkerFailure

    if isinstance(named, DraftBytes) or not named.address:
        # Text is read in one pass; markup and documents go where a parser that never ends can be killed.
        suffix = Path(named.origin).suffix.lower() if isinstance(named, DraftBytes) else named.suffix
        if suffix in _TEXT:
            return read_here(named, readers)
        draft = await tools.workers.run(read_here, named, readers)
        if isinstance(draft, WorkerFailure):
            return RunError(path=named.origin, reason=f"it could not be read: its parser ended ({draft.reason})")
        return draft
    page = await tools.read(Request(url=named.origin, linked=True))
    if isinstance(page, FetchFailure):
        return RunError(path=named.origin, reason=f"the page could not be read: {page.why}")
    return draft_from_page(page, named.origin)
