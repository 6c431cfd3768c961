"""What hangs a phrase on the noun before it: prepositions, participles, "and"."""

from __future__ import annotations

from verify.speech.tags import NOUNS, WITHIN_MODIFIED, Tag
from verify.speech.tokens import Tokens

# Prepositions that tie a noun phrase to the noun before it ("a spokesman for the union").
TIES = frozenset("of for from at in with to on about by behind against near inside within familiar close".split())
_BEFORE = TIES | frozenset("across like around throughout outside among".split())
ANYBODY = frozenset("someone somebody anyone anybody everyone everybody".split())


def modifies(tokens: Tokens, place: int, floor: int) -> bool:
    """Whether an adverb or participle at *place* stands inside a noun phrase: a determiner opens it close before."""
    if tokens.tags[place] == Tag.VERB and place > floor and tokens.tags[place - 1] in NOUNS:
        # "The plan drew anger": a noun before it makes it a verb.
        return False
    for before in range(place - 1, max(floor, place - 4) - 1, -1):
        if tokens.tags[before] in (Tag.DETERMINER, Tag.POSSESSIVE):
            return True
        if tokens.tags[before] not in WITHIN_MODIFIED:
            return False
    return False


def tied(tokens: Tokens, first: int, floor: int) -> bool:
    """Whether the phrase at *first* hangs on a noun before it by a preposition."""
    if first - 2 < floor or tokens.tags[first - 1] != Tag.PREPOSITION or tokens.low[first - 1] not in _BEFORE:
        return False
    if tokens.tags[first] == Tag.TIME:
        return False
    noun = first - 2
    return (
        tokens.tags[noun] in NOUNS
        or tokens.low[noun] in ANYBODY
        or (
            tokens.tags[noun] == Tag.DETERMINER
            and tokens.low[noun] in ("some", "many", "most", "all", "one", "several")
        )
    )


def joins(tokens: Tokens, first: int, floor: int) -> bool:
    """Whether "and" before *first* joins two of a kind: two names, or two bare nouns, or phrases with articles."""
    left, right = tokens.tags[first - 2], tokens.tags[first]
    if left == Tag.NAME and right == Tag.NAME:
        return True
    return left == Tag.NOUN and right in (Tag.NOUN, Tag.DETERMINER) and first - 2 > floor
