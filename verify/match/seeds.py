"""Many quotations sought in many pages at once: which of them a page may carry, decided by words and pairs of words alone."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import count, pairwise
from math import ceil

from rapidfuzz.distance import LCSseq

from verify.match.assess import SHORT
from verify.match.quotation import read_quotation
from verify.match.wordlists import STOP_WORDS
from verify.model.claim import Claim
from verify.text import find_words, fold

# What a page must hold of a quotation before anybody lays one over the other: shares of its telling words anywhere on the
# page, of its telling pairs of words (those with a telling word) near one another, and of its telling words around those.
# A match needs more of each (`assess`, `PageIndex`). Of 954 places that laying 1,024 quotations over 1,372 pages finds, 22
# are not looked at by this: all but two altered, with three words in four at most.
_TELLING = 0.25
_PAIRS = 0.2
_AROUND = 0.4
_NEAR = 40
_FEW_WORDS = 5
_NEAR_OF_FEW = 8
_SHARE = 0.5
_SHARE_OF_FEW = 0.6
_FEW = 8
# So many pairs, or such a share of them, stand nowhere near one another by chance.
_MANY_PAIRS = 9
_SURE = 0.3
_WORD_FOR_WORD = 2.0
# What a page must hold of the telling words to report the same in other words: anywhere beside its speaker's name; without
# a name to go by more of them, and together.
_RESTATED = 0.25
_RESTATED_UNNAMED = 0.5
_TOGETHER = 80
_FEWEST_TELLING = 2
_FEW_TELLING = 3
_FEWEST_UNNAMED = 3
_PUNCTUATION = ".,;:!?…\"'“”„‘’‚«»‹›()[]{}*_|"
# The first of the scripts whose words `find_words` gives by character.
_UNSPACED = "\u0e00"
_PARTING = ("-", "–", "—", "/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Which quotations one page may carry, each with a share: by their words, and in other words.

    The shares are those of the quotation's words that stand there in their order (more than 1: word for word, without a
    gap), and of its telling words that the page holds.
    """

    words: tuple[tuple[int, float], ...] = ()
    meaning: tuple[tuple[int, float], ...] = ()


@dataclass(frozen=True, slots=True)
class _Read:
    """The words of a page, in order, with the last place of each, and of each pair of them."""

    words: Sequence[str]
    text: str
    last: Mapping[str, int]
    places: Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class _Seed:
    """What a quotation is sought by. *wide*: dots or parts may part its words on the page."""

    order: tuple[str, ...]
    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    telling: frozenset[str]
    surname: str | None
    wide: bool

    @property
    def parted(self) -> frozenset[str]:
        """Its telling words that stand between blanks and punctuation wherever they stand: no numbers, no signs."""
        return frozenset(word for word in self.telling if word[0].isalpha())

    def carried(self, page: _Read) -> float:
        """The share of its words that stand near one another in their order, where they are enough to be a match; else 0."""
        if self._is_short and f" {' '.join(self.order)} " in page.text:
            return _WORD_FOR_WORD
        around, sure = self._around(page)
        if not around:
            return 0.0
        # As `assess` has it, but for one word that is spelt otherwise.
        count = len(self.order)
        share = _SHARE_OF_FEW if count <= _FEW else _SHARE
        needed = 1 if sure else count if count <= SHORT else count - 1 if self._is_short else ceil(share * count)
        held = LCSseq.similarity(self.order, around, score_cutoff=needed)
        if held < needed:
            return 0.0
        whole = held == count and f" {' '.join(self.order)} " in f" {' '.join(around)} "
        return _WORD_FOR_WORD if whole else held / count

    @property
    def _is_short(self) -> bool:
        return len(self.order) <= _FEW_WORDS

    def _around(self, page: _Read) -> tuple[Sequence[str], bool]:
        """The words of the page around the place where the quotation may stand, and whether it is bound to be a match."""
        at, held = self._place(page.places)
        if at is None:
            # Of a few words, each with another one between, no pair is left.
            return (page.words if self._is_short and self.words <= page.last.keys() else ()), False
        reach = len(self.order) + (_NEAR_OF_FEW if self._is_short else _NEAR)
        around = page.words[max(0, at - reach) : at + 2 * reach]
        sure = len(self.pairs) >= _MANY_PAIRS and held >= _SURE * len(self.pairs)
        # Dots and parts may reach across the page.
        if not sure and not self.wide and len(self.telling.intersection(around)) < _AROUND * len(self.telling):
            return (), False
        return (page.words if self.wide else around), sure

    def _place(self, places: Mapping[tuple[str, str], int]) -> tuple[int | None, int]:
        """Where most of its pairs stand near one another, if they are enough, and how many."""
        found = sorted([places[pair] for pair in self.pairs if pair in places])
        enough = max(1, ceil(_PAIRS * len(self.pairs)))
        width = 2 * len(self.order) + _NEAR
        best, at = 0, None
        for first, last in zip(found, found[enough - 1 :], strict=False):
            if last - first <= width:
                held = bisect_right(found, first + width) - bisect_left(found, first)
                if held > best:
                    best, at = held, first
        return at, best

    def restated(self, page: _Read) -> float:
        """The share of its telling words that stand on the page, where they are enough to report the same; else 0."""
        held = len(self.telling & page.last.keys())
        if held < _FEWEST_TELLING or (self.surname is not None and self.surname not in page.last):
            return 0.0
        share = held / len(self.telling)
        if self.surname is not None:
            return share if share >= _RESTATED else 0.0
        enough = max(_FEWEST_UNNAMED, ceil(_RESTATED_UNNAMED * len(self.telling)))
        return share if held >= enough and self._stand_together(page, enough) else 0.0

    def _stand_together(self, page: _Read, enough: int) -> bool:
        places = sorted([page.last[word] for word in self.telling if word in page.last])
        return any(last - first <= _TOGETHER for first, last in zip(places, places[enough - 1 :], strict=False))


class Seeds:
    """The words of *claims*, ready to be looked for in any number of pages; claims go by their position."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._seeds = [_seed(claim) for claim in claims]
        self._fewest: list[int] = []
        self._holders: dict[str, list[int]] = {}
        # Claims of which no word can be told from others by blanks alone.
        self._always: list[int] = []
        for number, seed in enumerate(self._seeds):
            parted = seed.parted
            # One of a few words may be spelt otherwise on the page, or be the one that was altered.
            self._fewest.append(
                1 if len(parted) <= _FEW_TELLING else max(_FEWEST_TELLING, ceil(_TELLING * len(parted)))
            )
            if not seed.order:
                continue
            if not parted or any(_is_unspaced(word) for word in seed.words):
                self._always.append(number)
                continue
            for word in parted:
                self._holders.setdefault(word, []).append(number)

    def candidates(self, text: str) -> Candidates:
        """Which of the claims a page of this text may carry. Linear in the text."""
        plain = text.lower().replace("’", "'").replace("‘", "'")
        words = find_words(plain) if self._always else _parted(plain)
        last = dict(zip(words, count(), strict=False))
        near = self._near(last.keys())
        if not near:
            return Candidates()
        page = _Read(words, f" {' '.join(words)} ", last, dict(zip(pairwise(words), count(), strict=False)))
        carried = ((number, self._seeds[number].carried(page)) for number in near)
        restated = ((number, self._seeds[number].restated(page)) for number in near)
        return Candidates(
            words=tuple((number, share) for number, share in carried if share),
            meaning=tuple((number, share) for number, share in restated if share),
        )

    def _near(self, words: Set[str]) -> list[int]:
        """Claims of whose telling words enough stand on the page."""
        counts: dict[int, int] = {}
        for word in words & self._holders.keys():
            for number in self._holders[word]:
                counts[number] = counts.get(number, 0) + 1
        return sorted((*self._always, *(number for number, held in counts.items() if held >= self._fewest[number])))


def _parted(plain: str) -> list[str]:
    """The words of a text as `find_words` gives them, where its script parts words by blanks; in half the time."""
    for mark in _PARTING:
        plain = plain.replace(mark, " ")
    words: list[str] = []
    for token in plain.split():
        if token.isalpha() or (token := token.strip(_PUNCTUATION)).isalpha():
            words.append(token)
        else:
            words.extend(find_words(token))
    return words


def _seed(claim: Claim) -> _Seed:
    read = read_quotation(claim.text)
    own = [word.text for at, word in enumerate(read.words) if at in read.own_words]
    name = claim.speaker.name if claim.speaker else ""
    names = () if "unnamed" in name else find_words(fold(name).text)
    telling = frozenset(own) - STOP_WORDS
    pairs = frozenset(pairwise(own))
    return _Seed(
        order=tuple(own),
        words=frozenset(own),
        pairs=frozenset(pair for pair in pairs if not telling.isdisjoint(pair)) or pairs,
        telling=telling,
        surname=names[-1] if names else None,
        wide=bool(read.ellipses) or len(claim.parts) > 1,
    )


def _is_unspaced(word: str) -> bool:
    return len(word) == 1 and word >= _UNSPACED and word.isalpha()
