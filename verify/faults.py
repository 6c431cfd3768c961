"""The one border for faults of our own: what fails for one claim or named source costs that one, not the draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from verify.errors import VerifyError, describe_fault

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A fault of ours while one thing was worked on: *about* is its claim id or its name, *what* says what and where."""

    about: str
    what: str


class UnnotedFaultError(Exception):
    """A fault that nobody takes note of; silence would read as "not found"."""


NoteFault = Callable[[Fault], None]


def bordered(
    about: str, work: Callable[_Arguments, _Result], *given: _Arguments.args, **named: _Arguments.kwargs
) -> _Result | Fault:
    """What *work* returns, or the fault of ours that kept it from ending; what stops a run on purpose goes on up."""
    try:
        return work(*given, **named)
    except (MemoryError, VerifyError):
        raise
    # A mistake in our own code has no type to be foreseen; interruptions are no `Exception` and pass.
    except Exception as fault:  # noqa: BLE001
        return Fault(about=about, what=describe_fault(fault))


def unnoted(fault: Fault) -> None:
    """Raise: for callers that judge nothing and have no place for a fault."""
    raise UnnotedFaultError(f"{fault.about}: {fault.what}")
