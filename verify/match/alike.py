"""Where stretches of two texts may say the same in other dress: found by what they have in common, not pair by pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from functools import lru_cache

from verify.match.differences import MOST_IN_NUMBER, MOST_IN_RULE, Context, harmless_rule, most_in_rule
from verify.match.word_equality import (
    MIN_TYPO,
    Words,
    look_alike,
    plain_letters,
    read_number,
    spelled_out,
    spelling_key,
)
from verify.match.word_lists import ABBREVIATIONS, ARTICLES, CONTRACTIONS, SAME_CONJUNCTION, SPOKEN, STREET_OR_SAINT
from verify.model.verdict import Difference
from verify.text.dates import day_of
from verify.text.numbers import is_number_word, scale_of_word
from verify.text.units import unit_of

# How many words of either side are one thing, and which.
Alike = tuple[int, int, Difference]

# Before a number that is longer than any other rule looks: "us $ 5 million", "the 3 rd of March".
_LEAD = 3


def alike(draft: Words, page: Words, context: Context) -> dict[tuple[int, int], list[Alike]]:
    """For each word of *draft* and each of *page* the harmless differences that begin at both, the shortest first."""
    sought: defaultdict[Hashable, list[tuple[int, int]]] = defaultdict(list)
    for place, size, key in _keyed(draft):
        sought[key].append((place, size))
    hits = {(at, place, size, over) for place, over, key in _keyed(page) if key in sought for at, size in sought[key]}
    found: dict[tuple[int, int], list[Alike]] = {}
    for at, place, size, over in sorted(hits):
        if max(size, over) <= most_in_rule(draft[at:], page[place:]):
            rule = harmless_rule(draft[at : at + size], page[place : place + over], context)
            if rule is not None:
                found.setdefault((at, place), []).append((size, over, rule.difference))
    return found


def _keyed(words: Words) -> Iterator[tuple[int, int, Hashable]]:
    """Every stretch that a rule may look at, as place and size, with each of its keys."""
    for place in range(len(words)):
        most = MOST_IN_NUMBER if any(map(is_number_word, words[place : place + _LEAD])) else MOST_IN_RULE
        for size in range(1, min(most, len(words) - place) + 1):
            for key in keys(words[place : place + size]):
                yield place, size, key


@lru_cache(maxsize=1 << 14)
def keys(words: Words) -> frozenset[Hashable]:
    """What *words* go by: no rule of `HARMLESS` makes two stretches one that have none of these in common."""
    joined = "".join(words)
    found: set[Hashable] = {_letters(joined), *(_of_word(words[0]) if len(words) == 1 else ())}
    if any("'" in word or word in CONTRACTIONS for word in words):
        found.update(map(_letters, spelled_out(words)))
    if joined in SAME_CONJUNCTION:
        found.add(SAME_CONJUNCTION)
    found |= {unit_of(joined), day_of(words)}
    if any(map(is_number_word, words)):
        numbers = (read_number(words, comma=comma) for comma in (False, True))
        found.update(number.worth for number in numbers if number is not None and number.value is not None)
    return frozenset(found - {None})


def _of_word(word: str) -> Iterator[Hashable]:
    """What a single word goes by besides its letters: its spellings, what it is short for, its length if it may be a slip."""
    bare = word.strip("'")
    yield from (
        spelling_key(word),
        plain_letters(word),
        ABBREVIATIONS.get(word),
        bare,
        SPOKEN.get(bare),
        scale_of_word(word),
    )
    if word == "st":
        yield from STREET_OR_SAINT
    if bare.endswith("in"):
        yield bare + "g"
    if word in ARTICLES:
        yield ARTICLES
    if len(word) >= MIN_TYPO and word.isalpha():
        yield from ((word[0], size) for size in (len(word), len(word) + 1))


def _letters(text: str) -> str:
    plain = text.replace("'", "").replace(" ", "")
    return plain if plain.isascii() else look_alike(plain)
