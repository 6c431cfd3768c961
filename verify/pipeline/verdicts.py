"""Everything that is known about one draft when looking has ended -> its report. A function of values, so that it may run anywhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from verify.claims.page_speech import reported_speech
from verify.faults import Fault
from verify.judge.judge_draft import judge_draft
from verify.judge.unclear_meaning import as_read
from verify.match.compare_claims import Found, compare_meaning, compare_words, surest_first
from verify.match.passages import quoted_on
from verify.model.claim import Claim, DraftClaims
from verify.model.clean_speech import CleanSpeech
from verify.model.draft import Draft
from verify.model.meaning import MeaningAnswers, ReaderName
from verify.model.page import Page
from verify.model.searched import Searched
from verify.model.told import Told
from verify.model.unread_reason import UnreadReason
from verify.model.verdict import DraftReport, Match, UnreadPage
from verify.outlets import load_outlets
from verify.settings import Settings

# So many characters of pages are read for speakers and meaning in a second or two.
_READ_AT_ONCE = 400_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What was claimed, read, matched word by word (by claim id), and where was looked.

    *faults* are those of ours that came up while comparing, *answers* what a *reader* of meaning said of passages near.
    """

    draft: Draft
    claims: DraftClaims
    pages: tuple[Page, ...]
    matches: Mapping[str, Found]
    searched: Searched
    faults: tuple[Fault, ...] = ()
    settings: Settings
    answers: MeaningAnswers = ()
    reader: ReaderName | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsFound:
    """Where pages carry the words of each quotation, by claim id, pages by position; and what kept claims from it."""

    found: Mapping[str, tuple[tuple[int, Match], ...]]
    faults: tuple[Fault, ...]


def compare_with(
    claims: Sequence[Claim], pages: Sequence[Page], clean_speech: CleanSpeech = CleanSpeech.FILLERS
) -> WordsFound:
    """Where *pages* carry the words of each quotation, for callers in another process."""
    position = {id(page): at for at, page in enumerate(pages)}
    faults: list[Fault] = []
    found = compare_words(claims, pages, faults.append, clean_speech)
    places = {each: tuple((position[id(page)], match) for page, match in matches) for each, matches in found.items()}
    return WordsFound(found=places, faults=tuple(faults))


def joined_words(parts: Sequence[tuple[int, WordsFound]]) -> WordsFound:
    """What was found on all pages, from what was found on some of them in turn, each with the position of its first page."""
    found: dict[str, tuple[tuple[int, Match], ...]] = {}
    for first, part in parts:
        for claim_id, places in part.found.items():
            found[claim_id] = (*found.get(claim_id, ()), *((first + at, match) for at, match in places))
    return WordsFound(
        found={each: tuple(sorted(places, key=lambda p: surest_first(p[1]))) for each, places in found.items()},
        faults=tuple(fault for _, part in parts for fault in part.faults),
    )


def judge_known(known: Known) -> DraftReport:
    """The report on what is *known*."""
    faults = list(known.faults)
    meant = compare_meaning(known.claims.claims, known.pages, known.matches, _told_on, faults.append)
    return judge_draft(
        known.draft,
        known.claims,
        as_read(meant.found, known.answers, known.reader, known.claims.claims),
        known.searched,
        known.pages,
        as_of=known.settings.as_of,
        own_domains=known.settings.own_domain,
        outlets=load_outlets(known.settings.outlets),
        near=meant.near,
        faults=tuple(faults),
    )


def is_read_at_once(pages: Sequence[Page]) -> bool:
    """Whether *pages* are so short together that another process would cost more than reading them here."""
    return sum(len(page.text) for page in pages) <= _READ_AT_ONCE


def within_reach(known: Known) -> Known:
    """*known* but for pages that are too long to be judged at once: the longest count as unread, "too slow"."""
    kept, room = set(), _READ_AT_ONCE
    for page in sorted(known.pages, key=lambda each: len(each.text)):
        room -= len(page.text)
        if room < 0:
            break
        kept.add(page)
    unread = tuple(
        UnreadPage(url=page.final_url, reason=UnreadReason.TIMEOUT) for page in known.pages if page not in kept
    )
    looked = {each: replace(at, failures=(*at.failures, *unread)) for each, at in known.searched.looked.items()}
    return replace(
        known,
        pages=tuple(page for page in known.pages if page in kept),
        matches={each: tuple(m for m in found if m[0] in kept) for each, found in known.matches.items()},
        searched=replace(known.searched, looked=looked),
    )


def _told_on(page: Page) -> Iterator[Told]:
    """What *page* gives to somebody, in marks and in indirect speech."""
    yield from quoted_on(page)
    yield from reported_speech(page.text, page.blocks)
