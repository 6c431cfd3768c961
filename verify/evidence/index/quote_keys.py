"""Runs of three words as numbers: one word of eight may be altered, and three runs still stand.

A run has 28 bits. Its upper 16 name the shelf that it lies on; the lower 12 and the number of the page, of 20 bits, are the one
number that is kept for it. A shelf is those numbers in order: all pages that hold a run lie side by side.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from verify.evidence.index.keys import word_codes

SHELVES = 1 << 16
# So many pages fit into one segment.
MOST_PAGES = 1 << 20
_RUN = (1 << 28) - 1
_LOW = (1 << 12) - 1


def runs_of_words(words: Sequence[str]) -> set[int]:
    """The runs of three words that stand in a row."""
    codes = word_codes(words)
    pairs = [(first * 0x9E3779B1 ^ second) & 0xFFFFFFFF for first, second in pairwise(codes)]
    # Upper bits of the product: they depend on all three words.
    return {
        ((pair * 0x85EBCA6B ^ third) * 0xC2B2AE35 >> 20) & _RUN for pair, third in zip(pairs, codes[2:], strict=False)
    }


def packed(runs: Iterable[int], page: int) -> array[int]:
    """Each of *runs* on *page* as one number: the shelf in its upper half, what is kept there in its lower."""
    return array("Q", [run << 20 | page for run in runs])


def shelf_of(run: int) -> int:
    """The shelf on which *run* lies."""
    return run >> 12


def numbers_with(run: int, shelf: array[int]) -> tuple[int, array[int]]:
    """The numbers of the pages that hold *run*, by the shelf that it lies on, and what each is larger than its page."""
    low = (run & _LOW) << 20
    return low, shelf[bisect_left(shelf, low) : bisect_left(shelf, low + MOST_PAGES)]


def pack_shelf(numbers: Iterable[int]) -> bytes:
    """The four bytes of each number, in order, alike on every machine."""
    return _as_little(array("I", sorted(numbers))).tobytes()


def read_shelf(data: bytes) -> array[int]:
    """The numbers that `pack_shelf` wrote; bytes too many are dropped."""
    numbers = array("I")
    numbers.frombytes(data[: len(data) & ~3])
    return _as_little(numbers)


def counted_from(shelf: array[int], by: int) -> Iterator[int]:
    """The numbers of *shelf* with pages counted from *by*."""
    return (number + by for number in shelf)


def _as_little(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
