"""Signs around a cue: words that somebody is only expected to say, and the outlet through which they were said."""

from __future__ import annotations

from verify.speech.governing import SpeakerLink
from verify.speech.lexicon import Lexicon
from verify.speech.phrases import MentionKind, core_starting_at
from verify.speech.tags import NAME_ENDS, PHRASE_STOPS, Tag
from verify.speech.tokens import Tokens

_MAY_BE = frozenset("will would might may could shall should 'll ’ll 'd ’d won't wouldn't won’t wouldn’t".split())
# "expected to say", "going to say": what stands before the infinitive.
_AHEAD = frozenset("expected going likely sure bound set about supposed ready prepared poised planning plans".split())
_THROUGH = frozenset("with by to on via from in at".split())


def is_hypothetical(tokens: Tokens, link: SpeakerLink | None, lexicon: Lexicon) -> bool:
    """Whether the cue of *link* says that the words are still to come, or would be said if."""
    if link is None or link.cue is None or tokens.low[link.cue_place] not in lexicon.bases:
        return False
    place = link.cue_place - 1
    while place >= 0 and tokens.tags[place] == Tag.ADVERB:
        if tokens.low[place] in ("later", "often", "sometimes", "always"):
            # "He would later say": told afterwards, it was said.
            return False
        place -= 1
    if place < 0:
        return False
    if tokens.low[place] == "to":
        return place > 0 and tokens.low[place - 1] in _AHEAD
    return tokens.low[place] in _MAY_BE


def medium_of(tokens: Tokens, link: SpeakerLink | None, lexicon: Lexicon) -> str | None:
    """The name through which words came: "told the Harbour Post", "in an interview with …", "as saying by …"."""
    if link is None or link.cue is None:
        return None
    place = link.cue_place + 1
    if tokens.low[link.cue_place] in lexicon.addressed_forms and (name := _name_at(tokens, place)):
        return name
    for at in range(place, min(len(tokens.tags) - 1, place + 24)):
        if tokens.tags[at] in PHRASE_STOPS:
            break
        within = link.mention is not None and link.mention.first <= at <= link.mention.last
        if not within and tokens.low[at] in _THROUGH and (name := _name_at(tokens, at + 1)):
            return name
    return None


def _name_at(tokens: Tokens, place: int) -> str | None:
    mention = core_starting_at(tokens, place, place + 8)
    if mention is None or mention.kind is not MentionKind.NAME:
        return None
    end = mention.first
    while end < mention.last and tokens.tags[end + 1] not in NAME_ENDS:
        end += 1
    return tokens.span(mention.first, end).cut(tokens.text)
