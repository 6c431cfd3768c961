"""Where what was said is in a sentence: behind its cue, before it, or around it."""

from __future__ import annotations

from verify.claims.cues import Cues
from verify.claims.reporting_words import (
    BARE_VERBS,
    CLAUSE_NOUNS,
    CLAUSE_OPENERS,
    OBJECT_VERBS,
    PARTICLES,
    TIME_ADVERBS,
    TURNS,
)
from verify.speech.clauses import Clauses
from verify.speech.lexicon import CueRank, verb_forms
from verify.speech.mentions import Mention, MentionKind, core_starting_at, mention_after
from verify.speech.tags import ADDRESSEES, CLAUSE_STARTS, LISTENERS, LOOSE_SIGNS, THAT_ENDS, VERBS, Tag

_BARE = frozenset(form for base in BARE_VERBS for form in verb_forms(base))
_OBJECT = frozenset(form for base in OBJECT_VERBS for form in verb_forms(base))
# Longer sentences are no sentences; the bound keeps the reading linear.
_LONGEST = 120

# First and last token, both included.
OffsetPair = tuple[int, int]


class Contents:
    """Questions about the words around the cues of one paragraph."""

    def __init__(self, clauses: Clauses, cues: Cues) -> None:
        self._tokens = clauses.tokens
        self._tags = clauses.tokens.tags
        self._low = clauses.tokens.low
        self._clauses = clauses
        self._cues = cues
        self._lexicon = clauses.lexicon

    def follows_a_quotation(self, first: int, start: int) -> bool:
        """Whether token *first* follows a quotation, but for a comma: then its cue belongs to the quotation."""
        before = first - 1
        while before > start and self._tags[before] in ",-~":
            before -= 1
        return before >= start and self._tags[before] == Tag.QUOTE

    def inverted(self, place: int, start: int, end: int) -> tuple[Mention, int] | None:
        """ "…, said Ruiz": the mention, and the token after it."""
        if (
            place - 1 < start
            or self._tags[place - 1] not in (",", "-", Tag.QUOTE)
            or not self.has_verb(start, place - 1)
        ):
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

    def aside(self, place: int, first: int, after: int, start: int, end: int) -> int | None:
        """The token after an aside like "…, he said on Monday, …"; None where what was said follows the cue."""
        if first - 1 <= start or self._tags[first - 1] not in ",-":
            return None
        if not self.has_verb(start, first - 1) and not (
            self._tags[after : after + 1] == "," and self.has_verb(after, end)
        ):
            return None
        if self._low[place] not in self._lexicon.addressed_forms and after < end and self._tags[after] in ADDRESSEES:
            return None
        place = self._skip_circumstances(after, end)
        if place >= end or self._tags[place] in ".;)":
            return place
        return place if self._tags[place] in ",-" and not self._that_follows(place + 1, end) else None

    def has_verb(self, first: int, end: int) -> bool:
        """Whether a verb is among the tokens from *first* to *end*."""
        return any(tag in VERBS for tag in self._tags[max(first, end - _LONGEST) : end])

    def _skip_circumstances(self, place: int, end: int) -> int:
        """The first token from *place* on that is neither addressee, adverb, time nor a phrase of place or occasion."""
        tags = self._tags
        if place < end and tags[place] in LISTENERS:
            listener = core_starting_at(self._tokens, place, end)
            if listener is not None:
                place = listener.last + 1
            elif tags[place] == Tag.OBJECT:
                place += 1
        while place < end:
            if tags[place] in (Tag.ADVERB, Tag.TIME):
                place += 1
            elif self._low[place] == "to" and tags[place + 1 : place + 2] in (Tag.NOUN, Tag.CUE):
                return place
            elif tags[place] == Tag.PREPOSITION and tags[place + 1 : place + 2] == Tag.TIME:
                place += 2
            elif tags[place] == Tag.PREPOSITION or self._low[place] in ("during", "after", "before", "while", "when"):
                phrase = core_starting_at(self._tokens, place + 1, end)
                if phrase is None:
                    return place
                place = phrase.last + 1
            else:
                return place
        return place

    def _that_follows(self, place: int, end: int) -> bool:
        return place < end and self._low[place] == "that"

    def around(self, start: int, last: int, after: int, end: int) -> tuple[OffsetPair, ...]:
        """What is before an aside, and what goes on after it."""
        if last - start > _LONGEST:
            return ()
        first = start
        while first < last and self._tags[first] in LOOSE_SIGNS:
            first += 1
        left = self._trimmed(first, last)
        if left is None:
            return ()
        if after < end and self._tags[after] in ",-" and after + 1 < end and self._goes_on(after + 1):
            right = self.stretch(after + 1, end)
            if right is not None:
                return left, right
        return (left,)

    def _goes_on(self, place: int) -> bool:
        """Whether the sentence said goes on after an aside, rather than the writer's own."""
        if self._low[place] in ("and", "but", "while", "though", "although", "according", "who", "which"):
            return False
        return not (self._tags[place] == Tag.ING or self._low[place].endswith("ing"))

    def start(self, place: int, after: int, end: int) -> int | None:
        """Where what was said begins, after the cue at *place* and whatever is between; None where nothing is said."""
        word = self._low[place]
        that = self.that_within(after, end)
        if that is not None and (that <= after or word in _BARE or self._listener(after, end) == that):
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
        shown = self._cues.is_shown(place) and self.has_verb(begin, end)
        free = shown or word in _OBJECT or word in _BARE or self._cues.is_phrasal(place)
        return begin if free or self._low[begin] in CLAUSE_OPENERS or self._tags[begin] == Tag.PRONOUN else None

    def that_within(self, place: int, end: int) -> int | None:
        """The "that" which opens what was said, soon after *place*; the token before it where "that" is itself the subject."""
        for at in range(place, min(end, place + 25)):
            if self._low[at] == "that" and (at == place or self._tags[at - 1] != Tag.CUE):
                if self._low[at - 1] in CLAUSE_NOUNS and at > place:
                    return None
                if at + 1 >= end or self._tags[at + 1] not in CLAUSE_STARTS:
                    return None
                # In "insisted that was wrong" the word is the subject.
                return at - 1 if self._tags[at + 1] == Tag.AUXILIARY else at
            if self._tags[at] in THAT_ENDS or (self._tags[at] == Tag.VERB and at > place):
                return None
        return None

    def _listener(self, place: int, end: int) -> int | None:
        if place < end and self._tags[place] == Tag.OBJECT:
            return place + 1
        listener = core_starting_at(self._tokens, place, end)
        if listener is None or listener.kind is MentionKind.PRONOUN:
            return None
        return listener.last + 1

    def _skip_times(self, place: int, end: int) -> int:
        while place < end:
            if self._tags[place] == Tag.TIME or self._low[place] in TIME_ADVERBS:
                place += 1
            elif self._is_before_time(place) and place + 1 < end and self._tags[place + 1] == Tag.TIME:
                place += 2
            else:
                break
        return place

    def _is_before_time(self, place: int) -> bool:
        return self._tags[place] == Tag.PREPOSITION or self._low[place] in ("last", "this", "earlier")

    def main_clause(self, place: int, start: int, end: int) -> int | None:
        """Where the sentence goes on behind "As Ruiz reported last week," with the cue at *place*; None for other sentences."""
        place = self._skip_circumstances(self._skip_times(place + 1, end), end)
        opens = self._low[start] == "as" and place + 1 < end and self._tags[place] == ","
        return place + 1 if opens else None

    def stretch(self, begin: int, end: int, *, short: bool = False) -> OffsetPair | None:
        """Tokens from *begin* to where the words of the writer, or another cue, take over; *short*: to the first comma."""
        depth = 0
        end = min(end, begin + _LONGEST)
        for place in range(begin, end):
            depth += {"(": 1, ")": -1}.get(self._tags[place], 0)
            if depth < 0 or (place > begin and self._takes_over(place, end, short=short)):
                return self._trimmed(begin, place - 1)
        return self._trimmed(begin, end - 1) if end - begin < _LONGEST else None

    def _takes_over(self, place: int, end: int, *, short: bool) -> bool:
        """Whether at *place* the sentence leaves what was said: ", adding …", "and warned …", "according to …"."""
        tags, low = self._tags, self._low
        if low[place] == "according" and low[place + 1 : place + 2] == ("to",):
            return True
        # American style puts the comma inside the marks.
        comma_inside = tags[place - 1] == Tag.QUOTE and self._clauses.last_sign(place - 1) == ","
        if tags[place] in ",-" or comma_inside:
            if short and (tags[place] == "," or comma_inside):
                return True
            following = place if comma_inside else place + 1
            return following < end and self._turns(following, end)
        if tags[place] == Tag.CONJUNCTION:
            following = self._clauses.skip_adverbs(place + 1)
            return following < end and tags[following] in (Tag.CUE, Tag.ING) and self._is_next_cue(following)
        return False

    def _turns(self, place: int, end: int) -> bool:
        """Whether the words from *place* on, behind a comma or a dash, are the writer's own or another cue's."""
        if self._low[place] in TURNS:
            return True
        following = self._clauses.skip_adverbs(place + 1 if self._tags[place] == Tag.CONJUNCTION else place)
        return following < end and self._low[following].endswith("ing") and self._low[following] in self._lexicon.verbs

    def _is_next_cue(self, place: int) -> bool:
        return self._low[place].endswith(("ed", "said", "told", "wrote", "says", "ing")) and self._cues.is_cue(place)

    def _trimmed(self, first: int, last: int) -> OffsetPair | None:
        while first <= last and self._tags[first] in ",.:;-~)":
            first += 1
        while last >= first and self._tags[last] in ",.:;-~(":
            last -= 1
        return (first, last) if first <= last else None
