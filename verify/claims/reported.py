"""Reported speech within one sentence: the cue, its speaker, and the tokens that hold what was said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from verify.claims.reportwords import (
    ASKED,
    BARE_VERBS,
    CLAUSE_NOUNS,
    CLAUSE_OPENERS,
    DOCUMENT_VERBS,
    DOCUMENTS,
    NOUNS_TOO,
    OBJECT_VERBS,
    PARTICLES,
    PASSIVE_VERBS,
    TIME_ADVERBS,
    TURNS,
    UNSAID,
)
from verify.speech.clauses import Clauses
from verify.speech.lexicon import CueRank, Lexicon, verb_forms
from verify.speech.mentions import Mention, MentionKind, core_ending_at, core_starting_at, mention_after, mention_before
from verify.speech.tokens import Tokens

# Longer sentences are no sentences; the bound keeps the reading linear.
_LONGEST = 120
_BE = frozenset("is are was were be been being isn't wasn't am ’s".split())
_BARE = frozenset(form for base in BARE_VERBS for form in verb_forms(base))
_OBJECT = frozenset(form for base in OBJECT_VERBS for form in verb_forms(base))
_PASSIVE = frozenset(form for base in PASSIVE_VERBS for form in verb_forms(base))
_ASKED = frozenset(form for base in ASKED for form in verb_forms(base))
_SHOWN = frozenset(form for base in DOCUMENT_VERBS for form in verb_forms(base))

# First and last token, both included.
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """What somebody is reported to have said: *content* in stretches of tokens, the cue, and the mention that governs it."""

    cue: Stretch
    content: tuple[Stretch, ...]
    mention: Mention | None


class Reporter:
    """Finds reported speech in the sentences of one paragraph."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self._tokens = tokens
        self._tags = tokens.tags
        self._low = tokens.low
        self._clauses = Clauses(tokens, lexicon)
        self._lexicon = lexicon

    def found(self) -> Iterator[Reported]:
        """Everything reported, cue by cue."""
        for start, end in self._clauses.sentences():
            for place in range(start, end):
                one = self._at(place, start, end)
                if one is not None and one.content:
                    yield one

    def _at(self, place: int, start: int, end: int) -> Reported | None:
        word = self._low[place]
        if word == "according" and self._low[place + 1 : place + 2] == ("to",):
            return self._according(place, place + 2, start, end)
        if word == "as" and self._low[place + 1 : place + 2] == ("per",):
            return self._according(place, place + 2, start, end)
        if self._tags[place] not in "VGvN":
            return None
        if word in CLAUSE_NOUNS and not self._is_reporting_verb(place):
            return self._noun(place, start, end)
        if self._is_reporting_verb(place):
            return self._verb(place, start, end)
        return None

    # -- cues ---------------------------------------------------------------------------------------------------------

    def _is_reporting_verb(self, place: int) -> bool:
        word = self._low[place]
        if self._is_phrasal(place):
            return True
        rank = self._lexicon.verbs.get(word)
        known = rank is CueRank.SAY or word in _OBJECT or word in _SHOWN
        if not known or word in ("state", "states") or not self._clauses.is_verb(place):
            return False
        noun_too = word in self._lexicon.noun_forms or word in NOUNS_TOO
        return not noun_too or self._is_no_noun(place)

    def _is_phrasal(self, place: int) -> bool:
        return self._low[place + 1 : place + 2] in (("out",), ("clear",)) and self._clauses.is_phrasal(place)

    def _is_no_noun(self, place: int) -> bool:
        """Whether a form that is also a noun ("calls", "report") stands where a verb must: after a subject, before an object."""
        if place == 0 or place + 1 >= len(self._tags):
            return False
        before, after = self._tags[place - 1], self._tags[place + 1]
        if self._low[place + 1] == "that":
            return True
        return after in "DNPRSO#QWI" if before in "RPTAWX" else before == "N" and after in "DR"

    def _verb(self, place: int, start: int, end: int) -> Reported | None:
        cue_end = place + 1 if self._is_phrasal(place) else place
        auxiliaries = self._clauses.auxiliaries(place, start)
        if any(self._low[k] in UNSAID for k in range(max(start, place - 4), place) if self._tags[k] in "AX"):
            return None
        asked_when = self._low[place] == "asked" and (place == start or self._low[place - 1] in ("when", "if", "after"))
        be = any(self._low[k] in _BE for k in auxiliaries) and not self._low[place].endswith("ing")
        if be or asked_when:
            return self._passive(place, end, short=asked_when)
        if place > start and self._low[place - 1] == "to":
            return None
        inverted = self._inverted(place, start, end)
        if inverted is not None:
            mention, after = inverted
            return self._made((place, cue_end), self._around(start, place - 1, after, end), mention)
        if self._low[place].endswith("ing") and self._low[place] in _OBJECT and not self._is_participle(place, start):
            return None
        subject = self._subject(place, start)
        if self._low[place] in _SHOWN and not self._is_document(subject):
            return None
        return self._active(place, cue_end, start, end, subject)

    def _active(self, place: int, cue_end: int, start: int, end: int, mention: Mention | None) -> Reported | None:
        if mention is not None and mention.first < place:
            first = mention.first
            if self._after_a_quotation(first, start) and self._that_within(cue_end + 1, end) is None:
                if not self._has_verb(start, first - 1):
                    return None
                return self._made((place, cue_end), self._around(start, first - 1, end, end), mention)
            aside = self._aside(place, first, cue_end + 1, start, end)
            if aside is not None:
                return self._made((place, cue_end), self._around(start, first - 1, aside, end), mention)
        begin = self._content_start(place, cue_end + 1, end)
        if begin is None or self._is_relative(mention, start):
            return None
        stretch = self._stretch(begin, end, short=self._is_subordinate(place, start))
        if mention is None and self._tags[place] != "G" and not self._low[place].endswith("ing"):
            return None
        return self._made((place, cue_end), (stretch,) if stretch else (), mention)

    def _subject(self, place: int, start: int) -> Mention | None:
        if self._low[place].endswith("ing") and not self._clauses.auxiliaries(place, start):
            return self._clauses.clause_subject(place, start)
        if place - 2 >= start and self._tags[place - 2] == "#" and self._low[place - 1] == "%":
            return _single(self._tokens, place - 2, place - 1)
        mention = mention_before(self._tokens, place, start)
        if mention is not None and mention.kind is MentionKind.PRONOUN and self._tags[mention.first] == "W":
            return self._clauses.antecedent(mention.first, start) or mention
        if mention is None and place > start and self._tags[self._before_adverbs(place, start)] in "C,":
            return self._clauses.clause_subject(place, start)
        return mention

    def _is_participle(self, place: int, start: int) -> bool:
        before = self._before_adverbs(place, start)
        return place == start or self._tags[before] in ",-C" or bool(self._clauses.auxiliaries(place, start))

    def _before_adverbs(self, place: int, start: int) -> int:
        place -= 1
        while place > start and self._tags[place] in "AX":
            place -= 1
        return place

    def _is_relative(self, mention: Mention | None, start: int) -> bool:
        """Whether the cue's subject stands in "which he said runs …": what was said is not in one piece."""
        before = mention.first - 1 if mention else -1
        return before >= start and self._low[before] in ("which", "who", "whom")

    def _is_subordinate(self, place: int, start: int) -> bool:
        """Whether the cue stands in a clause that the next comma closes: "As Ruiz says …, he …", "people who say …, …"."""
        opening = place - start < _LONGEST and self._low[start] in (
            "as",
            "while",
            "when",
            "if",
            "after",
            "before",
            "although",
            "though",
            "because",
        )
        if opening and "," not in self._tags[start:place]:
            return True
        return any(self._low[k] == "who" for k in range(max(start, place - 3), place))

    def _is_document(self, mention: Mention | None) -> bool:
        if mention is None:
            return False
        return any(self._low[k] in DOCUMENTS for k in range(mention.first, mention.last + 1))

    def _passive(self, place: int, end: int, *, short: bool) -> Reported | None:
        word = self._low[place]
        if word not in _PASSIVE:
            return None
        place_after = place + 1
        mention = None
        if self._low[place_after : place_after + 1] == ("by",):
            mention = mention_after(self._tokens, place_after + 1, inverted=False)
            if mention is None or mention.last >= end:
                return None
            place_after = mention.last + 1
        begin = self._content_start(place, place_after, end)
        stretch = self._stretch(begin, end, short=short) if begin is not None else None
        return self._made((place, place), (stretch,) if stretch else (), mention)

    def _noun(self, place: int, start: int, end: int) -> Reported | None:
        """ "Ruiz's claim that …", "his vow to …"."""
        following = self._low[place + 1 : place + 2]
        if following not in (("that",), ("to",)) or place + 2 >= end:
            return None
        owner = self._owner(place, start)
        if owner is None or (following == ("to",) and self._tags[place + 2] not in "VNv"):
            return None
        stretch = self._stretch(place + 2 if following == ("that",) else place + 1, end)
        return self._made((place, place), (stretch,) if stretch else (), owner)

    def _owner(self, place: int, start: int) -> Mention | None:
        for before in range(place - 1, max(start, place - 4) - 1, -1):
            if self._tags[before] == "s" and before > start:
                return core_ending_at(self._tokens, before - 1, start)
            if self._low[before] in ("his", "her", "their", "its"):
                return core_starting_at(self._tokens, before, before + 1) or _single(self._tokens, before, before)
            if self._tags[before] not in "NPAvG#":
                return None
        return None

    def _according(self, place: int, after: int, start: int, end: int) -> Reported | None:
        mention = mention_after(self._tokens, after, inverted=False)
        if mention is None or mention.last >= end:
            return None
        first = start + 1 if self._tags[start] == "C" else start
        if place <= first:
            begin = mention.last + 1
            while begin < end and self._tags[begin] not in ",Q":
                begin += 1
            stretch = self._stretch(begin + 1 if begin < end and self._tags[begin] == "," else begin, end)
            return self._made((place, after - 1), (stretch,) if stretch else (), mention)
        rest = mention.last + 1
        return self._made((place, after - 1), self._around(start, place - 1, rest, end), mention)

    def _after_a_quotation(self, first: int, start: int) -> bool:
        """Whether token *first* follows a quotation, but for a comma: then its cue belongs to the quotation."""
        before = first - 1
        while before > start and self._tags[before] in ",-~":
            before -= 1
        return before >= start and self._tags[before] == "Q"

    # -- where the content stands -------------------------------------------------------------------------------------

    def _inverted(self, place: int, start: int, end: int) -> tuple[Mention, int] | None:
        """ "…, said Ruiz": the mention, and the token after it."""
        if place - 1 < start or self._tags[place - 1] not in ",-Q" or not self._has_verb(start, place - 1):
            return None
        if self._low[place].endswith("ing"):
            return None
        if self._lexicon.verbs.get(self._low[place]) is not CueRank.SAY:
            return None
        mention = mention_after(self._tokens, place + 1)
        if mention is None or mention.last >= end:
            return None
        after = mention.last + 1
        if after < end and self._tags[after] not in ",.-;":
            return None
        return mention, after

    def _aside(self, place: int, first: int, after: int, start: int, end: int) -> int | None:
        """The token after an aside like "…, he said on Monday, …"; None where what was said follows the cue."""
        if first - 1 <= start or self._tags[first - 1] not in ",-":
            return None
        if not self._has_verb(start, first - 1) and not (
            self._tags[after : after + 1] == "," and self._has_verb(after, end)
        ):
            return None
        if self._low[place] not in self._lexicon.addressed_forms and after < end and self._tags[after] in "DNPRO":
            return None
        place = self._skip_circumstances(after, end)
        if place >= end or self._tags[place] in ".;)":
            return place
        return place if self._tags[place] in ",-" and not self._that_follows(place + 1, end) else None

    def _has_verb(self, first: int, end: int) -> bool:
        return any(tag in "VXv" for tag in self._tags[max(first, end - _LONGEST) : end])

    def _skip_circumstances(self, place: int, end: int) -> int:
        """The first token from *place* on that is neither addressee, adverb, time nor a phrase of place or occasion."""
        tags = self._tags
        if place < end and tags[place] in "OPDN":
            listener = core_starting_at(self._tokens, place, end)
            if listener is not None:
                place = listener.last + 1
            elif tags[place] == "O":
                place += 1
        while place < end:
            if tags[place] in "AT":
                place += 1
            elif self._low[place] == "to" and tags[place + 1 : place + 2] in ("N", "V"):
                return place
            elif tags[place] == "I" and tags[place + 1 : place + 2] == "T":
                place += 2
            elif tags[place] == "I" or self._low[place] in ("during", "after", "before", "while", "when"):
                phrase = core_starting_at(self._tokens, place + 1, end)
                if phrase is None:
                    return place
                place = phrase.last + 1
            else:
                return place
        return place

    def _that_follows(self, place: int, end: int) -> bool:
        return place < end and self._low[place] == "that"

    def _around(self, start: int, last: int, after: int, end: int) -> tuple[Stretch, ...]:
        """What stands before an aside, and what goes on after it."""
        if last - start > _LONGEST:
            return ()
        first = start
        while first < last and self._tags[first] in "C,-~":
            first += 1
        left = self._trimmed(first, last)
        if left is None:
            return ()
        if after < end and self._tags[after] in ",-" and after + 1 < end and self._goes_on(after + 1):
            right = self._stretch(after + 1, end)
            if right is not None:
                return left, right
        return (left,)

    def _goes_on(self, place: int) -> bool:
        """Whether the sentence said goes on after an aside, rather than the writer's own."""
        if self._low[place] in ("and", "but", "while", "though", "although", "according", "who", "which"):
            return False
        return not (self._tags[place] == "G" or self._low[place].endswith("ing"))

    def _content_start(self, place: int, after: int, end: int) -> int | None:
        """Where what was said begins, after the cue at *place* and whatever stands between; None where nothing is said."""
        word = self._low[place]
        if (that := self._that_within(after, end)) is not None:
            return that + 1
        begin = after
        if word in self._lexicon.addressed_forms and word not in _OBJECT:
            listener = self._listener(begin, end)
            if listener is not None:
                begin = listener
        begin = self._skip_times(begin, end)
        if begin < end and self._low[begin] in PARTICLES:
            return begin + 1 if word in _OBJECT or word in _BARE else None
        if begin < end and self._tags[begin] in ":,-~" and begin + 1 < end:
            begin += 1
        if begin >= end or self._tags[begin] in ".;)":
            return None
        free = word in _OBJECT or word in _BARE or self._is_phrasal(place)
        return begin if free or self._low[begin] in CLAUSE_OPENERS or self._tags[begin] == "R" else None

    def _that_within(self, place: int, end: int) -> int | None:
        for at in range(place, min(end, place + 25)):
            if self._low[at] == "that" and (at == place or self._tags[at - 1] not in "V"):
                if self._low[at - 1] in CLAUSE_NOUNS and at > place:
                    return None
                if at + 1 >= end or self._tags[at + 1] not in "DNPR#OXASIQWGvV":
                    return None
                # In "insisted that was wrong" the word is the subject.
                return at - 1 if self._tags[at + 1] == "X" else at
            if self._tags[at] in "XV.;:QSRW" or (self._tags[at] == "v" and at > place):
                return None
        return None

    def _listener(self, place: int, end: int) -> int | None:
        if place < end and self._tags[place] == "O":
            return place + 1
        listener = core_starting_at(self._tokens, place, end)
        if listener is None or listener.kind is MentionKind.PRONOUN:
            return None
        return listener.last + 1

    def _skip_times(self, place: int, end: int) -> int:
        while place < end:
            if self._tags[place] == "T" or self._low[place] in TIME_ADVERBS:
                place += 1
            elif self._tags[place] == "I" and place + 1 < end and self._tags[place + 1] == "T":
                place += 2
            else:
                break
        return place

    def _stretch(self, begin: int, end: int, *, short: bool = False) -> Stretch | None:
        """Tokens from *begin* to where the words of the writer, or another cue, take over; *short*: to the first comma."""
        depth = 0
        end = min(end, begin + _LONGEST)
        for place in range(begin, end):
            depth += {"(": 1, ")": -1}.get(self._tags[place], 0)
            at_comma = short and self._tags[place] == ","
            if depth < 0 or (place > begin and (at_comma or self._takes_over(place, end))):
                return self._trimmed(begin, place - 1)
        return self._trimmed(begin, end - 1) if end - begin < _LONGEST else None

    def _takes_over(self, place: int, end: int) -> bool:
        """Whether at *place* the sentence leaves what was said: ", adding …", "and warned …", "according to …"."""
        if self._low[place] == "according" and self._low[place + 1 : place + 2] == ("to",):
            return True
        if self._tags[place] in ",-" and place + 1 < end:
            following = place + 1
            if self._low[following] in TURNS:
                return True
            if self._tags[following] == "C":
                following += 1
            following = self._clauses.skip_adverbs(following)
            return following < end and self._low[following].endswith("ing") and self._is_reporting_verb(following)
        if self._tags[place] == "C":
            following = self._clauses.skip_adverbs(place + 1)
            return (
                following < end
                and self._tags[following] in "VG"
                and self._low[following].endswith(("ed", "said", "told", "wrote", "says", "ing"))
                and self._is_reporting_verb(following)
            )
        return False

    def _trimmed(self, first: int, last: int) -> Stretch | None:
        while first <= last and self._tags[first] in ",.:;-~)":
            first += 1
        while last >= first and self._tags[last] in ",.:;-~(":
            last -= 1
        return (first, last) if first <= last else None

    def _made(self, cue: Stretch, content: tuple[Stretch, ...], mention: Mention | None) -> Reported | None:
        return Reported(cue=cue, content=content, mention=mention) if content else None


def _single(tokens: Tokens, first: int, last: int) -> Mention:
    span = tokens.span(first, last)
    kind = MentionKind.PRONOUN if first == last else MentionKind.NOMINAL
    return Mention(first=first, last=last, head_first=first, head_last=last, span=span, head=span, kind=kind)
