"""One run over all drafts: read them, gather the evidence for all of them at once, check each."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from verify.errors import UnreadableDraftError, describe_fault
from verify.jobs.engines import check_engine
from verify.jobs.pool import processors
from verify.model.claim import ClaimKind
from verify.model.draft import DraftBytes
from verify.model.verdict import DraftReport, Report, RunError
from verify.pipeline.ledger import Ledger
from verify.pipeline.questions import questions_of
from verify.pipeline.read_drafts import DraftCase, NamedDrafts, named_drafts, read_case
from verify.pipeline.read_page import with_possible_dates
from verify.pipeline.run import Run, settings_digest
from verify.pipeline.tools import Pools, Tools, build_tools
from verify.pipeline.unchanged import report_key
from verify.ports import Warn
from verify.version import VERSION

if TYPE_CHECKING:
    from verify.drafts.find import Named

# Drafts under way at once, on machines with few processors, and those that ask together: more would hold more pages at a time
# than a small machine has room for.
DRAFTS_AT_ONCE, DRAFTS_TOGETHER = 4, 48

_Done = TypeVar("_Done")


async def check_all(
    drafts: Sequence[str | DraftBytes],
    run: Run,
    environ: Mapping[str, str],
    ledger: Ledger,
    pools: Pools | None = None,
) -> None:
    """Check *drafts* and enter into *ledger* what became of each; when interrupted, of those that were under way."""
    # Before anything is read: a misspelt engine would else show with the first archive, or never.
    check_engine(run.settings.engine)
    # A report on a run that warned of something is not kept: the next one warns again.
    warned: list[str] = []
    run = replace(run, warn=partial(_told, warned, run.warn))
    # Who holds processes open checks a draft while it is written: no version of it is asked for again.
    key = None if pools is not None else report_key(drafts, run.settings, run.now())
    named = named_drafts(drafts, run)
    async with build_tools(run, environ, drafts=len(named.each), pools=pools) as tools:
        ledger.begin(_empty(tools), [each.origin for each in named.each])
        await _Drafts(named, tools, ledger).check()
        report = ledger.report()
        # Drafts that were written to meanwhile are others than those of the key.
        if report is None or key is None or warned or not tools.asked_nobody():
            return
        if key == report_key(drafts, run.settings, run.now()):
            tools.trace.keep(report, key, run.settings, run.now())


def _told(told: list[str], warn: Warn, line: str) -> None:
    told.append(line)
    warn(line)


def _empty(tools: Tools) -> Report:
    settings = tools.run.settings
    return Report(
        version=VERSION,
        created_at=tools.run.now().replace(microsecond=0),
        complete=True,
        settings_digest=settings_digest(settings),
        drafts=(),
        pace=settings.pace,
        robots_ignored=settings.ignore_robots,
        reader=tools.meanings.name if tools.meanings else None,
    )


class _Drafts:
    """All drafts of one run, step by step: drafts to claims, evidence for all of them, then each by itself."""

    def __init__(self, named: NamedDrafts, tools: Tools, ledger: Ledger) -> None:
        self._named, self._tools, self._ledger = named, tools, ledger
        self._slots = asyncio.Semaphore(max(DRAFTS_AT_ONCE, processors()))

    async def check(self) -> None:
        """Enter into the ledger what becomes of each draft."""
        cases: dict[int, DraftCase] = {}

        def take(place: int, outcome: DraftCase | RunError) -> None:
            if isinstance(outcome, RunError):
                self._ledger.enter(place, outcome)
            else:
                cases[place] = outcome
                kinds = [claim.kind for claim in outcome.claims.claims]
                self._ledger.quotations[place] = kinds.count(ClaimKind.QUOTATION)

        each = enumerate(self._named.each)
        if not await _all_done([_begun(self._read(named), named.origin, partial(take, at)) for at, named in each]):
            return
        ready = await self._with_material(dict(sorted(cases.items())))
        every = list(ready.items())
        size = DRAFTS_TOGETHER if self._tools.questions.join else len(every)
        for some in (every[at : at + size] for at in range(0, len(every), size or 1)):
            paths = [case.draft.path for _, case in some]
            async with questions_of(paths, self._tools.questions) as questions:
                tools = replace(self._tools, questions=questions)
                checking = [
                    _begun(self._checked(case, tools), case.draft.path, partial(self._ledger.enter, at))
                    for at, case in some
                ]
                if not await _all_done(checking):
                    return

    async def _read(self, named: Named) -> DraftCase | RunError:
        async with self._slots:
            return await read_case(named, self._named, self._tools)

    async def _with_material(self, cases: Mapping[int, DraftCase]) -> dict[int, DraftCase]:
        """*cases* with the evidence for each; none when interrupted."""
        tools, run = self._tools, self._tools.run
        if not run.settings.evidence:
            return dict(cases)
        from verify.evidence.gather import gather_evidence

        found = [case.claims for case in cases.values()]
        try:
            materials = await gather_evidence(
                found, run.settings, tools.workers, tools.processes, progress=run.progress, warn=run.warn
            )
        except asyncio.CancelledError:
            return {}
        if run.settings.as_of is None:
            # The day of the run bounds what archives and indexes date themselves; set back, it makes pages later.
            materials = tuple(with_possible_dates(each, run.today) for each in materials)
        return {at: replace(case, material=each) for (at, case), each in zip(cases.items(), materials, strict=True)}

    async def _checked(self, case: DraftCase, tools: Tools) -> DraftReport:
        from verify.filters.comments import with_ignored
        from verify.pipeline.one_draft import check_draft

        run, path = tools.run, case.draft.path
        partial, isolated = path in self._named.changed, run.settings.isolated

        def without_ignored(report: DraftReport) -> DraftReport:
            return with_ignored(case.draft, report, today=run.today, isolated=isolated, partial=partial)

        hear = self._ledger.hear
        if hear is not None:
            tools = replace(tools, so_far=lambda report: hear(without_ignored(report)))
        # Drafts that ask together are under way together.
        async with nullcontext() if tools.questions.queues else self._slots:
            try:
                return without_ignored(await check_draft(case, tools))
            finally:
                tools.questions.leave(path)


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
