"""Archives read by many workers in one pass: cut into segments, checked where they meet, put together again."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from verify.evidence.archives.locate import Archive, address_url
from verify.evidence.archives.scan import Memory, ReadArchive, ReadSegment, Sighting, best_of, read_segment
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

    def add(self, result: ReadSegment) -> None:
        self.pages += result.pages
        self.unpacked += result.unpacked
        megabytes, seconds = self.unpacked / 1e6, max(0.001, time.monotonic() - self.began)
        self.progress(f"archives: {self.pages:,} pages, {megabytes:,.0f} MB, {megabytes / seconds:,.0f} MB/s")


async def read_archives(
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
            result = memory.recall(archive)
            if result is None:
                result = await _read_archive(archive, claims, engine, tally)
                if not result.set_aside:
                    memory.keep(result)
        kept = best_of((*kept, *result.sightings))
        if result.failure is not None:
            failures.append(result.failure)

    async with asyncio.TaskGroup() as group:
        for archive in sorted(set(archives)):
            group.create_task(one(archive))
    return kept, tuple(sorted(failures, key=lambda failure: (failure.url, failure.detail)))


async def _read_archive(archive: Archive, claims: tuple[Claim, ...], engine: Engine, tally: _Tally) -> ReadArchive:
    step = _PACKED_SEGMENT if archive.packed else _PLAIN_SEGMENT
    cuts = range(0, archive.size, step)
    segments = [Segment(archive=archive, start=at, stop=min(archive.size, at + step)) for at in cuts]
    done = await asyncio.gather(*(_read_segment(segment, claims, engine, tally) for segment in segments))
    whole: list[ReadSegment] = []
    killed: list[WorkerFailure] = []
    at: int | None = 0
    for segment, found in zip(segments, done, strict=True):
        result = found
        if isinstance(result, ReadSegment) and at is not None and not _begins_at(result, at, segment):
            # What looked like the beginning of a record was none: only where the record before ends is certain.
            result = (
                await _read_segment(replace(segment, start=at), claims, engine, tally)
                if at < segment.stop
                else ReadSegment()
            )
        if isinstance(result, WorkerFailure):
            killed.append(result)
            at = None
            continue
        whole.append(result)
        at = _next(result, at, archive)
    return ReadArchive(
        archive=archive,
        sightings=best_of(each for result in whole for each in result.sightings),
        pages=sum(result.pages for result in whole),
        unpacked=sum(result.unpacked for result in whole),
        failure=_failure(archive, killed, [damage for result in whole for damage in result.damaged]),
    )


async def _read_segment(
    segment: Segment, claims: tuple[Claim, ...], engine: Engine, tally: _Tally
) -> ReadSegment | WorkerFailure:
    for _ in range(_TRIES):
        result = await engine.run(read_segment, segment, claims)
        if isinstance(result, ReadSegment):
            tally.add(result)
            break
    return result


def _begins_at(result: ReadSegment, at: int, segment: Segment) -> bool:
    return result.first is None if at >= segment.stop else result.first == at


def _next(result: ReadSegment, at: int | None, archive: Archive) -> int | None:
    """Where the next record begins behind what is read; None where damage hides it."""
    if result.lost:
        return None
    if result.first is None:
        return at
    return archive.size if result.next is None else result.next


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
