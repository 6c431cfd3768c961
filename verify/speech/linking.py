"""What links are made of: the words of one paragraph, its clauses, and the two shapes that stand on either side of a passage."""

from __future__ import annotations

from verify.speech.clauses import Clauses
from verify.speech.governing import Link
from verify.speech.lexicon import CueRank, Lexicon
from verify.speech.mentions import Mention, mention_after
from verify.speech.phrases import qualifies_name
from verify.speech.tokens import Tokens


class Linking:
    """Makes links within one paragraph."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.clauses = Clauses(tokens, lexicon)
        self.lexicon = lexicon

    def made(
        self,
        mention: Mention | None,
        first: int,
        last: int,
        *,
        after: bool = False,
        direct: bool = False,
        rank: CueRank | None = None,
    ) -> Link:
        """The link to *mention* by the cue from token *first* to token *last*."""
        rank = rank or self.lexicon.verbs.get(self.tokens.low[first]) or CueRank.SAY
        cue = self.tokens.span(first, last)
        return Link(mention=mention, cue=cue, cue_place=first, rank=rank, after=after, direct=direct)

    def inverted(self, verb: int, end: int) -> Mention | None:
        """The mention behind the verb at token *verb*: "said Ruiz"."""
        place = verb + 1
        tags = self.tokens.tags
        while place < end and tags[place] in "A":
            place += 1
        if place < end and (tags[place] in "DNP#R" or qualifies_name(self.tokens, place, end)):
            return mention_after(self.tokens, place)
        return None

    def phrase_at(self, place: int, end: int, *, direct: bool = False, after: bool = False) -> Link | None:
        """The link by a fixed phrase that begins at token *place*: "according to Ruiz"."""
        low = self.tokens.low
        for phrase in self.lexicon.split_phrases:
            if low[place] == phrase[0] and low[place : place + len(phrase)] == phrase:
                mention = mention_after(self.tokens, place + len(phrase), inverted=after)
                if mention and mention.last < end:
                    return self.made(
                        mention, place, place + len(phrase) - 1, after=after, direct=direct, rank=CueRank.PHRASE
                    )
        return None
