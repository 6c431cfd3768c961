"""Many quotations sought in many pages at once: which of them a page may carry, decided by words and pairs of words alone."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, count, pairwise
from math import ceil

from rapidfuzz.distance import LCSseq

from verify.match.match_kind import SHORT
from verify.match.quotation import read_quotation
from verify.match.word_lists import STOP_WORDS
from verify.model.claim import Claim
from verify.text.fold import find_words, fold

# What a page must hold of a quotation before anybody lays one over the other: shares of its telling words anywhere on the
# page, of its telling pairs of words (those with a telling word) near one another, and of its telling words around those.
# A match needs more of each (`assess`, `PageIndex`). Of 274 places that laying the 1,024 quotations of
# `tests/benchmarks/archive.py` over each of its 532 pages finds, 27 are not looked at by this: altered ones all, most of
# them short, with three words in four.
_PAIRS = 0.2
_AROUND = 0.4
_NEAR = 40
_FEW_WORDS = 5
_NEAR_OF_FEW = 8
_SHARE = 0.5
_SHARE_OF_FEW = 0.6
_FEW = 8
# So many pairs, or such a share of them, are nowhere near one another by chance.
_MANY_PAIRS = 9
_SURE = 0.3
# What a page must hold of the telling words to report the same in other words: anywhere beside its speaker's name; without
# a name to go by more of them, and together.
_RESTATED = 0.4
_RESTATED_TOGETHER = 0.25
_RESTATED_UNNAMED = 0.5
_TOGETHER = 80
_FEWEST_TELLING = 2
_FEWEST_UNNAMED = 3
_PUNCTUATION = ".,;:!?…\"'“”„‘’‚«»‹›()[]{}*_|"
# The first of the scripts whose words `find_words` gives by character.
_UNSPACED = "\u0e00"
_PARTING = ("-", "–", "—", "/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Which quotations one page may carry: by their words, and in other words with the share of telling words it holds."""

    words: tuple[int, ...] = ()
    meaning: tuple[tuple[int, float], ...] = ()


class _Read:
    """The words of a page in order, those of them that are sought, and when somebody asks, one text and the last place of each."""

    def __init__(self, words: Sequence[str], sought: frozenset[str]) -> None:
        self.words = words
        self.held = sought.intersection(words)

    @cached_property
    def text(self) -> str:
        """The words with a blank before and behind each."""
        return f" {' '.join(self.words)} "

    @cached_property
    def last(self) -> Mapping[str, int]:
        """The last place of each word."""
        return dict(zip(self.words, count(), strict=False))


@dataclass(frozen=True, slots=True)
class _Seed:
    """What a quotation is sought by. *wide*: dots or parts may part its words on the page."""

    order: tuple[str, ...]
    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    telling: frozenset[str]
    surname: str | None
    wide: bool

    def may_be_carried(self, page: _Read, places: list[int]) -> bool:
        """Whether enough of its words are near one another in their order to be a match; *places* are those of its pairs."""
        if self.is_short and f" {' '.join(self.order)} " in page.text:
            return True
        around, sure = self._around(page, places)
        if not around:
            return False
        # As `assess` has it, but for one word that is spelt otherwise.
        count = len(self.order)
        share = _SHARE_OF_FEW if count <= _FEW else _SHARE
        needed = 1 if sure else count if count <= SHORT else count - 1 if self.is_short else ceil(share * count)
        return LCSseq.similarity(self.order, around, score_cutoff=needed) >= needed

    @property
    def is_short(self) -> bool:
        return len(self.order) <= _FEW_WORDS

    def _around(self, page: _Read, places: list[int]) -> tuple[Sequence[str], bool]:
        """The words of the page around the place where the quotation may be, and whether it is bound to be a match."""
        at, held = self._place(sorted(places))
        if at is None:
            # Of a few words, each with another one between, no pair is left.
            return (page.words if self.is_short and self.words <= page.held else ()), False
        reach = len(self.order) + (_NEAR_OF_FEW if self.is_short else _NEAR)
        around = page.words[max(0, at - reach) : at + 2 * reach]
        sure = len(self.pairs) >= _MANY_PAIRS and held >= _SURE * len(self.pairs)
        # Dots and parts may reach across the page.
        if not sure and not self.wide and len(self.telling.intersection(around)) < _AROUND * len(self.telling):
            return (), False
        return (page.words if self.wide else around), sure

    def _place(self, found: list[int]) -> tuple[int | None, int]:
        """Where most of its pairs are near one another, if they are enough, and how many."""
        enough = self.enough_pairs
        width = 2 * len(self.order) + _NEAR
        best, at = 0, None
        for first, last in zip(found, found[enough - 1 :], strict=False):
            if last - first <= width:
                held = bisect_right(found, first + width) - bisect_left(found, first)
                if held > best:
                    best, at = held, first
        return at, best

    def is_restated(self, page: _Read) -> bool:
        """Whether enough of its telling words are together on a page that holds enough of them, with the speaker's name."""
        if self.surname is None:
            return self._stand_together(page, self.enough_to_restate)
        together = max(_FEWEST_TELLING, ceil(_RESTATED_TOGETHER * len(self.telling)))
        return self.surname in page.held and self._stand_together(page, together)

    @property
    def enough_pairs(self) -> int:
        """How many of its pairs near one another show a place to look at."""
        return max(1, ceil(_PAIRS * len(self.pairs)))

    @property
    def enough_to_restate(self) -> int:
        """How many of its telling words a page holds that says the same: more without a name to go by."""
        if self.surname is None:
            return max(_FEWEST_UNNAMED, ceil(_RESTATED_UNNAMED * len(self.telling)))
        return max(_FEWEST_TELLING, ceil(_RESTATED * len(self.telling)))

    def _stand_together(self, page: _Read, enough: int) -> bool:
        places = sorted([page.last[word] for word in self.telling & page.held])
        return any(last - first <= _TOGETHER for first, last in zip(places, places[enough - 1 :], strict=False))


class Seeds:
    """The words of *claims*, ready to be looked for in any number of pages; claims go by their position."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._seeds = [_seed(claim) for claim in claims]
        self._enough = [1 if seed.is_short else seed.enough_pairs for seed in self._seeds]
        self._restating = [seed.enough_to_restate for seed in self._seeds]
        self._sought = frozenset(chain.from_iterable({*seed.words, seed.surname or ""} for seed in self._seeds))
        self._by_pair: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._by_telling: dict[str, list[int]] = defaultdict(list)
        self._unspaced = any(word >= _UNSPACED and word.isalpha() for word in self._sought)
        common = Counter(word for seed in self._seeds for word in seed.words)
        for number, seed in enumerate(self._seeds):
            for pair in seed.pairs:
                self._by_pair[pair].append(number)
            rarest = sorted(seed.telling or seed.words, key=lambda word: (common[word], word))
            if seed.is_short and rarest:
                self._by_word[rarest[0]].append(number)
            for word in seed.telling:
                self._by_telling[word].append(number)
        self._pairs = frozenset(self._by_pair)

    def candidates(self, text: str) -> Candidates:
        """Which of the claims a page of this text may carry. Linear in the text."""
        plain = text.lower().replace("’", "'").replace("‘", "'")
        page = _Read(find_words(plain) if self._unspaced else _parted(plain), self._sought)
        if not page.held:
            return Candidates()
        places = self._places(page)
        return Candidates(
            words=tuple(
                sorted(number for number in places if self._seeds[number].may_be_carried(page, places[number]))
            ),
            meaning=tuple(sorted(self._restated(page))),
        )

    def _places(self, page: _Read) -> Mapping[int, list[int]]:
        """Of which claims enough pairs of words are there, and the last place of each. Short ones also where a single word is."""
        pairs = self._pairs.intersection(pairwise(page.words))
        found = Counter(chain.from_iterable([self._by_pair[pair] for pair in pairs]))
        likely = {
            number for number, held in found.items() if held >= self._enough[number] or self._seeds[number].is_short
        }
        places: dict[int, list[int]] = {number: [] for number in likely}
        places |= {number: [] for word in page.held & self._by_word.keys() for number in self._by_word[word]}
        sought = {pair for pair in pairs if not places.keys().isdisjoint(self._by_pair[pair])}
        last = {pair: at for at, pair in enumerate(pairwise(page.words)) if pair in sought} if sought else {}
        for pair, at in last.items():
            for number in self._by_pair[pair]:
                if number in places:
                    places[number].append(at)
        return places

    def _restated(self, page: _Read) -> Iterator[tuple[int, float]]:
        """The claims that the page may report in other words, each with the share of its telling words that it holds."""
        found = Counter(chain.from_iterable([self._by_telling[word] for word in page.held & self._by_telling.keys()]))
        for number, held in found.items():
            if held >= self._restating[number] and self._seeds[number].is_restated(page):
                yield number, held / len(self._seeds[number].telling)


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
