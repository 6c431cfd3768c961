"""The most that a passage may tell of what a draft tells, seen by its words alone: most need no closer look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from verify.match.people import around
from verify.match.sense import Sense, SenseWord
from verify.match.thesaurus import LINKED, SAME, SYNONYM, kin_of
from verify.match.word_equality import spelling_key
from verify.text.fold import find_words, fold
from verify.text.numbers import is_number_word


@dataclass(frozen=True, slots=True)
class Outlook:
    """The most that a passage may tell by its words alone: no `Agreement` on it has more; *plain_share* where names may be lost."""

    share: float
    echoed: float
    plain_share: float
    anchored: bool


def outlook(draft: Sense, passage: str, elsewhere: frozenset[str]) -> Outlook:
    """What *passage*, on a page with words *elsewhere*, may tell of what *draft* tells: far cheaper than to `compare` them."""
    words, has_numbers = _words_in(passage)
    kin = kin_of(tuple(word.text for word in draft.words))
    near = [by for each in words if (by := kin[each])]
    nearest = map(max, zip(*near, strict=True)) if near else [0.0] * len(draft.words)
    told = [(word, _at_most(word, by, elsewhere)) for word, by in zip(draft.words, nearest, strict=True)]
    total = sum(word.weight for word in draft.words) or 1.0
    return Outlook(
        share=sum(word.weight * by for word, by in told) / total,
        echoed=sum(word.weight for word, by in told if by >= SYNONYM) / total,
        plain_share=_plain_share_at_most(draft, told, elsewhere),
        anchored=(has_numbers and bool(draft.numbers))
        or any(each.startswith(day) for day, _ in draft.dates for each in words),
    )


def _at_most(word: SenseWord, by: float, elsewhere: frozenset[str]) -> float:
    if not word.is_name or by == SAME:
        return by
    return SAME if word.text in elsewhere else SYNONYM if by >= LINKED else 0.0


def _plain_share_at_most(draft: Sense, told: Sequence[tuple[SenseWord, float]], elsewhere: frozenset[str]) -> float:
    """The share of the words that are no names, where a name of the draft's is nowhere on the page; else 0."""
    lost = [group for group in draft.people if elsewhere.isdisjoint(word.text for word in group)]
    if not lost and all(word.text in elsewhere for word, _ in told if word.is_name):
        return 0.0
    plain = [(word, by) for word, by in told if not word.is_name]
    if not plain or any(around(group).overlaps(word.span) for group in lost for word, _ in plain):
        return 1.0
    return sum(word.weight * by for word, by in plain) / sum(word.weight for word, _ in plain)


@lru_cache(maxsize=4096)
def _words_in(text: str) -> tuple[tuple[str, ...], bool]:
    """All words that `sense_of` may find in *text*, and whether numbers are among them."""
    found = find_words(fold(text).text)
    return tuple(spelling_key(word.removesuffix("'s")) for word in found), any(map(is_number_word, found))
