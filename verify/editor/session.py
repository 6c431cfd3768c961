"""The drafts that are open in an editor, and their checks: one at a time for each draft, by processes that stay."""

from __future__ import annotations

import asyncio
import codecs
import contextlib
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from verify.api import DraftBytes, check_async, open_pools
from verify.model.verdict import DraftReport, Report
from verify.pipeline.ledger import Ledger
from verify.settings import Settings

if TYPE_CHECKING:
    from verify.pipeline.tools import Pools

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was found in a draft whose words were *text*; *settings* are those of the check."""

    text: str
    draft: DraftReport
    settings: Settings


class Session:
    """Checks drafts for one editor; *settings_of* reads the settings anew, for each check, as their files may change."""

    def __init__(self, settings_of: Callable[[], Settings]) -> None:
        self._settings_of = settings_of
        self._pools: asyncio.Future[Pools] | None = None
        self._keeper: asyncio.Task[None] | None = None
        self._running: dict[tuple[str, bool], asyncio.Task[Report]] = {}

    async def check(
        self, path: str, text: str, *, progress: Say, warn: Say, online: bool = False, ledger: Ledger | None = None
    ) -> Checked | str:
        """What is found in the draft *text* that goes by *path*, or why it cannot be checked; an earlier check of it ends.

        Only *online* is anybody asked. Raises CancelledError where a later check of the draft took its place.
        """
        settings = self._settings_of()
        settings = settings if online else replace(settings, offline=True)
        # With the mark no reader takes the words for those of another encoding: offsets are those of *text*.
        given = DraftBytes(origin=path, data=codecs.BOM_UTF8 + text.encode("utf-8", "replace"))
        pools = await self._opened(settings)
        # Whoever saves while the web is asked ends no look-up.
        key = (path, online)
        if (earlier := self._running.pop(key, None)) is not None:
            earlier.cancel()
        work = asyncio.create_task(
            check_async([given], settings=settings, progress=progress, warn=warn, ledger=ledger, pools=pools)
        )
        self._running[key] = work
        try:
            report = await work
        finally:
            work.cancel()
            if self._running.get(key) is work:
                del self._running[key]
        if online:
            await asyncio.to_thread(_kept, report, settings, warn)
        return _checked(report, text, settings)

    async def close(self) -> None:
        """End every check and every process."""
        for work in self._running.values():
            work.cancel()
        if self._keeper is not None:
            self._keeper.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._keeper

    async def _opened(self, settings: Settings) -> Pools:
        if self._pools is None:
            self._pools = asyncio.get_running_loop().create_future()
            self._keeper = asyncio.create_task(_keep_open(settings, self._pools))
        return await asyncio.shield(self._pools)


async def _keep_open(settings: Settings, ready: asyncio.Future[Pools]) -> None:
    # A task of its own: whoever cancels a check, the processes stay; and at the end of the loop it is cancelled with the others.
    async with open_pools(settings) as pools:
        ready.set_result(pools)
        await asyncio.get_running_loop().create_future()


def _kept(report: Report, settings: Settings, warn: Say) -> None:
    from verify.storage.past_reports import keep

    keep(report, settings, warn=warn)


def _checked(report: Report, text: str, settings: Settings) -> Checked | str:
    if report.errors:
        return report.errors[0].reason
    draft = next(iter(report.drafts), None)
    if draft is None:
        return "nothing was checked"
    if draft.source != text.removeprefix("\ufeff"):
        return "its characters are not those that the editor shows"
    return Checked(text=text, draft=draft, settings=settings)


def stop(ledger: Ledger) -> None:
    """End the check of *ledger* with what it has."""
    ledger.stopped = True
    ledger.stop()


def path_below(path: str) -> str:
    """*path* as `verify` is given it in the working folder: relative where it lies below, so that both keep the same pages."""
    relative = os.path.relpath(path)
    return path if relative.startswith("..") else relative
