"""How far a run is, what its quotations are so far, and what it is waiting for: the last lines of a terminal until the report comes."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import PurePath
from typing import TYPE_CHECKING

from verify.pipeline.ledger import Ledger

if TYPE_CHECKING:
    from verify.model.verdict import DraftReport, Verdict

_BAR = 10
_HEAD = 24  # As wide as "misattributed so far" and its sign.


class ProgressBar:
    """Makes the lines from what *ledger* holds and what was heard meanwhile; *clock* counts seconds."""

    def __init__(
        self, ledger: Ledger, clock: Callable[[], float] = time.monotonic, *, color: bool = False, plain: bool = False
    ) -> None:
        self._ledger, self._clock = ledger, clock
        self._color, self._plain = color, plain
        self._began = clock()
        self._taken: set[str] = set()
        # By draft and quotation, the last change at the end.
        self._known: dict[tuple[str, str], tuple[Verdict, bool]] = {}

    def line(self, waiting: str) -> str:
        """A bar, quotations, drafts, seconds, and what is being waited for."""
        (judged, quotations), (done, drafts) = self._ledger.far()
        judged += sum(certain for (path, _), (_, certain) in self._known.items() if path not in self._taken)
        filled = _BAR * judged // quotations if quotations else 0
        told = [f"[{'#' * filled}{'.' * (_BAR - filled)}]"]
        if quotations:
            told.append(f"{judged}/{quotations} quotations")
        if drafts > 1:
            told.append(f"{done}/{drafts} drafts")
        # The path of the draft is for those who read every line (-v).
        return " · ".join((*told, f"{self._clock() - self._began:.0f} s", waiting.rpartition(": ")[2]))

    def hear(self, report: DraftReport) -> None:
        """What is known of a draft while it is looked for."""
        from verify.judge.outcome import is_certain

        self._note(report, is_certain)

    def rows(self, most: int, width: int) -> list[str]:
        """A line of at most *width* columns for each quotation that something is known of; of more than *most* the last."""
        self._take_finished()
        shown = list(self._known.items())[-most:] if most > 0 else []
        return [self._row(path, verdict, certain, width) for (path, _), (verdict, certain) in shown]

    def _take_finished(self) -> None:
        for report in self._ledger.finished():
            if report.path not in self._taken:
                self._taken.add(report.path)
                self._note(report, lambda _verdict: True)

    def _note(self, report: DraftReport, is_certain: Callable[[Verdict], bool]) -> None:
        from verify.model.claim import ClaimKind

        for verdict in report.verdicts:
            key, certain = (report.path, verdict.claim.id), is_certain(verdict)
            known = self._known.get(key)
            is_news = known is None or (known[0].outcome, known[1]) != (verdict.outcome, certain)
            # That nothing was found so far says nothing.
            if is_news and verdict.claim.kind is ClaimKind.QUOTATION and (certain or verdict.evidence):
                self._known.pop(key, None)
                self._known[key] = verdict, certain

    def _row(self, path: str, verdict: Verdict, certain: bool, width: int) -> str:
        from verify.reports.labels import OUTCOMES
        from verify.reports.layout import columns, wrap
        from verify.reports.terminal_lines import TerminalLines

        lines, words = TerminalLines(color=self._color, width=width, plain=self._plain), OUTCOMES[verdict.outcome]
        sign = (words.plain if self._plain else words.glyph) if certain else "."
        head = f"{sign} {words.word}{'' if certain else ' so far'}".ljust(_HEAD)
        claim, draft = verdict.claim, f"{PurePath(path).name}:" if len(self._ledger.origins) > 1 else "line "
        place = lines.clean(f"{draft}{claim.line}  ")
        told = wrap(lines.clean(f"“{claim.text}”"), max(1, width - _HEAD - columns(place) - 2))
        more = lines.clean(" …") if len(told) > 1 else ""
        return f"{lines.ink(head, str(words.colour) if certain else '2')}{place}{told[0]}{more}"
