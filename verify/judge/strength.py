"""How much a place of a page says about a claim, whether before the draft, and what the user calls that place."""

from __future__ import annotations

from verify.judge.sight import is_doubtful
from verify.model.attested import TAKEN_BACK, Attested
from verify.model.page import Page
from verify.model.span import Span
from verify.model.verdict import Evidence, Match, MatchKind, SpeakerCheck
from verify.urls import fragment_url, place_url


def says_more(evidence: Evidence) -> tuple[object, ...]:
    """How much one place of a page says: words before altered words before other words, in the article, as said, by whom."""
    kinds = list(MatchKind)
    kind = evidence.match.kind
    changed = 0 if kind is MatchKind.PARAPHRASE else 1 if kind is MatchKind.ALTERED else 2
    clear = {SpeakerCheck.SAME: 2, SpeakerCheck.OTHER: 1, SpeakerCheck.UNNAMED: 0}[evidence.speaker_check]
    if evidence.match.short and clear != 2:
        changed = min(changed, 1)
    sure = not is_doubtful(evidence)
    # A page that takes the words back in one place does not vouch for them in another.
    taken = changed == 2 and evidence.match.attested in TAKEN_BACK and evidence.speaker_check is not SpeakerCheck.OTHER
    how = -list(Attested).index(evidence.match.attested or Attested.SAID)
    nearness = evidence.match.similarity - kinds.index(kind)
    vouched = not evidence.match.proves_nothing
    return vouched, changed, taken, sure, how, clear == 2, clear, nearness, -evidence.match.span.start


def place_of(page: Page, span: Span) -> str | None:
    """The user's own word for the place: page, paragraph or time code."""
    for place in page.places:
        if place.span.overlaps(span):
            return place.label or None
    return None


def words_url(page: Page, match: Match) -> str | None:
    """Where *page* opens at the words of *match*; None where the user's own material opens at its beginning alone."""
    if not page.own_material:
        return fragment_url(page.final_url, match.passage)
    return place_url(page.recording or page.final_url, place_of(page, match.span) or "")


def is_earlier(evidence: Evidence) -> bool:
    """Whether a page carried the words before the draft."""
    return not (evidence.later or evidence.own_page or evidence.match.proves_nothing)
