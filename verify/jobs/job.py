"""One job done somewhere else: who does it, what became of it, and how it travels between two processes."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, ParamSpec, Protocol, TypeVar

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")

# Between parent and child each pickle follows its length.
HEADER = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class WorkerFailure:
    """A job that had to be ended, or ended its process; *detail* in plain words where more is known."""

    reason: Literal["timeout", "memory", "crash"]
    detail: str = ""

    @property
    def why(self) -> str:
        """The detail, else the reason."""
        return self.detail or self.reason


class Engine(Protocol):
    """Runs functions of modules somewhere else, *size* of them at once; what had to be ended is a value."""

    @property
    def size(self) -> int:
        """How many jobs are done at once."""
        ...

    async def run(
        self, function: Callable[_Arguments, _Result], *arguments: _Arguments.args, **named: _Arguments.kwargs
    ) -> _Result | WorkerFailure:
        """What *function* returns there, or why it had to be ended."""
        ...
