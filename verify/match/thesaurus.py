"""How near two English words are in meaning, by the synonym sets of WordNet 3.0: the one store of synonyms.

The data is a digest of WordNet (data/wordnet, with its licence): for each single word how often it was met in tagged
text and its five commonest synonym sets; irregular forms; and for each set the sets it is directly linked to (broader,
narrower, alike, derived). It knows no negation: antonyms are not linked.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain
from math import log

SAME, SYNONYM, LINKED, KIN = 1.0, 0.8, 0.5, 0.2

# Endings of inflected forms and what stands in the dictionary instead (the detachment rules of WordNet's morphy,
# with comparatives and -ly added).
_ENDINGS = (
    ("s", ""), ("ses", "s"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh"), ("ies", "y"), ("es", "e"),
    ("es", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", ""), ("er", ""), ("est", ""), ("er", "e"), ("est", "e"),
    ("ly", ""),
)  # fmt: skip
# Those that compare or make an adverb: "higher" is not "high".
_GRADES = ("er", "est", "ly")
# Two words are true synonyms if they share a set that is the commonest of one of them and among these of the other.
_COMMONEST = 4
# True synonyms in reports of speech whatever the subject, whose common set WordNet ranks too low.
_ALSO = tuple(
    frozenset(line.split()) for line in ("begin start", "end finish", "buy purchase", "quit resign", "build construct")
)
_TAGGED = 20_000


@dataclass(frozen=True, slots=True)
class _Thesaurus:
    """The data as it lies in the file: lines are taken apart when a word is asked for."""

    words: Mapping[str, str]
    irregular: Mapping[str, str]
    links: tuple[str, ...]


@lru_cache(maxsize=200_000)
def nearness(one: str, other: str) -> float:
    """How near two lower-case words are: the same, synonyms, directly linked, linked through a third, or 0."""
    if one == other or base_forms(one) & base_forms(other):
        return SAME
    if _sets(one) & _sets(other):
        return SYNONYM
    if _sets(one) & _linked(other) or _linked(one) & _sets(other):
        return LINKED
    return KIN if _linked(one) & _linked(other) else 0.0


class Vocabulary:
    """Lower-case words of texts, to be asked which of them have what `nearness` to another one."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._of_base: dict[str, list[str]] = defaultdict(list)
        self._of_set: dict[int, list[str]] = defaultdict(list)
        self._of_link: dict[int, list[str]] = defaultdict(list)

    def add(self, words: Set[str]) -> None:
        """Take in *words*."""
        for word in words - self._known:
            self._known.add(word)
            for base in base_forms(word):
                self._of_base[base].append(word)
            for number in _sets(word):
                self._of_set[number].append(word)
            for number in _links_of(word):
                self._of_link[number].append(word)

    def near(self, word: str, among: set[str] | None = None) -> dict[str, float]:
        """The words (those *among* them) that are near *word*, and how near, by `nearness`."""
        sets, linked = _sets(word), _linked(word)
        kept = self._known if among is None else among
        near: dict[str, float] = {}
        # The nearest last.
        for held, numbers, value in (
            (self._of_link, linked, KIN),
            (self._of_set, linked, LINKED),
            (self._of_link, sets, LINKED),
            (self._of_set, sets, SYNONYM),
        ):
            found = chain.from_iterable(filter(None, map(held.get, numbers)))
            near.update(dict.fromkeys(kept.intersection(found), value))
        for base in base_forms(word):
            near.update(dict.fromkeys(kept.intersection(self._of_base.get(base, ())), SAME))
        return near


class Kin(dict[str, tuple[float, ...]]):
    """How near any word is to each of *words*, in their order; nothing for the many that are near to none."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self._words = words
        self._vocabulary = Vocabulary()
        self._vocabulary.add(frozenset(words))

    def __missing__(self, word: str) -> tuple[float, ...]:
        near = self._vocabulary.near(word)
        self[word] = found = tuple(near.get(own, 0.0) for own in self._words) if near else ()
        return found


kin_of = lru_cache(maxsize=4)(Kin)


@cache
def weight(word: str) -> float:
    """How much *word* tells, from its rarity in tagged English text; rare and unknown words tell most."""
    count = max(_entry(base)[0] for base in base_forms(word))
    return log(1 + _TAGGED / (1 + 4 * count))


@lru_cache(maxsize=100_000)
def are_synonyms(one: str, other: str) -> bool:
    """Whether two lower-case words say the same in their commonest senses: closer than `nearness` asks."""
    return any(_are_synonyms(a, b) for a in inflected_from(one) for b in inflected_from(other))


def _are_synonyms(one: str, other: str) -> bool:
    if any({one, other} <= group for group in _ALSO):
        return True
    first, second = _entry(one)[1], _entry(other)[1]
    return bool((first and first[0] in second[:_COMMONEST]) or (second and second[0] in first[:_COMMONEST]))


@cache
def inflected_from(word: str) -> frozenset[str]:
    """As `base_forms`, but for comparison: the dictionary forms of a word's number, person and tense."""
    return _forms(word, tuple(each for each in _ENDINGS if each[0] not in _GRADES))


@cache
def base_forms(word: str) -> frozenset[str]:
    """Dictionary forms that *word* may be an inflection of; itself where the dictionary does not know it."""
    return _forms(word, _ENDINGS)


def _forms(word: str, endings: tuple[tuple[str, str], ...]) -> frozenset[str]:
    known = _thesaurus()
    forms = {word, *known.irregular.get(word, "").split()}
    for ending, instead in endings:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            stripped = word[: -len(ending)] + instead
            forms.add(stripped)
            if instead == "" and len(stripped) > 3 and stripped[-1] == stripped[-2]:
                forms.add(stripped[:-1])
    return frozenset(form for form in forms if form in known.words) or frozenset({word})


@cache
def _sets(word: str) -> frozenset[int]:
    return frozenset(number for base in base_forms(word) for number in _entry(base)[1])


def _links_of(word: str) -> frozenset[int]:
    links = _thesaurus().links
    return frozenset(int(other) for number in _sets(word) for other in links[number].split())


_linked = cache(_links_of)


def _entry(base: str) -> tuple[int, tuple[int, ...]]:
    """How often the dictionary form was met, and its synonym sets."""
    count, *numbers = _thesaurus().words.get(base, "0").split()
    return int(count), tuple(map(int, numbers))


@cache
def _thesaurus() -> _Thesaurus:
    packed = files("verify").joinpath("data/wordnet/related_words.txt.gz").read_bytes()
    words, irregular, links = gzip.decompress(packed).decode("ascii").split("\n\n", 2)
    return _Thesaurus(_by_first_word(words), _by_first_word(irregular), tuple(links.split("\n")))


def is_irregular(word: str) -> bool:
    """Whether *word* is an irregular form of another one: "went", "shut"."""
    return word in _thesaurus().irregular


def _by_first_word(lines: str) -> Mapping[str, str]:
    entries = (line.partition(" ") for line in lines.split("\n"))
    return {first: rest for first, _, rest in entries}
