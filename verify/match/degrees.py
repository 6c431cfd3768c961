"""How far two tellings of one thing go: the killed and the hurt, the largest and a large one, half and more than half."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from verify.match.roles import Shared
from verify.match.sense import Sense, SenseWord
from verify.match.thesaurus import base_forms, inflected_from
from verify.model.number import NumberKind
from verify.text.number_words import ORDINALS
from verify.text.qualifiers import Bound
from verify.text.tables import rows_of

_REACH = 4
_FOREMOST = frozenset("main primary principal foremost biggest key".split())


def is_of_another_part(draft: Sense, page: Sense, _shared: Sequence[Shared]) -> bool:
    """Whether one share is bounded otherwise on each side: "half", "more than half"."""
    here, there = _parts(draft), _parts(page)
    return any(here[part] != there[part] for part in here.keys() & there.keys())


def is_of_another_rank(draft: Sense, page: Sense, shared: Sequence[Shared]) -> bool:
    """Whether one side is first and the other is among others, or the draft's alone is first at all."""
    if any(_rank(draft, mine) != _rank(page, other) for mine, other in shared if _is_first(mine.text)):
        return True
    # "the largest" where the page says "a large", "the main cause" where it says "a cause".
    tops = [word for word in draft.said - page.said if word.endswith("est")]
    is_grown = any(not (base_forms(word) - {word}).isdisjoint(page.said) for word in tops)
    mains = any(_FOREMOST & {each.text for each in draft.before(mine, 1)} for mine, _ in shared)
    return is_grown or (mains and not _FOREMOST & page.said and not any(map(_is_first, page.said)))


def is_of_another_degree(draft: Sense, page: Sense, _shared: Sequence[Shared]) -> bool:
    """Whether each side has a rung of one row that the other lacks."""
    here, there = _rungs_of(draft), _rungs_of(page)
    return not {row for row, _ in here - there}.isdisjoint(row for row, _ in there - here)


def _parts(sense: Sense) -> dict[Fraction, Bound | None]:
    """The shares that are written in words, and on which side of them the true one is."""
    return {
        each.amount.value: None if each.amount.bound is Bound.ABOUT else each.amount.bound
        for each in sense.numbers
        if each.number.kind is NumberKind.SHARE
    }


def _rank(sense: Sense, word: SenseWord) -> str:
    """What keeps the superlative *word* from the first place: "second", "one of"."""
    words = [each.text for each in sense.before(word, _REACH)]
    if words[-3:] == ["one", "of", "the"] or words[-2:] == ["among", "the"]:
        return "one of"
    return words[-1] if words and ORDINALS.get(words[-1], 0) > 1 else ""


def _is_first(word: str) -> bool:
    return word in ("first", "most") or (word.endswith("est") and bool(base_forms(word) - {word}))


def _rungs_of(sense: Sense) -> frozenset[tuple[int, int]]:
    known = _rungs()
    return frozenset(known[form] for word in sense.said for form in inflected_from(word) if form in known)


@cache
def _rungs() -> dict[str, tuple[int, int]]:
    rows = [row.split("|") for row in rows_of("degrees")]
    return {
        word: (at, rung) for at, row in enumerate(rows) for rung, listed in enumerate(row) for word in listed.split()
    }
