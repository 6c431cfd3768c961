"""How near two stretches of speech come in what they are about: the one measure, by which passages are ranked, never judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul

from verify.match.thesaurus import Vocabulary, weight
from verify.match.word_lists import STOP_WORDS
from verify.text.fold import find_words, fold

_LONGEST = 120
# What the small words that both share add, as a share of them all. Of 44 paraphrases written by hand of what a speaker says
# on a page, these rank the true passage first in 38, without them in 35.
_SMALL = 0.1


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a stretch: those that say what it is about, in order, what these weigh together, and the small ones."""

    telling: tuple[str, ...]
    weight: float
    small: frozenset[str]


def words_of(text: str) -> Words:
    """The words of *text* as they are ranked by."""
    found = find_words(fold(text).text)[:_LONGEST]
    telling = tuple(word for word in found if word not in STOP_WORDS)
    return Words(telling, sum(map(weight, telling)), STOP_WORDS.intersection(found))


class Likeness:
    """The words of a claim, and which words of a vocabulary are near each of them: no other word of a page adds to likeness."""

    def __init__(self, words: Words, vocabulary: Vocabulary) -> None:
        self.words = words
        self._near = [vocabulary.near(own) for own in words.telling]
        self._held = frozenset().union(*self._near)
        self._weights = tuple(map(weight, words.telling))
        self._known: dict[str, tuple[tuple[float, ...], float]] = {}

    def to(self, page: Words) -> float:
        """How much of either side the other one says, from 0 to 1: the harmonic mean, words weighed by rarity."""
        own = self.words
        if not own.telling or not page.telling:
            return 0.0
        shared = 2 * len(own.small & page.small) / (len(own.small) + len(page.small) + 1)
        held = [self._nearness(word) for word in page.telling if word in self._held]
        return min(1.0, self._meaning(held, page.weight) + _SMALL * shared) if held else min(1.0, _SMALL * shared)

    def _meaning(self, held: Sequence[tuple[tuple[float, ...], float]], whole: float) -> float:
        near = [each for each, _ in held]
        nearest = map(max, *near) if len(near) > 1 else near[0]
        one = sum(map(mul, self._weights, nearest)) / self.words.weight
        other = sum([weighed for _, weighed in held]) / whole
        return 2 * one * other / (one + other)

    def _nearness(self, word: str) -> tuple[tuple[float, ...], float]:
        """How near a word of a page is to each of the claim's, and what it weighs by that."""
        known = self._known.get(word)
        if known is None:
            near = tuple(near.get(word, 0.0) for near in self._near)
            known = self._known[word] = near, weight(word) * max(near)
        return known
