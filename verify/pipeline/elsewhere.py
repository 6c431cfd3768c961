"""Work on one draft in another process, and judging it within the draft's time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import ParamSpec, TypeVar

from verify.errors import UnreadableDraftError
from verify.jobs.job import Engine, WorkerFailure
from verify.judge.wording import as_interrupted
from verify.model.verdict import DraftReport
from verify.pipeline.verdicts import Known, judge_known, within_reach

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
