"""Ctrl-C: the first ends a run with what it has, the second the program, with what was finished."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Self

from verify.cli.codes import ExitCode
from verify.model.verdict import Report
from verify.pipeline.ledger import Ledger


class Stopping:
    """Inside, interrupts reach the run of *ledger*; *finish* is given its report where they end the program."""

    def __init__(self, ledger: Ledger, finish: Callable[[Report | None], None]) -> None:
        self._ledger, self._finish = ledger, finish
        self._heard = 0
        self._is_reporting = False
        self._replaced = False

    def __enter__(self) -> Self:
        # Where somebody else listens, or nobody is to be interrupted, it stays so.
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, self._hear)
            self._replaced = True
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._replaced:
            # Who was heard needs not be heard again: the program is about to end, and its end makes no tracebacks.
            signal.signal(signal.SIGINT, signal.SIG_IGN if self._ledger.stopped else signal.default_int_handler)

    def reporting(self) -> None:
        """The run is over: what is left takes a moment, and a single interrupt does not cut it short."""
        self._is_reporting = True
        self._heard = 0

    def _hear(self, _signal: int, _frame: FrameType | None) -> None:
        self._heard += 1
        if self._heard == 1:
            if not self._is_reporting:
                self._ledger.stop()
        elif self._is_reporting:
            os._exit(ExitCode.INTERRUPTED)
        else:
            self._end_at_once()

    def _end_at_once(self) -> None:
        # Not by an exception: it would go through whatever is under way, and wait for it. Child processes end by themselves.
        self.reporting()
        self._ledger.stopped = True
        try:
            self._finish(self._ledger.report())
        finally:
            os._exit(ExitCode.INTERRUPTED)
