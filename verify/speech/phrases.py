"""Noun phrases that may name a speaker: where they begin and end, and what is at their head."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from verify.model.span import Span
from verify.speech.grammar_words import STANDING_ALONE
from verify.speech.name_words import OFFICES
from verify.speech.phrase_walks import walk_left, walk_right
from verify.speech.rules import Rule, first_found
from verify.speech.tags import (
    CORE_ENDS,
    HEAD_ENDS,
    PHRASE_OPENERS,
    Tag,
)
from verify.speech.ties import ANYBODY, TIES
from verify.speech.tokens import Tokens

# "Many said", "One, who asked not to be named, said"; "those" wants more behind it ("those who said").
_STANDING_ALONE = STANDING_ALONE - {"those"} | {"each"}


class MentionKind(StrEnum):
    """What sort of expression a mention is."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An expression for somebody: tokens *first* to *last*, its head noun or name *head_first* to *head_last*.

    *span* covers titles and appositions ("Sen. Ana Ruiz, a Democrat from Ohio"), *head* the name or noun alone.
    """

    first: int
    last: int
    head_first: int
    head_last: int
    span: Span
    head: Span
    kind: MentionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """Token *place*, at which a noun phrase may end that begins at *floor* or behind it."""

    tokens: Tokens
    place: int
    floor: int

    @property
    def tag(self) -> str:
        """The class of the token."""
        return self.tokens.tags[self.place]


def core_ending_at(tokens: Tokens, end: int, floor: int = 0) -> Mention | None:
    """The noun phrase whose last token is *end*, without appositions; None where no noun phrase ends there."""
    found = first_found(ENDINGS, Edge(tokens=tokens, place=end, floor=floor)) if end >= floor else None
    return found[1] if found else None


def _pronoun(edge: Edge) -> Mention | None:
    place = edge.place
    is_relative = edge.tag == Tag.RELATIVE and edge.tokens.low[place] in ("who", "which")
    if edge.tag != Tag.PRONOUN and not is_relative:
        return None
    return made_mention(edge.tokens, place, place, place, place, MentionKind.PRONOUN)


def _part_of_them(edge: Edge) -> Mention | None:
    if edge.tag != Tag.OBJECT or edge.place - 2 < edge.floor or edge.tokens.low[edge.place - 1] != "of":
        return None
    return extended(edge.tokens, core_ending_at(edge.tokens, edge.place - 2, edge.floor), edge.place)


def _bracketed(edge: Edge) -> Mention | None:
    opening = _bracket_before(edge.tokens, edge.place, edge.floor) if edge.tag == ")" else None
    return (
        None
        if opening is None
        else extended(edge.tokens, core_ending_at(edge.tokens, opening - 1, edge.floor), edge.place)
    )


def _put_somewhere(edge: Edge) -> Mention | None:
    """Where it was said is no part of who said it."""
    mention, tokens = _noun(edge), edge.tokens
    if mention is None or mention.kind is not MentionKind.NAME:
        return None
    after = mention.head_last + 1
    if after >= edge.place or tokens.tags[after] != Tag.PREPOSITION or tokens.low[after + 1] not in ("a", "an"):
        return None
    return extended(tokens, mention, mention.head_last)


def _noun(edge: Edge) -> Mention | None:
    tags, end = edge.tokens.tags, edge.place
    is_used_as_noun = edge.tag in (Tag.ING, Tag.VERB) and end > edge.floor and tags[end - 1] == Tag.DETERMINER
    if edge.tag == ")" or (edge.tag not in CORE_ENDS and not is_used_as_noun):
        return None
    if edge.tag == Tag.DETERMINER and edge.tokens.low[end] not in _STANDING_ALONE:
        return None
    return _headed(edge.tokens, walk_left(edge.tokens, end, edge.floor), end)


ENDINGS: tuple[Rule[Edge, Mention], ...] = (
    Rule("pronoun", "a pronoun is a phrase by itself", "She", _pronoun),
    Rule("part_of_them", "a number or a half of them", "half of them", _part_of_them),
    Rule("bracketed", "brackets end it", "Jo Hale (the mayor)", _bracketed),
    Rule("put_somewhere", "behind a name stands where it was said", "Ana Reyes in a tweet", _put_somewhere),
    Rule("noun", "a noun or a name ends it, or a word used as one", "the mayor of Sand Bay", _noun),
)


def core_starting_at(tokens: Tokens, start: int, ceiling: int | None = None) -> Mention | None:
    """The noun phrase that begins at *start*, with the prepositions tied to it and without appositions."""
    tags = tokens.tags
    ceiling = len(tags) if ceiling is None else min(ceiling, len(tags))
    if start >= ceiling:
        return None
    if tags[start] == Tag.PRONOUN:
        close = _ties_after(tokens, start, ceiling, MentionKind.NOMINAL) if tokens.low[start] in ANYBODY else start
        return made_mention(tokens, start, close, start, start, MentionKind.PRONOUN)
    if (
        tags[start] not in PHRASE_OPENERS
        and not (tags[start] == Tag.ADVERB and tokens.low[start] in ("nearly", "almost", "about"))
        and not qualifies_name(tokens, start, ceiling)
    ):
        return None
    last = walk_right(tokens, start, ceiling)
    if last is None:
        return None
    head = _headed(tokens, start, last)
    last = _ties_after(tokens, last, ceiling, head.kind)
    return made_mention(tokens, start, last, head.head_first, head.head_last, head.kind)


def qualifies_name(tokens: Tokens, start: int, ceiling: int) -> bool:
    """ "retired nurse Ana Ruiz": a participle, a noun, a name."""
    if tokens.tags[start] != Tag.VERB or not tokens.low[start].endswith("ed"):
        return False
    place = start + 1
    while place < min(ceiling, start + 5) and tokens.tags[place] == Tag.NOUN:
        place += 1
    # "retired Gen. Ruiz": without a noun between at least a title.
    return tokens.tags[place : place + 1] == Tag.NAME and (
        place > start + 1 or tokens.tags[place + 1 : place + 2] == Tag.NAME
    )


def _bracket_before(tokens: Tokens, end: int, floor: int) -> int | None:
    for place in range(end - 1, max(floor, end - 8) - 1, -1):
        if tokens.tags[place] == "(":
            return place if place > floor else None
    return None


def extended(tokens: Tokens, core: Mention | None, last: int) -> Mention | None:
    """*core* up to token *last*, with the same head."""
    return core and made_mention(tokens, core.first, last, core.head_first, core.head_last, core.kind)


def _ties_after(tokens: Tokens, last: int, ceiling: int, kind: MentionKind) -> int:
    """Where the prepositional phrases that belong to a noun phrase end: times never do, names take "of a Place" alone."""
    tags, low = tokens.tags, tokens.low
    while (
        last + 2 < ceiling
        and tags[last + 1] == Tag.PREPOSITION
        and low[last + 1] in TIES
        and tags[last + 2] != Tag.TIME
    ):
        if kind is MentionKind.NAME and not (
            low[last + 1] in ("of", "from") and tags[last + 2] in (Tag.NAME, Tag.DETERMINER)
        ):
            break
        if low[last + 2] in ("a", "an", "last", "this", "that") and low[last + 1] in ("in", "on", "at", "to"):
            # "said the mayor in an interview": where or when it was said, not who said it.
            break
        end = last + 2 if tags[last + 2] == Tag.OBJECT else walk_right(tokens, last + 2, ceiling)
        if end is None:
            break
        last = end
    return last


def _headed(tokens: Tokens, first: int, last: int) -> Mention:
    """The mention from *first* to *last*; its head is the last noun or name before the first preposition or comma."""
    tags = tokens.tags
    end = first
    while end < last and not (tags[end + 1] in HEAD_ENDS and tags[end] in PHRASE_OPENERS):
        end += 1
    head = _holder_of_office(tokens, end, last) or end
    if tags[head] == Tag.NAME:
        start = head
        while start > first and tags[start - 1] == Tag.NAME and not (head != end and tokens.low[start - 1] in OFFICES):
            start -= 1
        return made_mention(tokens, first, last, start, head, MentionKind.NAME)
    return made_mention(tokens, first, last, head, head, MentionKind.NOMINAL)


def _holder_of_office(tokens: Tokens, title: int, last: int) -> int | None:
    """ "Secretary of State Ana Ruiz": where the name ends that follows the office at token *title*."""
    place = title + 2
    if place > last or tokens.low[title + 1] not in ("of", "for") or tokens.low[place] not in OFFICES:
        return None
    while place <= last and (tokens.low[place] in OFFICES or tokens.tags[place] == Tag.CONJUNCTION):
        place += 1
    end = place
    while end + 1 <= last and tokens.tags[end + 1] == Tag.NAME:
        end += 1
    return end if place <= last and tokens.tags[place] == Tag.NAME else None


def made_mention(tokens: Tokens, first: int, last: int, head_first: int, head_last: int, kind: MentionKind) -> Mention:
    """The mention over tokens *first* to *last* with its head."""
    return Mention(
        first=first,
        last=last,
        head_first=head_first,
        head_last=head_last,
        span=tokens.span(first, last),
        head=tokens.span(head_first, head_last),
        kind=kind,
    )
