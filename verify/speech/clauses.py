"""Sentences and clauses of one paragraph: where they end, which forms are verbs of saying, and whose verbs they are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from verify.model.span import Span
from verify.speech.agents import is_agent
from verify.speech.cue_words import PHRASAL_CUES
from verify.speech.lexicon import CueRank, Lexicon
from verify.speech.mentions import Mention, MentionKind, core_ending_at, core_starting_at, mention_after, mention_before
from verify.speech.phrases import extended
from verify.speech.rules import Rule
from verify.speech.tags import ADVERBIALS, BEFORE_CLAUSE, VERB_CHAIN, VERB_FORMS, VERBS, Tag
from verify.speech.tokens import Tokens

# Nobody puts more words than this between a quotation and its cue; the bound keeps every search linear.
REACH = 70
_TERMINAL = ".?!…"
_WITNESSED = frozenset("heard overheard seen recorded filmed caught shown quoted cited known".split())
_CLAUSE_OPENING = frozenset("as before after since".split())
# Pronouns that are nothing but subjects: where one stands, a clause begins.
_SUBJECTS = frozenset("he she they we i".split())

_DENYING = frozenset("not n't never didn't doesn't won't wouldn't".split())
# "Ruiz was quoted as saying": the passive that leaves the speaker its subject.
_QUOTED_AS_SAYING = tuple((verb, "as", say) for verb in ("quoted", "cited") for say in ("saying", "stating", "telling"))


class Clauses:
    """The sentences of one paragraph, and questions about the verbs in them."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.breaks = [
            place for place, tag in enumerate(tokens.tags) if tag in (".", Tag.QUOTE) and self._ends_sentence(place)
        ]

    def sentences(self) -> Iterator[tuple[int, int]]:
        """First token and end of each sentence."""
        start = 0
        for place in self.breaks:
            yield start, place + 1
            start = place + 1
        if start < len(self.tokens.tags):
            yield start, len(self.tokens.tags)

    def sentence_around(self, place: int) -> tuple[int, int]:
        """First token and end of the sentence that holds token *place*."""
        at = bisect_left(self.breaks, place)
        start = self.breaks[at - 1] + 1 if at else 0
        return start, self.breaks[at] + 1 if at < len(self.breaks) else len(self.tokens.tags)

    def sentence_before(self, start: int) -> int | None:
        """The first token of the sentence that ends right before token *start*."""
        return self.sentence_around(start - 1)[0] if start else None

    def _ends_sentence(self, place: int) -> bool:
        tags = self.tokens.tags
        following = place + 1
        if tags[place] == ".":
            # Three points inside a sentence go on in lower case.
            return following >= len(tags) or (not self._is_lower(following) and tags[following] not in ".,)")
        if tags[place] != Tag.QUOTE or following >= len(tags):
            return False
        end = self.last_sign(place)
        if end not in _TERMINAL or tags[following] in ",-:;" or self._is_lower(following):
            return False
        return tags[following] == Tag.QUOTE or not self._says_next(following, short=end == ".")

    def last_sign(self, quote: int) -> str:
        """The last sign within a passage that is no mark or space."""
        start, end = self.tokens.spans[quote]
        words = self.tokens.text[max(start, end - 6) : end].rstrip("\"'”’»“`›« \u00a0")
        return words[-1:] or " "

    def _is_lower(self, place: int) -> bool:
        start, _ = self.tokens.spans[place]
        return self.tokens.text[start].islower()

    def _says_next(self, place: int, *, short: bool) -> bool:
        mention = mention_after(self.tokens, place, inverted=False)
        if mention is None:
            return False
        verb = self.skip_adverbs(mention.last + 1)
        if self.tokens.tags[verb : verb + 1] == "," and "," in self.tokens.tags[mention.first : mention.last]:
            # "…?" Ruiz, a farmer, asked.
            verb = self.skip_adverbs(verb + 1)
        if verb >= len(self.tokens.tags) or not self.is_say(verb):
            return False
        if not _DENYING.isdisjoint(self.tokens.low[mention.last + 1 : verb]):
            # "…" Ruiz did not answer.
            return False
        return not short or verb + 1 >= len(self.tokens.tags) or self.tokens.tags[verb + 1] == "."

    def skip_adverbs(self, place: int) -> int:
        """The first token from *place* on that is no adverb, auxiliary or time."""
        tags = self.tokens.tags
        while place < len(tags) and (
            tags[place] in ADVERBIALS
            or (tags[place] == Tag.PREPOSITION and tags[place + 1 : place + 2] == Tag.TIME)
            # "has since said", "could only say"
            or (place and tags[place - 1] == Tag.AUXILIARY and self.tokens.low[place] in ("since", "only", "long"))
        ):
            place += 1
        return place

    def auxiliaries(self, place: int, start: int) -> list[int]:
        """Auxiliaries right before the verb at *place*."""
        found = []
        while place - 1 >= start and self.tokens.tags[place - 1] in (Tag.ADVERB, Tag.AUXILIARY):
            place -= 1
            if self.tokens.tags[place] == Tag.AUXILIARY:
                found.append(place)
        return found

    def verb_chain(self, place: int, start: int) -> int:
        """Where the verbs begin that lead up to an infinitive at *place*: "is going to say", "wanted to tell"."""
        tags, low = self.tokens.tags, self.tokens.low
        if place - 1 <= start or low[place - 1] != "to":
            return place
        first = place - 1
        while first - 1 > start and (
            tags[first - 1] in VERB_CHAIN or low[first - 1] in ("on", "able", "likely", "ready", "sure")
        ):
            first -= 1
        return first if any(tag in VERBS for tag in tags[first : place - 1]) else place

    def antecedent(self, relative: int, start: int) -> Mention | None:
        """The phrase that the "who" at *relative* takes up."""
        tokens = self.tokens
        end = relative - 1
        if end >= start and tokens.tags[end] == ",":
            end -= 1
        core = self._able_to_speak(end, start) if tokens.low[relative] == "who" else core_ending_at(tokens, end, start)
        if (
            core is None
            or core.first - 2 < start
            or tokens.tags[core.first - 1 : core.first + 1] != "," + Tag.DETERMINER
        ):
            return core
        named = self._able_to_speak(core.first - 2, start)
        # "Ana Ruiz, the union chief, who …"
        return extended(tokens, named, core.last) if named and named.kind is MentionKind.NAME else core

    def _able_to_speak(self, end: int, start: int) -> Mention | None:
        """ "anger from Hale": of the phrase that ends at token *end* the part that can be somebody."""
        core = core_ending_at(self.tokens, end, start)
        if core is None or is_agent(self.tokens, core):
            return core
        tie = self.tokens.tags.rfind(Tag.PREPOSITION, core.first, core.last)
        return (core_ending_at(self.tokens, end, tie + 1) if tie >= 0 else None) or core

    def clause_subject(self, place: int, start: int, *, relative: bool = False) -> Mention | None:
        """The subject of the clause around *place*: of the nearest finite verb before it that has one of its own.

        *relative*: a relative clause counts as one, and its subject is what it hangs on.
        """
        tags = self.tokens.tags
        fallback: Mention | None = None
        for verb in range(place - 1, max(start, place - REACH) - 1, -1):
            if tags[verb] not in VERBS or (tags[verb] == Tag.CUE and not self._is_finite(verb)):
                continue
            mention = mention_before(self.tokens, verb, start)
            if mention and tags[mention.first] == Tag.RELATIVE and relative:
                return self.antecedent(mention.first, start)
            if mention is None or tags[mention.first] == Tag.RELATIVE or self._is_bare_quantity(mention):
                continue
            mention, opens = self._behind_abbreviation(mention, start)
            if opens or self._opens_clause(mention.first, start):
                return mention
            if verb == place - 2 and tags[verb + 1] == Tag.CONJUNCTION and self.tokens.low[mention.first] in _SUBJECTS:
                # "…, although at this she laughed and admitted": two verbs side by side share their subject.
                return mention
            fallback = fallback or mention
        return fallback

    def _is_finite(self, place: int) -> bool:
        """Whether a cue form is a verb with a subject; "continued to row" reports nothing and has one."""
        return self.is_verb(place) or self.tokens.low[place] in ("continued", "continues", "continue")

    def _is_bare_quantity(self, mention: Mention) -> bool:
        """ "…, both linked to …": the participle belongs to what stands before."""
        return mention.first == mention.last and self.tokens.low[mention.first] in ("both", "all", "each")

    def _behind_abbreviation(self, mention: Mention, start: int) -> tuple[Mention, bool]:
        """ "…into the U.S. Secretary Ruiz said": the point of the abbreviation ended the sentence, for a preposition stands
        before the whole; then the part behind it is the subject, and opens its clause."""
        if mention.first == start or self.tokens.tags[mention.first - 1] != Tag.PREPOSITION:
            return mention, False
        for place in range(mention.first, mention.last):
            if self.tokens.low[place].endswith(".") and self.tokens.low[place].count(".") > 1:
                behind = core_ending_at(self.tokens, mention.last, place + 1)
                return (behind, True) if behind else (mention, False)
        return mention, False

    def _opens_clause(self, place: int, start: int) -> bool:
        if place == start:
            return True
        before = place - 1
        return self.tokens.tags[before] in BEFORE_CLAUSE or self.tokens.low[before] in _CLAUSE_OPENING

    def opening_subject(self, start: int, end: int) -> Mention | None:
        """The subject of the sentence from *start* to *end*: of its first finite verb that has one."""
        tags = self.tokens.tags
        for verb in range(start + 1, min(end, start + REACH)):
            if tags[verb] in VERBS and (tags[verb] != Tag.CUE or self.is_verb(verb)):
                mention = mention_before(self.tokens, verb, start)
                if mention is None and tags[verb - 1] == "," and self.is_say(verb):
                    # "No, said Ruiz."
                    mention = core_starting_at(self.tokens, verb + 1, end)
                if mention and tags[mention.first] != Tag.RELATIVE:
                    return mention
        for place in range(end - 1, max(start, end - 3), -1):
            # "Ruiz, on the vote:" has no verb.
            if tags[place] == ":":
                return core_ending_at(self.tokens, place - 1, start)
        return None

    def teller(self, start: int, end: int) -> Mention | None:
        """The subject of the last cue of the sentence from *start* to *end*: "Asked why he rows, Ruiz said this:"."""
        place = next((place for place in range(end - 1, start, -1) if self.is_say(place)), None)
        return mention_before(self.tokens, place, start) if place is not None else None

    def cue_in(self, start: int, end: int) -> Span | None:
        """The last cue of the sentence from *start* to *end*."""
        for place in range(end - 1, start - 1, -1):
            if self.is_say(place) or self.tokens.low[place] in ("put", "puts"):
                return self.tokens.span(place, place)
        return None

    def is_say(self, place: int) -> bool:
        """Whether the token at *place* is a cue that reports words, used as a verb."""
        return any(rule.finds((self, place)) for rule in SAYS)

    def is_verb_of_saying(self, place: int) -> bool:
        """Whether the token at *place* is a form of a verb of saying, used as a verb."""
        return self.lexicon.verbs.get(self.tokens.low[place]) is CueRank.SAY and self.is_verb(place)

    def is_quoted_as(self, place: int) -> bool:
        """Whether "quoted as saying" begins at *place*."""
        return self.tokens.low[place : place + 3] in _QUOTED_AS_SAYING

    def is_heard(self, place: int) -> bool:
        """ "the pilot can be heard telling", "was seen asking": whether a witness's verb stands before one of saying."""
        if self.tokens.low[place] not in _WITNESSED or place + 1 >= len(self.tokens.tags):
            return False
        verb = place + 2 if self.tokens.low[place + 1] == "to" else place + 1
        low = self.tokens.low[verb : verb + 1]
        return (
            bool(low)
            and self.lexicon.verbs.get(low[0]) is CueRank.SAY
            and (low[0].endswith("ing") or verb == place + 2)
        )

    def is_phrasal(self, place: int) -> bool:
        """Whether the token at *place* and the one behind it make a verb of saying ("shot back", "put it")."""
        low = self.tokens.low
        if low[place + 1 : place + 2] in PHRASAL_CUES.get(low[place], ()):
            return True
        return low[place + 1 : place + 3] == ("it", "clear") and ("clear",) in PHRASAL_CUES.get(low[place], ())

    def is_verb(self, place: int) -> bool:
        """Whether the cue form at *place* is used as a verb, by what stands before it."""
        tags, low = self.tokens.tags, self.tokens.low
        if tags[place] not in VERB_FORMS:
            return False
        if place == 0:
            return True
        if low[place].startswith("continu") and low[place + 1 : place + 2] == ("to",):
            return False
        before = tags[place - 1]
        if before in (Tag.DETERMINER, Tag.POSSESSIVE):
            return (
                low[place - 1] in ("all", "both", "some", "many", "others", "one", "another")
                and low[place] not in self.lexicon.noun_forms
            )
        # "a return to talks": only a bare form is an infinitive; but who points "to reports that …" tells them.
        inflected = low[place] in self.lexicon.verbs and low[place] not in self.lexicon.bases
        infinitive = low[place - 1] == "to" and (not inflected or low[place + 1 : place + 2] == ("that",))
        return before != Tag.PREPOSITION or low[place].endswith("ing") or infinitive


Asked = tuple[Clauses, int]
SAYS: tuple[Rule[Asked, bool], ...] = (
    Rule("verb_of_saying", "a verb of saying", "Ana Reyes said so.", lambda one: one[0].is_verb_of_saying(one[1]) or None),
    Rule("phrasal", "a verb and its particle", "Ana Reyes shot back.", lambda one: one[0].is_phrasal(one[1]) or None),
    Rule("quoted_as", "“quoted as saying”", "Ana Reyes was quoted as saying so.", lambda one: one[0].is_quoted_as(one[1]) or None),
    Rule("heard", "a witness's verb before one of saying", "He was heard telling them.", lambda one: one[0].is_heard(one[1]) or None),
)  # fmt: skip
