"""What a run has finished so far, to be read at any moment: a run may be ended before its end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from verify.model.draft import RunError

if TYPE_CHECKING:
    from verify.model.verdict import DraftReport, Report


def _nobody() -> None:
    return


@dataclass(slots=True)
class Ledger:
    """The drafts of one run and what became of each; `stop` asks the run to end with what it has.

    *empty* is the report of a run that has finished nothing, None before it has begun.
    """

    empty: Report | None = None
    origins: tuple[str, ...] = ()
    # What `stop` does, set by whoever runs the check.
    stop: Callable[[], None] = _nobody
    stopped: bool = False
    # How many quotations the draft at each place holds, as far as they are read.
    quotations: dict[int, int] = field(default_factory=dict)
    # Who hears what is known of a draft, as long as it is looked for.
    hear: Callable[[DraftReport], None] | None = None
    _done: dict[int, DraftReport | RunError] = field(default_factory=dict)

    def begin(self, empty: Report, origins: Sequence[str]) -> None:
        """These drafts are to be checked."""
        self.empty, self.origins = empty, tuple(origins)

    def enter(self, place: int, outcome: DraftReport | RunError) -> None:
        """Note what became of the draft at this *place*."""
        self._done[place] = outcome

    def finished(self) -> tuple[DraftReport, ...]:
        """The reports on the drafts that are done, in the order in which they were."""
        return tuple(each for each in self._done.values() if not isinstance(each, RunError))

    def far(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """How many quotations are judged, of how many; and how many drafts are done, of how many."""
        judged = sum(count for place, count in self.quotations.items() if place in self._done)
        return (judged, sum(self.quotations.values())), (len(self._done), len(self.origins))

    def report(self) -> Report | None:
        """The report on what is finished by now, in the order of the drafts; None where nothing was begun."""
        if self.empty is None:
            return None
        done = [self._done.get(place) for place in range(len(self.origins))]
        drafts = tuple(each for each in done if not isinstance(each, RunError | None))
        not_begun = tuple(name for name, each in zip(self.origins, done, strict=True) if each is None)
        return replace(
            self.empty,
            drafts=drafts,
            errors=tuple(each for each in done if isinstance(each, RunError)),
            complete=not self.stopped and not not_begun and all(each.complete for each in drafts),
            not_begun=not_begun,
        )
