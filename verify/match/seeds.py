"""Many quotations sought in many pages at once: which of them a page may carry, decided by words and pairs of words alone."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, pairwise
from math import ceil

from verify.match.quotation import read_quotation
from verify.match.wordlists import STOP_WORDS
from verify.model.claim import Claim
from verify.text import find_words, fold

# What a page must hold of a quotation before anybody lays one over the other. Each is below what a match needs
# (`assess`, `PageIndex`), so that next to nothing is lost here: a share of its telling words anywhere on the page, and of
# its telling pairs of words (those with a telling word) near one another.
_TELLING = 0.25
_PAIRS = 0.15
_NEAR = 40
_FEW_WORDS = 5
_AROUND = 100
# What a page must hold of the telling words to report the same in other words: with its speaker's name, and without.
_RESTATED = 0.25
_RESTATED_UNNAMED = 0.5
_FEWEST_TELLING = 2
_PUNCTUATION = ".,;:!?…\"'“”„‘’‚«»‹›()[]{}*_|"
_PARTING = ("-", "–", "—", "/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Which quotations one page may carry: by their words, with the words around, and in other words, with a share.

    The share is that of the quotation's telling words which the page holds.
    """

    words: tuple[tuple[int, str], ...] = ()
    meaning: tuple[tuple[int, float], ...] = ()


@dataclass(frozen=True, slots=True)
class _Seed:
    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    telling: frozenset[str]
    surname: str | None
    wide: bool

    @property
    def fewest(self) -> int:
        """How many of its telling words that blanks part from others a page must hold to be looked at."""
        return max(min(_FEWEST_TELLING, len(self.parted)), ceil(_TELLING * len(self.parted)))

    @property
    def parted(self) -> frozenset[str]:
        """Its telling words that stand between blanks and punctuation wherever they stand: no numbers, no signs."""
        return frozenset(word for word in self.telling if word[0].isalpha())

    def place(self, places: Mapping[tuple[str, str], int]) -> int | None:
        """About where the quotation may stand, where enough pairs stand near one another; *places* has one place of each."""
        found = sorted([places[pair] for pair in self.pairs if pair in places])
        enough = max(1, ceil(_PAIRS * len(self.pairs)))
        width = 2 * len(self.words) + _NEAR
        best, at = -1, None
        for first, last in zip(found, found[enough - 1 :], strict=False):
            if last - first <= width:
                held = bisect_right(found, first + width) - bisect_left(found, first)
                if held > best:
                    best, at = held, first
        return at

    def share_of(self, words: frozenset[str]) -> float:
        """How many of the telling words stand on the page, where they are enough to report the same; else 0."""
        held = len(self.telling & words)
        named = self.surname is not None
        if held < _FEWEST_TELLING or (named and self.surname not in words):
            return 0.0
        share = held / len(self.telling)
        return share if share >= (_RESTATED if named else _RESTATED_UNNAMED) else 0.0


class Seeds:
    """The words of *claims*, ready to be looked for in any number of pages; claims go by their position."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._seeds = [_seed(claim) for claim in claims]
        self._fewest = [seed.fewest for seed in self._seeds]
        self._holders: dict[str, list[int]] = {}
        # Claims of which no word can be told from others by blanks alone.
        self._always: list[int] = []
        for number, seed in enumerate(self._seeds):
            if not seed.parted or any(_is_unspaced(word) for word in seed.words):
                self._always.append(number)
                continue
            for word in seed.parted:
                self._holders.setdefault(word, []).append(number)

    def candidates(self, text: str) -> Candidates:
        """Which of the claims a page of this text may carry. Linear in the text."""
        plain = text.lower().replace("’", "'").replace("‘", "'")
        near = self._near(plain)
        if not near:
            return Candidates()
        read = find_words(plain)
        words = frozenset(read)
        places = dict(zip(pairwise(read), count(), strict=False))
        carried = tuple(self._carried(near, read, words, places))
        shares = ((number, self._seeds[number].share_of(words)) for number in near)
        return Candidates(words=carried, meaning=tuple((number, share) for number, share in shares if share))

    def _carried(
        self, near: Sequence[int], read: Sequence[str], words: frozenset[str], places: Mapping[tuple[str, str], int]
    ) -> Iterator[tuple[int, str]]:
        for number in near:
            seed = self._seeds[number]
            at = seed.place(places)
            if at is not None and not seed.wide:
                around = 2 * len(seed.words) + _AROUND
                yield number, " ".join(read[max(0, at - around) : at + 2 * around])
            elif at is not None or (len(seed.words) <= _FEW_WORDS and seed.words <= words):
                # Dots and parts may reach across the page; of a few words, each with another between, no pair is left.
                yield number, " ".join(read)

    def _near(self, plain: str) -> list[int]:
        """Claims of whose telling words enough stand on the page, as blanks and punctuation part them."""
        counts: dict[int, int] = {}
        for mark in _PARTING:
            plain = plain.replace(mark, " ")
        tokens = {token.strip(_PUNCTUATION) for token in set(plain.split())}
        for word in tokens & self._holders.keys():
            for number in self._holders[word]:
                counts[number] = counts.get(number, 0) + 1
        return sorted((*self._always, *(n for n, held in counts.items() if held >= self._fewest[n])))


def _seed(claim: Claim) -> _Seed:
    read = read_quotation(claim.text)
    own = [word.text for at, word in enumerate(read.words) if at in read.own_words]
    name = claim.speaker.name if claim.speaker else ""
    names = () if "unnamed" in name else find_words(fold(name).text)
    telling = frozenset(own) - STOP_WORDS
    pairs = frozenset(pairwise(own))
    return _Seed(
        words=frozenset(own),
        pairs=frozenset(pair for pair in pairs if not telling.isdisjoint(pair)) or pairs,
        telling=telling,
        surname=names[-1] if names else None,
        wide=bool(read.ellipses) or len(claim.parts) > 1,
    )


def _is_unspaced(word: str) -> bool:
    return len(word) == 1 and not word.isascii()
