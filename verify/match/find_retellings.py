"""Where pages tell what a statement or a figure of the draft tells: the same, the same but for one thing, or something near."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache, partial

from verify.match.differences import note
from verify.match.outlook import Outlook, outlook
from verify.match.passages import surname_of
from verify.match.recalling import recalled
from verify.match.retelling import Agreement, RetoldChange, compare
from verify.match.sense import Sense, sense_of
from verify.match.sentence_index import SentenceIndex
from verify.match.sentences import Sentence
from verify.match.told_days import days_told
from verify.match.word_equality import spelling_key, stem
from verify.model.claim import Claim, ClaimKind
from verify.model.span import Span
from verify.model.verdict import Difference, Edit, EditOp, Match, MatchKind
from verify.text.fold import find_words, fold, words

# Of 45 statements that pages of 24 made-up drafts tell, half reach this share with numbers, names and dates agreeing; of 22
# that they do not tell none does.
_SAME_SHARE, _SAME_ECHOED = 0.77, 0.7
# A contradiction needs nearly as much besides the one thing that differs.
_OTHER_SHARE, _OTHER_ECHOED = 0.74, 0.66
# So near that an editor should look: below it nine in ten statements of other stories lie.
_NEAR_SHARE, _NEAR_ECHOED = 0.45, 0.45
# A figure needs half of what its sentence tells beside the number.
_FIGURE_SAME, _FIGURE_OTHER, _FIGURE_NEAR = 0.5, 0.62, 0.4
_SAME_BY_NUMBERS = 0.5
# Of the ways in which the same words tell something else, those that touch what is counted.
_FIGURE_TURNS = ("ends", "part", "degree")
# Of the words that are no names: one that is missing may be the very deed.
_PLAIN_SHARE, _WIDEST_GAP = 0.7, 0.22
_FEWEST_WORDS = 3
_PAIR = 2
# A second sentence must earn its place.
_PRICE = 0.04
_MOST = 12
_MOST_LOOKED_AT = 24


class Telling(StrEnum):
    """How a passage tells what the draft tells, surest first."""

    SAME = "same"
    OTHER = "other"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class _Candidate:
    page: int
    span: Span
    telling: Telling
    agreement: Agreement
    rank: float


@dataclass(frozen=True, slots=True)
class _Rules:
    """How a passage is judged, and what the surest is that may come of what it tells *at_best*: SAME, NEAR or nothing."""

    decide: Callable[[Sense, Agreement], Telling | None]
    at_best: Callable[[Outlook | Agreement], Telling | None]


def find_retellings(claim: Claim, index: SentenceIndex) -> tuple[Match, ...]:
    """For each page its best passage on *claim*: told the same first, then otherwise, then what words alone cannot tell."""
    draft, rules = _reading(claim)
    if len(draft.words) < _FEWEST_WORDS and not (draft.words and draft.numbers):
        return tuple(_in_the_same_words(claim, draft, index))[:_MOST]
    found = []
    for number, page in enumerate(index.pages):
        asked = (rules, draft, page.day)
        best = recalled(page.text).answer(asked, partial(_on_page, draft, rules, index, number))
        if best is not None:
            found.append(replace(best, page=number))
    found.sort(key=lambda one: (list(Telling).index(one.telling), -one.rank, one.page))
    text = _words_of(claim)
    return tuple(_match(text, one, index.pages[one.page].text) for one in found[:_MOST])


def _in_the_same_words(claim: Claim, draft: Sense, index: SentenceIndex) -> Iterator[Match]:
    """On each page the first sentence that has a statement of too few words to compare, and who makes it: to be looked at."""
    said, speaker = find_words(fold(claim.text).text), surname_of(claim.speaker)
    for number, page in enumerate(index.pages) if draft.words and speaker and claim.figure is None else ():
        for at in page.holding(stem(draft.words[0].text)):
            span = page.sentences[at].span
            told = find_words(fold(span.cut(page.text)).text)
            if speaker in told and f" {' '.join(said)} " in f" {' '.join(told)} ":
                passage = span.cut(page.text)
                yield Match(
                    page=number, kind=MatchKind.PARAPHRASE, similarity=1.0, span=span, passage=passage, unclear=True
                )
                break


def _reading(claim: Claim) -> tuple[Sense, _Rules]:
    leave_out = frozenset(spelling_key(word.text) for word in words(fold(claim.named_source or "")))
    draft = sense_of(_words_of(claim), leave_out)
    if claim.kind is not ClaimKind.FIGURE:
        return draft, _STATEMENT
    at = next((each for each in draft.numbers if _is_meant(each.number.span, claim)), None)
    return replace(draft, numbers=() if at is None else (at,)), _FIGURE


def _words_of(claim: Claim) -> str:
    return claim.figure.sentence if claim.figure is not None else claim.text


def _is_meant(span: Span, claim: Claim) -> bool:
    return claim.figure is not None and span.cut(claim.figure.sentence) in claim.text


def _of_statement(draft: Sense, found: Agreement) -> Telling | None:
    """The rules for reported speech, in their order."""
    # A name that is elsewhere on the page is whom "she" means, not where the passage names somebody else instead.
    replaced = bool(found.moved_names and found.foreign_names)
    unmatched = found.lost_names or found.unmatched_numbers or found.unmatched_dates
    agrees = not (unmatched or found.changes or found.denies_amid or replaced or found.turned)
    tells_what = found.plain_share >= _PLAIN_SHARE and found.widest_gap <= _WIDEST_GAP
    if agrees and tells_what and found.share >= _SAME_SHARE and found.echoed >= _SAME_ECHOED:
        return Telling.SAME
    if agrees and len(draft.numbers) >= _PAIR and found.share >= _SAME_BY_NUMBERS:
        # Two numbers that agree, and what they count, make up for other words.
        return Telling.SAME
    if _is_renamed(found) and not found.turned and _is_one_change(found) and found.plain_share >= _SAME_SHARE:
        return Telling.OTHER
    if (
        not replaced
        and not found.turned
        and _is_one_change(found)
        and found.share >= _OTHER_SHARE
        and found.echoed >= _OTHER_ECHOED
    ):
        return Telling.OTHER
    if found.lost_names:
        # All but the name: "the president signed it" may be about her, and an editor sees it.
        return Telling.NEAR if found.plain_share >= _SAME_SHARE and not found.unmatched_numbers else None
    is_near = found.anchored or (found.share >= _NEAR_SHARE and found.echoed >= _NEAR_ECHOED)
    return Telling.NEAR if is_near else None


def _is_one_change(found: Agreement) -> bool:
    """Whether one number, date or plain denial is all that differs."""
    kinds = [change.difference for change in found.changes]
    if len(kinds) != 1 or bool(found.lost_names) != (kinds[0] is Difference.NAME):
        return False
    if kinds[0] is Difference.NEGATION and (found.half_denied or found.one_denies == found.changes[0].opposed):
        return False
    numbers, dates = kinds.count(Difference.NUMBER), kinds.count(Difference.DATE)
    return len(found.unmatched_numbers) == numbers and len(found.unmatched_dates) <= dates


def _is_renamed(found: Agreement) -> bool:
    return any(change.difference is Difference.NAME for change in found.changes)


def _of_figure(draft: Sense, found: Agreement) -> Telling | None:
    """The rules for figures: the number and what it counts first, then enough of the sentence around it."""
    if not draft.numbers:
        return None
    turned = found.turned in _FIGURE_TURNS or any(each.difference is Difference.NEGATION for each in found.changes)
    if not found.unmatched_numbers and found.share >= _FIGURE_SAME and not turned:
        return Telling.SAME
    changed = any(change.difference is Difference.NUMBER for change in found.changes)
    if changed and found.share >= _FIGURE_OTHER:
        return Telling.OTHER
    return Telling.NEAR if found.share >= _FIGURE_NEAR else None


def _statement_at_best(most: Outlook | Agreement) -> Telling | None:
    by_words = most.share >= _OTHER_SHARE and most.echoed >= _OTHER_ECHOED
    if by_words or most.plain_share >= _SAME_SHARE or (most.anchored and most.share >= _SAME_BY_NUMBERS):
        return Telling.SAME
    is_near = most.anchored or (most.share >= _NEAR_SHARE and most.echoed >= _NEAR_ECHOED)
    return Telling.NEAR if is_near else None


def _figure_at_best(most: Outlook | Agreement) -> Telling | None:
    return Telling.SAME if most.share >= _FIGURE_SAME else Telling.NEAR if most.share >= _FIGURE_NEAR else None


_STATEMENT = _Rules(_of_statement, _statement_at_best)
_FIGURE = _Rules(_of_figure, _figure_at_best)


def _on_page(draft: Sense, rules: _Rules, index: SentenceIndex, number: int) -> _Candidate | None:
    page = index.pages[number]
    elsewhere = _page_words(page.text)
    runs = [(outlook(draft, _span(run).cut(page.text), elsewhere), run) for run in _runs(draft, index, number)]
    best: _Candidate | None = None
    # The most promising first: most of the others need no look then.
    for most, run in sorted(runs, key=lambda each: -each[0].share):
        at_best = rules.at_best(most)
        if at_best is None or (best is not None and _comes_behind(best, at_best, _rank(most.share, run))):
            continue
        one = _compared(draft, rules, index, number, run)
        if one is not None and (best is None or _order(one) < _order(best)):
            best = one
    return best


def _comes_behind(best: _Candidate, telling: Telling, rank: float) -> bool:
    return rank < best.rank and (best.telling is Telling.SAME or telling is Telling.NEAR)


def _compared(
    draft: Sense, rules: _Rules, index: SentenceIndex, number: int, run: Sequence[Sentence]
) -> _Candidate | None:
    page, span = index.pages[number], _span(run)
    elsewhere, told = _page_words(page.text), span.cut(page.text)
    days = days_told(told, page.day) if draft.dates else frozenset()
    agreement = compare(draft, sense_of(told), elsewhere, days, lambda found: rules.at_best(found) is Telling.SAME)
    telling = rules.decide(draft, agreement)
    decided = telling in (Telling.SAME, Telling.OTHER)
    if decided and len(run) > 1 and _tells_another(draft, run, page.text, elsewhere):
        telling = Telling.NEAR
    if telling is None:
        return None
    return _Candidate(number, span, telling, agreement, _rank(agreement.share, run))


def _rank(share: float, run: Sequence[Sentence]) -> float:
    return share - _PRICE * (len(run) - 1)


def _span(run: Sequence[Sentence]) -> Span:
    return Span(run[0].span.start, run[-1].span.end)


def _tells_another(draft: Sense, run: Sequence[Sentence], text: str, elsewhere: frozenset[str]) -> bool:
    """Whether the sentence that tells what the draft tells names somebody else for it or turns it round, and its neighbour does not."""
    alone = [compare(draft, sense_of(each.span.cut(text)), elsewhere) for each in run]
    teller = max(alone, key=lambda found: found.plain_share)
    return bool(teller.moved_names and teller.foreign_names) or teller.turned is not None


def _order(one: _Candidate) -> tuple[int, float, Span]:
    return list(Telling).index(one.telling), -one.rank, one.span


@lru_cache(maxsize=64)
def _page_words(text: str) -> frozenset[str]:
    return frozenset(spelling_key(word.removesuffix("'s")) for word in set(find_words(fold(text).text)))


def _runs(draft: Sense, index: SentenceIndex, number: int) -> Iterator[Sequence[Sentence]]:
    """Sentences that share telling words with the draft's, most first, alone and with the next one."""
    page = index.pages[number]
    held: dict[int, float] = {}
    for word in draft.words:
        for at in page.holding(stem(word.text)):
            held[at] = held.get(at, 0.0) + word.weight
    for at in sorted(held, key=lambda each: (-held[each], each))[:_MOST_LOOKED_AT]:
        yield page.sentences[at : at + 1]
        for first in (at - 1, at):
            pair = page.sentences[first : first + _PAIR] if first >= 0 else ()
            if len(pair) == _PAIR and pair[1].paragraph - pair[0].paragraph <= 1:
                yield pair


def _match(draft: str, one: _Candidate, text: str) -> Match:
    span = Span(one.span.start, one.span.start + len(one.span.cut(text).rstrip()))
    changed = one.telling is Telling.OTHER
    edits = tuple(_edit(each, draft, span, text) for each in one.agreement.changes) if changed else ()
    return Match(
        page=one.page,
        kind=MatchKind.ALTERED if changed else MatchKind.PARAPHRASE,
        similarity=round(max(0.0, min(1.0, one.agreement.share)), 4),
        span=span,
        passage=span.cut(text),
        edits=edits,
        unclear=one.telling is Telling.NEAR,
    )


def _edit(change: RetoldChange, draft: str, passage: Span, text: str) -> Edit:
    page = change.page.shift(passage.start)
    said, given = change.draft.cut(draft), page.cut(text)
    told = f"One of the two denies it: the page near “{given}”, the draft near “{said}”."
    return Edit(
        op=EditOp.REPLACE,
        difference=change.difference,
        draft=said,
        page=given,
        draft_span=change.draft,
        page_span=page,
        material=True,
        note=told if change.difference is Difference.NEGATION else note(change.difference, said, given),
    )
