"""Views that no cue of saying reports: "they wave it off as “…”", "To Ruiz, the plan is “…”"."""

from __future__ import annotations

from verify.speech.agents import is_agent
from verify.speech.governing import SpeakerLink
from verify.speech.lexicon import CueRank
from verify.speech.linking import Here, LinkRule
from verify.speech.mentions import MentionKind, core_starting_at, mention_before
from verify.speech.rules import Rule
from verify.speech.tags import Tag

# Forms of "be" behind which a participle is a passive.
BE = frozenset("is are was were be been being isn't wasn't am".split())
# Tokens of an object before its "as".
# Half or twice as many change the speaker of none of 2,808 passages tried.
_OBJECT = 12


def _seen_as(here: Here) -> SpeakerLink | None:
    tags, low, start = here.tokens.tags, here.tokens.low, here.start
    at = next((k for k in range(here.quote - 1, max(start, here.quote - 4) - 1, -1) if low[k] == "as"), None)
    if at is None:
        return None
    for verb in range(at - 2, max(start, at - _OBJECT) - 1, -1):
        if tags[verb] in ",;:.":
            return None
        subject = mention_before(here.tokens, verb, start) if tags[verb] == Tag.VERB else None
        if (
            subject
            and is_agent(here.tokens, subject)
            and tags[subject.first] != Tag.RELATIVE
            and not BE & set(low[subject.last : verb])
        ):
            return here.links.made(subject, verb, verb, rank=CueRank.ACT)
    return None


def _for_somebody(here: Here) -> SpeakerLink | None:
    if here.tokens.low[here.start] not in ("for", "to"):
        return None
    mention = core_starting_at(here.tokens, here.start + 1, here.quote)
    held = mention and mention.kind is MentionKind.NAME and here.tokens.tags[mention.last + 1] == ","
    return here.links.made(mention, here.start, here.start, rank=CueRank.PHRASE) if held else None


VIEWS: tuple[LinkRule, ...] = (
    Rule(
        "seen_as",
        "somebody takes something as so much",
        "The farmers waved the delay off as having “x” effects.",
        _seen_as,
    ),
    Rule("for_somebody", "the sentence opens with whose view it is", "To Ana Reyes, the plan is “X”.", _for_somebody),
)
