"""Work on one draft, done in another process."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from verify.errors import UnreadableDraftError
from verify.jobs.pool import Engine, WorkerFailure

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")


async def elsewhere(
    judges: Engine | None,
    path: str,
    function: Callable[_Arguments, _Result],
    *given: _Arguments.args,
    **named: _Arguments.kwargs,
) -> _Result:
    """What *function* returns, in another process where there are several drafts to judge.

    Raises UnreadableDraftError where the work on the draft at *path* had to be given up.
    """
    if judges is None:
        return function(*given, **named)
    answer = await judges.run(function, *given, **named)
    if isinstance(answer, WorkerFailure):
        raise UnreadableDraftError(path, f"comparing it with what was read was given up: {answer.why}")
    return answer
