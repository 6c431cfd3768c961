"""Which words of a sentence are cues of reported speech, and whose words they report."""

from __future__ import annotations

from verify.claims.reporting_words import (
    DOCUMENT_VERBS,
    DOCUMENTS,
    INFERENCE_VERBS,
    NOUNS_TOO,
    OBJECT_VERBS,
    PROMISES,
    SPEAKING_NOUNS,
    SUBORDINATORS,
    UNSAID,
    UTTERED,
)
from verify.speech.clauses import Clauses
from verify.speech.lexicon import CueRank, verb_forms
from verify.speech.mentions import Mention, MentionKind, core_ending_at, mention_before
from verify.speech.name_words import ROLES
from verify.speech.tags import BEFORE_VERBS, BEHIND_VERBS, NOUNS, PHRASE_WORDS, Tag
from verify.speech.tokens import Tokens
from verify.speech.views import BE

_BE = BE | {"’s"}
_OBJECT = frozenset(form for base in OBJECT_VERBS for form in verb_forms(base))
_INFERRED = frozenset(form for base in INFERENCE_VERBS for form in verb_forms(base))
_PROMISED = frozenset(form for base in PROMISES for form in verb_forms(base))
_SHOWN = frozenset(form for base in DOCUMENT_VERBS for form in verb_forms(base))
# A subordinate clause is over by then.
_REACH = 60


class Cues:
    """Questions about the cues of one paragraph."""

    def __init__(self, clauses: Clauses) -> None:
        self._tokens = clauses.tokens
        self._tags = clauses.tokens.tags
        self._low = clauses.tokens.low
        self._clauses = clauses
        self._lexicon = clauses.lexicon

    def is_cue(self, place: int) -> bool:
        """Whether the token at *place* is a verb of reported speech, used as a verb."""
        word = self._low[place]
        if self.is_phrasal(place):
            return True
        rank = self._lexicon.verbs.get(word)
        known = rank is CueRank.SAY or word in _OBJECT or word in _SHOWN
        if word == "say" and self._tags[place] == Tag.NOUN:
            # "voters in each state say the plan …": no "a say" is followed by a noun phrase.
            return self._tags[place + 1 : place + 2] in (Tag.DETERMINER, Tag.PRONOUN, Tag.NAME) and self._tags[
                max(0, place - 1)
            ] not in (Tag.DETERMINER, Tag.PREPOSITION)
        if word in ("state", "states"):
            return self._low[place + 1 : place + 2] == ("that",)
        if not known or not self._clauses.is_verb(place):
            return False
        noun_too = word in self._lexicon.noun_forms or word in NOUNS_TOO
        return not noun_too or self._is_no_noun(place)

    def is_unsaid(self, place: int, start: int) -> bool:
        """Whether "not", "could" and the like are before the cue: then nothing was said, or not yet."""
        if self._low[place].endswith("ing") and any(
            w in ("from", "without", "of") for w in self._low[max(start, place - 2) : place]
        ):
            # "without saying", "stopped short of openly calling it …"
            return True
        return any(
            self._low[k] in UNSAID
            for k in range(max(start, place - 4), place)
            if self._tags[k] in (Tag.ADVERB, Tag.AUXILIARY)
        )

    def is_infinitive(self, place: int, start: int) -> bool:
        """Whether "to" makes the cue an infinitive of something not yet said: not after "went on"."""
        if place <= start or self._low[place - 1] != "to":
            return False
        return place - 2 < start or self._low[place - 2] not in UTTERED

    def is_asked(self, place: int, start: int) -> bool:
        """Whether the cue is the bare "asked" of "When asked whether …, she …"."""
        return self._low[place] == "asked" and (place == start or self._low[place - 1] in ("when", "if", "after"))

    def is_passive(self, place: int, start: int) -> bool:
        """Whether a form of "be" makes the cue a passive."""
        if self._low[place].endswith("ing"):
            return False
        return any(self._low[k] in _BE for k in self._clauses.auxiliaries(place, start))

    def governs(self, place: int, start: int, subject: Mention | None) -> bool:
        """Whether the active verb at *place* reports what its *subject* said, rather than being an infinitive or a gerund."""
        word = self._low[place]
        if word in _SHOWN and not self.is_document(subject):
            return False
        if word in _INFERRED and not self.speaks(subject):
            return False
        following = self._tags[place + 1 : place + 2]
        if self._low[place + 1 : place + 2] == ("by",) or following == Tag.AUXILIARY:
            # "the bills proposed by Ruiz": a participle behind its noun; "the plan that he says is dead": no clause of its own.
            return False
        if word in _PROMISED and following not in (
            Tag.PREPOSITION,
            Tag.DETERMINER,
            Tag.NAME,
            Tag.QUOTE,
            Tag.PRONOUN,
            Tag.NUMBER,
            Tag.OBJECT,
            ",",
            ":",
            Tag.SUBORDINATOR,
        ):
            return False
        if subject is None and not word.endswith("ing"):
            return False
        return not (word.endswith("ing") and word in _OBJECT) or self.is_participle(place, start)

    def is_shown(self, place: int) -> bool:
        """Whether the verb at *place* is one by which documents say something: "the survey found one in five had left"."""
        return self._low[place] in _SHOWN

    def is_phrasal(self, place: int) -> bool:
        """Whether two words make the cue: "pointed out", "made clear"."""
        return self._low[place + 1 : place + 2] in (("out",), ("clear",)) and self._clauses.is_phrasal(place)

    def _is_no_noun(self, place: int) -> bool:
        """Whether a form that is also a noun ("calls", "report") is where a verb must be: after a subject, before an object."""
        if place == 0 or place + 1 >= len(self._tags):
            return False
        before, after = self._tags[place - 1], self._tags[place + 1]
        # "The road is shut, economists estimate."
        apart = before == Tag.NOUN and self._low[place - 1].endswith("s") and self._tags[place - 2] == ","
        if (apart and after == ".") or self._low[place + 1] == "that":
            return True
        return (
            after in BEHIND_VERBS
            if before in BEFORE_VERBS
            else before == Tag.NOUN and after in (Tag.DETERMINER, Tag.PRONOUN)
        )

    def subject(self, place: int, start: int) -> Mention | None:
        """Who the verb at *place* has say it: its own subject, else that of the clause it continues."""
        if self._low[place].endswith("ing") and not self._clauses.auxiliaries(place, start):
            beside = (
                core_ending_at(self._tokens, place - 1, start)
                if place > start and self._tags[place - 1] in NOUNS
                else None
            )
            return beside or self._clauses.clause_subject(place, start)
        if place - 2 >= start and self._tags[place - 2] == Tag.NUMBER and self._low[place - 1] == "%":
            return _single(self._tokens, place - 2, place - 1)
        if place - 1 > start and self._low[place - 1] == "to":
            return mention_before(self._tokens, place - 2, start) or self._clauses.clause_subject(place, start)
        mention = mention_before(self._tokens, self._before_dashes(place, start), start)
        if mention is not None and mention.kind is MentionKind.PRONOUN and self._tags[mention.first] == Tag.RELATIVE:
            return self._clauses.antecedent(mention.first, start) or mention
        if (
            mention is None
            and place > start
            and self._tags[self._before_adverbs(place, start)] in (Tag.CONJUNCTION, ",")
        ):
            return self._clauses.clause_subject(place, start) or self._clauses.opening_subject(start, place)
        return mention

    def _before_dashes(self, place: int, start: int) -> int:
        """Where an aside between dashes opens that ends right before *place*: "Ruiz – who lost – said"; else *place*."""
        if place - 1 <= start or self._tags[place - 1] != "-":
            return place
        opening = self._tags.rfind("-", max(start, place - _REACH), place - 1)
        return opening if opening > start else place

    def owner(self, place: int, start: int) -> Mention | None:
        """Whose claim, vow or warning the noun at *place* is."""
        for before in range(place - 1, max(start, place - 4) - 1, -1):
            if self._tags[before] == Tag.POSSESSIVE and before > start:
                return core_ending_at(self._tokens, before - 1, start)
            if self._low[before] in ("his", "her", "their", "its"):
                return _single(self._tokens, before, before)
            if self._tags[before] not in PHRASE_WORDS:
                return None
        return None

    def is_participle(self, place: int, start: int) -> bool:
        """Whether an -ing form goes on with a sentence (", calling it …") instead of being an object ("by calling it …")."""
        before = self._before_adverbs(place, start)
        return (
            place == start
            or self._tags[before] in (",", "-", Tag.CONJUNCTION)
            or bool(self._clauses.auxiliaries(place, start))
        )

    def _before_adverbs(self, place: int, start: int) -> int:
        place -= 1
        while place > start and self._tags[place] in (Tag.ADVERB, Tag.AUXILIARY):
            place -= 1
        return place

    def is_beside(self, mention: Mention, place: int, start: int) -> bool:
        """Whether *mention* is right before the verb at *place*, but for adverbs and auxiliaries."""
        place = self._before_dashes(place, start)
        return mention.last < place and self._before_adverbs(place, max(start, mention.last)) <= mention.last + 1

    def is_relative(self, mention: Mention | None, start: int) -> bool:
        """Whether the cue's subject is in "which he said runs …": what was said is not in one piece."""
        before = mention.first - 1 if mention else -1
        return before >= start and self._low[before] in ("which", "who", "whom", "what")

    def is_subordinate(self, place: int, start: int) -> bool:
        """Whether the cue is in a clause that the next comma closes: "As Ruiz says …, he …", "people who say …, …"."""
        opening = place - start < _REACH and self._low[start] in SUBORDINATORS
        if opening and "," not in self._tags[start:place]:
            return True
        return any(self._low[k] == "who" for k in range(max(start, place - 3), place))

    def speaks(self, mention: Mention | None) -> bool:
        """Whether *mention* is somebody, a body or a document, rather than a fact or a move that "suggests" something."""
        if mention is None or mention.kind is MentionKind.NAME:
            return mention is not None
        if mention.kind is MentionKind.PRONOUN:
            return self._low[mention.first] not in ("it", "this", "that", "which")
        return any(
            self._is_speaking(self._low[place])
            for place in range(mention.first, min(mention.last, mention.first + 12) + 1)
        )

    def _is_speaking(self, head: str) -> bool:
        one = "man" if head.endswith("men") else head.removesuffix("ies") + "y" if head.endswith("ies") else head
        return any(
            word in ROLES or word in SPEAKING_NOUNS or word in DOCUMENTS for word in (head, one, head.removesuffix("s"))
        )

    def is_document(self, mention: Mention | None) -> bool:
        """Whether *mention* is a poll, report or the like."""
        if mention is None:
            return False
        return any(self._low[k] in DOCUMENTS for k in range(mention.first, mention.last + 1))


def _single(tokens: Tokens, first: int, last: int) -> Mention:
    span = tokens.span(first, last)
    kind = MentionKind.PRONOUN if first == last else MentionKind.NOMINAL
    return Mention(first=first, last=last, head_first=first, head_last=last, span=span, head=span, kind=kind)
