"""How far a run is, and what it is waiting for, on the one line of a terminal."""

from __future__ import annotations

import time
from collections.abc import Callable

from verify.pipeline.ledger import Ledger

_BAR = 10


class ProgressBar:
    """Makes the line from what *ledger* holds; *clock* counts seconds."""

    def __init__(self, ledger: Ledger, clock: Callable[[], float] = time.monotonic) -> None:
        self._ledger, self._clock = ledger, clock
        self._began = clock()

    def line(self, waiting: str) -> str:
        """A bar, quotations, drafts, seconds, and what is being waited for."""
        (judged, quotations), (done, drafts) = self._ledger.far()
        filled = _BAR * judged // quotations if quotations else 0
        told = [f"[{'#' * filled}{'.' * (_BAR - filled)}]"]
        if quotations:
            told.append(f"{judged}/{quotations} quotations")
        if drafts > 1:
            told.append(f"{done}/{drafts} drafts")
        # The path of the draft is for those who read every line (-v).
        return " · ".join((*told, f"{self._clock() - self._began:.0f} s", waiting.rpartition(": ")[2]))
