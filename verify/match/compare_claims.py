"""All claims of a draft against the pages that were read for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from verify.faults import Fault, NoteFault, bordered, unnoted
from verify.match.find_retellings import find_retellings
from verify.match.match_kind import ORDER_OF_KINDS
from verify.match.nearest import Near, find_near
from verify.match.page_index import ALIGNED, PageIndex
from verify.match.passages import Passages, quoted_on
from verify.match.sentence_index import SentenceIndex
from verify.model.attested import Attested
from verify.model.claim import UNMARKED, Claim, ClaimKind
from verify.model.clean_speech import CleanSpeech
from verify.model.draft import BlockKind
from verify.model.page import Page
from verify.model.told import Told
from verify.model.verdict import Match, MatchKind

Found = tuple[tuple[Page, Match], ...]

# Every place of a quotation in as many pages as an index lays it over.
_PLACES = 80


def compare_words(
    claims: Sequence[Claim],
    pages: Sequence[Page],
    note: NoteFault = unnoted,
    clean_speech: CleanSpeech = CleanSpeech.FILLERS,
) -> Mapping[str, Found]:
    """Where *pages* carry the words of each quotation, by claim id; claims that are nowhere are left out.

    *note* hears of faults of ours: each concerns one claim, the others are compared. *clean_speech* is what quotations may
    leave out of speech.
    """
    quotations = [claim for claim in claims if claim.kind is ClaimKind.QUOTATION]
    found: dict[str, Found] = {}
    # An index lays a quotation over its likeliest pages alone. A user's folder may hold many that carry the words, and one
    # left out may be the one that names who said them: so no more pages at a time than it looks at.
    for first in range(0, len(pages), ALIGNED):
        batch = pages[first : first + ALIGNED]
        index = PageIndex([page.text for page in batch], clean_speech=clean_speech)
        for claim in quotations:
            matches = bordered(claim.id, _places, claim, index)
            if isinstance(matches, Fault):
                note(matches)
            elif matches:
                placed = (_attested(batch[match.page], match) for match in matches)
                found[claim.id] = (*found.get(claim.id, ()), *placed)
    return {
        claim_id: tuple(sorted(places, key=lambda place: (ORDER_OF_KINDS[place[1].kind], -place[1].similarity)))
        for claim_id, places in found.items()
    }


def _places(claim: Claim, index: PageIndex) -> tuple[Match, ...]:
    parts = tuple(part.text for part in claim.parts)
    return index.find(claim.text, parts=parts, comma=claim.joined_by_comma, limit=_PLACES, framed=claim.framed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """What pages say of each claim, by claim id: *found* bears on it, *near* is the nearest of its speaker and proves nothing."""

    found: Mapping[str, Found]
    near: Mapping[str, Found] = field(default_factory=dict)


def compare_meaning(
    claims: Sequence[Claim],
    pages: Sequence[Page],
    found: Mapping[str, Found],
    told_on: Callable[[Page], Iterator[Told]] = quoted_on,
    note: NoteFault = unnoted,
) -> Meant:
    """*found* and, for claims whose words are on no page as they are, what pages give to their speakers.

    *told_on* says what a page gives to whom. Quotations are compared with that, reported statements and figures with
    what a page tells at all. *note* hears of faults of ours.
    """
    if not pages:
        return Meant(found=found)
    reading = _Reading(pages, told_on)
    grown, near = dict(found), {}
    for claim in claims:
        words = grown.get(claim.id, ())
        if any(match.kind is not MatchKind.ALTERED and not match.proves_nothing for _, match in words):
            continue
        meant = bordered(claim.id, _near, claim, reading)
        if isinstance(meant, Fault):
            note(meant)
            continue
        near[claim.id] = tuple(_attested(pages[match.page], match) for match in meant.nearest)
        if meant.decided:
            by_meaning = tuple(_attested(pages[match.page], match) for match in meant.decided)
            grown[claim.id] = _joined(words, by_meaning)
    return Meant(found=grown, near=near)


class _Reading:
    """Pages taken apart for comparing by meaning, in each way when the first claim asks for it."""

    def __init__(self, pages: Sequence[Page], told_on: Callable[[Page], Iterator[Told]]) -> None:
        self._pages = pages
        self.passages = Passages(pages, told_on)

    @cached_property
    def sentences(self) -> SentenceIndex:
        return SentenceIndex([page.text for page in self._pages], [page.published_on for page in self._pages])


def _near(claim: Claim, reading: _Reading) -> Near:
    if claim.kind is ClaimKind.QUOTATION:
        return find_near(claim, reading.passages)
    if claim.kind in UNMARKED:
        return Near(decided=find_retellings(claim, reading.sentences))
    return Near()


def _joined(words: Found, by_meaning: Found) -> Found:
    """Both, of one place on a page the one that tells more.

    What the page has as the speaker's reported speech is compared as such: there "we will" is "they would". Else the words
    themselves show what differs.
    """
    retold = [each for each in by_meaning if each[1].told_by is not None]
    kept = tuple(each for each in words if not _stands_in(each, retold))
    return (*kept, *(each for each in by_meaning if each in retold or not _stands_in(each, kept)))


def _stands_in(one: tuple[Page, Match], places: Sequence[tuple[Page, Match]]) -> bool:
    return any(one[0] is page and one[1].span.overlaps(match.span) for page, match in places)


def carries(found: Found) -> bool:
    """Whether one of the public pages carries the words, unchanged or with an honest editor's changes."""
    return any(
        match.kind not in (MatchKind.ALTERED, MatchKind.PARAPHRASE)
        and not (match.short or match.proves_nothing or page.own_material)
        for page, match in found
    )


def _attested(page: Page, match: Match) -> tuple[Page, Match]:
    """*page* and *match*, which says so where readers of the page wrote the words."""
    block = page.block_at(match.span.start)
    is_comment = block is not None and block.kind is BlockKind.COMMENT
    return page, replace(match, attested=Attested.COMMENT) if is_comment else match
