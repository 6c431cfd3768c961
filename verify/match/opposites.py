"""Words that say the opposite of one another, and how often a stretch of words denies: the one table of denial."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from verify.match.thesaurus import inflected_from
from verify.match.word_equality import is_negation
from verify.match.word_lists import DENIAL_PHRASES, DENIALS
from verify.text.tables import rows_of

_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "mis")
_FIRST_OF_PHRASES = frozenset(phrase[0] for phrase in DENIAL_PHRASES)
# What a prefix is put before has at least so many letters: "mend", not "to".
_SHORTEST = 4


def are_opposites(one: str, other: str) -> bool:
    """Whether two lower-case words say the opposite of one another, whatever their number, person and tense."""
    return not _against(one).isdisjoint(inflected_from(other))


def denials(words: Sequence[str]) -> int:
    """How often *words*, as they are, deny: "not", "nobody", "without", "refuse", "rule out", "far from"."""
    return sum(1 for _ in denying(words))


def denying(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where *words* deny, from which word up to which."""
    for at, word in enumerate(words):
        if is_negation(word) or word in DENIALS:
            yield at, at + 1
        elif word in _FIRST_OF_PHRASES:
            size = next((len(each) for each in DENIAL_PHRASES if tuple(words[at : at + len(each)]) == each), 0)
            if size:
                yield at, at + size


@lru_cache(maxsize=50_000)
def _against(word: str) -> frozenset[str]:
    """The dictionary forms that say the opposite of *word*: those of the table, and those that a prefix makes or unmakes."""
    found: set[str] = set()
    for form in inflected_from(word):
        found |= _opposites().get(form, frozenset())
        if len(form) >= _SHORTEST:
            found |= {prefix + form for prefix in _PREFIXES}
        found |= {
            form.removeprefix(prefix)
            for prefix in _PREFIXES
            if form.startswith(prefix) and len(form) >= len(prefix) + _SHORTEST
        }
    return frozenset(found)


@cache
def _opposites() -> dict[str, frozenset[str]]:
    known: dict[str, set[str]] = {}
    for row in rows_of("opposites"):
        sides = [side.split() for side in row.split("|")]
        for these, those in (sides, reversed(sides)):
            for one in these:
                known.setdefault(one, set()).update(those)
    return {one: frozenset(others) for one, others in known.items()}
