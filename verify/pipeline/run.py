"""What holds for all drafts of a run, made once from its settings; it needs no network."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from verify.errors import SettingsError
from verify.outlets import OutletTable, claimed_outlet, load_outlets
from verify.pipeline.clock import clock_of
from verify.settings import Settings
from verify.speech.lexicon import DEFAULT_LEXICON, Lexicon

if TYPE_CHECKING:
    from verify.ports import Progress, Warn


def unheard(_line: str) -> None:
    """Where lines go that nobody wants."""
    return


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Settings, clock and tables of one run, and where its lines go; *today* is the day on which it began."""

    settings: Settings
    now: Callable[[], datetime]
    today: date
    outlets: OutletTable
    lexicon: Lexicon
    progress: Progress = unheard
    warn: Warn = unheard


def begin_run(settings: Settings, *, progress: Progress = unheard, warn: Warn = unheard) -> Run:
    """The run that *settings* describe. Raises SettingsError for tables that cannot be used."""
    now = clock_of(settings)
    outlets, lexicon = _tables_of(settings)
    return Run(
        settings=settings,
        now=now,
        today=now().date(),
        outlets=outlets,
        lexicon=lexicon,
        progress=progress,
        warn=warn,
    )


def settings_digest(settings: Settings) -> str:
    """A short digest of everything that may change outcomes; keys, folders, the clock and where work is done left out."""
    told = replace(
        settings,
        keys=(),
        from_checkout=frozenset(),
        drafts=(),
        cache_dir=None,
        offline=False,
        refresh=False,
        engine="local",
    )
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


def _tables_of(settings: Settings) -> tuple[OutletTable, Lexicon]:
    """Outlets and words of saying: the built-in ones and the user's.

    Raises SettingsError where a file of the checkout gives a known outlet another domain, or its domain another name.
    """
    taken = claimed_outlet(settings.outlets) if "outlets" in settings.from_checkout else None
    if taken is not None:
        why = f"{taken[0]!r} = {taken[1]!r} names an outlet or a domain that is known already"
        raise SettingsError("outlets", why, "a file of the checkout may add outlets; use --config for others")
    return load_outlets(settings.outlets), DEFAULT_LEXICON.extended(settings.cues)
