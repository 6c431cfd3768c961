"""What pages give to a claim's own speaker: the same statement, the opposite of it, or merely the nearest thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest

from verify.match.differences import note
from verify.match.likeness import Likeness, RankedWords, ranked_words
from verify.match.passages import Passage, Passages, surname_of
from verify.match.sameness import Contrast, Sameness, compare_statements
from verify.model.claim import Claim
from verify.model.page import Page
from verify.model.span import Span
from verify.model.verdict import Difference, Edit, EditOp, Match, MatchKind

# Passages of one page that are compared by meaning: those that share most words. More of one speaker hold few pages.
_MOST_ON_A_PAGE = 200
# Passages whose speaker somebody else must still confirm: of those that only stand near the name many fall away.
_MOST_TOLD = 8
_MOST_BESIDE = 16
# How sure it is that a passage is the speaker's, beside words in marks.
_SURE_REPORTED, _SURE_BESIDE = 0.8, 0.5
# Statements that share less are not near enough to be one, or its opposite.
_WORTH_COMPARING = 0.4
_WORTH_NAMING = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """Where pages give *claim*'s speaker the same statement or its opposite (*decided*), and the nearest other passages.

    The nearest are likeliest first and prove nothing.
    """

    decided: tuple[Match, ...] = ()
    nearest: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class _Ranked:
    likeness: float
    page: int
    passage: Passage

    @property
    def order(self) -> tuple[float, int, Span]:
        """The likeliest first: words in marks before indirect speech, that before what is only near the name."""
        told = self.passage.told
        sure = _SURE_BESIDE if told is None else _SURE_REPORTED if told.reported else 1.0
        return -sure * self.likeness, self.page, self.passage.span


def find_near(claim: Claim, passages: Passages) -> Near:
    """What *passages* hold of the claim's own speaker that is the same, the opposite, or comes near; nothing without a name."""
    surname, words = surname_of(claim.speaker), ranked_words(claim.text)
    if surname is None or len(words.telling) < 2:
        return Near()
    found = passages.of(surname)
    likeness = Likeness(words, passages.near)
    ranked = [
        (like, number, passage)
        for number, on_page in found
        for passage in _worth_a_look(words, on_page)
        if (like := likeness.to(passage.words)) >= _WORTH_NAMING
    ]
    told = _in_order(_Ranked(*each) for each in ranked if each[2].told is not None)
    beside = [each for each in ranked if each[2].told is None]
    # Hundreds stand near a name, and few of them are shown.
    least = min(nlargest(_MOST_BESIDE, (like for like, _, _ in beside)), default=0.0)
    likeliest = _in_order(_Ranked(*each) for each in beside if each[0] >= least)[:_MOST_BESIDE]
    nearest = _in_order((*_apart(told, _MOST_TOLD), *likeliest))
    return Near(
        decided=tuple(_decided(claim, told, passages.pages)),
        nearest=tuple(_match(each, passages.pages[each.page]) for each in nearest),
    )


def _in_order(ranked: Iterable[_Ranked]) -> list[_Ranked]:
    return sorted(ranked, key=lambda each: each.order)


def _worth_a_look(words: RankedWords, found: Sequence[Passage]) -> Sequence[Passage]:
    if len(found) <= _MOST_ON_A_PAGE:
        return found
    sought = frozenset(words.telling)
    return nlargest(_MOST_ON_A_PAGE, found, key=lambda each: len(sought.intersection(each.words.telling)))


def _apart(ranked: Sequence[_Ranked], most: int) -> list[_Ranked]:
    """The best, of sentences that are in several runs the run that comes nearest."""
    kept: list[_Ranked] = []
    for one in ranked:
        if len(kept) == most:
            break
        if not any(one.page == other.page and one.passage.span.overlaps(other.passage.span) for other in kept):
            kept.append(one)
    return kept


def _decided(claim: Claim, told: Sequence[_Ranked], pages: Sequence[Page]) -> Iterator[Match]:
    for each in told:
        given = each.passage.told
        if each.likeness < _WORTH_COMPARING or given is None or not given.asserted:
            continue
        compared = compare_statements(claim.text, each.passage.text, reported=given.reported)
        if compared.same:
            yield _match(each, pages[each.page], reasons=tuple(_reasons(compared, reported=given.reported)))
        elif compared.contrast is not None:
            yield _match(each, pages[each.page], edit=_edit(claim, each.passage, compared.contrast))


def _match(ranked: _Ranked, page: Page, *, reasons: tuple[str, ...] = (), edit: Edit | None = None) -> Match:
    told = ranked.passage.told
    return Match(
        page=ranked.page,
        kind=MatchKind.PARAPHRASE if edit is None else MatchKind.ALTERED,
        similarity=round(min(1.0, ranked.likeness), 4),
        span=ranked.passage.span,
        passage=ranked.passage.span.cut(page.text),
        edits=() if edit is None else (edit,),
        reasons=reasons if edit is None else ("The page gives the speaker nearly the same statement.",),
        told_by=told.speaker if told is not None and told.reported else None,
    )


def _reasons(compared: Sameness, *, reported: bool) -> Iterator[str]:
    yield (
        "The page has this as the speaker's reported speech, without marks."
        if reported
        else ("The page gives this passage to the same speaker.")
    )
    other = [f"“{page}” for “{draft}”" for draft, page in compared.echoed if draft != page]
    if other:
        yield f"It says {', '.join(other[:6])}."


def _edit(claim: Claim, passage: Passage, contrast: Contrast) -> Edit:
    draft, page = contrast.draft.cut(claim.text), contrast.page.cut(passage.text)
    return Edit(
        op=EditOp.REPLACE if draft and page else EditOp.INSERT if draft else EditOp.DELETE,
        difference=contrast.difference,
        draft=draft,
        page=page,
        draft_span=contrast.draft,
        page_span=_on_page(passage, contrast.page),
        material=True,
        note=_note(contrast.difference, draft, page),
    )


def _on_page(passage: Passage, place: Span) -> Span:
    # The words of a passage in several parts are closer together than on the page.
    whole = len(passage.text) == len(passage.span)
    return place.shift(passage.span.start) if whole else Span(passage.span.start, passage.span.start)


def _note(difference: Difference, draft: str, page: str) -> str:
    if difference is Difference.NEGATION and not page:
        return f"The draft denies (“{draft}”) what the page has the speaker say."
    if difference is Difference.NEGATION and not draft:
        return f"The page has the speaker deny (“{page}”) what the draft says."
    return note(difference, draft, page)
