"""All claims of a draft against the pages that were read for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

from verify.faults import Fault, NoteFault, bordered, unnoted
from verify.match.find_retellings import find_retellings
from verify.match.match_kind import ORDER_OF_KINDS
from verify.match.nearest import Near, find_near
from verify.match.page_index import ALIGNED, PageIndex
from verify.match.pair_filter import PairFilter
from verify.match.passages import Passages, quoted_on, surname_of
from verify.match.quotation import Quotation, read_quotation
from verify.match.recalling import recalled
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
    quotations = tuple(_read(claims, note)) if pages else ()
    pairs = PairFilter([words for each in quotations for words in each.words])
    found: dict[str, Found] = {}
    # An index lays a quotation over its likeliest pages alone. A user's folder may hold many that carry the words, and one
    # left out may be the one that names who said them: so no more pages at a time than it looks at.
    for first in range(0, len(pages), ALIGNED):
        batch = pages[first : first + ALIGNED]
        index = _LazyIndex(tuple(page.text for page in batch), pairs, clean_speech)
        for sought in quotations:
            matches = bordered(sought.claim_id, index.places, sought)
            if isinstance(matches, Fault):
                note(matches)
            elif matches:
                placed = (_attested(batch[match.page], match) for match in matches)
                found[sought.claim_id] = (*found.get(sought.claim_id, ()), *placed)
    return {
        claim_id: tuple(sorted(places, key=lambda place: surest_first(place[1]))) for claim_id, places in found.items()
    }


def surest_first(match: Match) -> tuple[int, float]:
    """The order of the places of a quotation; those that are alike stay in that of their pages."""
    return ORDER_OF_KINDS[match.kind], -match.similarity


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sought:
    """A quotation taken apart, what it is known by, and the *words* that a page must hold.

    These are all of its own, then those of each stretch that may be apart; *first* is the number of the first among all.
    """

    claim_id: str
    asked: tuple[object, ...]
    quotation: Quotation
    words: tuple[tuple[str, ...], ...]
    first: int = 0


def _read(claims: Sequence[Claim], note: NoteFault) -> Iterator[_Sought]:
    """The quotations among *claims*, once for all pages."""
    first = 0
    for claim in claims:
        if claim.kind is ClaimKind.QUOTATION:
            sought = bordered(claim.id, _sought, claim, first)
            if isinstance(sought, Fault):
                note(sought)
            else:
                first += len(sought.words)
                yield sought


def _sought(claim: Claim, first: int) -> _Sought:
    parts = tuple(part.text for part in claim.parts)
    read = read_quotation(claim.text, parts, comma=claim.joined_by_comma)
    apart = read.stretches() if read.apart else ()
    return _Sought(
        claim_id=claim.id,
        asked=(claim.text, parts, claim.joined_by_comma, claim.framed),
        quotation=replace(read, framed=claim.framed),
        words=tuple(each.own_texts() for each in (read, *apart)),
        first=first,
    )


class _LazyIndex:
    """An index of pages, built when something is asked that these pages were not asked before."""

    def __init__(self, texts: tuple[str, ...], pairs: PairFilter, clean_speech: CleanSpeech) -> None:
        self._texts, self._pairs, self._clean_speech = texts, pairs, clean_speech
        self._recalled = recalled(*texts)

    def places(self, sought: _Sought) -> tuple[Match, ...]:
        """Where the pages carry the words of what is *sought*."""
        return self._recalled.answer((*sought.asked, self._clean_speech), partial(self._look, sought))

    def _look(self, sought: _Sought) -> tuple[Match, ...]:
        whole = self._carriers.get(sought.first)
        apart = range(sought.first + 1, sought.first + len(sought.words))
        if not apart:
            return self._index.find_read(sought.quotation, limit=_PLACES, among=whole) if whole else ()
        # A page that carries the stretches need not hold enough of the whole.
        may_be = whole or all(number in self._carriers for number in apart)
        return self._index.find_read(sought.quotation, limit=_PLACES) if may_be else ()

    @cached_property
    def _carriers(self) -> Mapping[int, Sequence[int]]:
        """The pages that may carry each of what is sought, by its number."""
        found: dict[int, list[int]] = {}
        for page, words in enumerate(self._index.words()):
            for number in self._pairs.of(words):
                found.setdefault(number, []).append(page)
        return found

    @cached_property
    def _index(self) -> PageIndex:
        return PageIndex(self._texts, clean_speech=self._clean_speech)


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
    wanting = [claim for claim in claims if not any(map(_tells, found.get(claim.id, ())))]
    meant = _meant(wanting, _Reading(pages, told_on))
    grown, near = dict(found), {}
    for claim in wanting:
        known = meant[claim.id]
        if isinstance(known, Fault):
            note(known)
            continue
        near[claim.id] = tuple(_attested(pages[match.page], match) for match in known.nearest)
        if known.decided:
            by_meaning = tuple(_attested(pages[match.page], match) for match in known.decided)
            grown[claim.id] = _joined(found.get(claim.id, ()), by_meaning)
    return Meant(found=grown, near=near)


def _tells(place: tuple[Page, Match]) -> bool:
    """Whether a page has the words there as they are."""
    return place[1].kind is not MatchKind.ALTERED and not place[1].proves_nothing


def _meant(claims: Sequence[Claim], reading: _Reading) -> Mapping[str, Near | Fault]:
    """What pages say of each claim by its id; all of one speaker in turn, whose passages are kept no longer than that."""
    by_speaker = sorted(claims, key=lambda claim: surname_of(claim.speaker) or "")
    return {claim.id: bordered(claim.id, _near, claim, reading) for claim in by_speaker}


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
