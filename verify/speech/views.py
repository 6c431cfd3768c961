"""Views that no cue of saying reports: "they wave it off as “…”", "To Ruiz, the plan is “…”"."""

from __future__ import annotations

from verify.speech.agents import is_agent
from verify.speech.governing import Link
from verify.speech.lexicon import CueRank
from verify.speech.linking import Linking
from verify.speech.mentions import MentionKind, core_starting_at, mention_before

# Forms of "be" behind which a participle is a passive.
BE = frozenset("is are was were be been being isn't wasn't am".split())
# Tokens of an object before its "as".
_OBJECT = 12


def for_somebody(links: Linking, quote: int, start: int) -> Link | None:
    """ "To Ruiz, the plan is “…”": whose view the sentence opens with."""
    if links.tokens.low[start] not in ("for", "to"):
        return None
    mention = core_starting_at(links.tokens, start + 1, quote)
    held = mention is not None and mention.kind is MentionKind.NAME and links.tokens.tags[mention.last + 1] == ","
    return links.made(mention, start, start, rank=CueRank.PHRASE) if held else None


def seen_as(links: Linking, quote: int, start: int) -> Link | None:
    """ "The board waves the delay off as having “minimal” impact": whoever takes something as so much says so."""
    tags, low = links.tokens.tags, links.tokens.low
    at = next((k for k in range(quote - 1, max(start, quote - 4) - 1, -1) if low[k] == "as"), None)
    if at is None:
        return None
    for verb in range(at - 2, max(start, at - _OBJECT) - 1, -1):
        if tags[verb] in ",;:.":
            return None
        subject = mention_before(links.tokens, verb, start) if tags[verb] == "v" else None
        if (
            subject
            and is_agent(links.tokens, subject)
            and tags[subject.first] != "W"
            and not BE & set(low[subject.last : verb])
        ):
            return links.made(subject, verb, verb, rank=CueRank.ACT)
    return None
