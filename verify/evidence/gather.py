"""What `--evidence` names -> what it holds for each draft: single files, kept indexes, archives in one pass."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote

from verify.errors import EvidenceError, IndexFileError
from verify.evidence.archives.locate import Archive, address_url, archives_of, is_archive, is_remote, remote_files
from verify.evidence.archives.resume import remembering
from verify.evidence.archives.scan import Sighting, pages_for
from verify.evidence.archives.scan_all import read_archives
from verify.evidence.files.read_material import read_material_file, unread_part
from verify.evidence.index.query import pages_for as kept_pages_for
from verify.evidence.index.quote_ask import QuotationIndex, pointers_for
from verify.evidence.index.reader import KeptIndex
from verify.evidence.index.schema import is_index, is_quotation_index
from verify.evidence.recordings import with_recording, without_transcribed
from verify.files.find import NOT_FOLLOWED, Unusable, links_among, named_files, reason_alone
from verify.files.tracked import is_tracked
from verify.filters.hosts import is_wanted
from verify.jobs.engines import open_engine
from verify.jobs.job import Engine, WorkerFailure
from verify.jobs.pool import WorkerPool
from verify.model.claim import Claim, DraftClaims
from verify.model.page import Material, Page, PageOutcome, Pointer, Unread
from verify.model.unread_reason import UnreadReason
from verify.ports import Progress, Warn
from verify.settings import Settings

# Of what could not be read for one reason, so many are named one by one.
_MOST_TOLD = 20


@dataclass(frozen=True, slots=True)
class _Named:
    """What was named, each once: files to read whole, indexes to ask, archives to look through, links not followed."""

    files: tuple[Path, ...]
    indexes: tuple[Path, ...]
    archives: tuple[str, ...]
    links: tuple[Path, ...]


async def gather_evidence(
    drafts: Sequence[DraftClaims],
    settings: Settings,
    workers: WorkerPool,
    processes: Engine | None,
    *,
    progress: Progress,
    warn: Warn,
) -> tuple[Material, ...]:
    """What the evidence of *settings* holds for each of *drafts*; every file that could not be read is reported once.

    Single files are read by *workers*; archives by *processes*, where no other engine is set.

    Raises EvidenceError for a name that leads to nothing, SettingsError for an engine that cannot be used.
    """
    if not settings.evidence:
        return tuple(Material() for _ in drafts)
    named, distrusted = _trusted(_expanded(settings.evidence), settings, warn)
    asking = [tuple(claim for claim in found.claims if claim.asks) for found in drafts]
    outcomes = [
        *await asyncio.gather(*(_read(path, workers) for path in named.files)),
        *map(_not_followed, named.links),
        *distrusted,
    ]
    kept = [await asyncio.gather(*(_ask(path, each, workers) for each in asking)) for path in named.indexes]
    outcomes += dict.fromkeys(failure for answers in kept for answer in answers for failure in answer.unread)
    claims = tuple(claim for each in asking for claim in each)
    sightings, failures = await _sightings_in(named.archives, claims, settings, processes, progress, warn)
    outcomes = _counted([*outcomes, *failures])
    for outcome in outcomes:
        unread = outcome if isinstance(outcome, Unread) else unread_part(outcome)
        if unread is not None:
            warn(f"evidence: {_told(unread)}")
    # Of what was said such an index knows a part: that it has nothing is no silence.
    counts = bool(outcomes or named.archives or not all(map(is_quotation_index, named.indexes)))
    return tuple(
        replace(
            share,
            named=counts,
            found=tuple(_wanted((*share.found, *(each for answers in kept for each in answers[at].found)), settings)),
            pointers=tuple(each for answers in kept for each in answers[at].pointers),
        )
        for at, share in enumerate(_shares(asking, tuple(outcomes), sightings))
    )


def _trusted(named: _Named, settings: Settings, warn: Warn) -> tuple[_Named, tuple[Unread, ...]]:
    """*named* without the archives and indexes that the checkout brought, where the run is isolated from it; else *warn*.

    They hold public pages under any address that whoever wrote them liked.
    """
    here = Path.cwd()
    kept = [Path(each) for each in named.archives if not is_remote(each)]
    brought = [path for path in (*named.indexes, *kept) if is_tracked(path, here)]
    if not settings.isolated:
        for path in brought:
            warn(f"evidence: {path.name} is tracked by git in this checkout: pages in it could be forged")
        return named, ()
    refused = {str(path) for path in brought}
    trusted = replace(
        named,
        indexes=tuple(path for path in named.indexes if str(path) not in refused),
        archives=tuple(each for each in named.archives if each not in refused),
    )
    return trusted, tuple(map(_distrusted, brought))


def _distrusted(path: Path) -> Unread:
    detail = f"{path.name}: tracked by git in this checkout, so pages in it could be forged; not used with --isolated"
    return Unread(url=address_url(str(path)), reason=UnreadReason.BLOCKED, detail=detail)


async def _sightings_in(
    addresses: Sequence[str],
    claims: tuple[Claim, ...],
    settings: Settings,
    processes: Engine | None,
    progress: Progress,
    warn: Warn,
) -> tuple[tuple[Sighting, ...], tuple[Unread, ...]]:
    """The pages of archives that may bear on *claims*, and why archives stayed unread; without claims none is looked through."""
    found = [each for address in addresses for each in archives_of(address)]
    archives = [each for each in found if isinstance(each, Archive)]
    unopened = tuple(each for each in found if isinstance(each, Unread))
    if not archives or not claims:
        return (), unopened
    with remembering(settings.cache_dir, claims) as memory, _telling(warn):
        async with open_engine(settings.engine, processes) as engine:
            sightings, failures = await read_archives(archives, claims, engine, progress=progress, memory=memory)
    return sightings, (*unopened, *failures)


@contextmanager
def _telling(warn: Warn) -> Iterator[None]:
    try:
        yield
    except asyncio.CancelledError:
        warn("interrupted; the archives that were read are remembered, the same command goes on with the others")
        raise


def _wanted(
    found: Iterable[tuple[PageOutcome, tuple[str, ...]]], settings: Settings
) -> Iterator[tuple[PageOutcome, tuple[str, ...]]]:
    """*found*, but for public pages of hosts that the user excluded: those are unread, whoever kept them."""
    for outcome, led_to in found:
        if isinstance(outcome, Page) and not outcome.own_material and not is_wanted(outcome.url, settings):
            yield Unread(url=outcome.url, reason=UnreadReason.EXCLUDED), led_to
        else:
            yield outcome, led_to


def _expanded(named: Sequence[str]) -> _Named:
    files: dict[Path, None] = {}
    indexes: dict[Path, None] = {}
    archives: dict[str, None] = {}
    links: dict[Path, None] = {}
    for each in named:
        if is_remote(each):
            archives.update(dict.fromkeys(remote_files(each)))
            continue
        # All files of a folder, whatever their ending: of one that no reader knows we must say that we did not look there.
        found = named_files(each)
        if isinstance(found, Unusable):
            raise EvidenceError(each, found.reason)
        links.update(dict.fromkeys(links_among(each)))
        for path in found:
            if is_archive(path.name):
                archives[str(path.absolute())] = None
            elif is_index(path):
                indexes[path] = None
            else:
                files[path] = None
    # Whoever names a link itself means what it leads to.
    outside = tuple(link for link in links if link not in files)
    return _Named(without_transcribed(files), tuple(indexes), tuple(archives), outside)


async def _read(path: Path, workers: WorkerPool) -> PageOutcome:
    outcome = await workers.run(read_material_file, path)
    if isinstance(outcome, WorkerFailure):
        detail = f"{path.name}: reading it was given up ({outcome.why})"
        return Unread(url=address_url(str(path)), reason=UnreadReason.PARSER_LIMIT, detail=detail)
    return with_recording(outcome) if isinstance(outcome, Page) else outcome


def _not_followed(path: Path) -> Unread:
    return Unread(url=address_url(str(path)), reason=UnreadReason.BLOCKED, detail=f"{path.name}: {NOT_FOLLOWED}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """What an index holds for one draft or points to, and what it should hold and could not take in."""

    found: tuple[tuple[Page, tuple[str, ...]], ...] = ()
    pointers: tuple[tuple[str, tuple[Pointer, ...]], ...] = ()
    unread: tuple[Unread, ...] = ()


async def _ask(path: Path, claims: tuple[Claim, ...], workers: WorkerPool) -> _Answer:
    try:
        answer = await workers.run(_asked, path, claims)
    except IndexFileError as fault:
        detail = f"{path.name}: {fault.reason}"
        return _Answer(unread=(Unread(url=address_url(str(path)), reason=UnreadReason.BLOCKED, detail=detail),))
    if isinstance(answer, WorkerFailure):
        detail = f"{path.name}: asking it was given up ({answer.why})"
        return _Answer(unread=(Unread(url=address_url(str(path)), reason=UnreadReason.PARSER_LIMIT, detail=detail),))
    return answer


def _asked(path: Path, claims: tuple[Claim, ...]) -> _Answer:
    if is_quotation_index(path):
        with QuotationIndex(path) as quotations:
            return _Answer(pointers=pointers_for(quotations, claims))
    with KeptIndex(path) as index:
        info = index.info()
        unfinished = tuple(
            Unread(url=address_url(source), reason=UnreadReason.CUT, detail=f"{source}: not yet taken into {path.name}")
            for source in info.unfinished
        )
        unread = _shortened(info.unread, path) + _shortened(unfinished, path)
        found = tuple((with_recording(page), led_to) for page, led_to in kept_pages_for(index, claims))
        return _Answer(found=found, unread=unread)


def _shortened(failures: tuple[Unread, ...], path: Path) -> tuple[Unread, ...]:
    """*failures*, or the first of them and how many more: each is warned of, and is in the report of each quotation."""
    more = len(failures) - _MOST_TOLD
    if more <= 0:
        return failures
    detail = f"{path.name}: {more:,} more like this"
    return (*failures[:_MOST_TOLD], Unread(url=address_url(str(path)), reason=failures[-1].reason, detail=detail))


def _counted(outcomes: Sequence[PageOutcome]) -> list[PageOutcome]:
    """*outcomes*, but of failures alike only the first and how many more: each is in the report of each quotation."""
    kept: list[PageOutcome] = []
    alike: dict[tuple[str, str], list[Unread]] = {}
    for outcome in outcomes:
        if isinstance(outcome, Unread):
            group = alike.setdefault((outcome.reason, reason_alone(outcome.why)), [])
            group.append(outcome)
            if len(group) > _MOST_TOLD:
                continue
        kept.append(outcome)
    many = [group for group in alike.values() if len(group) > _MOST_TOLD]
    kept += [
        replace(group[-1], detail=f"and {len(group) - _MOST_TOLD - 1:,} more files: {group[-1].why}") for group in many
    ]
    return kept


def _shares(
    asking: Sequence[Sequence[Claim]], outcomes: tuple[PageOutcome, ...], sightings: Sequence[Sighting]
) -> Iterator[Material]:
    first = 0
    for claims in asking:
        numbers = range(first, first + len(claims))
        first += len(claims)
        found = tuple(
            (outcome, tuple(claims[number - numbers.start].id for number in led_to))
            for outcome, led_to in pages_for(sightings, numbers)
        )
        yield Material(named=True, outcomes=outcomes, found=found)


def _told(failure: Unread) -> str:
    name = unquote(failure.url.rstrip("/").rsplit("/", 1)[-1])
    detail = failure.why
    return detail if name in detail else f"{name}: {detail}"
