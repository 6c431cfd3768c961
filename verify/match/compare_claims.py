"""All claims of a draft against the pages that were read for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from verify.faults import Fault, NoteFault, bordered, unnoted
from verify.match.find_retellings import find_retellings
from verify.match.match_kind import ORDER_OF_KINDS
from verify.match.page_index import ALIGNED, PageIndex
from verify.match.paraphrase import find_paraphrases
from verify.match.paraphrase_by_speaker import find_restatements
from verify.match.sentence_index import SentenceIndex
from verify.model.attested import Attested
from verify.model.claim import Claim, ClaimKind
from verify.model.clean_speech import CleanSpeech
from verify.model.draft import BlockKind
from verify.model.page import Page
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
    """Where *pages* carry the words of each quotation, by claim id; claims that stand nowhere are left out.

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
    return index.find(claim.text, parts=parts, comma=claim.joined_by_comma, limit=_PLACES)


def compare_meaning(
    claims: Sequence[Claim], pages: Sequence[Page], found: Mapping[str, Found], note: NoteFault = unnoted
) -> Mapping[str, Found]:
    """*found* and, for claims whose words stand on no page as they are, passages that may say the same.

    Quotations are sought as paraphrases, reported statements and figures as retellings. *note* hears of faults of ours.
    """
    if not pages:
        return found
    index = SentenceIndex([page.text for page in pages])
    grown = dict(found)
    for claim in claims:
        known = grown.get(claim.id, ())
        if any(match.kind is not MatchKind.ALTERED and not match.proves_nothing for _, match in known):
            continue
        matches = bordered(claim.id, _restated, claim, pages, index)
        if isinstance(matches, Fault):
            note(matches)
        elif matches:
            grown[claim.id] = (*known, *(_attested(pages[match.page], match) for match in matches))
    return grown


def _restated(claim: Claim, pages: Sequence[Page], index: SentenceIndex) -> tuple[Match, ...]:
    if claim.kind is ClaimKind.QUOTATION:
        speaker = claim.speaker.name if claim.speaker else None
        return (*find_paraphrases(claim.text, index, speaker=speaker), *find_restatements(claim, pages))
    return find_retellings(claim, index) if claim.kind in (ClaimKind.STATEMENT, ClaimKind.FIGURE) else ()


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
