"""The cue and the mention behind a quoted passage: "…," said Ruiz."""

from __future__ import annotations

from verify.speech.agents import is_agent
from verify.speech.clauses import REACH
from verify.speech.governing import Link
from verify.speech.lexicon import CueRank
from verify.speech.linking import Linking
from verify.speech.mentions import MentionKind, listed_titles_and_name, mention_after, mention_before
from verify.speech.passage_kind import is_label, is_title_cased
from verify.speech.phrases import extended

# A cue governs a row of passages, but no longer one than this.
PASSAGES = 6
_TERMINAL = ".?!…"
# The longest apposition without a comma at its end.
_APPOSITION = 30
_SUBJECTS = frozenset("he she they we i you it".split())
# Tokens that may follow the name in a signature.
_SIGNED = 14
# Tokens of the longest subject without commas.
_SUBJECT = 16
# Stretches between commas or dashes that part a subject from its verb.
_ASIDES = 3
_RUNS = frozenset("goes went begins began runs ran ends ended starts started continues continued reads".split())
_COMES = frozenset("came comes was is went goes rang".split())


class Behind:
    """Finds the links that stand behind a passage."""

    def __init__(self, links: Linking) -> None:
        self._links = links
        self.tokens, self.clauses, self.lexicon = links.tokens, links.clauses, links.lexicon

    def beside(self, quote: int, end: int) -> Link | None:
        """The link that begins right behind the passage at token *quote*, within its sentence."""
        tags = self.tokens.tags
        place = quote + 1
        while place < end and tags[place] in ",-~":
            place += 1
        if place >= end or is_label(self.tokens, quote):
            return None
        if tags[place - 1] == "-" and (signed := self.signature(place)):
            return signed
        if tags[place] == "C" and self.clauses.last_sign(quote) != ",":
            return None
        verb = self.clauses.skip_adverbs(place)
        if self._says(verb, end) and not self.tokens.low[verb].endswith("ing"):
            mention = self._links.inverted(verb, end)
            if mention:
                return self._links.made(mention, verb, verb, after=True, direct=True)
        return (
            self._subject_first(place, end, direct=True)
            or self._links.phrase_at(place, end, direct=True, after=True)
            or self._titled(place, end)
            or self._unclosed(place, end)
            or self._up_to_verb(place, end)
            or self._echoed(place, end)
            or self._parted_by_comma(quote, place, end)
            or (self._runs(place, end) if self.clauses.last_sign(quote) in ",?!…" else None)
        )

    def said_beside(self, quote: int, end: int) -> Link | None:
        """The link right behind the passage at token *quote* if it reports words."""
        found = self.beside(quote, end)
        return found if found and found.direct and found.rank is CueRank.SAY else None

    def _titled(self, place: int, end: int) -> Link | None:
        """ "…," chairman and president Ruiz said."""
        mention = listed_titles_and_name(self.tokens, place, end)
        verb = self.clauses.skip_adverbs(mention.last + 1) if mention else end
        return self._links.made(mention, verb, verb, after=True, direct=True) if self._says(verb, end) else None

    def _says(self, verb: int, end: int) -> bool:
        return verb < end and self.clauses.is_say(verb)

    def _unclosed(self, place: int, end: int) -> Link | None:
        """ "…," Ruiz, the guru who founded a school tweeted: no comma closes the apposition, its last cue is hers."""
        tags = self.tokens.tags
        mention = mention_after(self.tokens, place, inverted=False)
        if mention is None or mention.kind is not MentionKind.NAME or tags[mention.last + 1 : mention.last + 2] != ",":
            return None
        found: int | None = None
        for at in range(mention.last + 3, min(end, mention.last + _APPOSITION)):
            if tags[at] in ".:;Q(" or (found and tags[at] == ","):
                break
            if self.clauses.is_say(at) and tags[at - 1] in "NP#T),":
                found = at
        if found is None or tags[mention.last + 2] not in "DNP#" or _SUBJECTS & set(self.tokens.low[place:found]):
            return None
        whole = extended(self.tokens, mention, found - 1)
        return self._links.made(whole, found, found, after=True, direct=True)

    def _up_to_verb(self, place: int, end: int) -> Link | None:
        """ "…," a man who asked not to be named said: all that stands between the passage and the cue is its subject."""
        tags = self.tokens.tags
        for verb in range(place + 2, min(end, place + _SUBJECT)):
            if tags[verb] in ".;:Q,(-":
                return None
            mention = mention_before(self.tokens, verb, place) if self._says(verb, end) else None
            if mention is not None and mention.first == place:
                return self._links.made(mention, verb, verb, after=True, direct=True)
        return None

    def _echoed(self, place: int, end: int) -> Link | None:
        """ "…" came the reply from Ruiz; was the answer of the crowd; is how Ruiz put it."""
        low = self.tokens.low
        if low[place] not in _COMES or place + 2 >= end:
            return None
        if low[place + 1] == "all":
            # "…" was all (that) Ruiz would say.
            return self._subject_first(place + 2, end, direct=True)
        if low[place + 1] == "how":
            mention = mention_after(self.tokens, place + 2, inverted=False)
            verb = self.clauses.skip_adverbs(mention.last + 1) if mention else end
            reports = verb < end and (low[verb] in self.lexicon.verbs or self.clauses.is_phrasal(verb))
            return self._links.made(mention, verb, verb, after=True, direct=True) if reports else None
        for noun in range(place + 1, min(end - 2, place + 6)):
            if low[noun] in self.lexicon.noun_forms and low[noun + 1] in ("from", "of", "by"):
                mention = mention_after(self.tokens, noun + 2)
                return self._links.made(mention, noun, noun, after=True, direct=True, rank=CueRank.NOUN)
            if self.tokens.tags[noun] not in "DNA":
                break
        return None

    def _runs(self, place: int, end: int) -> Link | None:
        """ "…," goes the old joke; "…," the letter begins: texts that run so."""
        if self.tokens.low[place] in _RUNS:
            mention = self._links.inverted(place, end)
            return self._links.made(mention, place, place, after=True, direct=True) if mention else None
        mention = mention_after(self.tokens, place, inverted=False)
        verb = mention.last + 1 if mention else end
        if (
            verb >= end
            or self.tokens.low[verb] not in _RUNS
            or self.tokens.tags[verb + 1 : verb + 2] not in (".", "", "Q")
        ):
            return None
        return self._links.made(mention, verb, verb, after=True, direct=True)

    def _parted_by_comma(self, quote: int, place: int, end: int) -> Link | None:
        """ "We will all row," Ruiz beamed: behind a sentence that ends in a comma any verb tells who spoke."""
        tags = self.tokens.tags
        opens = quote == 0 or tags[quote - 1] in ".Q:"
        words = self.tokens.word(quote)
        if not opens or self.clauses.last_sign(quote) != "," or is_title_cased(words[1:-1]) or words.count(" ") < 3:
            return None
        low = self.tokens.low[place]
        if (tags[place] in "vV" and not low.endswith("ing")) or (tags[place] == "N" and low.endswith("s")):
            mention = self._links.inverted(place, end)
            named = mention and mention.kind is MentionKind.NAME
            return self._links.made(mention, place, place, after=True, direct=True) if named else None
        mention = mention_after(self.tokens, place, inverted=False)
        if mention is None or not is_agent(self.tokens, mention):
            return None
        verb = mention.last + 1
        while verb < end and tags[verb] == "A":
            verb += 1
        return (
            self._links.made(mention, verb, verb, after=True, direct=True)
            if verb < end and tags[verb] in "vV"
            else None
        )

    def signature(self, place: int) -> Link | None:
        """ "…" — Ana Ruiz, 34: the name that closes a paragraph behind a dash."""
        mention = mention_after(self.tokens, place)
        if mention is None or mention.kind is MentionKind.PRONOUN:
            return None
        rest = range(mention.last + 1, len(self.tokens.tags))
        if len(rest) > _SIGNED or any(self._is_finite(at) for at in rest):
            return None
        return self._links.made(mention, place - 1, place - 1, after=True, direct=True, rank=CueRank.PHRASE)

    def _is_finite(self, place: int) -> bool:
        """Whether a verb of a sentence, or a passage, stands at *place*; "tweeting on Monday" only tells more."""
        tag = self.tokens.tags[place]
        return tag in "XQ" or (tag == "V" and not self.tokens.low[place].endswith("ing"))

    def _subject_first(self, place: int, end: int, *, direct: bool) -> Link | None:
        """ "…, Ruiz told reporters": a mention at *place* and a cue behind it."""
        if place < end and self.tokens.low[place] in ("as", "that", "which"):
            place += 1
        mention = mention_after(self.tokens, place, inverted=False)
        if mention is None or mention.last >= end:
            return None
        verb = self.clauses.skip_adverbs(mention.last + 1)
        if verb < end and self.tokens.tags[verb] in ",-":
            longer = mention_after(self.tokens, place) or mention
            asides = self._past_asides(verb, end) if direct else end
            if (
                "," in self.tokens.tags[longer.first : longer.last + 1]
                and self.tokens.tags[longer.last + 1 : longer.last + 2] == ","
            ):
                mention, verb = longer, self.clauses.skip_adverbs(longer.last + 2)
                if asides < end and not self._says(verb, end):
                    # "Ruiz, vice president for boats, ropes, and oars, said"
                    mention, verb = extended(self.tokens, longer, asides - 1) or longer, asides
            else:
                verb = asides
        if verb >= end:
            return None
        if self.clauses.is_say(verb) or (direct and self._closes_with(verb, end)):
            return self._links.made(mention, verb, verb, after=True, direct=direct)
        return None

    def _past_asides(self, sign: int, end: int) -> int:
        """ "…," Ruiz, flanked by rowers, said; Ruiz — a rower since 1990 — said: the token behind what the signs enclose."""
        tags = self.tokens.tags
        for _ in range(_ASIDES):
            closing = tags.find(tags[sign], sign + 2, min(end, sign + _APPOSITION))
            told = self.clauses.skip_adverbs(sign + 1)
            if (
                (self._says(told, end) and self._links.inverted(told, end))
                or closing < 0
                or set(tags[sign + 1 : closing]) & set(".:;Q")
            ):
                return end
            verb = self.clauses.skip_adverbs(closing + 1)
            if self._says(verb, end):
                return verb
            sign = closing
        return end

    def _closes_with(self, verb: int, end: int) -> bool:
        """ "…," he mocks. Any cue will do where nothing follows it."""
        ends = verb + 1 >= end or self.tokens.tags[verb + 1] in ".Q"
        return ends and self.tokens.low[verb] in self.lexicon.verbs and self.clauses.is_verb(verb)

    def further(self, quote: int, end: int) -> Link | None:
        """The link behind the passage at token *quote* that other words part from it."""
        tags = self.tokens.tags
        passed = 0
        for place in range(quote + 1, min(end, quote + REACH)):
            if tags[place] == "Q":
                passed += 1
                if passed > PASSAGES or self.clauses.last_sign(place) in _TERMINAL:
                    return None
            if tags[place] in ",-Q" and place + 1 < end:
                found = self._subject_first(place + 1, end, direct=False)
                if found:
                    return found
                verb = self.clauses.skip_adverbs(place + 1)
                if self._says(verb, end) and not self.tokens.low[verb].endswith("ing"):
                    mention = self._links.inverted(verb, end)
                    if mention:
                        return self._links.made(mention, verb, verb, after=True)
            found = self._links.phrase_at(place, end, after=True)
            if found:
                return found
        return None
