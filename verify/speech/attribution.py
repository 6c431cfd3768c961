"""The cue and the mention that govern a quoted passage within its paragraph."""

from __future__ import annotations

from dataclasses import replace

from verify.speech.agents import is_agent
from verify.speech.clauses import REACH, Clauses
from verify.speech.colons import led_by_colon, named_before_colon
from verify.speech.governing import Link, governs_alone, surer
from verify.speech.lexicon import CueRank, Lexicon
from verify.speech.mentions import Mention, MentionKind, core_ending_at, mention_after, mention_before
from verify.speech.phrases import made_mention
from verify.speech.tokens import Tokens

_BE = frozenset("is are was were be been being isn't wasn't am".split())
# Between a cue and the passage it leads to directly.
_BRIDGE = ",:-~sOAWT"
# A cue governs a row of passages, but no longer one than this.
_PASSAGES = 6
_TERMINAL = ".?!…"
_MAKING = frozenset(
    """make makes made making issue issued issues issuing give gave gives giving send sent sends sending release released
    releases releasing deliver delivered delivering post posted posting repeat repeated repeating""".split()
)


class Reader:
    """Finds the links of the passages of one paragraph."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.clauses = Clauses(tokens, lexicon)
        self._lexicon = lexicon
        self._phrases = [tuple(phrase.split()) for phrase in lexicon.phrases]

    def link(self, quote: int, start: int, end: int) -> Link | None:
        """The link of the passage at token *quote*, in the sentence from *start* to *end*."""
        if (headed := self._named_before_colon(quote, start)) is not None:
            # "Board: “…,” Ana Ruiz said": an attribution beside the words beats the label before them.
            beside = self._right(quote, end)
            return beside if beside and beside.direct and beside.rank is CueRank.SAY else headed
        left = self._left(quote, start)
        # "Ruiz's claim that “…” reflects a plan": the noun and its "that" close the link, whatever verb follows.
        closed = left and (left.rank is not CueRank.NOUN or self.tokens.low[quote - 1] == "that")
        if left and closed and left.direct and left.mention:
            return (self._is_shown_by_thing(left) and self._far_right(quote, end)) or left
        right = self._right(quote, end)
        if right and (right.direct or not left or not left.mention):
            return right
        if left and (left.mention or left.passive):
            return left
        return self._far_right(quote, end) or self._led_by_colon(quote, start) or left

    def _is_shown_by_thing(self, left: Link) -> bool:
        """ "The vote signals “…” for the valley, said Ruiz": what a thing shows is told by somebody."""
        says = left.rank in (CueRank.SAY, CueRank.PHRASE)
        return left.mention is not None and not says and not is_agent(self.tokens, left.mention)

    def _right(self, quote: int, end: int) -> Link | None:
        tags = self.tokens.tags
        place = quote + 1
        while place < end and tags[place] in ",-~":
            place += 1
        if place >= end:
            return None
        if tags[place - 1] == "-" and (signed := self.signature(place)):
            return signed
        if tags[place] == "C" and self.clauses.last_sign(quote) != ",":
            return None
        verb = self.clauses.skip_adverbs(place)
        if verb < end and self.clauses.is_say(verb) and tags[verb] != "G":
            mention = self._inverted(verb, end)
            if mention:
                return self._made(mention, verb, verb, after=True, direct=True)
        return self._subject_first(place, end, direct=True) or self._phrase_at(place, end, direct=True, after=True)

    def signature(self, place: int) -> Link | None:
        """ "…" — Ana Ruiz, 34: the name that closes a paragraph behind a dash."""
        mention = mention_after(self.tokens, place)
        if mention is None or mention.kind is MentionKind.PRONOUN:
            return None
        rest = self.tokens.tags[mention.last + 1 :]
        if len(rest) > 14 or "V" in rest or "X" in rest or "Q" in rest:
            return None
        return self._made(mention, place - 1, place - 1, after=True, direct=True, rank=CueRank.PHRASE)

    def _inverted(self, verb: int, end: int) -> Mention | None:
        place = verb + 1
        tags = self.tokens.tags
        while place < end and tags[place] in "A":
            place += 1
        if place < end and (tags[place] in "DNP#" or tags[place] == "R"):
            return mention_after(self.tokens, place)
        return None

    def _subject_first(self, place: int, end: int, *, direct: bool) -> Link | None:
        """ "…, Ruiz told reporters": a mention at *place* and a cue behind it."""
        if place < end and self.tokens.low[place] in ("as", "that", "which"):
            place += 1
        mention = mention_after(self.tokens, place, inverted=False)
        if mention is None or mention.last >= end:
            return None
        verb = self.clauses.skip_adverbs(mention.last + 1)
        if verb < end and self.tokens.tags[verb] == ",":
            longer = mention_after(self.tokens, place) or mention
            if (
                "," not in self.tokens.tags[longer.first : longer.last + 1]
                or self.tokens.tags[longer.last + 1 : longer.last + 2] != ","
            ):
                return None
            mention, verb = longer, self.clauses.skip_adverbs(longer.last + 2)
        if verb >= end:
            return None
        if self.clauses.is_say(verb) or (direct and self._closes_with(verb, end)):
            return self._made(mention, verb, verb, after=True, direct=direct)
        return None

    def _closes_with(self, verb: int, end: int) -> bool:
        """ "…," he mocks. Any cue will do where nothing follows it."""
        ends = verb + 1 >= end or self.tokens.tags[verb + 1] in ".Q"
        return ends and self.tokens.low[verb] in self._lexicon.verbs and self.clauses.is_verb(verb)

    def _far_right(self, quote: int, end: int) -> Link | None:
        tags = self.tokens.tags
        passed = 0
        for place in range(quote + 1, min(end, quote + REACH)):
            if tags[place] == "Q":
                passed += 1
                if passed > _PASSAGES or self.clauses.last_sign(place) in _TERMINAL:
                    return None
            if tags[place] in ",-Q" and place + 1 < end:
                found = self._subject_first(place + 1, end, direct=False)
                if found:
                    return found
                verb = self.clauses.skip_adverbs(place + 1)
                if verb < end and self.clauses.is_say(verb) and tags[verb] != "G":
                    mention = self._inverted(verb, end)
                    if mention:
                        return self._made(mention, verb, verb, after=True)
            found = self._phrase_at(place, end, after=True)
            if found:
                return found
        return None

    def _phrase_at(self, place: int, end: int, *, direct: bool = False, after: bool = False) -> Link | None:
        low = self.tokens.low
        for phrase in self._phrases:
            if low[place] == phrase[0] and low[place : place + len(phrase)] == phrase:
                mention = mention_after(self.tokens, place + len(phrase), inverted=after)
                if mention and mention.last < end:
                    return self._made(
                        mention, place, place + len(phrase) - 1, after=after, direct=direct, rank=CueRank.PHRASE
                    )
        return None

    def _left(self, quote: int, start: int) -> Link | None:
        """The governing cue before the passage: the nearest where it leads there directly, else the surest."""
        tags = self.tokens.tags
        direct = True
        passed = 0
        best: Link | None = None
        for place in range(quote - 1, max(start, quote - REACH) - 1, -1):
            tag = tags[place]
            passed += tag == "Q"
            if passed > _PASSAGES:
                break
            link = self._cue_at(place, start, quote, direct=direct) if tag in "VGvNI" else None
            if link and (link.mention or link.passive):
                if best is None and link.direct and governs_alone(self.tokens, self._lexicon, link):
                    return link
                best = link if best is None else surer(self.tokens, self._lexicon, link, best)
            direct = direct and tag in _BRIDGE
        return best

    def _cue_at(self, place: int, start: int, quote: int, *, direct: bool) -> Link | None:
        word = self.tokens.low[place]
        if self.tokens.tags[place] == "I" or word == "according":
            return self._phrase_at(place, quote, direct=direct)
        rank = self._lexicon.verbs.get(word)
        if rank and self.clauses.is_verb(place):
            return self._verb_link(place, start, quote, rank, direct=direct)
        if self.clauses.is_phrasal(place):
            return self._verb_link(place, start, quote, CueRank.SAY, direct=direct)
        if word in self._lexicon.noun_forms:
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
            mention = self._inverted(place, quote)
            if mention and mention.last < quote:
                return self._made(mention, place, place, direct=True)
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
        return replace(self._made(mention, place, place, direct=direct, rank=rank), relative=relative)

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
        for by in (*range(place + 1, min(place + 12, quote)), *range(quote + 1, min(quote + 3, len(self.tokens.tags)))):
            if self.tokens.low[by] == "by":
                mention = mention_after(self.tokens, by + 1)
                return self._made(mention, place, place, direct=direct, rank=rank)
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
                return self._made(mention, place, place, direct=direct, rank=CueRank.NOUN)
            if low[owner] in ("his", "her", "their", "its", "my", "our"):
                mention = _pronoun(self.tokens, owner)
                return self._made(mention, place, place, direct=direct, rank=CueRank.NOUN)
            if tags[owner] not in "NPAvG#VT":
                break
        for verb in range(place - 1, max(start, place - 4) - 1, -1):
            if low[verb] in _MAKING:
                # "is making claims that …", "issued a statement": whoever makes the words speaks them.
                subject = self.clauses.clause_subject(verb + 1, start)
                return self._made(subject, place, place, direct=direct, rank=CueRank.NOUN) if subject else None
            if tags[verb] not in "NPAvG#VTD":
                break
        if low[place + 1 : place + 2] and low[place + 1] in ("from", "by", "of") and place + 2 < quote:
            mention = mention_after(self.tokens, place + 2, inverted=False)
            if mention and mention.last < quote and low[place + 1] != "of":
                return self._made(mention, place, place, direct=direct, rank=CueRank.NOUN)
        return None

    def _led_by_colon(self, quote: int, start: int) -> Link | None:
        mention = led_by_colon(self.clauses, quote, start)
        return self._made(mention, quote - 1, quote - 1, direct=True, rank=CueRank.PHRASE) if mention else None

    def _named_before_colon(self, quote: int, start: int) -> Link | None:
        found = named_before_colon(self.tokens, quote, start)
        if found is None:
            return None
        mention, colon = found
        return self._made(mention, colon, colon, direct=colon == quote - 1, rank=CueRank.PHRASE)

    def _made(
        self,
        mention: Mention | None,
        first: int,
        last: int,
        *,
        after: bool = False,
        direct: bool = False,
        rank: CueRank | None = None,
    ) -> Link:
        rank = rank or self._lexicon.verbs.get(self.tokens.low[first]) or CueRank.SAY
        cue = self.tokens.span(first, last)
        return Link(mention=mention, cue=cue, cue_place=first, rank=rank, after=after, direct=direct)


def _pronoun(tokens: Tokens, place: int) -> Mention:
    return made_mention(tokens, place, place, place, place, MentionKind.PRONOUN)
