"""Reported speech within one sentence: the cue, its speaker, and the tokens that hold what was said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from verify.claims.cues import Cues
from verify.claims.reported_content import Contents, OffsetPair
from verify.claims.reporting_words import CLAUSE_NOUNS, EMPTY, PASSIVE_VERBS
from verify.speech.clauses import Clauses
from verify.speech.lexicon import verb_forms
from verify.speech.mentions import Mention, mention_after
from verify.speech.tags import INFINITIVES, REPORTING, VERBS, VERBS_AND_ADVERBS, Tag

_PASSIVE = frozenset(form for base in PASSIVE_VERBS for form in verb_forms(base))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """What somebody is reported to have said: *content* in stretches of tokens, the cue, and the mention that governs it."""

    cue: OffsetPair
    content: tuple[OffsetPair, ...]
    mention: Mention | None
    sentence: OffsetPair = (0, 0)


class Reporter:
    """Finds reported speech in the sentences of one paragraph."""

    def __init__(self, clauses: Clauses) -> None:
        self._tokens = clauses.tokens
        self._tags = clauses.tokens.tags
        self._low = clauses.tokens.low
        self._clauses = clauses
        self._cues = Cues(clauses)
        self._contents = Contents(clauses, self._cues)
        self._phrases: dict[str, list[tuple[str, ...]]] = {}
        for words in map(str.split, clauses.lexicon.phrases):
            self._phrases.setdefault(words[0], []).append(tuple(words))

    def found(self) -> Iterator[Reported]:
        """Everything reported, cue by cue."""
        for start, end in self._clauses.sentences():
            for place in range(start, end):
                one = self._at(place, start, end)
                if one is not None and one.content:
                    yield replace(one, sentence=(start, end - 1))

    def _at(self, place: int, start: int, end: int) -> Reported | None:
        word = self._low[place]
        for phrase in self._phrases.get(word, ()):
            if self._low[place : place + len(phrase)] == phrase:
                return self._according(place, place + len(phrase), start, end)
        if word == "asked" and place == start:
            return self._passive(place, end, short=True)
        if self._tags[place] not in REPORTING:
            return None
        if word in CLAUSE_NOUNS and not self._cues.is_cue(place):
            return self._noun(place, start, end)
        if self._cues.is_cue(place):
            return self._verb(place, start, end)
        return None

    def _verb(self, place: int, start: int, end: int) -> Reported | None:
        cues, contents = self._cues, self._contents
        if cues.is_unsaid(place, start):
            return None
        if cues.is_passive(place, start) or cues.is_asked(place, start):
            return self._passive(place, end, short=cues.is_asked(place, start))
        if cues.is_infinitive(place, start):
            return None
        cue = (place, place + 1 if cues.is_phrasal(place) else place)
        if (inverted := contents.inverted(place, start, end)) is not None:
            mention, after = inverted
            return self._made(cue, contents.around(start, place - 1, after, end), mention)
        subject = cues.subject(place, start)
        return self._active(cue, start, end, subject) if cues.governs(place, start, subject) else None

    def _active(self, cue: OffsetPair, start: int, end: int, mention: Mention | None) -> Reported | None:
        contents = self._contents
        place, after = cue[0], cue[1] + 1
        if mention is not None and self._cues.is_beside(mention, place, start):
            before = mention.first - 1
            if contents.follows_a_quotation(mention.first, start) and contents.that_within(after, end) is None:
                said = contents.around(start, before, end, end) if contents.has_verb(start, before) else ()
                return self._made(cue, said, mention)
            if (aside := contents.aside(place, mention.first, after, start, end)) is not None:
                return self._made(cue, contents.around(start, before, aside, end), mention)
        begin = contents.start(place, after, end)
        if begin is None or self._cues.is_relative(mention, start):
            return None
        stretch = contents.stretch(begin, end, short=self._cues.is_subordinate(place, start))
        return self._made(cue, (stretch,) if stretch else (), mention)

    def _passive(self, place: int, end: int, *, short: bool) -> Reported | None:
        """ "was asked by Ruiz whether …", "asked whether …"; the speaker is whom "by" names."""
        if self._low[place] not in _PASSIVE:
            return None
        place_after = place + 1
        mention = None
        if self._low[place_after : place_after + 1] == ("by",):
            mention = mention_after(self._tokens, place_after + 1, inverted=False)
            if mention is None or mention.last >= end:
                return None
            place_after = mention.last + 1
        begin = self._contents.start(place, place_after, end)
        stretch = self._contents.stretch(begin, end, short=short) if begin is not None else None
        return self._made((place, place), (stretch,) if stretch else (), mention)

    def _noun(self, place: int, start: int, end: int) -> Reported | None:
        """ "Ruiz's claim that …", "his vow to …"."""
        following = self._low[place + 1 : place + 2]
        if following not in (("that",), ("to",)) or place + 2 >= end:
            return None
        if following == ("that",) and self._tags[place + 2] in VERBS:
            # "remarks that were printed": a relative clause.
            return None
        owner = self._cues.owner(place, start)
        if owner is None or (following == ("to",) and self._tags[place + 2] not in INFINITIVES):
            return None
        stretch = self._contents.stretch(place + 2 if following == ("that",) else place + 1, end)
        return self._made((place, place), (stretch,) if stretch else (), owner)

    def _according(self, place: int, after: int, start: int, end: int) -> Reported | None:
        named = after
        while named < end and self._tags[named] in VERBS_AND_ADVERBS:
            named += 1
        mention = mention_after(self._tokens, named, inverted=False)
        if mention is None or mention.last >= end:
            return None
        first = start + 1 if self._tags[start] == Tag.CONJUNCTION else start
        if place <= first:
            begin = mention.last + 1
            while begin < end and self._tags[begin] not in (",", Tag.QUOTE):
                begin += 1
            stretch = self._contents.stretch(begin + 1 if begin < end and self._tags[begin] == "," else begin, end)
            return self._made((place, after - 1), (stretch,) if stretch else (), mention)
        rest = mention.last + 1
        return self._made((place, after - 1), self._contents.around(start, place - 1, rest, end), mention)

    def _made(self, cue: OffsetPair, content: tuple[OffsetPair, ...], mention: Mention | None) -> Reported | None:
        first, last = content[0] if content else (0, -1)
        if last < first:
            return None
        if len(content) == 1 and self._low[first] in EMPTY and (first == last or self._tags[first + 1] in ",;:-"):
            return None
        return Reported(cue=cue, content=content, mention=mention)
