"""The exit codes of the program."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit code of a run, by what it found."""

    FINE = 0
    FINDINGS = 1
    UNUSABLE = 2
    UNCHECKED = 3
    INTERRUPTED = 130
