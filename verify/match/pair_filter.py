"""Many quotations sought on many pages: which of them a page may carry, decided by the pairs of words that it holds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set
from itertools import chain, pairwise
from math import ceil

from verify.match.align import FEWEST, GAP, LONG_RUN, SINGLE_WORDS

_ROUNDING = 1e-6
_Pair = tuple[str, str]


class PairFilter:
    """The words of quotations (`Quotation.own_texts`), each by its number; built once, to be asked for any number of pages."""

    def __init__(self, quotations: Sequence[Sequence[str]]) -> None:
        self._quotations = quotations
        self._fewest = [_fewest_pairs(len(words)) for words in quotations]
        # Of a few words any one is enough.
        self._always = [number for number, words in enumerate(quotations) if len(words) <= SINGLE_WORDS]
        self._holders: dict[_Pair, list[int]] = defaultdict(list)
        for number, words in enumerate(quotations):
            for pair in pairwise(words) if len(words) > SINGLE_WORDS else ():
                # A word that the editor put in is empty here.
                if all(pair):
                    self._holders[pair].append(number)

    def of(self, page: Iterable[str]) -> frozenset[int]:
        """The quotations of which a page of these words, in their order, holds enough for `align` to find a place."""
        pairs = self._holders.keys() & set(pairwise(page))
        held = Counter(chain.from_iterable(map(self._holders.__getitem__, pairs)))
        likely = (number for number, count in held.items() if count >= self._fewest[number])
        return frozenset((*self._always, *(number for number in likely if self._may_be_on(pairs, number))))

    def _may_be_on(self, pairs: Set[_Pair], number: int) -> bool:
        words = self._quotations[number]
        return may_align([at for at, pair in enumerate(pairwise(words)) if pair in pairs], len(words))


def may_align(pairs: Sequence[int], length: int) -> bool:
    """Whether `align` may find a place for so many words, where the page holds pairs of them that begin at *pairs*."""
    gain = best = 0.0
    end = unbroken = longest = 0
    for at in pairs:
        if at < end:
            gain, unbroken = gain + 1, unbroken + 1
        else:
            # What a chain of runs gains at most: the words between cost it at least this.
            gain, unbroken = max(0.0, gain - GAP * (at - end)) + 2, 2
        best, longest, end = max(best, gain), max(longest, unbroken), at + 2
    return length <= SINGLE_WORDS or longest >= LONG_RUN or best + _ROUNDING >= FEWEST * length


def _fewest_pairs(length: int) -> int:
    """How many pairs a page holds at least where `may_align` says so for so many words: each gains two at most."""
    return 0 if length <= SINGLE_WORDS else min(LONG_RUN - 1, ceil((FEWEST * length - _ROUNDING) / 2))
