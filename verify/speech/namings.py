"""Places where a text names somebody: the words of the name, and what is told of its bearer there."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from verify.speech.name_words import (
    BODIES,
    BODIES_AND_NAMES,
    FEMALE_NAMES,
    MALE_NAMES,
    MENS_ROLES,
    ROLES,
    SENT_ABROAD,
    TITLES,
    WOMENS_ROLES,
)
from verify.speech.phrases import Mention
from verify.speech.tags import PREDICATES, Tag
from verify.speech.tokens import Tokens
from verify.text.titles import MENS_TITLES, SUFFIXES, WOMENS_TITLES


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


_BEFORE_PLACES = frozenset("in at near outside across throughout".split())


def name_words(tokens: Tokens, first: int, last: int) -> tuple[list[str], set[str], str]:
    """Words of the name from token *first* to *last*, titles and roles before it taken off, and the sex its title tells."""
    words: list[str] = []
    roles: set[str] = set()
    sex = ""
    end = last
    while end > first and tokens.low[end].rstrip(".") in SUFFIXES:
        end -= 1
    for place in range(first, last + 1):
        low = tokens.low[place]
        if tokens.tags[place] in (Tag.POSSESSIVE, "-", "~") or low.rstrip(".") in SUFFIXES:
            continue
        if place < end and (low in TITLES or low in ROLES):
            # "House Speaker Paul Ryan": what stands before a role is part of it.
            roles.add(TITLES.get(low) or low)
            sex = _sex_of_title(low.rstrip(".")) or sex
            words = []
        else:
            words.append(tokens.word(place))
    return words, roles, sex


def _sex_of_title(title: str) -> str:
    return "f" if title in WOMENS_TITLES else "m" if title in MENS_TITLES else ""


def body_span(tokens: Tokens, mention: Mention) -> tuple[int, int] | None:
    """First and last token of the whole name of a body: "State Department", "Foreign Ministry of Mexico"; None for people."""
    first, last = mention.head_first, mention.head_last
    head = tokens.low[last]
    if head not in BODIES:
        return None
    if head in BODIES_AND_NAMES and any(
        tokens.low[at] in TITLES or tokens.low[at] in ROLES for at in range(first, last)
    ):
        return None
    bound = ("of", "for", "in") if head in SENT_ABROAD else ("of", "for")
    at = last + 1
    if at < mention.last and tokens.low[at] in bound:
        at += 2 if tokens.low[at + 1] == "the" else 1
        while at <= mention.last and (tokens.tags[at] == Tag.NAME or tokens.low[at] == "and"):
            last = at if tokens.tags[at] == Tag.NAME else last
            at += 1
    return first, last


def owner_span(tokens: Tokens, first: int, floor: int) -> tuple[int, int] | None:
    """First and last token of the name whose possessive stands right before token *first*: "St. Mary's Hospital"."""
    last = first - 2
    if last < floor or tokens.tags[first - 1] != Tag.POSSESSIVE or tokens.tags[last] != Tag.NAME:
        return None
    start = last
    while start > floor and tokens.tags[start - 1] == Tag.NAME:
        start -= 1
    return start, last


def sex_of(words: list[str], told: str) -> str:
    """The sex that a title *told*, else the one of the given name; empty where neither tells."""
    if told or len(words) < 2:
        return told
    given = words[0].lower()
    return "f" if given in FEMALE_NAMES else "m" if given in MALE_NAMES else ""


def sex_of_roles(roles: Set[str]) -> str:
    """The sex that one of *roles* tells; empty where none does, or they disagree: "her husband, chairwoman Ana Reyes"."""
    is_woman, is_man = not WOMENS_ROLES.isdisjoint(roles), not MENS_ROLES.isdisjoint(roles)
    return "" if is_woman == is_man else "f" if is_woman else "m"


def is_subject(tags: str, first: int, last: int, end: int, *, first_named: bool) -> bool:
    """Whether the name at tokens *first* to *last* stands as a subject: before a verb, or first in its sentence."""
    before = tags[first - 1] if first else "."
    if before in (Tag.PREPOSITION, Tag.POSSESSIVE):
        return False
    if before == "," and tags[last + 1 : last + 2] == "," and last + 2 < end and tags[last + 2] in PREDICATES:
        # "The mayor, Jo Hale, and the engineer, Ana Reyes, said"
        return True
    following = tags[last + 1] if last + 1 < end else "."
    return following in PREDICATES or before == Tag.CUE or (first_named and following != Tag.POSSESSIVE)


def is_place(tokens: Tokens, first: int) -> bool:
    """Whether the name from token *first* on stands where places do: "in Sand Bay"."""
    return first > 0 and tokens.low[first - 1] in _BEFORE_PLACES
