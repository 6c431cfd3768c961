"""What checking a draft needs from the outside, in one value that a run makes once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date

from verify.jobs.pool import Engine, WorkerPool
from verify.model.claim import DraftClaims
from verify.model.draft import Draft
from verify.model.page import Material, Page, PageOutcome, Request
from verify.outlets import OutletTable
from verify.pipeline.earlier import NOTHING_EARLIER, Earlier
from verify.pipeline.meaning import Meanings
from verify.pipeline.verdicts import is_read_at_once
from verify.ports import Progress, ProviderTools, SearchProvider
from verify.settings import Settings
from verify.speech.lexicon import Lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What checking needs from the outside: reads one page, asks providers, knows outlets and the day.

    *read* never raises for the web's failings; *network_seen* tells whether anybody answered at all in this run;
    drafts with markup are parsed by *workers*. They are judged by *judges*, but a draft that is *alone* and has short pages here.
    """

    read: Callable[[Request], Awaitable[PageOutcome]]
    providers: tuple[SearchProvider, ...]
    provider_tools: ProviderTools
    workers: WorkerPool
    judges: Engine | None = None
    alone: bool = False
    outlets: OutletTable
    lexicon: Lexicon
    material: Material
    settings: Settings
    today: date
    progress: Progress
    network_seen: Callable[[], bool]
    earlier: Earlier = NOTHING_EARLIER
    meanings: Meanings | None = None
    # The last word on what is checked: speakers that comments name, claims on lines that did not change.
    narrow: Callable[[Draft, DraftClaims], DraftClaims] = lambda _draft, found: found

    def judges_of(self, pages: Sequence[Page]) -> Engine | None:
        """Who reads *pages*, where that is not done here."""
        return None if self.alone and is_read_at_once(pages) else self.judges
