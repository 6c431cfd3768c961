"""What the user's own evidence holds for a draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

# A draft for which nothing is read needs no pages.
if TYPE_CHECKING:
    from verify.model.page import Page, PageOutcome, Pointer


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What the user's own evidence holds for one draft.

    *named*: there was some, so that its silence counts. *outcomes* concern every claim. *found* are pages that archives
    and indexes gave for some claims, each with the ids of those whose words led to it: whether it could be read concerns them.
    *pointers*, by claim, lead to pages that are still to be read; that an index of quotations has none is no silence.
    """

    named: bool = False
    outcomes: tuple[PageOutcome, ...] = ()
    found: tuple[tuple[PageOutcome, tuple[str, ...]], ...] = ()
    pointers: tuple[tuple[str, tuple[Pointer, ...]], ...] = ()

    @property
    def pages(self) -> tuple[Page, ...]:
        """Every page that could be read."""
        from verify.model.page import Page

        every = (*self.outcomes, *(outcome for outcome, _ in self.found))
        return tuple(outcome for outcome in every if isinstance(outcome, Page))

    def pointed(self) -> dict[str, tuple[Pointer, ...]]:
        """Every pointer, by claim."""
        found: dict[str, tuple[Pointer, ...]] = {}
        for claim_id, pointers in self.pointers:
            found[claim_id] = (*found.get(claim_id, ()), *pointers)
        return found
