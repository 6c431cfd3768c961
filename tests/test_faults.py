"""What fails for one thing costs that one thing."""

from __future__ import annotations

import asyncio

import pytest

from verify.errors import SettingsError
from verify.faults import Fault, UnnotedFaultError, bordered, unnoted


def failing(fault: BaseException) -> None:
    raise fault


def test_what_comes_back_is_what_the_work_returns() -> None:
    assert bordered("q1", divmod, 7, 2) == (3, 1)


@pytest.mark.parametrize("fault", [IndexError("out of range"), RecursionError(), AssertionError(), ZeroDivisionError()])
def test_a_fault_of_ours_is_a_value_that_names_the_place_in_the_code(fault: Exception) -> None:
    noted = bordered("q1", failing, fault)

    assert isinstance(noted, Fault)
    assert noted.about == "q1"
    assert type(fault).__name__ in noted.what
    assert "(test_faults.py:" in noted.what


@pytest.mark.parametrize(
    "fault", [KeyboardInterrupt(), asyncio.CancelledError(), SystemExit(), MemoryError(), SettingsError("a", "b")]
)
def test_what_stops_a_run_is_no_fault_of_one_claim(fault: BaseException) -> None:
    with pytest.raises(type(fault)):
        bordered("q1", failing, fault)


def test_a_fault_that_nobody_notes_is_raised() -> None:
    with pytest.raises(UnnotedFaultError, match="q1: broken"):
        unnoted(Fault(about="q1", what="broken"))
