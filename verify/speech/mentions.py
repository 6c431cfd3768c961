"""Mentions of speakers beside a cue: names with titles and appositions, nominals, pronouns, organisations."""

from __future__ import annotations

from verify.speech.agents import is_agent
from verify.speech.grammar_words import US_STATES
from verify.speech.name_words import ROLES
from verify.speech.phrases import Mention, MentionKind, core_ending_at, core_starting_at, extended, made_mention
from verify.speech.tags import (
    APPOSITION,
    ASIDES,
    CLAUSE_OPENERS,
    MORE,
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
    core = core_ending_at(tokens, end, floor)
    if whole := _before_relative(tokens, core, end, floor):
        return whole
    if core is None:
        return None
    first = core.first
    if _is_seat(tokens.low[first]) and first - 2 >= floor and tokens.tags[first - 1] == ",":
        # "Sen. Ruiz, R-Texas tweeted": a party and its state are never a subject.
        return extended(tokens, core_ending_at(tokens, first - 2, floor), core.last) or core
    return _before_reduced(tokens, core, floor) or _with_title_before(tokens, core, floor)


def _ends_in_comma(tokens: Tokens, quote: int) -> bool:
    return (
        tokens.tags[quote - 1 : quote] in (Tag.POSSESSIVE, Tag.PREPOSITION, Tag.DETERMINER)
        and "," in tokens.word(quote)[-3:]
    )


def _names(tokens: Tokens, core: Mention, start: int, end: int) -> bool:
    """ "The head of the centre, Ana Ruiz": whether tokens *start* to *end* name whom *core* describes; a place does not."""
    if core.kind is not MentionKind.NOMINAL or set(tokens.tags[start:end]) != {Tag.NAME}:
        return False
    place = tokens.tags[core.last] == Tag.NAME and end - start == 1
    return not place and tokens.low[end - 1] not in US_STATES


def _before_relative(tokens: Tokens, core: Mention | None, end: int, floor: int) -> Mention | None:
    """ "A man who asked not to be named said": the subject that a "who" without commas tells more on, up to token *end*."""
    tags = tokens.tags
    first = end + 1 if core is None else core.first
    told = core is not None and tags[first - 1 : first] == Tag.CUE
    if told or tokens.low[end] == "to":
        return None
    for place in range(first - 1, max(floor, first - _RELATIVE), -1):
        if tags[place] in RELATIVE_ENDS:
            return None
        if (
            _is_relative(tokens, place)
            and tags[place - 1] in PHRASE_OPENERS
            and set(tags[place + 1 : first]) & set(VERBS)
        ):
            return extended(tokens, core_ending_at(tokens, place - 1, floor), end)
    return None


def _is_relative(tokens: Tokens, place: int) -> bool:
    """ "who", or a "that" with a verb behind it ("the union that runs the docks")."""
    return tokens.low[place] == "who" or (
        tokens.low[place] == "that" and tokens.tags[place + 1 : place + 2] in (Tag.VERB, Tag.CUE, Tag.AUXILIARY)
    )


def _before_reduced(tokens: Tokens, core: Mention, floor: int) -> Mention | None:
    """ "The authors of a study published in Sand Bay said": two verbs in a row leave the first one inside the subject."""
    tags = tokens.tags
    verb = core.first - 1
    if verb > floor and tags[verb] == Tag.PREPOSITION:
        verb -= 1
    if verb <= floor or tags[verb] not in VERB_FORMS or not tokens.low[verb].endswith(("ed", "ing")):
        return None
    if tags[verb - 1] not in (Tag.NOUN, Tag.NAME, ")") or tokens.low[verb - 1] in ("to",):
        return None
    outer = core_ending_at(tokens, verb - 1, floor)
    if outer is None or (outer.first - 1 >= floor and tags[outer.first - 1] not in CLAUSE_OPENERS):
        return None
    return extended(tokens, outer, core.last)


def _is_seat(word: str) -> bool:
    return word[1:2] == "-" and word[0] in "rdi"


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
    last = _appositions_after(tokens, core.last, ceiling, first_kind=core.kind, closed=not inverted)
    name = core.last + 2
    if last >= name and tokens.tags[core.last + 1] == ",":
        end = _segment_end(tokens, name, last + 1)
        if _names(tokens, core, name, end):
            return made_mention(tokens, core.first, last, name, end - 1, MentionKind.NAME)
    return made_mention(tokens, core.first, last, core.head_first, core.head_last, core.kind)


def _appositions_after(tokens: Tokens, last: int, ceiling: int, *, first_kind: MentionKind, closed: bool) -> int:
    tags = tokens.tags
    if last + 1 < ceiling and tags[last + 1] == "(":
        for place in range(last + 2, min(last + 8, ceiling)):
            if tags[place] == ")":
                last = place
                break
    if last + 1 < ceiling and _is_relative(tokens, last + 1):
        last = _segment_end(tokens, last + 1, ceiling) - 1
    while last + 2 < ceiling and tags[last + 1] == ",":
        end = _segment_end(tokens, last + 2, ceiling)
        named = first_kind is MentionKind.NOMINAL and set(tags[last + 2 : end]) == {Tag.NAME}
        if not (named or _is_apposition(tokens, last + 2, end)) or (closed and (end >= ceiling or tags[end] != ",")):
            break
        last = end - 1
    return last


def _segment_end(tokens: Tokens, start: int, ceiling: int) -> int:
    place = start
    while place < ceiling and tokens.tags[place] not in SEGMENT_ENDS:
        place += 1
    return place


def _is_apposition(tokens: Tokens, start: int, end: int) -> bool:
    """Whether tokens *start* to *end*, between commas, say more on the mention before: "34", "a farmer", "who …"."""
    tags, low = tokens.tags, tokens.low
    if start >= end:
        return False
    if tags[start] == Tag.RELATIVE:
        return low[start] in ("who", "which", "whom")
    if low[start] == "whose":
        return True
    if tags[start] == Tag.NUMBER:
        return end - start <= 3
    if tags[start] in MORE or low[start] in ("former", "now", "then"):
        if tags[start] == Tag.PREPOSITION and low[start] != "of":
            return False
        if tags[start] == Tag.NAME and end - start <= 2:
            return low[start] in US_STATES or low[end - 1] in US_STATES or low[start].endswith(".") or "-" in low[start]
        return not any(
            tags[k] in (Tag.AUXILIARY, Tag.PRONOUN) or low[k] == "said"
            for k in range(start, _first_relative(tokens, start, end))
        )
    return False


def _first_relative(tokens: Tokens, start: int, end: int) -> int:
    for place in range(start, end):
        if tokens.tags[place] == Tag.RELATIVE:
            return place
    return end


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
                if _names(tokens, core, start, end):
                    # "The head of the centre, Ana Ruiz, said"
                    return made_mention(tokens, core.first, end - 1, start, end - 1, MentionKind.NAME)
                last = comma - 1 if _is_apposition(tokens, start, end) else before
                return extended(tokens, _with_title_before(tokens, core, floor), last)
            if core is not None or tokens.tags[before] == Tag.NUMBER:
                end = start - 1
                continue
        core = core_ending_at(tokens, end - 1, floor)
        return None if core is None or end == comma else extended(tokens, core, comma - 1)
    return None


def _could_follow(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the stretch can stand between a subject and its verb: an apposition, or a participle or adverbial."""
    return _is_apposition(tokens, start, end) or tokens.tags[start] in ASIDES


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
        return low in US_STATES or suffix or _is_seat(low) or tokens.low[core.head_last] in ROLES
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
        or (role.first - 1 >= floor and tokens.tags[role.first - 1] not in CLAUSE_OPENERS)
    ):
        return core
    return made_mention(tokens, role.first, core.last, core.head_first, core.head_last, core.kind)
