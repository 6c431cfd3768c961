"""The cue and the mention that govern a quoted passage within its paragraph."""

from __future__ import annotations

from verify.speech.agents import is_agent
from verify.speech.ahead import Ahead
from verify.speech.behind import Behind
from verify.speech.colons import led_by_colon, led_to_by_colon, named_before_colon
from verify.speech.governing import Link
from verify.speech.lexicon import CueRank, Lexicon
from verify.speech.linking import Linking
from verify.speech.nouns import Nouns
from verify.speech.tokens import Tokens

_UNSAID = frozenset(
    "cannot can't can’t won't won’t wouldn't wouldn’t couldn't couldn’t will would should may might".split()
)


class Reader:
    """Finds the links of the passages of one paragraph."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self._links = Linking(tokens, lexicon)
        self._ahead = Ahead(self._links)
        self._behind = Behind(self._links)
        self._nouns = Nouns(self._links)
        self.tokens = tokens
        self.clauses = self._links.clauses

    def link(self, quote: int, start: int, end: int) -> Link | None:
        """The link of the passage at token *quote*, in the sentence from *start* to *end*."""
        if (headed := self._named_before_colon(quote, start)) is not None:
            # "Board: “…,” Ana Ruiz said": an attribution beside the words beats the label before them.
            beside = self._behind.beside(quote, end)
            return beside if beside and beside.direct and beside.rank is CueRank.SAY else headed
        if owned := self._nouns.owned(quote, start):
            return owned
        left = self._ahead.surest(quote, start)
        # "Ruiz's claim that “…” reflects a plan": the noun and its "that" close the link, whatever verb follows.
        closed = left and (left.rank is not CueRank.NOUN or self.tokens.low[quote - 1] == "that")
        if left and closed and left.direct and left.mention:
            told = self._is_shown_by_thing(left) or self._is_unsaid(left)
            return (told and (self._behind.said_beside(quote, end) or self._behind.further(quote, end))) or left
        if follower := led_to_by_colon(self.tokens, quote, end):
            return self._links.made(follower, quote + 1, quote + 1, after=True, direct=True, rank=CueRank.PHRASE)
        right = self._behind.beside(quote, end)
        if right and (right.direct or not left or not left.mention):
            return right
        if left and (left.mention or left.passive):
            return left
        return self._behind.further(quote, end) or self._led_by_colon(quote, start) or left

    def _is_shown_by_thing(self, left: Link) -> bool:
        """ "The vote signals “…” for the valley, said Ruiz": what a thing shows is told by somebody."""
        says = left.rank in (CueRank.SAY, CueRank.PHRASE)
        return left.mention is not None and not says and not is_agent(self.tokens, left.mention)

    def _is_unsaid(self, left: Link) -> bool:
        """ "Hale cannot say that “…,” Ruiz added": words that nobody spoke before the passage."""
        place = left.cue_place - 1
        while place > 0 and self.tokens.tags[place] == "A":
            place -= 1
        return place > 0 and self.tokens.low[place] in _UNSAID

    def _led_by_colon(self, quote: int, start: int) -> Link | None:
        mention = led_by_colon(self.clauses, quote, start)
        return self._links.made(mention, quote - 1, quote - 1, direct=True, rank=CueRank.PHRASE) if mention else None

    def _named_before_colon(self, quote: int, start: int) -> Link | None:
        found = named_before_colon(self.tokens, quote, start)
        if found is None:
            return None
        mention, colon = found
        return self._links.made(mention, colon, colon, direct=colon == quote - 1, rank=CueRank.PHRASE)

    def signature(self, place: int) -> Link | None:
        """ "…" — Ana Ruiz, 34: the name at token *place* that closes the paragraph behind a dash."""
        return self._behind.signature(place)
