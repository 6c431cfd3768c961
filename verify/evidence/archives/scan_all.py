"""Archives swept by many workers in one pass: cut into segments, checked where they meet, put together again."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from verify.evidence.archives.locate import Archive, address_url
from verify.evidence.archives.scan import Memory, Sighting, Swept, SweptArchive, best_of, sweep
from verify.evidence.archives.warc import Damage, Segment
from verify.jobs.job import Engine, WorkerFailure
from verify.model.claim import Claim
from verify.model.page import Unread
from verify.model.unread_reason import UnreadReason
from verify.ports import Progress
from verify.text.printable import counted

# Bytes of a file that one job reads: a second's work, so that progress is told, little is lost and memory stays small.
_PACKED_SEGMENT = 2_000_000
_PLAIN_SEGMENT = 8_000_000
_TRIES = 2


@dataclass(slots=True)
class _Tally:
    progress: Progress
    began: float = field(default_factory=time.monotonic)
    pages: int = 0
    unpacked: int = 0

    def add(self, swept: Swept) -> None:
        self.pages += swept.pages
        self.unpacked += swept.unpacked
        megabytes, seconds = self.unpacked / 1e6, max(0.001, time.monotonic() - self.began)
        self.progress(f"archives: {self.pages:,} pages, {megabytes:,.0f} MB, {megabytes / seconds:,.0f} MB/s")


async def sweep_archives(
    archives: Sequence[Archive], claims: tuple[Claim, ...], engine: Engine, *, progress: Progress, memory: Memory
) -> tuple[tuple[Sighting, ...], tuple[Unread, ...]]:
    """The pages of *archives* that may bear on *claims*, by claim position, and why archives stayed unread.

    The same whatever the engine, the number of its workers and the order of *archives*.
    """
    tally = _Tally(progress)
    slots = asyncio.Semaphore(2 * engine.size)
    kept: tuple[Sighting, ...] = ()
    failures: list[Unread] = []

    async def one(archive: Archive) -> None:
        nonlocal kept
        async with slots:
            swept = memory.recall(archive)
            if swept is None:
                swept = await _sweep_one(archive, claims, engine, tally)
                if not swept.set_aside:
                    memory.keep(swept)
        kept = best_of((*kept, *swept.sightings))
        if swept.failure is not None:
            failures.append(swept.failure)

    async with asyncio.TaskGroup() as group:
        for archive in sorted(set(archives)):
            group.create_task(one(archive))
    return kept, tuple(sorted(failures, key=lambda failure: (failure.url, failure.detail)))


async def _sweep_one(archive: Archive, claims: tuple[Claim, ...], engine: Engine, tally: _Tally) -> SweptArchive:
    step = _PACKED_SEGMENT if archive.packed else _PLAIN_SEGMENT
    cuts = range(0, archive.size, step)
    segments = [Segment(archive=archive, start=at, stop=min(archive.size, at + step)) for at in cuts]
    done = await asyncio.gather(*(_swept(segment, claims, engine, tally) for segment in segments))
    whole: list[Swept] = []
    killed: list[WorkerFailure] = []
    at: int | None = 0
    for segment, found in zip(segments, done, strict=True):
        swept = found
        if isinstance(swept, Swept) and at is not None and not _begins_at(swept, at, segment):
            # What looked like the beginning of a record was none: only where the record before ends is certain.
            swept = await _swept(replace(segment, start=at), claims, engine, tally) if at < segment.stop else Swept()
        if isinstance(swept, WorkerFailure):
            killed.append(swept)
            at = None
            continue
        whole.append(swept)
        at = _next(swept, at, archive)
    return SweptArchive(
        archive=archive,
        sightings=best_of(each for swept in whole for each in swept.sightings),
        pages=sum(swept.pages for swept in whole),
        unpacked=sum(swept.unpacked for swept in whole),
        failure=_failure(archive, killed, [damage for swept in whole for damage in swept.damaged]),
    )


async def _swept(segment: Segment, claims: tuple[Claim, ...], engine: Engine, tally: _Tally) -> Swept | WorkerFailure:
    for _ in range(_TRIES):
        swept = await engine.run(sweep, segment, claims)
        if isinstance(swept, Swept):
            tally.add(swept)
            break
    return swept


def _begins_at(swept: Swept, at: int, segment: Segment) -> bool:
    return swept.first is None if at >= segment.stop else swept.first == at


def _next(swept: Swept, at: int | None, archive: Archive) -> int | None:
    """Where the next record begins behind what is read; None where damage hides it."""
    if swept.lost:
        return None
    if swept.first is None:
        return at
    return archive.size if swept.next is None else swept.next


def _failure(archive: Archive, killed: Sequence[WorkerFailure], damaged: Sequence[Damage]) -> Unread | None:
    url = address_url(archive.address)
    if killed:
        reason = UnreadReason.TIMEOUT if killed[0].reason == "timeout" else UnreadReason.PARSER_LIMIT
        detail = f"{archive.name}: set aside, reading it ended its worker ({killed[0].why})"
        return Unread(url=url, reason=reason, detail=detail)
    if damaged:
        first = f"byte {damaged[0].offset}: {damaged[0].reason}"
        places = counted(len(damaged), "damaged place")
        detail = f"{archive.name}: {places} skipped, the first at {first}; the rest was read"
        return Unread(url=url, reason=UnreadReason.CUT, detail=detail)
    return None
