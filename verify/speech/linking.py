"""What links are made of: the words of one paragraph, its clauses, and the two shapes that stand on either side of a passage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from verify.speech.clauses import Clauses
from verify.speech.governing import SpeakerLink
from verify.speech.lexicon import CueRank, Lexicon
from verify.speech.mentions import Mention, mention_after
from verify.speech.phrases import qualifies_name
from verify.speech.rules import Rule, first_found
from verify.speech.tags import SUBJECT_OPENERS, Tag
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
    ) -> SpeakerLink:
        """The link to *mention* by the cue from token *first* to token *last*."""
        rank = rank or self.lexicon.verbs.get(self.tokens.low[first]) or CueRank.SAY
        cue = self.tokens.span(first, last)
        return SpeakerLink(mention=mention, cue=cue, cue_place=first, rank=rank, after=after, direct=direct)

    def inverted(self, verb: int, end: int) -> Mention | None:
        """The mention behind the verb at token *verb*: "said Ruiz"."""
        place = verb + 1
        tags = self.tokens.tags
        while place < end and tags[place] == Tag.ADVERB:
            place += 1
        if place < end and (tags[place] in SUBJECT_OPENERS or qualifies_name(self.tokens, place, end)):
            return mention_after(self.tokens, place)
        return None

    def phrase_at(self, place: int, end: int, *, direct: bool = False, after: bool = False) -> SpeakerLink | None:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """Where a rule looks: token *place* beside the passage at token *quote*, in the sentence from *start* to *end*.

    *direct*: nothing but a comma, colon or small word stands between the two. *rank*: that of the cue at *place*.
    """

    links: Linking
    quote: int
    place: int
    start: int
    end: int
    direct: bool = False
    rank: CueRank = CueRank.SAY

    @property
    def tokens(self) -> Tokens:
        """The words of the paragraph."""
        return self.links.tokens

    @property
    def clauses(self) -> Clauses:
        """Its clauses."""
        return self.links.clauses

    @property
    def lexicon(self) -> Lexicon:
        """The cues that are known."""
        return self.links.lexicon

    def behind(self, mention: Mention | None, cue: int, rank: CueRank | None = None) -> SpeakerLink | None:
        """The link to *mention* by the cue at token *cue*, both behind the passage; None without a mention."""
        if mention is None:
            return None
        return self.links.made(mention, cue, cue, after=True, direct=self.direct, rank=rank)

    def ahead(self, mention: Mention | None, rank: CueRank | None = None) -> SpeakerLink:
        """The link to *mention* by the cue at *place*, before the passage; without a mention no further rule is asked."""
        return self.links.made(mention, self.place, self.place, direct=self.direct, rank=rank)


LinkRule = Rule[Here, SpeakerLink]


def first_link(rules: Sequence[LinkRule], here: Here) -> SpeakerLink | None:
    """The link by the first of *rules* that holds, with the rule's name."""
    found = first_found(rules, here)
    return replace(found[1], rule=found[0]) if found else None
