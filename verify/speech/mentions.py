"""Mentions of speakers beside a cue: names with titles and appositions, nominals, pronouns, organisations."""

from __future__ import annotations

from dataclasses import dataclass

from verify.speech.agents import is_agent
from verify.speech.appositions import appositions_after, is_apposition, is_relative, is_seat, names_whom, segment_end
from verify.speech.grammar_words import US_STATES
from verify.speech.name_words import BODIES, ROLES
from verify.speech.phrases import Mention, MentionKind, core_ending_at, core_starting_at, extended, made_mention
from verify.speech.rules import Rule, first_found
from verify.speech.tags import (
    APPOSITION,
    ASIDES,
    CLAUSE_OPENERS,
    NOUNS,
    PHRASE_ENDS,
    PHRASE_OPENERS,
    RELATIVE_ENDS,
    SEGMENT_ENDS,
    VERB_FORMS,
    VERBS,
    Tag,
)
from verify.speech.times import time_before
from verify.speech.tokens import Tokens
from verify.text.titles import FIRM_SUFFIXES, SUFFIXES

__all__ = [
    "Mention",
    "MentionKind",
    "core_ending_at",
    "core_starting_at",
    "listed_titles_and_name",
    "mention_after",
    "mention_before",
]

# No mention of people runs longer; the bound keeps every look-around constant.
_REACH = 60
# Tokens of the longest list of titles before a name.
_TITLES = 10
# Tokens of a relative clause before the verb of its subject.
# Of 2,808 passages tried, half as many change 1, twice as many 0.
_RELATIVE = 12
# "A man identified as Hale said": so is he called, nobody else.
_NAMED = frozenset("known identified named described introduced listed billed registered credited cast dressed".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """What stands before a verb up to token *end*, no further left than *floor*; *core* is the noun phrase that ends there."""

    tokens: Tokens
    end: int
    floor: int
    core: Mention | None


def mention_before(tokens: Tokens, place: int, floor: int = 0) -> Mention | None:
    """The mention that is the subject of a verb at token *place*, looking no further left than *floor*.

    Adverbs, auxiliaries and times between them are passed over, appositions between commas are taken in. None where the
    verb has no subject of its own (a participle, a second verb after "and").
    """
    floor = max(floor, place - _REACH)
    end = _skip_left(tokens, place - 1, floor)
    if end < floor:
        return None
    if tokens.tags[end] == "," or (tokens.tags[end] == Tag.QUOTE and _ends_in_comma(tokens, end)):
        # "Ruiz, on Valley Radio's “The Early Tide,” called …": American papers put the comma within the marks.
        return _apposed_before(tokens, end, floor)
    if tokens.tags[end] == "-":
        # "Ruiz — a rower since 1990 — said"
        opening = tokens.tags.rfind("-", floor, end)
        return core_ending_at(tokens, opening - 1, floor) if opening > floor else None
    found = first_found(SUBJECTS, Ahead(tokens=tokens, end=end, floor=floor, core=core_ending_at(tokens, end, floor)))
    return found[1] if found else None


def _ends_in_comma(tokens: Tokens, quote: int) -> bool:
    return (
        tokens.tags[quote - 1 : quote] in (Tag.POSSESSIVE, Tag.PREPOSITION, Tag.DETERMINER)
        and "," in tokens.word(quote)[-3:]
    )


def _told_more_on(ahead: Ahead) -> Mention | None:
    """The subject that a "who" without commas tells more on."""
    tokens, tags, core = ahead.tokens, ahead.tokens.tags, ahead.core
    first = ahead.end + 1 if core is None else core.first
    told = core is not None and tags[first - 1 : first] == Tag.CUE
    if told or tokens.low[ahead.end] == "to":
        return None
    for place in range(first - 1, max(ahead.floor, first - _RELATIVE), -1):
        if tags[place] in RELATIVE_ENDS:
            return None
        if (
            is_relative(tokens, place)
            and tags[place - 1] in PHRASE_OPENERS
            and set(tags[place + 1 : first]) & set(VERBS)
        ):
            return extended(tokens, core_ending_at(tokens, place - 1, ahead.floor), ahead.end)
    return None


def _before_seat(ahead: Ahead) -> Mention | None:
    """A party and its state are never a subject."""
    tokens, core, first = ahead.tokens, ahead.core, ahead.core.first if ahead.core else 0
    if core is None or not is_seat(tokens.low[first]) or first - 2 < ahead.floor or tokens.tags[first - 1] != ",":
        return None
    return extended(tokens, core_ending_at(tokens, first - 2, ahead.floor), core.last) or core


def _before_reduced(ahead: Ahead) -> Mention | None:
    """Two verbs in a row leave the first one inside the subject."""
    tokens, tags, core = ahead.tokens, ahead.tokens.tags, ahead.core
    verb = core.first - 1 if core else ahead.floor
    if verb > ahead.floor and tags[verb] == Tag.PREPOSITION:
        # "Ruiz beamed as Hale said": who is given no name there is another one.
        if tokens.low[verb] == "as" and tokens.low[verb - 1] not in _NAMED and core and is_agent(tokens, core):
            return None
        verb -= 1
    if core is None or verb <= ahead.floor or tags[verb] not in VERB_FORMS:
        return None
    if not tokens.low[verb].endswith(("ed", "ing")) or tags[verb - 1] not in (Tag.NOUN, Tag.NAME, ")"):
        return None
    outer = core_ending_at(tokens, verb - 1, ahead.floor) if tokens.low[verb - 1] != "to" else None
    if outer is None or (outer.first - 1 >= ahead.floor and tags[outer.first - 1] not in CLAUSE_OPENERS):
        return None
    return extended(tokens, outer, core.last)


def _titled(ahead: Ahead) -> Mention | None:
    return ahead.core and _with_title_before(ahead.tokens, ahead.core, ahead.floor)


SUBJECTS: tuple[Rule[Ahead, Mention], ...] = (
    Rule(
        "told_more_on",
        "a “who” without commas tells more on it",
        "A man who asked not to be named said so.",
        _told_more_on,
    ),
    Rule("before_seat", "a party and its state stand behind a comma", "Sen. Reyes, R-Texas tweeted it.", _before_seat),
    Rule(
        "before_reduced",
        "a participle tells more on it",
        "The authors of a study printed in Kent said so.",
        _before_reduced,
    ),
    Rule(
        "titled",
        "it stands right before the verb, with a title before its comma",
        "The mayor, Ana Reyes said so.",
        _titled,
    ),
)


def listed_titles_and_name(tokens: Tokens, place: int, ceiling: int) -> Mention | None:
    """ "chairman, CEO and president Ruiz" from token *place* on: roles in a row, and the name they belong to."""
    at = place
    while at < min(ceiling, place + _TITLES) and (tokens.low[at] in ROLES or tokens.tags[at] in (",", Tag.CONJUNCTION)):
        at += 1
    name = core_starting_at(tokens, at, ceiling) if at > place + 1 and tokens.tags[place] in NOUNS else None
    if name is None or name.kind is not MentionKind.NAME or tokens.low[name.head_last] in ROLES:
        return None
    return made_mention(tokens, place, name.last, name.head_first, name.head_last, name.kind)


def mention_after(tokens: Tokens, place: int, *, inverted: bool = True) -> Mention | None:
    """The mention that begins at token *place*, with what follows it in apposition.

    *inverted* says that the mention closes its sentence ("said Ruiz, the mayor"), so that a stretch behind a comma is an
    apposition unless it holds a verb of its own; otherwise only a stretch closed by another comma is.
    """
    ceiling = min(len(tokens.tags), place + _REACH)
    core = core_starting_at(tokens, place, ceiling)
    if core is None or core.kind is MentionKind.PRONOUN:
        return core
    last = appositions_after(tokens, core.last, ceiling, first_kind=core.kind, closed=not inverted)
    name = core.last + 2
    if last >= name and tokens.tags[core.last + 1] == ",":
        end = segment_end(tokens, name, last + 1)
        if names_whom(tokens, core, name, end):
            return made_mention(tokens, core.first, last, name, end - 1, MentionKind.NAME)
    return made_mention(tokens, core.first, last, core.head_first, core.head_last, core.kind)


def _skip_left(tokens: Tokens, place: int, floor: int) -> int:
    """Pass over what may stand between a subject and its verb: adverbs, auxiliaries, times."""
    tags = tokens.tags
    while place >= floor:
        if tags[place] in (Tag.ADVERB, Tag.AUXILIARY) or (
            tags[place] == Tag.OBJECT and tokens.low[place].endswith(("self", "selves"))
        ):
            place -= 1
            continue
        start = time_before(tokens, place, floor)
        if start is None:
            break
        place = start - 1
    return place


def _apposed_before(tokens: Tokens, comma: int, floor: int) -> Mention | None:
    """The mention whose apposition ends at *comma*: walk left, comma by comma, while stretches say more on the one before."""
    end = comma
    for _ in range(6):
        start = end
        while start > floor and tokens.tags[start - 1] not in SEGMENT_ENDS:
            start -= 1
        if start <= floor or tokens.tags[start - 1] != ",":
            # Nothing before this stretch: it is the phrase itself, or a stretch that opens the sentence.
            core = core_ending_at(tokens, end - 1, floor)
            return None if core is None else extended(tokens, _with_title_before(tokens, core, floor), comma - 1)
        before = start - 2
        if _could_follow(tokens, start, end) and before >= floor:
            core = core_ending_at(tokens, before, floor)
            if core is not None and not _is_apposition_of_earlier(tokens, core, floor):
                # "Ruiz, in answer to the union, said": only what tells more on her belongs to the mention.
                if names_whom(tokens, core, start, end):
                    # "The head of the centre, Ana Ruiz, said"
                    return made_mention(tokens, core.first, end - 1, start, end - 1, MentionKind.NAME)
                last = comma - 1 if is_apposition(tokens, start, end) else before
                return extended(tokens, _with_title_before(tokens, core, floor), last)
            if core is not None or tokens.tags[before] == Tag.NUMBER:
                end = start - 1
                continue
        core = core_ending_at(tokens, end - 1, floor)
        return None if core is None or end == comma else extended(tokens, core, comma - 1)
    return None


def _could_follow(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the stretch can stand between a subject and its verb: an apposition, or a participle or adverbial."""
    return is_apposition(tokens, start, end) or tokens.tags[start] in ASIDES


def _is_apposition_of_earlier(tokens: Tokens, core: Mention, floor: int) -> bool:
    first = core.first
    if tokens.low[first - 1] == "from":
        # "Ruiz, 60, from Sand Bay, Kent, said"
        first -= 1
    if first - 2 < floor or tokens.tags[first - 1] != "," or tokens.tags[first - 2] not in PHRASE_ENDS:
        return False
    if tokens.tags[first] == Tag.NAME:
        # "Ruiz, Vice President of Sales for Hale, Inc., said": capitals that end in a role name nobody.
        low = tokens.low[first]
        suffix = low.rstrip(".") in SUFFIXES | FIRM_SUFFIXES
        return low in US_STATES or suffix or is_seat(low) or tokens.low[core.head_last] in ROLES
    return tokens.tags[first] in APPOSITION


def _with_title_before(tokens: Tokens, core: Mention, floor: int) -> Mention:
    """*core* and the phrase before it that it names: "The mayor, Ana Ruiz"."""
    first = core.first
    if core.kind is not MentionKind.NAME or first - 2 < floor or tokens.tags[first - 1] != ",":
        return core
    role = core_ending_at(tokens, first - 2, floor)
    if (
        role is None
        or role.kind is not MentionKind.NOMINAL
        or not is_agent(tokens, role)
        or tokens.tags[role.first] != Tag.DETERMINER
        # "The mayor's wife, Valley News reported, left": a person is no body.
        or (tokens.low[core.head_last] in BODIES and tokens.low[role.head_last] in ROLES)
        or (role.first - 1 >= floor and tokens.tags[role.first - 1] not in CLAUSE_OPENERS)
    ):
        return core
    return made_mention(tokens, role.first, core.last, core.head_first, core.head_last, core.kind)
