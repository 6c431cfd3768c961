"""Nouns of saying beside a passage, and whose they are: "his vow to …", "Ruiz's “…” remark"."""

from __future__ import annotations

from verify.speech.governing import Link
from verify.speech.lexicon import CueRank
from verify.speech.linking import Linking
from verify.speech.mentions import Mention, MentionKind, core_ending_at, mention_after
from verify.speech.phrases import made_mention
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


class Nouns:
    """Finds the links that hang on nouns of saying."""

    def __init__(self, links: Linking) -> None:
        self._links = links
        self.tokens, self.clauses, self.lexicon = links.tokens, links.clauses, links.lexicon

    def owned(self, quote: int, start: int) -> Link | None:
        """ "Ruiz's “…” remark": whoever owns the noun of saying behind the passage at token *quote*."""
        tags, low = self.tokens.tags, self.tokens.low
        noun = quote + 1
        if noun >= len(tags) or low[noun] not in self.lexicon.noun_forms or quote == start:
            return None
        if tags[quote - 1] == "s" and quote - 2 >= start:
            mention = self._owner(quote - 2, start)
        elif low[quote - 1] in OWNERS:
            mention = pronoun_at(self.tokens, quote - 1)
        else:
            return None
        return self._links.made(mention, noun, noun, direct=True, rank=CueRank.NOUN)

    def _owner(self, end: int, start: int) -> Mention | None:
        """ "in response to Hale's claim": the owner is the name, not the noun of saying it hangs on."""
        core = core_ending_at(self.tokens, end, start)
        if core is None or self.tokens.low[core.head_first] not in self.lexicon.noun_forms:
            return core
        tie = self.tokens.tags.rfind("I", core.first, core.last)
        return (core_ending_at(self.tokens, end, tie + 1) if tie >= 0 else None) or core

    def before(self, place: int, start: int, quote: int, *, direct: bool) -> Link | None:
        """ "his vow to …", "Ruiz's claim that …", "a statement from the union"."""
        tags, low = self.tokens.tags, self.tokens.low
        for owner in range(place - 1, max(start, place - 5) - 1, -1):
            if tags[owner] == "s" and owner - 1 >= start:
                mention = self._owner(owner - 1, start)
                return self._links.made(mention, place, place, direct=direct, rank=CueRank.NOUN)
            if low[owner] in OWNERS:
                mention = pronoun_at(self.tokens, owner)
                return self._links.made(mention, place, place, direct=direct, rank=CueRank.NOUN)
            if tags[owner] not in "NPAvG#VT":
                break
        for verb in range(place - 1, max(start, place - 4) - 1, -1):
            if low[verb] in _MAKING or (low[verb] in _USING and low[place] in _PHRASES):
                # "is making claims that …", "used the phrase “…”": whoever makes or takes the words speaks them.
                subject = self.clauses.clause_subject(verb + 1, start)
                return self._links.made(subject, place, place, direct=direct, rank=CueRank.NOUN) if subject else None
            if tags[verb] not in "NPAvG#VTDI":
                break
        if low[place - 1] in ("a", "an") and place - 3 > start and low[place - 2] in ("on", "with", "under"):
            # "Ruiz ran on a pledge to …"
            subject = self.clauses.clause_subject(place - 2, start)
            return self._links.made(subject, place, place, direct=direct, rank=CueRank.NOUN) if subject else None
        if low[place + 1 : place + 2] and low[place + 1] in ("from", "by", "of") and place + 2 < quote:
            mention = mention_after(self.tokens, place + 2, inverted=False)
            # "the contention of Ruiz that …", but no "statement of facts".
            told = low[place + 1] != "of" or (
                mention and mention.kind is MentionKind.NAME and "that" in low[mention.last : quote]
            )
            if mention and mention.last < quote and told:
                return self._links.made(mention, place, place, direct=direct, rank=CueRank.NOUN)
        return None


def pronoun_at(tokens: Tokens, place: int) -> Mention:
    """The pronoun at token *place* as a mention."""
    return made_mention(tokens, place, place, place, place, MentionKind.PRONOUN)
