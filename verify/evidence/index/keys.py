"""Words of a page as small numbers: which pages may carry a quotation, and which pages carry one text.

A word and a pair of neighbours each become one of 262,144 keys. Pairs are what tells a quotation from a page that holds the
same words in another order; several words share a key, which costs a few wrong candidates and keeps lists short.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from heapq import nlargest
from itertools import accumulate, pairwise
from math import log
from operator import itemgetter

KEYS = 0x40000
_MASK = KEYS - 1
_UPPER = 14
_SHORT = 3
# A long text is entered in stretches: a book as one would hold every key. They overlap by more than a quotation is long.
_STRETCH = 2_048
_STRIDE = 1_792
_SKETCH = 16
# Of a sample of the runs of two texts this share must stand in both, and so many at least.
_SHARED = 0.55
_FEWEST_SHARED = 4
# Knuth's multiplier: spreads neighbouring numbers evenly.
_SPREAD = 0x9E3779B1
_MOST_WORDS = 500_000
# Entries of lists that are counted for one quotation: from the shortest list on, at least so many lists.
_ENTRIES = 8_000
_FEWEST_LISTS = 3
# A stretch that holds less than this share of what the best one holds is no rival.
_RIVAL = 0.4


class _WordKeys(dict[str, int]):
    """32 bits for each word, the same in every process; emptied when it has seen too many words.

    *short* holds the keys of words of up to three Latin letters: they stand on every page, and in pairs they say enough.
    """

    def __init__(self) -> None:
        super().__init__()
        self.short: set[int] = set()

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        code = self[word] = zlib.crc32(word.encode("utf-8", "surrogatepass"))
        if len(word) <= _SHORT and word.isascii() and word.isalpha():
            self.short.add(code & _MASK)
        return code


_codes = _WordKeys()


def row_keys(words: Iterable[str]) -> set[int]:
    """The keys of words that stand in a row, and of their pairs."""
    singles, pairs = _keys([*map(_codes.__getitem__, words)])
    return (set(singles) - _codes.short).union(pairs)


def word_codes(words: Iterable[str]) -> list[int]:
    """32 bits for each word."""
    return [*map(_codes.__getitem__, words)]


def word_keys(words: Iterable[str]) -> set[int]:
    """The keys of single words."""
    return {_codes[word] & _MASK for word in words} - _codes.short


def keys_and_sketch(words: Iterable[str]) -> tuple[tuple[bytes, ...], bytes]:
    """All keys of a page with these words, packed, for each stretch of it (at least one); and the sketch of its words.

    Sketches are a few numbers drawn from the runs of three words: texts that share most runs share most numbers.
    """
    singles, pairs = _keys([*map(_codes.__getitem__, words)])
    starts = range(0, max(len(singles) - (_STRETCH - _STRIDE), 1), _STRIDE)
    stretches = (set(singles[at : at + _STRETCH]) - _codes.short for at in starts)
    keys = (each.union(pairs[at : at + _STRETCH - 1]) for at, each in zip(starts, stretches, strict=True))
    # One pair in four, the same ones everywhere, begins a run: the others would say the same once more.
    runs = pairwise(pairs)
    drawn = {((first << 14) ^ second) * _SPREAD & 0xFFFFFFFF for first, second in runs if not first & 3}
    return tuple(array("I", each).tobytes() for each in keys), array("I", sorted(drawn)[:_SKETCH]).tobytes()


def _keys(codes: list[int]) -> tuple[array[int], array[int]]:
    """The key of each word: its lower bits; and of each pair: the upper bits of one and the lower bits of the next.

    Worked out for all at once, as one number with 64 bits a word: nothing else that is done for a page takes as long.
    """
    length = len(codes) * 8
    every = int.from_bytes(array("Q", codes).tobytes(), sys.byteorder)
    mask = int.from_bytes(_MASK.to_bytes(8, sys.byteorder) * len(codes), sys.byteorder)
    singles, pairs = array("Q"), array("Q")
    lower, upper = every & mask, every >> _UPPER & mask
    singles.frombytes(lower.to_bytes(length, sys.byteorder))
    # On a machine that writes the big end first, the next word stands in the lower bits.
    following = lower >> 64 if sys.byteorder == "little" else lower << 64 & (1 << 8 * length) - 1
    pairs.frombytes((upper ^ following).to_bytes(length, sys.byteorder))
    # The last word has no neighbour.
    return singles, pairs[:-1]


def _are_one_text(sketch: frozenset[int], other: frozenset[int]) -> bool:
    """Whether two sketches are of near-duplicates: one wire text on two sites, two captures of one page."""
    shared = sketch & other
    if len(shared) < _FEWEST_SHARED:
        return False
    # The smallest numbers of both together are a fair sample of all their runs.
    sample = sorted(sketch | other)[:_SKETCH]
    return sum(number in shared for number in sample) >= _SHARED * len(sample)


def read_sketch(data: bytes) -> frozenset[int]:
    """The numbers of a sketch that was kept."""
    numbers = array("I")
    numbers.frombytes(data[: len(data) // numbers.itemsize * numbers.itemsize])
    return frozenset(numbers)


def to_bytes(numbers: array[int]) -> bytes:
    """The two bytes of each number, alike on every machine."""
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()


def unpack(data: bytes) -> array[int]:
    """The numbers below 65,536 that `to_bytes` wrote; a byte too many is dropped."""
    numbers = array("H")
    numbers.frombytes(data[: len(data) & ~1])
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def unpack_keys(data: bytes) -> array[int]:
    """The keys of one stretch as `keys_and_sketch` packed them, in whichever process of this machine."""
    keys = array("I")
    keys.frombytes(data)
    return keys


def best_stretches(
    counts: Mapping[int, int],
    total: int,
    read: Callable[[int], Iterable[tuple[int, array[int]]]],
    most: int,
    *,
    entries: int = _ENTRIES,
    fewest: int = _FEWEST_LISTS,
) -> list[tuple[int, float]]:
    """The stretches that hold most of the keys, by weight, at most *most*, with the share of all weight that they hold.

    *counts* says how many of *total* stretches hold each key: the rarer, the more it weighs. *read* gives the stretches that
    hold a key, segment by segment, counted from a first one. At least *fewest* lists, the shortest, bring candidates, and
    as many as have *entries* together.
    """
    weights = {key: log(1 + total / max(1, count)) for key, count in counts.items()}
    sums: dict[int, float] = {}
    order = sorted(counts, key=lambda key: (counts[key], key))
    # Short lists bring candidates; long ones only tell among them: their stretches are too many to be counted.
    short = sum(
        1
        for number, count in enumerate(accumulate(counts[key] for key in order))
        if count <= entries or number < fewest
    )
    for key in order[:short]:
        weight = weights[key]
        for first, held in read(key):
            for at in held:
                sums[first + at] = sums.get(first + at, 0.0) + weight
    rivals = _foremost(sums, 2 * most)
    for key in order[short:]:
        for first, held in read(key):
            for at in rivals:
                if _holds(held, at - first):
                    rivals[at] += weights[key]
    every = sum(weights.values()) or 1.0
    return [(at, weight / every) for at, weight in _foremost(rivals, most).items()]


def _foremost(sums: Mapping[int, float], most: int) -> dict[int, float]:
    least = _RIVAL * max(sums.values(), default=0.0)
    return dict(nlargest(most, [each for each in sums.items() if each[1] >= least], key=itemgetter(1)))


def _holds(held: array[int], at: int) -> bool:
    place = bisect_left(held, at)
    return place < len(held) and held[place] == at


def grouped(ranked: Iterable[tuple[int, float, frozenset[int]]], most: int) -> list[tuple[list[int], float]]:
    """Pages (number, weight, sketch) in their order, those of one text together; at most *most* texts."""
    groups: list[tuple[list[int], float, frozenset[int]]] = []
    for page, weight, sketch in ranked:
        for pages, _, other in groups:
            if _are_one_text(sketch, other):
                pages.append(page)
                break
        else:
            if len(groups) < most:
                groups.append(([page], weight, sketch))
    return [(pages, weight) for pages, weight, _ in groups]
