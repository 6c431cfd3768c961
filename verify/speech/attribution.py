"""The cue and the mention that govern a quoted passage within its paragraph."""

from __future__ import annotations

from verify.speech import behind
from verify.speech.agents import is_agent
from verify.speech.ahead import surest
from verify.speech.colons import FOLLOWED, HEADED, led_by_colon
from verify.speech.governing import SpeakerLink
from verify.speech.lexicon import CueRank, Lexicon
from verify.speech.linking import Here, Linking, first_link
from verify.speech.nouns import OWNED
from verify.speech.tags import Tag
from verify.speech.tokens import Tokens

_UNSAID = frozenset(
    "cannot can't can’t won't won’t wouldn't wouldn’t couldn't couldn’t will would should may might".split()
)


class Reader:
    """Finds the links of the passages of one paragraph."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self._links = Linking(tokens, lexicon)
        self.tokens = tokens
        self.clauses = self._links.clauses

    def link(self, quote: int, start: int, end: int) -> SpeakerLink | None:
        """The link of the passage at token *quote*, in the sentence from *start* to *end*."""
        links = self._links
        here = Here(links=links, quote=quote, place=quote - 1, start=start, end=end, direct=True)
        if headed := first_link(HEADED, here):
            # "Board: “…,” Ana Ruiz said": an attribution beside the words beats the label before them.
            return behind.said_beside(links, quote, end) or self._led_behind(headed, quote, start) or headed
        if owned := first_link(OWNED, here):
            return owned
        left = surest(links, quote, start)
        # "Ruiz's claim that “…” reflects a plan": the noun and its "that" close the link, whatever verb follows.
        closed = left and (left.rank is not CueRank.NOUN or self.tokens.low[quote - 1] == "that")
        if left and closed and left.direct and left.mention:
            told = self._is_shown_by_thing(left) or self._is_unsaid(left)
            return (told and (behind.said_beside(links, quote, end) or behind.further(links, quote, end))) or left
        if follower := first_link(FOLLOWED, here):
            return follower
        right = behind.beside(links, quote, end)
        if right:
            return right
        if left and (left.mention or left.passive):
            return left
        return behind.further(links, quote, end) or led_by_colon(here) or left

    def _led_behind(self, headed: SpeakerLink, quote: int, start: int) -> SpeakerLink | None:
        """ "SAND BAY: The court observed that “…”": a cue of its own leads to words further behind a label or a dateline."""
        if headed.direct or headed.mention is None:
            return None
        left = surest(self._links, quote, start)
        if left is None or left.mention is None or left.rank is not CueRank.SAY:
            return None
        dateline = headed.mention.span.cut(self.tokens.text).isupper() and not self.tokens.capitals
        return left if left.mention.first > headed.mention.last and (left.direct or dateline) else None

    def _is_shown_by_thing(self, left: SpeakerLink) -> bool:
        """ "The vote signals “…” for the valley, said Ruiz": what a thing shows is told by somebody."""
        says = left.rank in (CueRank.SAY, CueRank.PHRASE)
        return left.mention is not None and not says and not is_agent(self.tokens, left.mention)

    def _is_unsaid(self, left: SpeakerLink) -> bool:
        """ "Hale cannot say that “…,” Ruiz added": words that nobody spoke before the passage."""
        place = left.cue_place - 1
        while place > 0 and self.tokens.tags[place] == Tag.ADVERB:
            place -= 1
        return place > 0 and self.tokens.low[place] in _UNSAID

    def signature(self, place: int) -> SpeakerLink | None:
        """ "…" — Ana Ruiz, 34: the name at token *place* that closes the paragraph behind a dash."""
        return behind.signature(self._links, place)
