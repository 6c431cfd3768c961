"""Nouns of saying beside a passage, and whose they are: "his vow to …", "Ruiz's “…” remark"."""

from __future__ import annotations

from verify.speech.governing import SpeakerLink
from verify.speech.lexicon import CueRank
from verify.speech.linking import Here, LinkRule
from verify.speech.mentions import Mention, MentionKind, core_ending_at, mention_after
from verify.speech.phrases import made_mention
from verify.speech.rules import Rule
from verify.speech.tags import TO_MAKER, TO_OWNER, Tag
from verify.speech.tokens import Tokens

# Pronouns that own a noun.
OWNERS = frozenset("his her their its my our".split())
_MAKING = frozenset(
    """make makes made making issue issued issues issuing give gave gives giving send sent sends sending release released
    releases releasing deliver delivered delivering post posted posting repeat repeated repeating
    broke breaks erupted erupts burst bursts""".split()
)
_USING = frozenset("use uses used using utter utters uttered uttering coin coined coins invoke invoked invokes".split())
_PHRASES = frozenset("phrase phrases word words term terms label line slogan".split())


def pronoun_at(tokens: Tokens, place: int) -> Mention:
    """The pronoun at token *place* as a mention."""
    return made_mention(tokens, place, place, place, place, MentionKind.PRONOUN)


def _owned(here: Here) -> SpeakerLink | None:
    tags, low = here.tokens.tags, here.tokens.low
    noun, owner = here.quote + 1, here.quote - 1
    if noun >= len(tags) or low[noun] not in here.lexicon.noun_forms or here.quote == here.start:
        return None
    if tags[owner] == Tag.POSSESSIVE and owner - 1 >= here.start:
        mention = _owner(here, owner - 1)
    elif low[owner] in OWNERS:
        mention = pronoun_at(here.tokens, owner)
    else:
        return None
    return here.links.made(mention, noun, noun, direct=True, rank=CueRank.NOUN)


def _owner(here: Here, end: int) -> Mention | None:
    """ "in response to Hale's claim": the owner is the name, not the noun of saying it hangs on."""
    core = core_ending_at(here.tokens, end, here.start)
    if core is None or here.tokens.low[core.head_first] not in here.lexicon.noun_forms:
        return core
    tie = here.tokens.tags.rfind(Tag.PREPOSITION, core.first, core.last)
    return (core_ending_at(here.tokens, end, tie + 1) if tie >= 0 else None) or core


def _noun_of_owner(here: Here) -> SpeakerLink | None:
    tags, low = here.tokens.tags, here.tokens.low
    for owner in range(here.place - 1, max(here.start, here.place - 5) - 1, -1):
        if tags[owner] == Tag.POSSESSIVE and owner - 1 >= here.start:
            return here.ahead(_owner(here, owner - 1), CueRank.NOUN)
        if low[owner] in OWNERS:
            return here.ahead(pronoun_at(here.tokens, owner), CueRank.NOUN)
        if tags[owner] not in TO_OWNER:
            return None
    return None


def _noun_made(here: Here) -> SpeakerLink | None:
    """Whoever makes or takes the words speaks them."""
    low = here.tokens.low
    for verb in range(here.place - 1, max(here.start, here.place - 4) - 1, -1):
        if low[verb] in _MAKING or (low[verb] in _USING and low[here.place] in _PHRASES):
            return here.ahead(here.clauses.clause_subject(verb + 1, here.start), CueRank.NOUN)
        if here.tokens.tags[verb] not in TO_MAKER:
            return None
    return None


def _ran_on(here: Here) -> SpeakerLink | None:
    low, place = here.tokens.low, here.place
    if low[place - 1] not in ("a", "an") or place - 3 <= here.start or low[place - 2] not in ("on", "with", "under"):
        return None
    return here.ahead(here.clauses.clause_subject(place - 2, here.start), CueRank.NOUN)


def _noun_from(here: Here) -> SpeakerLink | None:
    low, place = here.tokens.low, here.place
    if low[place + 1 : place + 2] not in (("from",), ("by",), ("of",)) or place + 2 >= here.quote:
        return None
    mention = mention_after(here.tokens, place + 2, inverted=False)
    if mention is None or mention.last >= here.quote:
        return None
    # "the contention of Ruiz that …", but no "statement of facts".
    told = mention.kind is MentionKind.NAME and "that" in low[mention.last : here.quote]
    return here.ahead(mention, CueRank.NOUN) if told or low[place + 1] != "of" else None


# The noun stands behind the passage.
OWNED: tuple[LinkRule, ...] = (
    Rule(
        "owned_noun",
        "the words stand between their owner and a noun of saying",
        "The board rejected Ana Reyes's “X” remark.",
        _owned,
    ),
)
# The noun stands before it.
NOUN: tuple[LinkRule, ...] = (
    Rule("noun_of_owner", "a noun of saying has its owner before it", "Ana Reyes's claim that “X” was new.", _noun_of_owner),
    Rule("noun_made", "somebody makes a statement or uses a phrase", "Ana Reyes issued a statement: “X.”", _noun_made),
    Rule("ran_on", "somebody does something on a pledge or with a warning", "Ana Reyes ran on a pledge to “x”.", _ran_on),
    Rule("noun_from", "a noun of saying has its source behind it", "A statement from Ana Reyes: “X.”", _noun_from),
)  # fmt: skip
