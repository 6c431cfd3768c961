"""A kept index and the claims of a draft -> the pages that may bear on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import PurePath

from verify.errors import IndexFileError
from verify.evidence.index.keys import row_keys, word_keys
from verify.evidence.index.reader import KeptIndex
from verify.evidence.page_bytes import decode_page_record
from verify.faults import Fault, bordered
from verify.match.page_index import PageIndex
from verify.match.quotation import Quotation, read_quotation
from verify.model.claim import Claim, ClaimKind
from verify.model.page import Page, Place
from verify.model.span import Span
from verify.model.verdict import MatchKind
from verify.pages.imprint import imprint_of
from verify.text.fold import plain_words
from verify.urls import host_of, registered_domain

# Texts looked at closely for one quotation, copies of each, and pages that may say it in other words.
_TEXTS = 10
# Texts that are asked for: where a word was altered, more than ten may hold the rest of the words in other places.
_ASKED = 30
_COPIES = 3
_RESTATED = 3
# A text that holds less of a quotation's words than this, by weight, or of what the best one holds, does not carry it.
_FEWEST_WEIGHT = 0.2
_RIVAL = 0.75
# From here on nearly all words and pairs of a quotation stand there.
_SURE = 0.9
_LONG_WORD = 5
_KEPT_PAGES = 500


def pages_for(index: KeptIndex, claims: Sequence[Claim]) -> tuple[tuple[Page, tuple[str, ...]], ...]:
    """The pages that may bear on *claims*, each with the ids of the claims whose words it carries.

    For a quotation that no page carries as it stands, also a few that share its speaker and its longer words. Statements and
    figures are compared with the pages that quotations led to.
    """

    @lru_cache(_KEPT_PAGES)
    def read(number: int) -> Page | None:
        record = index.record(number)
        # None: gone since it was found, in a build that runs beside us.
        page = None if record is None else decode_page_record(record)
        if page is None and record is not None:
            raise IndexFileError(
                index.name, "the index is damaged (a page cannot be read); delete it and build it again"
            )
        return None if page is None else _as_kept(page, index.name)

    led_to: dict[Page, list[str]] = {}
    for claim in claims:
        if claim.kind is not ClaimKind.QUOTATION:
            continue
        found = _with_words(index, claim, read)
        for page in found.pages:
            led_to.setdefault(page, []).append(claim.id)
        if not found.as_they_stand:
            for page in _restated(index, claim, read):
                led_to.setdefault(page, [])
    return tuple((page, tuple(dict.fromkeys(ids))) for page, ids in led_to.items())


def _as_kept(page: Page, index: str) -> Page:
    """*page* of a kept index: what its record claims to be is by its address, and the index that it comes from is named."""
    name = PurePath(index).name
    places = tuple(replace(place, label=f"{place.label} ({name})") for place in page.places)
    if page.own_material:
        return replace(page, places=places)
    host = host_of(page.final_url)
    return replace(
        page,
        outlet=imprint_of(host, page.outlet or ""),
        domain=registered_domain(host),
        places=places or (Place(span=Span(0, len(page.text)), label=f"in the index {name}"),),
    )


def sought(quotation: Quotation) -> set[int]:
    """What to ask an index for: the words the speaker is said to have said, and their pairs where nothing was left out."""
    return set[int]().union(*map(row_keys, unbroken(quotation)))


def unbroken(quotation: Quotation) -> Iterator[list[str]]:
    """The words the speaker is said to have said, in stretches in which nothing was left out or put in."""
    run: list[str] = []
    for at, word in enumerate(quotation.words):
        inside = at in quotation.own_words and at not in quotation.reshaped
        if at in quotation.loose or not inside:
            yield plain_words(" ".join(run))
            run = []
        if inside:
            run.append(word.text)
    yield plain_words(" ".join(run))


@dataclass(frozen=True, slots=True)
class _Carriers:
    """Pages that carry the words of a quotation, likeliest first; *as_they_stand*: at least one surely, and unaltered."""

    pages: tuple[Page, ...]
    as_they_stand: bool


def _with_words(index: KeptIndex, claim: Claim, read: Callable[[int], Page | None]) -> _Carriers:
    parts = tuple(part.text for part in claim.parts)
    candidates = index.candidates(sought(read_quotation(claim.text, parts, comma=claim.joined_by_comma)), _ASKED)
    # Where nearly all words stand side by side, what differs is for whoever compares; pages that hold less are no rivals.
    sure = [candidate for candidate in candidates if candidate.weight >= _SURE][:_TEXTS]
    least = max([_FEWEST_WEIGHT, *(_RIVAL * candidate.weight for candidate in candidates)])
    near = sure or [candidate for candidate in candidates if candidate.weight >= least]
    numbers = [number for candidate in near for number in candidate.pages[:_COPIES]]
    pages = tuple(page for page in map(read, numbers) if page is not None)
    if sure:
        return _Carriers(pages, as_they_stand=True)
    compared = PageIndex([page.text for page in pages])
    matches = bordered(claim.id, compared.find, claim.text, parts=parts, comma=claim.joined_by_comma, limit=_TEXTS)
    if isinstance(matches, Fault):
        # All are kept: whoever compares the claim with them meets the fault again, and names it.
        return _Carriers(pages, as_they_stand=False)
    carriers = tuple(pages[number] for number in dict.fromkeys(match.page for match in matches))
    return _Carriers(carriers, as_they_stand=any(match.kind is not MatchKind.ALTERED for match in matches))


def _restated(index: KeptIndex, claim: Claim, read: Callable[[int], Page | None]) -> Iterator[Page]:
    """Pages that may report the same by the same speaker."""
    words = (word for word in plain_words(claim.text) if len(word) >= _LONG_WORD or not word.isascii())
    # Name and surname side by side say most: they narrow an archive down to the pages that speak of this person.
    keys = word_keys(words) | row_keys(plain_words(claim.speaker.name) if claim.speaker else ())
    for candidate in index.candidates(keys, _RESTATED):
        page = read(candidate.pages[0])
        if page is not None:
            yield page
