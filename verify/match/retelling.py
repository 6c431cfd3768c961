"""How far a passage of a page tells what a sentence of a draft tells, and in what the two differ."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from verify.match.opposites import are_opposites
from verify.match.people import around, in_one_place
from verify.match.roles import are_converse
from verify.match.rounding import agree
from verify.match.sense import Counted, Sense, SenseWord
from verify.match.thesaurus import LINKED, SAME, SYNONYM, kin_of, nearness
from verify.match.turned import turned
from verify.model.number import NumberKind
from verify.model.span import Span
from verify.model.verdict import Difference
from verify.text.dates import WEEKDAYS

_NATION = re.compile(r"(?:n|ish|ese|i|ch)(?: |$)")
# How far from a number, in characters, words are its company.
_AROUND = 40


# A word of the draft's, how near the passage comes to it, and by which word.
_Nearest = tuple[SenseWord, float, SenseWord | None]


@dataclass(frozen=True, slots=True)
class RetoldChange:
    """The one thing in which two tellings differ: its class, the draft's place and the page's."""

    difference: Difference
    draft: Span
    page: Span
    # In words that say the opposite of one another, neither of them denied.
    opposed: bool = False


@dataclass(frozen=True, slots=True)
class Agreement:
    """How much of a draft's sentence a passage tells (*share*, 0 to 1), and what it lacks or tells otherwise.

    *echoed* is the share that is there as such or by a synonym; *lost_names* are nowhere on the page, *moved_names*
    somewhere else on it, *foreign_names* in the passage alone. *half_denied*: one side denies in a word that is no plain
    denial; *one_denies*: only one of the two denies anything; *anchored*: a number or date of the draft's is there.
    """

    share: float
    echoed: float
    lost_names: tuple[str, ...] = ()
    moved_names: tuple[str, ...] = ()
    foreign_names: tuple[str, ...] = ()
    unmatched_numbers: tuple[Counted, ...] = ()
    unmatched_dates: tuple[str, ...] = ()
    changes: tuple[RetoldChange, ...] = ()
    # The passage denies something amid the words that it shares.
    denies_amid: bool = False
    half_denied: bool = False
    one_denies: bool = False
    anchored: bool = False
    # The same shares of the words that are no names: names alone tell who, not what.
    plain_share: float = 1.0
    widest_gap: float = 0.0
    # The rule by which the same words tell something else, if any.
    turned: str | None = None


def compare(
    draft: Sense,
    page: Sense,
    elsewhere: frozenset[str] = frozenset(),
    days: frozenset[str] = frozenset(),
    is_enough: Callable[[Agreement], bool] = lambda _: True,
) -> Agreement:
    """How far the passage *page* tells what *draft* tells; what it tells otherwise, only where the shares are enough.

    *elsewhere* are the words of the rest of its page, *days* are meant by its "yesterday" or "on Tuesday".
    """
    nearest = _nearest(draft.words, page.words)
    total = sum(word.weight for word in draft.words) or 1.0
    told = [(word, _worth(word, by, elsewhere)) for word, by, _ in nearest]
    shared = [other for _, by, other in nearest if other is not None and by >= SYNONYM]
    renamed = tuple(_renamed(draft, page, elsewhere))
    is_name = [word.is_name or any(change.draft.overlaps(word.span) for change in renamed) for word in draft.words]
    plain = [(word.weight, by) for (word, by), name in zip(told, is_name, strict=True) if not name]
    plain_total = sum(worth for worth, _ in plain) or 1.0
    numbers = [(one, *_answers(one, page, shared)) for one in draft.numbers]
    missing = [word.text for word, by, _ in nearest if word.is_name and by < SYNONYM]
    found = Agreement(
        share=sum(word.weight * by for word, by in told) / total,
        echoed=sum(word.weight for word, by in told if by >= SYNONYM) / total,
        lost_names=tuple(name for name in missing if name not in elsewhere),
        moved_names=tuple(name for name in missing if name in elsewhere),
        foreign_names=tuple(_foreign_names(draft, page)),
        unmatched_numbers=tuple(one for one, same, _ in numbers if not same),
        unmatched_dates=tuple(_unmatched_dates(draft, page, days)),
        plain_share=sum(worth * by for worth, by in plain) / plain_total if plain else 1.0,
        widest_gap=max((worth * (1 - by) for worth, by in plain), default=0.0) / plain_total,
        half_denied=draft.half_denies or page.half_denies,
        one_denies=(draft.denials == 0) != (page.denials == 0),
        anchored=any(same for _, same, _ in numbers) or _share_a_date(draft, page),
    )
    if not is_enough(found):
        return found
    linked = [(word, other) for word, by, other in nearest if other is not None and by >= LINKED]
    return replace(
        found,
        changes=(
            *(_renumbered(one, other) for one, same, other in numbers if not same and other),
            *_other_dates(draft, page, days),
            *_denied(nearest, page),
            *_opposed(nearest, draft, page),
            *renamed,
        ),
        denies_amid=_denies_amid(nearest, page),
        turned=turned(draft, page, linked),
    )


def _foreign_names(draft: Sense, page: Sense) -> Iterator[str]:
    said = {word.text for word in draft.words}
    return (word.text for word in page.words if word.is_name and word.text not in said)


def _share_a_date(draft: Sense, page: Sense) -> bool:
    return not {day for day, _ in draft.dates}.isdisjoint(day for day, _ in page.dates)


def _renumbered(one: Counted, other: Counted) -> RetoldChange:
    return RetoldChange(Difference.NUMBER, one.number.span, other.number.span)


def _denies_amid(nearest: Sequence[_Nearest], page: Sense) -> bool:
    shared = [other.span for _, by, other in nearest if other is not None and by >= LINKED]
    if not shared:
        return False
    start, end = min(span.start for span in shared), max(span.end for span in shared)
    own = [word for word, _, _ in nearest if word.denied]
    amid = (word for word in page.words if word.denied and start <= word.span.start < end)
    return any(all(nearness(mine.text, word.text) < LINKED for mine in own) for word in amid)


def _nearest(draft: Sequence[SenseWord], page: Sequence[SenseWord]) -> list[_Nearest]:
    kin = kin_of(tuple(word.text for word in draft))
    near = [(other, by) for other in page if (by := kin[other.text])]
    return [(word, *_best(word, at, near)) for at, word in enumerate(draft)]


def _best(
    word: SenseWord, at: int, near: Sequence[tuple[SenseWord, tuple[float, ...]]]
) -> tuple[float, SenseWord | None]:
    by, best = 0.0, None
    for other, nearness_of_all in near:
        if nearness_of_all[at] > by:
            by, best = nearness_of_all[at], other
    if not word.is_name or by == SAME:
        return by, best
    # "Zambian" is of Zambia.
    of_a_nation = best is not None and best.is_name and by >= LINKED and _NATION.search(f"{word.text} {best.text}")
    return (SYNONYM, best) if of_a_nation else (0.0, None)


def _worth(word: SenseWord, by: float, elsewhere: frozenset[str]) -> float:
    # "she" stands for whom another sentence of the page names.
    return SAME if word.is_name and by < SAME and word.text in elsewhere else by


def _answers(one: Counted, page: Sense, shared: Sequence[SenseWord]) -> tuple[bool, Counted | None]:
    """Whether the passage has the same number; else the one other number that it gives of the same things."""
    rivals = [other for other in page.numbers if _same_measure(one, other)]
    if any(agree(one.amount, other.amount) for other in rivals):
        return True, None
    apart = [other for other in rivals if agree(one.amount, other.amount) is False and _of_the_same(one, other)]
    if len({other.amount.value for other in apart}) <= 1:
        return False, apart[0] if apart else None
    # Of several the one that is amid the most words of the draft's.
    ranked = sorted(((_company(other, shared), at) for at, other in enumerate(apart)), reverse=True)
    return False, apart[ranked[0][1]] if ranked[0][0] > ranked[1][0] else None


def _company(one: Counted, shared: Sequence[SenseWord]) -> float:
    start, end = one.number.span.start - _AROUND, one.number.span.end + _AROUND
    return sum(word.weight for word in shared if start <= word.span.start < end)


def _same_measure(one: Counted, other: Counted) -> bool:
    ordinal = NumberKind.ORDINAL
    if (one.number.kind is ordinal) != (other.number.kind is ordinal):
        return False
    return _unit(one) == _unit(other) or not (_unit(one) and _unit(other))


def _unit(one: Counted) -> str:
    return "percent" if one.number.kind is NumberKind.SHARE else one.number.unit


def _of_the_same(one: Counted, other: Counted) -> bool:
    if (_unit(one) and _unit(one) == _unit(other)) or one.number.kind is NumberKind.ORDINAL:
        return True
    return any(nearness(a, b) >= SYNONYM for a in one.nouns for b in other.nouns) or bool(
        one.lead and other.lead and nearness(one.lead, other.lead) >= SYNONYM
    )


def _unmatched_dates(draft: Sense, page: Sense, days: frozenset[str]) -> Iterator[str]:
    given = days.union(text for text, _ in page.dates)
    yield from (text for text, _ in draft.dates if text not in given)


def _other_dates(draft: Sense, page: Sense, days: frozenset[str]) -> Iterator[RetoldChange]:
    """Weekdays, months or years that contradict each other: one on either side, and not the same."""
    for kind in (_is_weekday, _is_month, _is_year):
        said = [(text, span) for text, span in draft.dates if kind(text)]
        given = [(text, span) for text, span in page.dates if kind(text)]
        if len(said) == len({text for text, _ in given}) == 1 and said[0][0] not in (given[0][0], *days):
            yield RetoldChange(Difference.DATE, said[0][1], given[0][1])


def _denied(nearest: Sequence[_Nearest], page: Sense) -> Iterator[RetoldChange]:
    """A word that one side denies and the other does not, in no word that comes near it."""
    for word, by, other in nearest:
        if other is None or by < LINKED or word.is_name or word.denied == other.denied:
            continue
        if not any(each.denied == word.denied and nearness(word.text, each.text) >= LINKED for each in page.words):
            yield RetoldChange(Difference.NEGATION, word.span, other.span)


def _opposed(nearest: Sequence[_Nearest], draft: Sense, page: Sense) -> Iterator[RetoldChange]:
    """A word for which the passage has the opposite, where the draft has not both and it is not the deed's other end."""
    for word, by, _ in nearest:
        if by < SAME and not word.is_name:
            for other in page.words:
                if not are_opposites(word.text, other.text) or are_converse(draft, word, page, other):
                    continue
                # "will reopen after the fire that shut it".
                if not any(nearness(other.text, told.text) >= SYNONYM for told, _, _ in nearest):
                    yield RetoldChange(Difference.NEGATION, word.span, other.span, opposed=True)
                    break


def _renamed(draft: Sense, page: Sense, elsewhere: frozenset[str]) -> Iterator[RetoldChange]:
    """Another person in the very place of the one whom the draft names, and whom the page names nowhere."""
    said, given = draft.said, page.said
    lost = [group for group in draft.people if not (given | elsewhere) & {word.text for word in group}]
    others = [group for group in page.people if not said & {word.text for word in group}]
    if len(lost) != 1:
        return
    fitting = [group for group in others if in_one_place(draft, lost[0], page, group)]
    if len(fitting) == 1:
        yield RetoldChange(Difference.NAME, around(lost[0]), around(fitting[0]))


def _is_weekday(text: str) -> bool:
    return text in WEEKDAYS


def _is_month(text: str) -> bool:
    return text.isalpha() and text not in WEEKDAYS


def _is_year(text: str) -> bool:
    return text.isdigit() and len(text) == 4
