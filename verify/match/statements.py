"""A stretch of speech taken apart for comparing what it says: its telling words in order, and the words that turn a statement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from verify.match.opposites import denying
from verify.match.sentences import NAME
from verify.match.word_equality import spelling_key, stem
from verify.match.word_lists import (
    ARTICLES,
    AUXILIARIES,
    COMPARISONS,
    CONTRACTIONS,
    DATES,
    ENDINGS,
    HEDGES,
    MODALS,
    MULTIPLES,
    PRONOUNS,
    QUANTIFIERS,
    RELATIONS,
    STEPPED_BACK,
    STOP_WORDS,
)
from verify.model.span import Span
from verify.model.verdict import Difference
from verify.text.fold import Word, fold, words
from verify.text.numbers import is_number_word, numbers_of

_LONGEST = 120
# Words that a reporter drops or adds without another statement.
_FILLERS = frozenset("also really indeed simply well so actually then thus however and but".split())
# "prices fall" is no season.
_DATES = DATES - {"fall"}
_ALIKE = {
    "gonna": "will", "shall": "will", "each": "all", "every": "all", "entire": "all", "whole": "all", "everybody": "all",
    "everyone": "all", "frequently": "often", "lots": "many", "much": "many", "cannot": "can", "nearly": "almost",
    "perhaps": "maybe", "around": "about", "roughly": "about", "approximately": "about", "till": "until",
    "towards": "toward",
}  # fmt: skip
_PAST = frozenset("was were did had".split())
_PRESENT = frozenset("am is are do does have has".split())
_PEOPLE = {
    word: person
    for person, forms in {
        "i": "i me my mine myself", "we": "we us our ours ourselves", "you": "you your yours yourself yourselves",
        "he": "he him his himself", "she": "she her hers herself", "they": "they them their theirs themselves",
    }.items()
    for word in forms.split()
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ToldWord:
    """A word that tells: as it is compared, where it is, whether it is written as a name, and what leads up to it."""

    text: str
    span: Span
    is_name: bool
    led_by: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What a stretch of speech says as far as words show it; *turning* holds its words by kind, *places* where they are."""

    telling: tuple[ToldWord, ...]
    turning: dict[Difference | str, Counter[str]]
    places: dict[Difference | str, tuple[Span, ...]]
    people: frozenset[str]
    past: bool
    present: bool
    asks: bool


@dataclass(frozen=True, slots=True)
class Kind:
    """Words of one kind, of which both sides must have the same: on one side only they make another statement."""

    name: Difference | str
    reason: str
    holds: Callable[[str], bool]


# In this order: a word is of the first kind that it fits. Denials and numbers are read before, since they may be several words.
KINDS = (
    Kind(Difference.DATE, "“on Monday” is not “on Tuesday”.", _DATES.__contains__),
    Kind(Difference.MODAL, "“may close” is not “will close”.", (MODALS - {"cannot"}).__contains__),
    Kind("comparison", "“more than” is not “less than”.", COMPARISONS.__contains__),
    Kind(Difference.QUANTIFIER, "“some left” is not “all left”.", QUANTIFIERS.__contains__),
    Kind("relation", "“before the vote” is not “after the vote”.", RELATIONS.__contains__),
    Kind(Difference.HEDGE, "“nearly broke” is not “broke”.", HEDGES.__contains__),
)  # fmt: skip


@lru_cache(maxsize=4096)
def read_statement(text: str, *, reported: bool = False) -> Statement:
    """*text* taken apart; *reported*: it is somebody's words in indirect speech, a step back in time."""
    found = tuple(_spelled_out(words(fold(text))[:_LONGEST]))
    names = frozenset(each.start() for each in NAME.finditer(text))
    plain = tuple(word.text for word in found)
    kinds = _kinds(plain)
    turning: dict[Difference | str, Counter[str]] = {}
    places: dict[Difference | str, list[Span]] = {}
    for at, one in sorted(kinds.items()):
        if one is not None:
            kind, key = one
            key = STEPPED_BACK.get(key, key) if reported and kind is Difference.MODAL else key
            # "fails" in indirect speech is "failed".
            key = stem(key) if kind is Difference.NEGATION else key
            turning.setdefault(kind, Counter())[_ALIKE.get(key, key)] += 1
            places.setdefault(kind, []).append(found[at].span)
    return Statement(
        telling=tuple(_telling(found, kinds, names)),
        turning=turning,
        places={kind: tuple(spans) for kind, spans in places.items()},
        people=frozenset(_PEOPLE[word] for word in plain if word in _PEOPLE),
        past=not _PAST.isdisjoint(plain),
        present=not _PRESENT.isdisjoint(plain),
        asks=text.rstrip("\"'”’»)]* ").endswith("?"),
    )


def _spelled_out(found: tuple[Word, ...]) -> Iterator[Word]:
    """The words with contractions as two; a possessive loses its ending."""
    for word in found:
        spelled = CONTRACTIONS.get(word.text)
        if spelled is None and word.text.endswith("n't"):
            spelled = word.text[:-3] + " not"
        if spelled is None:
            spelled = _parted(word.text)
        for part in spelled.split():
            yield Word(spelling_key(part), word.span)


def _parted(word: str) -> str:
    own, mark, ending = word.rpartition("'")
    if not mark or not own:
        return word
    if not ending or (ending == "s" and own not in PRONOUNS):
        return own
    meanings = ENDINGS.get(mark + ending)
    return f"{own} {meanings[0]}" if meanings else word


def _kinds(plain: tuple[str, ...]) -> dict[int, tuple[Difference | str, str] | None]:
    """The kind of each word that turns a statement, by its position, and what it counts as; None further on in a phrase."""
    kinds: dict[int, tuple[Difference | str, str] | None] = {}
    for start, end in denying(plain):
        kinds |= dict.fromkeys(range(start, end))
        kinds[start] = (Difference.NEGATION, " ".join(plain[start:end]))
    for number in numbers_of(plain):
        start, end = number.span.start, number.span.end
        kinds |= dict.fromkeys(range(start, end))
        said = plain[start:end] if number.value is None else map(str, number.worth)
        kinds[start] = (Difference.NUMBER, " ".join(said))
    for at, word in enumerate(plain):
        if at in kinds:
            continue
        if word in MULTIPLES or is_number_word(word):
            kinds[at] = (Difference.NUMBER, word)
        elif kind := next((kind for kind in KINDS if kind.holds(word)), None):
            kinds[at] = (kind.name, word)
    return kinds


def _telling(found: tuple[Word, ...], kinds: Collection[int], names: frozenset[int]) -> Iterator[ToldWord]:
    led_by = ""
    for at, word in enumerate(found):
        if at in kinds or word.text in STOP_WORDS or word.text in _FILLERS or word.text in AUXILIARIES:
            if word.text not in ARTICLES | PRONOUNS:
                led_by = word.text
            continue
        yield ToldWord(word.text, word.span, word.span.start in names, led_by)
        led_by = ""
