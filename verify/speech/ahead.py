"""The cue and the mention before a quoted passage: Ruiz said, "…"; her vow to "…"."""

from __future__ import annotations

from dataclasses import replace

from verify.speech.behind import PASSAGES
from verify.speech.clauses import REACH
from verify.speech.governing import Link, governs_alone, surer
from verify.speech.lexicon import CueRank
from verify.speech.linking import Linking
from verify.speech.mentions import Mention, MentionKind, core_ending_at, mention_after, mention_before
from verify.speech.phrases import made_mention
from verify.speech.tokens import Tokens

_BE = frozenset("is are was were be been being isn't wasn't am".split())
# Between a cue and the passage it leads to directly.
_BRIDGE = ",:-~sOAWT"
_MAKING = frozenset(
    """make makes made making issue issued issues issuing give gave gives giving send sent sends sending release released
    releases releasing deliver delivered delivering post posted posting repeat repeated repeating""".split()
)


class Ahead:
    """Finds the links that stand before a passage."""

    def __init__(self, links: Linking) -> None:
        self._links = links
        self.tokens, self.clauses, self.lexicon = links.tokens, links.clauses, links.lexicon

    def surest(self, quote: int, start: int) -> Link | None:
        """The governing cue before the passage: the nearest where it leads there directly, else the surest."""
        tags = self.tokens.tags
        direct = True
        passed = 0
        best: Link | None = None
        for place in range(quote - 1, max(start, quote - REACH) - 1, -1):
            tag = tags[place]
            passed += tag == "Q"
            if passed > PASSAGES:
                break
            link = self._cue_at(place, start, quote, direct=direct) if tag in "VGvNI" else None
            if link and (link.mention or link.passive):
                if best is None and link.direct and governs_alone(self.tokens, self.lexicon, link):
                    return link
                best = link if best is None else surer(self.tokens, self.lexicon, link, best)
            direct = direct and tag in _BRIDGE
        return best

    def _cue_at(self, place: int, start: int, quote: int, *, direct: bool) -> Link | None:
        word = self.tokens.low[place]
        if self.tokens.tags[place] == "I" or word == "according":
            return self._links.phrase_at(place, quote, direct=direct)
        rank = self.lexicon.verbs.get(word)
        if rank and self.clauses.is_verb(place):
            return self._verb_link(place, start, quote, rank, direct=direct)
        if self.clauses.is_phrasal(place):
            return self._verb_link(place, start, quote, CueRank.SAY, direct=direct)
        if word in self.lexicon.noun_forms:
            return self._noun_link(place, start, quote, direct=direct)
        return None

    def _verb_link(self, place: int, start: int, quote: int, rank: CueRank, *, direct: bool) -> Link | None:
        tags, low = self.tokens.tags, self.tokens.low
        before = place - 1
        if (
            tags[place] == "V"
            and rank is CueRank.SAY
            and (
                place == start or tags[before] == "Q" or (tags[before] == "," and self._parts_from_words(before, start))
            )
        ):
            mention = self._links.inverted(place, quote)
            if mention and mention.last < quote:
                return self._links.made(mention, place, place, direct=True)
        auxiliary = self.clauses.auxiliaries(place, start)
        if any(low[k] in _BE for k in auxiliary) and tags[place] != "G" and not low[place].endswith("ing"):
            return self._passive(place, quote, rank, direct=direct)
        mention = self._own_subject(place, start, auxiliary)
        relative = mention is not None and tags[mention.first] == "W"
        if mention and relative:
            mention = self.clauses.antecedent(mention.first, start) or mention
        if mention is None:
            mention = self.clauses.clause_subject(place, start) or (
                self._subject_after(quote) if tags[place] == "G" else None
            )
        return replace(self._links.made(mention, place, place, direct=direct, rank=rank), relative=relative)

    def _parts_from_words(self, comma: int, start: int) -> bool:
        """Whether the comma closes a passage ("…", said Ruiz, "…") or a mere connective ("But, said Ruiz, …")."""
        return self.tokens.tags[comma - 1] == "Q" or (comma - 1 <= start and self.tokens.tags[comma - 1] in "CAS")

    def _own_subject(self, place: int, start: int, auxiliary: list[int]) -> Mention | None:
        """The mention right before the verb at *place*; a bare -ing form takes the subject of its clause before it."""
        tags = self.tokens.tags
        if self.tokens.low[place].endswith("ing") and not auxiliary:
            own = mention_before(self.tokens, place, start) if tags[place - 1] != "," else None
            if own and own.first > start and self.tokens.low[own.first - 1] == "with":
                return own
            subject = self.clauses.clause_subject(place, start)
            if subject or place == start:
                return subject
            if tags[place - 1] == ",":
                return core_ending_at(self.tokens, place - 2, start)
        chained = self.clauses.verb_chain(place, start)
        return mention_before(self.tokens, chained, start)

    def _passive(self, place: int, quote: int, rank: CueRank, *, direct: bool) -> Link | None:
        for by in (
            *range(place + 1, min(place + 12, quote)),
            *range(quote + 1, min(quote + 3, len(self.tokens.tags))),
        ):
            if self.tokens.low[by] == "by":
                mention = mention_after(self.tokens, by + 1)
                return self._links.made(mention, place, place, direct=direct, rank=rank)
        cue = self.tokens.span(place, place)
        return Link(mention=None, cue=cue, cue_place=place, rank=rank, direct=direct, passive=True)

    def _subject_after(self, quote: int) -> Mention | None:
        place = quote + 1
        if place < len(self.tokens.tags) and self.tokens.tags[place] == ",":
            place += 1
        return mention_after(self.tokens, place, inverted=False) if place < len(self.tokens.tags) else None

    def _noun_link(self, place: int, start: int, quote: int, *, direct: bool) -> Link | None:
        """ "his vow to …", "Ruiz's claim that …", "a statement from the union"."""
        tags, low = self.tokens.tags, self.tokens.low
        for owner in range(place - 1, max(start, place - 5) - 1, -1):
            if tags[owner] == "s" and owner - 1 >= start:
                mention = core_ending_at(self.tokens, owner - 1, start)
                return self._links.made(mention, place, place, direct=direct, rank=CueRank.NOUN)
            if low[owner] in ("his", "her", "their", "its", "my", "our"):
                mention = _pronoun(self.tokens, owner)
                return self._links.made(mention, place, place, direct=direct, rank=CueRank.NOUN)
            if tags[owner] not in "NPAvG#VT":
                break
        for verb in range(place - 1, max(start, place - 4) - 1, -1):
            if low[verb] in _MAKING:
                # "is making claims that …", "issued a statement": whoever makes the words speaks them.
                subject = self.clauses.clause_subject(verb + 1, start)
                return self._links.made(subject, place, place, direct=direct, rank=CueRank.NOUN) if subject else None
            if tags[verb] not in "NPAvG#VTD":
                break
        if low[place + 1 : place + 2] and low[place + 1] in ("from", "by", "of") and place + 2 < quote:
            mention = mention_after(self.tokens, place + 2, inverted=False)
            if mention and mention.last < quote and low[place + 1] != "of":
                return self._links.made(mention, place, place, direct=direct, rank=CueRank.NOUN)
        return None


def _pronoun(tokens: Tokens, place: int) -> Mention:
    return made_mention(tokens, place, place, place, place, MentionKind.PRONOUN)
