"""Work on one draft in another process, and judging it within the draft's time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from math import ceil
from typing import ParamSpec, TypeVar

from verify.errors import UnreadableDraftError
from verify.jobs.job import Engine, WorkerFailure
from verify.judge.wording import as_interrupted
from verify.match.page_index import ALIGNED
from verify.model.claim import Claim
from verify.model.clean_speech import CleanSpeech
from verify.model.page import Page
from verify.model.verdict import DraftReport
from verify.pipeline.verdicts import Known, WordsFound, compare_with, joined_words, judge_known, within_reach
from verify.ports import Progress

# Pages that are compared in one job, as a multiple of those that an index lays words over, and jobs for each process.
_FEWEST_PAGES, _SHARES = 10 * ALIGNED, 2
_LEAST_JUDGING = 1.0  # The seconds for judging where looking took all the time.

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")


async def elsewhere(
    judges: Engine | None,
    path: str,
    function: Callable[_Arguments, _Result],
    *given: _Arguments.args,
    **named: _Arguments.kwargs,
) -> _Result:
    """What *function* returns, in another process where there are *judges*; UnreadableDraftError where they give up."""
    if judges is None:
        return function(*given, **named)
    answer = await judges.run(function, *given, **named)
    if isinstance(answer, WorkerFailure):
        raise UnreadableDraftError(path, f"comparing it with the pages was given up: {answer.why}")
    return answer


async def compare_elsewhere(
    judges: Engine | None,
    path: str,
    claims: Sequence[Claim],
    pages: Sequence[Page],
    clean_speech: CleanSpeech,
    progress: Progress,
) -> WordsFound:
    """Where *pages* carry the words of each quotation; many pages are shared out among the *judges*."""
    if judges is None:
        return compare_with(claims, pages, clean_speech)
    engine, done = judges, 0

    async def compared(first: int, some: Sequence[Page]) -> tuple[int, WordsFound]:
        nonlocal done
        found = await elsewhere(engine, path, compare_with, claims, some, clean_speech)
        done += len(some)
        progress(f"{path}: compared with {done:,} of {len(pages):,} pages")
        return first, found

    # Each share reads all quotations once more.
    size = max(_FEWEST_PAGES, ceil(len(pages) / (_SHARES * engine.size) / ALIGNED) * ALIGNED)
    starts = range(0, len(pages), size)
    shares = [asyncio.ensure_future(compared(first, pages[first : first + size])) for first in starts]
    try:
        return joined_words(await asyncio.gather(*shares))
    finally:
        # Where one of them was given up, nobody waits for the rest.
        for share in shares:
            share.cancel()


async def judge_in_time(known: Known, judges: Engine | None, *, ends: float, cancelled: bool) -> DraftReport:
    """The report on what is *known*; past *ends* (the loop's time), or when *cancelled*, without the longest pages."""
    if cancelled:
        return _unfinished(known)
    try:
        async with asyncio.timeout_at(max(ends, asyncio.get_running_loop().time() + _LEAST_JUDGING)):
            return await elsewhere(judges, known.draft.path, judge_known, known)
    except TimeoutError:
        return judge_known(within_reach(known))
    except asyncio.CancelledError:
        return _unfinished(known)


def _unfinished(known: Known) -> DraftReport:
    report = judge_known(within_reach(known))
    return replace(report, complete=False, verdicts=tuple(map(as_interrupted, report.verdicts)))
