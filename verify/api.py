"""The Python API: what the command line does, for a program or a notebook."""

from __future__ import annotations

import os
from collections.abc import Coroutine, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from verify.model.draft import DraftBytes, RunError
from verify.pipeline.ledger import Ledger
from verify.pipeline.run import Run, begin_run, unheard
from verify.providers import provider_names
from verify.settings import Settings

if TYPE_CHECKING:
    from verify.model.claim import Claim, DraftClaims
    from verify.model.draft import Draft
    from verify.model.plan import DraftPlan
    from verify.model.verdict import Report
    from verify.pipeline.provider_states import ProviderReport
    from verify.pipeline.recheck import Rechecked
    from verify.pipeline.tools import Pools
    from verify.ports import Progress, Warn

__all__ = [
    "DraftBytes",
    "check",
    "check_async",
    "find_claims",
    "open_pools",
    "plan",
    "provider_states",
    "read_claims",
    "recheck",
]

_Result = TypeVar("_Result")


def check(
    drafts: Sequence[str | DraftBytes],
    *,
    evidence: Sequence[str] = (),
    provider: Sequence[str] = (),
    offline: bool | None = None,
    settings: Settings | None = None,
    environ: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    warn: Warn | None = None,
    ledger: Ledger | None = None,
) -> Report:
    """The report on *drafts*: files, folders, globs and addresses.

    *evidence* is added to that of *settings*; *provider* and *offline* go before theirs. *environ* gives proxies and
    certificate files, the environment's own where it is left out. *ledger* shows at any moment what is finished, and can
    stop the check. Raises VerifyError for settings and evidence that cannot be used; a draft that cannot be read is an
    entry in the report's `errors`.
    """
    run = _run_of(drafts, evidence, provider, offline, settings, progress, warn)
    ledger = ledger or Ledger()
    # The report is not what the loop's task returns: at its end asyncio would put it into words.
    _carried_out(_check(drafts, run, environ, ledger), instead="await check_async(…)")
    return _report_of(ledger)


async def check_async(
    drafts: Sequence[str | DraftBytes],
    *,
    evidence: Sequence[str] = (),
    provider: Sequence[str] = (),
    offline: bool | None = None,
    settings: Settings | None = None,
    environ: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    warn: Warn | None = None,
    ledger: Ledger | None = None,
    pools: Pools | None = None,
) -> Report:
    """As `check`, where an event loop runs already: in a notebook, in a server.

    With *pools* of `open_pools` several checks share processes, and read each page once.
    """
    run = _run_of(drafts, evidence, provider, offline, settings, progress, warn)
    ledger = ledger or Ledger()
    await _check(drafts, run, environ, ledger, pools)
    return _report_of(ledger)


def find_claims(text: str) -> tuple[Claim, ...]:
    """Everything checkable in *text*, in reading order; offsets are those of *text*."""
    from verify.claims.find import find_claims as find
    from verify.drafts.plain import draft_of_text

    run = begin_run(Settings())
    return find(draft_of_text(text, "text"), lexicon=run.lexicon, outlets=run.outlets).claims


def read_claims(
    drafts: Sequence[str | DraftBytes], settings: Settings, *, warn: Warn | None = None
) -> tuple[tuple[tuple[Draft, DraftClaims], ...], tuple[RunError, ...]]:
    """What would be checked in each of *drafts*, and those that could not be read. Asks no network."""
    from verify.pipeline.read_drafts import DraftCase, named_drafts, read_cases

    _refuse_one_string(drafts=drafts)
    run = begin_run(settings, warn=warn or unheard)
    cases = tuple(read_cases(named_drafts(drafts, run), run))
    found = tuple((each.draft, each.claims) for each in cases if isinstance(each, DraftCase))
    return found, tuple(each for each in cases if isinstance(each, RunError))


def plan(
    drafts: Sequence[str | DraftBytes], settings: Settings, *, warn: Warn | None = None
) -> tuple[tuple[DraftPlan, ...], tuple[RunError, ...]]:
    """What search providers would be asked for each of *drafts*, and those that could not be read. Asks no network."""
    from verify.pipeline.plan import plan_all

    _refuse_one_string(drafts=drafts)
    return _carried_out(plan_all(drafts, begin_run(settings, warn=warn or unheard)))


def recheck(
    report: Report,
    *,
    settings: Settings,
    environ: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    warn: Warn | None = None,
) -> tuple[Rechecked, ...]:
    """What became of the public pages that *report* cites; each is fetched afresh."""
    from verify.pipeline.recheck import recheck_all

    run = begin_run(settings, progress=progress or unheard, warn=warn or unheard)
    return _carried_out(recheck_all(report, run, _environment(environ)))


def provider_states(
    settings: Settings, environ: Mapping[str, str], *, ping: bool = False
) -> tuple[ProviderReport, ...]:
    """Every search provider that is installed; with *ping* each that could answer is asked once."""
    from verify.pipeline.provider_states import states_of_providers

    return _carried_out(states_of_providers(settings, environ, ping=ping))


def _run_of(
    drafts: Sequence[str | DraftBytes],
    evidence: Sequence[str],
    provider: Sequence[str],
    offline: bool | None,
    settings: Settings | None,
    progress: Progress | None,
    warn: Warn | None,
) -> Run:
    _refuse_one_string(drafts=drafts, evidence=evidence, provider=provider)
    given = settings or Settings()
    chosen = replace(
        given,
        evidence=(*given.evidence, *evidence),
        provider=provider_names("provider", tuple(provider)) or given.provider,
        offline=given.offline if offline is None else offline,
    )
    return begin_run(chosen, progress=progress or unheard, warn=warn or unheard)


def open_pools(settings: Settings) -> AbstractAsyncContextManager[Pools]:
    """Processes for `check_async` that stay between checks and remember the pages they read; ended with the context."""
    from verify.pipeline.tools import run_pools

    return run_pools(settings, remembering=True)


async def _check(
    drafts: Sequence[str | DraftBytes],
    run: Run,
    environ: Mapping[str, str] | None,
    ledger: Ledger,
    pools: Pools | None = None,
) -> None:
    import asyncio

    from verify.pipeline.all_drafts import check_all

    try:
        await _with_stop(check_all(drafts, run, _environment(environ), ledger, pools), ledger)
    except asyncio.CancelledError:
        if not ledger.stopped:
            raise


def _report_of(ledger: Ledger) -> Report:
    report = ledger.report()
    if report is None:
        # Interrupted before anything was begun.
        raise KeyboardInterrupt
    return report


def _environment(given: Mapping[str, str] | None) -> Mapping[str, str]:
    return os.environ if given is None else given


def _refuse_one_string(**given: Sequence[object]) -> None:
    """Raises TypeError where one name was given for several: its letters would each be one."""
    for name, value in given.items():
        if isinstance(value, str | bytes):
            raise TypeError(f"{name}: one string where several are expected; write [{value!r}]")


def _carried_out(work: Coroutine[object, object, _Result], *, instead: str = "another thread") -> _Result:
    """The result of *work*. Raises RuntimeError where an event loop runs already, which names what does instead."""
    # Only here: a command that waits for nothing starts sooner without it.
    import asyncio

    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    work.close()
    raise RuntimeError(f"an event loop runs here already, as in a notebook; use {instead}")


async def _with_stop(work: Coroutine[object, object, None], ledger: Ledger) -> None:
    import asyncio

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
