"""Noun phrases that may name a speaker: where they begin and end, and what is at their head."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from verify.model.span import Span
from verify.speech.grammar_words import STANDING_ALONE
from verify.speech.lexicon import DEFAULT_LEXICON
from verify.speech.name_words import OFFICES
from verify.speech.tags import (
    BEFORE_NOUN_ALIKE,
    CORE_ENDS,
    HEAD_ENDS,
    LOOSE_FRONT,
    MODIFIERS,
    NOUN_OR_DETERMINER,
    NOUNS,
    PHRASE_OPENERS,
    PHRASE_WORDS,
    WITHIN_PHRASE,
    Tag,
)
from verify.speech.ties import ANYBODY, TIES, joins, modifies, tied
from verify.speech.tokens import Tokens

# Tokens of the longest noun phrase.
# Of 2,808 passages tried, half as many change 1, twice as many 0.
_CORE = 14
# Forms of cue verbs that may be a noun before another: "claims adjuster", "the Reed campaign manager".
_NOUN_ALIKE = DEFAULT_LEXICON.noun_forms | (DEFAULT_LEXICON.bases - DEFAULT_LEXICON.say)
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


def core_ending_at(tokens: Tokens, end: int, floor: int = 0) -> Mention | None:
    """The noun phrase whose last token is *end*, without appositions; None where no noun phrase ends there."""
    tags = tokens.tags
    if end < floor:
        return None
    tag = tags[end]
    if tag == Tag.PRONOUN:
        return made_mention(tokens, end, end, end, end, MentionKind.PRONOUN)
    if tag == Tag.RELATIVE and tokens.low[end] in ("who", "which"):
        return made_mention(tokens, end, end, end, end, MentionKind.PRONOUN)
    if tag == Tag.OBJECT and end - 2 >= floor and tokens.low[end - 1] == "of":
        # "half of them"
        return extended(tokens, core_ending_at(tokens, end - 2, floor), end)
    if tag not in CORE_ENDS and not (tag in (Tag.ING, Tag.VERB) and end > floor and tags[end - 1] == Tag.DETERMINER):
        return None
    if tag == ")":
        opening = _bracket_before(tokens, end, floor)
        return None if opening is None else extended(tokens, core_ending_at(tokens, opening - 1, floor), end)
    if tag == Tag.DETERMINER and tokens.low[end] not in _STANDING_ALONE:
        return None
    first = _walk_left(tokens, end, floor)
    mention = _headed(tokens, first, end)
    after = mention.head_last + 1
    if (
        mention.kind is MentionKind.NAME
        and after < end
        and tags[after] == Tag.PREPOSITION
        and tokens.low[after + 1] in ("a", "an")
    ):
        # "Ruiz in a tweet said": where it was said is no part of who said it.
        return extended(tokens, mention, mention.head_last)
    return mention


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
    last = _walk_right(tokens, start, ceiling)
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


def _walk_left(tokens: Tokens, end: int, floor: int) -> int:
    tags, low = tokens.tags, tokens.low
    first = end
    while first > max(floor, end - _CORE * 2):
        before = tags[first - 1]
        if tags[first] == Tag.DETERMINER:
            if before == Tag.DETERMINER or (before == Tag.ADVERB and low[first - 1] in ("about", "nearly", "almost")):
                first -= 1
                continue
            if not tied(tokens, first, floor):
                break
            first -= 2
        elif before in WITHIN_PHRASE or (before in MODIFIERS and modifies(tokens, first - 1, floor)):
            first -= 1
        elif (
            (
                before == "-"
                and first - 2 >= floor
                and tags[first - 2] in NOUNS
                and tokens.spans[first - 1][1] == tokens.spans[first][0]
            )
            or (
                before == Tag.CONJUNCTION
                and low[first - 1] in ("and", "&")
                and first - 2 >= floor
                and joins(tokens, first, floor)
            )
            or (before == Tag.PREPOSITION and tied(tokens, first, floor))
        ):
            first -= 2
        elif before == Tag.CUE and tags[first] in NOUNS and first - 2 >= floor and tags[first - 2] == Tag.DETERMINER:
            # "the claims adjuster": a cue verb's form that is a noun.
            first -= 1
        else:
            break
    while first < end and tags[first] in LOOSE_FRONT:
        first += 1
    # "about 50 protesters"
    return first - (
        tags[first] == Tag.NUMBER
        and first > floor
        and low[first - 1] in ("about", "around", "over", "nearly", "almost")
    )


def _bracket_before(tokens: Tokens, end: int, floor: int) -> int | None:
    for place in range(end - 1, max(floor, end - 8) - 1, -1):
        if tokens.tags[place] == "(":
            return place if place > floor else None
    return None


def extended(tokens: Tokens, core: Mention | None, last: int) -> Mention | None:
    """*core* up to token *last*, with the same head."""
    return core and made_mention(tokens, core.first, last, core.head_first, core.head_last, core.kind)


def _walk_right(tokens: Tokens, start: int, ceiling: int) -> int | None:
    tags, low = tokens.tags, tokens.low
    place = start
    noun: int | None = None
    while place < min(ceiling, start + _CORE):
        tag = tags[place]
        if tag == Tag.DETERMINER and noun is not None:
            break
        if tag in NOUNS or (tag == Tag.NUMBER and noun is None):
            noun = place
        elif (
            (tag == Tag.POSSESSIVE and noun is not None and place + 1 < ceiling and tags[place + 1] in PHRASE_WORDS)
            or (
                tag == Tag.CONJUNCTION
                and noun is not None
                and low[place] in ("and", "&")
                and place + 1 < ceiling
                and tags[place + 1] in (Tag.NAME if tags[noun] == Tag.NAME else NOUN_OR_DETERMINER)
            )
            or (
                tag == Tag.CUE
                and low[place] in _NOUN_ALIKE
                and place > start
                and tags[place - 1] in BEFORE_NOUN_ALIKE
                and place + 1 < ceiling
                and tags[place + 1] in NOUNS
            )
        ):
            pass
        elif tag == Tag.CUE and place > start and tags[place - 1] == Tag.DETERMINER:
            noun = place
        elif tag in MODIFIERS and noun is None:
            pass
        elif tag == Tag.DETERMINER:
            if low[place] in ("both", "all", "some", "many", "several", "this", "one", "another"):
                noun = None
        elif (
            tag == "-"
            and noun is not None
            and place + 1 < ceiling
            and tokens.spans[place][0] == tokens.spans[place - 1][1]
        ):
            pass
        else:
            break
        place += 1
    if noun is None and place > start and tags[place - 1] == Tag.DETERMINER:
        return place - 1
    return noun


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
        end = last + 2 if tags[last + 2] == Tag.OBJECT else _walk_right(tokens, last + 2, ceiling)
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
