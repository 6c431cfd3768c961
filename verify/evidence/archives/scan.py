"""One pass over archives: a stretch of a file goes in, the pages that may bear on any of the claims come out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from verify.evidence.archives.all_pages import fetched_of
from verify.evidence.archives.locate import Archive
from verify.evidence.archives.warc import Damage, Record, Segment, SegmentReader
from verify.faults import Fault, bordered
from verify.match.candidate_filter import Seeds
from verify.match.match_kind import ORDER_OF_KINDS
from verify.match.page_index import PageIndex
from verify.model.claim import Claim
from verify.model.page import Page, PageOutcome, Place, Unread
from verify.model.span import Span
from verify.model.unread_reason import UnreadReason
from verify.pages.extract import read_page
from verify.pages.quick_text import quick_text

# How many pages of all archives are kept for one claim: those that carry its words, and those that may say it in others.
MOST_WITH_WORDS = 24
MOST_RESTATED = 8
_WORDS, _RESTATED = 0, 1
# Of 8, 32 and 128 pages at a time none is faster than the others; one by one a pass takes a tenth to a fifth longer.
_BATCH = 8
_BATCH_BYTES = 4_000_000

# How well a page bears on a claim, smaller is better: its words or other words, the kind of match, less the similarity.
Rank = tuple[int, int, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A page that may bear on claims, by their positions; *outcome* says why where it was no page to be read."""

    outcome: PageOutcome
    ranks: tuple[tuple[int, Rank], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSegment:
    """What one stretch of an archive gave: *pages* read, bytes *unpacked*, and where it could not be read.

    *first*, *next* and *lost* say where its records begin and end, as SegmentReader does.
    """

    sightings: tuple[Sighting, ...] = ()
    pages: int = 0
    unpacked: int = 0
    damaged: tuple[Damage, ...] = ()
    first: int | None = None
    next: int | None = None
    lost: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadArchive:
    """What one archive gave, and why a part of it stayed unread (None: it was read whole)."""

    archive: Archive
    sightings: tuple[Sighting, ...] = ()
    pages: int = 0
    unpacked: int = 0
    failure: Unread | None = None

    @property
    def set_aside(self) -> bool:
        """Whether reading it was given up."""
        return self.failure is not None and self.failure.reason != UnreadReason.CUT


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What earlier, unfinished runs read: asked before an archive is read, told after."""

    recall: Callable[[Archive], ReadArchive | None] = lambda _archive: None
    keep: Callable[[ReadArchive], None] = lambda _result: None


def read_segment(segment: Segment, claims: tuple[Claim, ...]) -> ReadSegment:
    """The pages of *segment* that may bear on *claims*. Depends on nothing else, so that it may run anywhere."""
    seeds = _seeds(claims)
    reader = SegmentReader(segment)
    sightings: list[Sighting] = []
    damaged: list[Damage] = []
    pages = 0
    for batch in _batches(_records(reader, segment)):
        for found, text in [(found, _text(found)) for found in batch]:
            if isinstance(found, Damage):
                damaged.append(found)
                continue
            pages += 1
            if text is None:
                damaged.append(Damage(offset=found.offset, reason="the bytes of a page are not text"))
                continue
            ranks = _ranks(text, claims, seeds)
            if ranks:
                sightings.append(Sighting(outcome=_read(found, segment), ranks=tuple(sorted(ranks.items()))))
    return ReadSegment(
        sightings=best_of(sightings),
        pages=pages,
        unpacked=reader.unpacked,
        damaged=tuple(damaged),
        first=reader.first,
        next=reader.next,
        lost=reader.lost,
    )


def best_of(sightings: Iterable[Sighting]) -> tuple[Sighting, ...]:
    """*sightings*, each page once, of each claim the best; in an order of their own. The best of bests are the best of all."""
    once: dict[tuple[str, str], Sighting] = {}
    for each in sorted(sightings, key=_order):
        once.setdefault(_identity(each.outcome), each)
    by_claim: dict[tuple[int, int], list[tuple[Rank, int]]] = defaultdict(list)
    kept = list(once.values())
    for place, each in enumerate(kept):
        for claim, rank in each.ranks:
            by_claim[claim, rank[0]].append((rank, place))
    chosen: dict[int, set[int]] = defaultdict(set)
    for (claim, kind), ranked in by_claim.items():
        for _, place in sorted(ranked)[: MOST_WITH_WORDS if kind == _WORDS else MOST_RESTATED]:
            chosen[place].add(claim)
    return tuple(
        replace(kept[place], ranks=tuple(each for each in kept[place].ranks if each[0] in claims))
        for place, claims in sorted(chosen.items())
    )


def pages_for(sightings: Iterable[Sighting], claims: Sequence[int]) -> Iterator[tuple[PageOutcome, tuple[int, ...]]]:
    """The pages that may bear on any of *claims*, each with those whose words it carries."""
    wanted = frozenset(claims)
    for each in sightings:
        if not wanted.isdisjoint(number for number, _ in each.ranks):
            yield each.outcome, tuple(number for number, rank in each.ranks if number in wanted and rank[0] == _WORDS)


def _records(reader: SegmentReader, segment: Segment) -> Iterator[Record | Damage]:
    try:
        yield from reader.read()
    except OSError as fault:
        reader.lost = True
        yield Damage(offset=segment.start, reason=f"cannot be read: {fault.strerror or fault}")


def _batches(records: Iterable[Record | Damage]) -> Iterator[list[Record | Damage]]:
    """*records* a few at a time: parsing some and then seeking in these leaves to each what it has in the processor's memory."""
    batch: list[Record | Damage] = []
    size = 0
    for found in records:
        batch.append(found)
        size += len(found.body) if isinstance(found, Record) else 0
        if len(batch) >= _BATCH or size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    yield batch


def _text(found: Record | Damage) -> str | None:
    return quick_text(found.body, found.content_type, found.charset) if isinstance(found, Record) else None


@lru_cache(maxsize=1)
def _seeds(claims: tuple[Claim, ...]) -> Seeds:
    return Seeds(claims)


def _ranks(text: str, claims: Sequence[Claim], seeds: Seeds) -> Mapping[int, Rank]:
    candidates = seeds.candidates(text)
    ranks: dict[int, Rank] = {}
    index = PageIndex([text]) if candidates.words else PageIndex()
    for number in candidates.words:
        claim = claims[number]
        parts = tuple(part.text for part in claim.parts)
        matches = bordered(claim.id, index.find, claim.text, parts=parts, comma=claim.joined_by_comma, limit=1)
        if isinstance(matches, Fault):
            # The page is kept: whoever compares the claim with it meets the fault again, and names it.
            ranks[number] = (_WORDS, len(ORDER_OF_KINDS), 0.0)
            continue
        for match in matches:
            ranks[number] = (_WORDS, ORDER_OF_KINDS[match.kind], -match.similarity)
    for number, share in candidates.meaning:
        ranks.setdefault(number, (_RESTATED, 0, -round(share, 4)))
    return ranks


def _read(record: Record, segment: Segment) -> PageOutcome:
    page = read_page(fetched_of(record))
    if isinstance(page, Unread):
        return page
    where = Place(span=Span(0, len(page.text)), label=f"{segment.archive.name}, byte {record.offset}")
    return replace(page, places=(where,), retrieved_at=record.retrieved_at)


def _identity(outcome: PageOutcome) -> tuple[str, str]:
    return (outcome.url, outcome.sha256) if isinstance(outcome, Page) else (outcome.url, "")


def _order(sighting: Sighting) -> tuple[str, str, str, str]:
    outcome = sighting.outcome
    if isinstance(outcome, Unread):
        return outcome.url, "", outcome.reason, ""
    retrieved = outcome.retrieved_at.isoformat() if outcome.retrieved_at else ""
    return outcome.url, outcome.sha256, retrieved, outcome.places[0].label if outcome.places else ""
