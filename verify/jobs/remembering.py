"""A pool for who checks one draft again and again: what is read of the same bytes is read once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable
from pathlib import Path
from typing import ParamSpec, TypeVar, cast

from verify.jobs.job import WorkerFailure
from verify.jobs.pool import WorkerPool

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")

# Pages and files of a few drafts; a draft has at most 40 pages of its own unless the operator says otherwise.
MOST_KEPT = 256


class RememberingPool(WorkerPool):
    """As a WorkerPool; what the functions *remembered* gave for the same arguments is given again.

    A Path among the arguments means the file as it is: with another size or time it is another argument.
    """

    def __init__(
        self, size: int, *, seconds: float, memory_mb: int, remembered: Collection[Callable[..., object]] = ()
    ) -> None:
        super().__init__(size, seconds=seconds, memory_mb=memory_mb)
        self._remembered = remembered
        self._kept: OrderedDict[Hashable, object] = OrderedDict()

    async def run(
        self, function: Callable[_Arguments, _Result], *arguments: _Arguments.args, **named: _Arguments.kwargs
    ) -> _Result | WorkerFailure:
        """What *function* returns in a child, now or earlier; a process that failed is tried again next time."""
        if function not in self._remembered:
            return await super().run(function, *arguments, **named)
        key = (function, *(_stamped(each) for each in (*arguments, *sorted(named.items()))))
        if key in self._kept:
            self._kept.move_to_end(key)
            return cast(_Result, self._kept[key])
        result = await super().run(function, *arguments, **named)
        if not isinstance(result, WorkerFailure):
            self._kept[key] = result
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return result


def _stamped(argument: object) -> object:
    """What stands for *argument* among the keys: for a file also when it was written, and how long it is."""
    if not isinstance(argument, Path):
        return argument
    try:
        state = argument.stat()
    except OSError:
        return (argument, None)
    return (argument, state.st_mtime_ns, state.st_size, state.st_ino)
