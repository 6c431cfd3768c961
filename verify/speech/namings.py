"""Places where a text names somebody: the words of the name, and what is told of its bearer there."""

from __future__ import annotations

from dataclasses import dataclass

from verify.speech.namewords import FEMALE_NAMES, MALE_NAMES, ROLES, TITLES
from verify.speech.tokens import Tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """One place where the text names somebody: *name* without titles, *roles* that the text gives there, *sex* if told.

    *subject*: it stands where the subject of a sentence does. *person*: a title, role or given name says that it is one.
    *place*: it stands where places do, behind "in" or "near".
    """

    start: int
    name: str
    roles: frozenset[str]
    sex: str
    subject: bool
    person: bool
    place: bool


_SEX_OF_TITLE = {
    "mr.": "m",
    "mr": "m",
    "mrs.": "f",
    "mrs": "f",
    "ms.": "f",
    "ms": "f",
    "miss": "f",
    "sir": "m",
    "dame": "f",
}
_BEFORE_PLACES = frozenset("in at near outside across throughout".split())
_SUFFIXES = frozenset("jr jr. sr sr. ii iii iv esq.".split())


def name_words(tokens: Tokens, first: int, last: int) -> tuple[list[str], set[str], str]:
    """Words of the name from token *first* to *last*, titles and roles before it taken off, and the sex its title tells."""
    words: list[str] = []
    roles: set[str] = set()
    sex = ""
    end = last
    while end > first and tokens.low[end] in _SUFFIXES:
        end -= 1
    for place in range(first, last + 1):
        low = tokens.low[place]
        if tokens.tags[place] in "s-~" or low in _SUFFIXES:
            continue
        if place < end and (low in TITLES or low in ROLES):
            # "House Speaker Paul Ryan": what stands before a role is part of it.
            roles.add(TITLES.get(low) or low)
            sex = _SEX_OF_TITLE.get(low, sex)
            words = []
        else:
            words.append(tokens.word(place))
    return words, roles, sex


def sex_of(words: list[str], told: str) -> str:
    """The sex that a title *told*, else the one of the given name; empty where neither tells."""
    if told or len(words) < 2:
        return told
    given = words[0].lower()
    return "f" if given in FEMALE_NAMES else "m" if given in MALE_NAMES else ""


def is_subject(tags: str, first: int, last: int, end: int, *, first_named: bool) -> bool:
    """Whether the name at tokens *first* to *last* stands as a subject: before a verb, or first in its sentence."""
    before = tags[first - 1] if first else "."
    if before in "Is":
        return False
    following = tags[last + 1] if last + 1 < end else "."
    return following in "VXvA" or before == "V" or (first_named and following != "s")


def is_place(tokens: Tokens, first: int) -> bool:
    """Whether the name from token *first* on stands where places do: "in Sand Bay"."""
    return first > 0 and tokens.low[first - 1] in _BEFORE_PLACES
