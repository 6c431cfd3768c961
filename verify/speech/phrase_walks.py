"""Walks along a noun phrase, token by token: one table of rules to the left, one to the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verify.speech.lexicon import DEFAULT_LEXICON
from verify.speech.rules import Rule, first_found
from verify.speech.tags import (
    BEFORE_NOUN_ALIKE,
    LOOSE_FRONT,
    MODIFIERS,
    NOUN_OR_DETERMINER,
    NOUNS,
    PHRASE_WORDS,
    WITHIN_PHRASE,
    Tag,
)
from verify.speech.ties import joins, modifies, tied
from verify.speech.tokens import Tokens

# Tokens of the longest noun phrase.
# Of 2,808 passages tried, half as many change 1, twice as many 0.
_CORE = 14
# Forms of cue verbs that may be a noun before another: "claims adjuster", "the Reed campaign manager".
_NOUN_ALIKE = DEFAULT_LEXICON.noun_forms | (DEFAULT_LEXICON.bases - DEFAULT_LEXICON.say)
_ROUNDING = ("about", "nearly", "almost")
_NO_NOUN = -1


@dataclass(slots=True, kw_only=True)
class Walk:
    """A noun phrase whose walk is at token *place* and may not pass *bound*; *noun* is its last noun, -1 before there is one."""

    tokens: Tokens
    place: int
    bound: int
    noun: int = _NO_NOUN


WalkRule = Rule[Walk, int]


def walk_left(tokens: Tokens, end: int, floor: int) -> int:
    """The first token of the noun phrase whose last one is *end*."""
    walk = Walk(tokens=tokens, place=end, bound=floor)
    while walk.place > max(floor, end - _CORE * 2) and (found := first_found(LEFT, walk)):
        walk.place = found[1]
    first = walk.place
    while first < end and tokens.tags[first] in LOOSE_FRONT:
        first += 1
    # "about 50 protesters"
    is_rounded = tokens.tags[first] == Tag.NUMBER and first > floor
    return first - (is_rounded and tokens.low[first - 1] in (*_ROUNDING, "around", "over"))


def walk_right(tokens: Tokens, start: int, ceiling: int) -> int | None:
    """The last token of the noun phrase whose first one is *start*; None where there is none."""
    walk = Walk(tokens=tokens, place=start, bound=ceiling)
    while walk.place < min(ceiling, start + _CORE) and (found := first_found(_rules_right(walk, start), walk)):
        walk.noun = found[1]
        walk.place += 1
    if walk.noun != _NO_NOUN:
        return walk.noun
    return walk.place - 1 if walk.place > start and tokens.tags[walk.place - 1] == Tag.DETERMINER else None


def _rules_right(walk: Walk, start: int) -> Sequence[WalkRule]:
    return RIGHT if walk.place > start else FIRST


def _row_of_articles(walk: Walk) -> int | None:
    tags, first = walk.tokens.tags, walk.place
    if tags[first] != Tag.DETERMINER:
        return None
    is_rounded = tags[first - 1] == Tag.ADVERB and walk.tokens.low[first - 1] in _ROUNDING
    return first - 1 if tags[first - 1] == Tag.DETERMINER or is_rounded else None


def _tied(walk: Walk) -> int | None:
    return walk.place - 2 if tied(walk.tokens, walk.place, walk.bound) else None


def _within(walk: Walk) -> int | None:
    tags, first = walk.tokens.tags, walk.place
    return first - 1 if tags[first] != Tag.DETERMINER and tags[first - 1] in WITHIN_PHRASE else None


def _modified(walk: Walk) -> int | None:
    tags, before = walk.tokens.tags, walk.place - 1
    if tags[walk.place] == Tag.DETERMINER or tags[before] not in MODIFIERS:
        return None
    return before if modifies(walk.tokens, before, walk.bound) else None


def _hyphened(walk: Walk) -> int | None:
    tags, first, spans = walk.tokens.tags, walk.place, walk.tokens.spans
    if tags[first] == Tag.DETERMINER or tags[first - 1] != "-" or first - 2 < walk.bound:
        return None
    return first - 2 if tags[first - 2] in NOUNS and spans[first - 1][1] == spans[first][0] else None


def _joined(walk: Walk) -> int | None:
    tags, first = walk.tokens.tags, walk.place
    if tags[first] == Tag.DETERMINER or tags[first - 1] != Tag.CONJUNCTION or first - 2 < walk.bound:
        return None
    return first - 2 if walk.tokens.low[first - 1] in ("and", "&") and joins(walk.tokens, first, walk.bound) else None


def _cue_before(walk: Walk) -> int | None:
    tags, first = walk.tokens.tags, walk.place
    if tags[first - 1] != Tag.CUE or tags[first] not in NOUNS or first - 2 < walk.bound:
        return None
    return first - 1 if tags[first - 2] == Tag.DETERMINER else None


LEFT: tuple[WalkRule, ...] = (
    Rule("row_of_articles", "two determiners belong together", "nearly all the farmers", _row_of_articles),
    Rule("within", "a noun, a name or what stands before one goes on", "the harbour board", _within),
    Rule("modified", "an article before it takes a participle in", "the newly elected mayor", _modified),
    Rule("hyphened", "a hyphen joins two nouns", "the writer–director", _hyphened),
    Rule("joined", "“and” joins two of a kind", "Ana Reyes and Jo Hale", _joined),
    Rule("tied", "a preposition ties it to a noun before", "a spokesman for the union", _tied),
    Rule("cue_before", "a form of a verb of saying stands before its noun", "the added costs", _cue_before),
)


def _noun(walk: Walk) -> int | None:
    tag = walk.tokens.tags[walk.place]
    return walk.place if tag in NOUNS or (tag == Tag.NUMBER and walk.noun == _NO_NOUN) else None


def _owner(walk: Walk) -> int | None:
    tags, place = walk.tokens.tags, walk.place
    if tags[place] != Tag.POSSESSIVE or walk.noun == _NO_NOUN or place + 1 >= walk.bound:
        return None
    return walk.noun if tags[place + 1] in PHRASE_WORDS else None


def _and_another(walk: Walk) -> int | None:
    tags, place = walk.tokens.tags, walk.place
    if tags[place] != Tag.CONJUNCTION or walk.noun == _NO_NOUN or place + 1 >= walk.bound:
        return None
    alike = Tag.NAME if tags[walk.noun] == Tag.NAME else NOUN_OR_DETERMINER
    return walk.noun if walk.tokens.low[place] in ("and", "&") and tags[place + 1] in alike else None


def _cue_before_noun(walk: Walk) -> int | None:
    tags, place = walk.tokens.tags, walk.place
    if tags[place] != Tag.CUE or walk.tokens.low[place] not in _NOUN_ALIKE or place + 1 >= walk.bound:
        return None
    return walk.noun if tags[place - 1] in BEFORE_NOUN_ALIKE and tags[place + 1] in NOUNS else None


def _cue_as_noun(walk: Walk) -> int | None:
    tags, place = walk.tokens.tags, walk.place
    return place if tags[place] == Tag.CUE and tags[place - 1] == Tag.DETERMINER else None


def _before_noun(walk: Walk) -> int | None:
    tag = walk.tokens.tags[walk.place]
    return walk.noun if walk.noun == _NO_NOUN and (tag in MODIFIERS or tag == Tag.DETERMINER) else None


def _compound(walk: Walk) -> int | None:
    tags, place, spans = walk.tokens.tags, walk.place, walk.tokens.spans
    if tags[place] != "-" or walk.noun == _NO_NOUN or place + 1 >= walk.bound:
        return None
    return walk.noun if spans[place][0] == spans[place - 1][1] else None


# What each finds is the last noun up to there. The first token of a phrase has nothing before it.
FIRST: tuple[WalkRule, ...] = (
    Rule("noun", "a noun, a name or a number goes on", "harbour board", _noun),
    Rule(
        "before_noun",
        "an article, an adverb or a participle comes before the noun",
        "the newly elected mayor",
        _before_noun,
    ),
)
RIGHT: tuple[WalkRule, ...] = (
    *FIRST,
    Rule("owner", "an owner stands before what is owned", "the union's lawyer", _owner),
    Rule("and_another", "“and” joins two of a kind", "Ana Reyes and Jo Hale", _and_another),
    Rule(
        "cue_before_noun",
        "a form of a verb of saying is a noun before a noun",
        "the mill appeals manager",
        _cue_before_noun,
    ),
    Rule("cue_as_noun", "a form of a verb of saying is a noun behind an article", "the accused", _cue_as_noun),
    Rule("compound", "a hyphen joins two nouns", "the writer–director", _compound),
)
