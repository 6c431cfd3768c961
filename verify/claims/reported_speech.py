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
from verify.speech.rules import Rule, first_found
from verify.speech.tags import INFINITIVES, REPORTING, VERBS, VERBS_AND_ADVERBS, Tag

_PASSIVE = frozenset(form for base in PASSIVE_VERBS for form in verb_forms(base))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """What somebody is reported to have said: *content* in stretches of tokens, the cue, and the mention that governs it.

    *rule* is the one of `REPORTED` that found it.
    """

    cue: OffsetPair
    content: tuple[OffsetPair, ...]
    mention: Mention | None
    sentence: OffsetPair = (0, 0)
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Active:
    """A verb of saying with a subject of its own: its *cue*, where its words may begin, and how it is tied to them.

    *inverted*: the mention behind it, and the token after that. *aside*: the token after "…, Ruiz said, …".
    """

    cue: OffsetPair
    subject: Mention | None
    inverted: tuple[Mention, int] | None = None
    is_behind_quotation: bool = False
    aside: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cued:
    """A word at token *place* of the sentence from *start* to *end* that may report; *phrase* ends a fixed phrase there.

    *passive* and *active* say how a verb of saying is used, None where it reports nothing.
    """

    reporter: Reporter
    place: int
    start: int
    end: int
    phrase: int | None = None
    is_asked: bool = False
    is_noun: bool = False
    is_passive: bool = False
    active: Active | None = None


class Reporter:
    """Finds reported speech in the sentences of one paragraph."""

    def __init__(self, clauses: Clauses) -> None:
        self.tokens = clauses.tokens
        self.tags = clauses.tokens.tags
        self.low = clauses.tokens.low
        self._clauses = clauses
        self.cues = Cues(clauses)
        self.contents = Contents(clauses, self.cues)
        self._phrases: dict[str, list[tuple[str, ...]]] = {}
        for words in map(str.split, clauses.lexicon.phrases):
            self._phrases.setdefault(words[0], []).append(tuple(words))

    def found(self) -> Iterator[Reported]:
        """Everything reported, cue by cue."""
        for start, end in self._clauses.sentences():
            for place in range(start, end):
                asked = self._cued(place, start, end)
                found = first_found(REPORTED, asked) if asked is not None else None
                if found is not None:
                    yield replace(found[1], sentence=(start, end - 1), rule=found[0])

    def _cued(self, place: int, start: int, end: int) -> Cued | None:
        """How the word at *place* reports; None where it does not."""
        word = self.low[place]
        for phrase in self._phrases.get(word, ()):
            if self.low[place : place + len(phrase)] == phrase:
                return Cued(reporter=self, place=place, start=start, end=end, phrase=place + len(phrase))
        if word == "asked" and place == start:
            return Cued(reporter=self, place=place, start=start, end=end, is_asked=True, is_passive=True)
        if self.tags[place] not in REPORTING:
            return None
        if not self.cues.is_cue(place):
            return (
                Cued(reporter=self, place=place, start=start, end=end, is_noun=True) if word in CLAUSE_NOUNS else None
            )
        return self._verb(place, start, end)

    def _verb(self, place: int, start: int, end: int) -> Cued | None:
        cues = self.cues
        if cues.is_unsaid(place, start):
            return None
        asked = cues.is_asked(place, start)
        if asked or cues.is_passive(place, start):
            return Cued(reporter=self, place=place, start=start, end=end, is_asked=asked, is_passive=True)
        if cues.is_infinitive(place, start):
            return None
        active = self._active(place, start, end)
        return Cued(reporter=self, place=place, start=start, end=end, active=active) if active else None

    def _active(self, place: int, start: int, end: int) -> Active | None:
        contents = self.contents
        cue = (place, place + 1 if self.cues.is_phrasal(place) else place)
        if (inverted := contents.inverted(place, start, end)) is not None:
            return Active(cue=cue, subject=inverted[0], inverted=inverted)
        subject = self.cues.subject(place, start)
        if not self.cues.governs(place, start, subject):
            return None
        if subject is None or not self.cues.is_beside(subject, place, start):
            return Active(cue=cue, subject=subject)
        after = cue[1] + 1
        if contents.follows_a_quotation(subject.first, start) and contents.that_within(after, end) is None:
            return Active(cue=cue, subject=subject, is_behind_quotation=True)
        return Active(cue=cue, subject=subject, aside=contents.aside(place, subject.first, after, start, end))

    def made(self, cue: OffsetPair, content: tuple[OffsetPair, ...], mention: Mention | None) -> Reported | None:
        """What is reported there; None where nothing is, or only "so" and the like."""
        first, last = content[0] if content else (0, -1)
        if last < first:
            return None
        if len(content) == 1 and self.low[first] in EMPTY and (first == last or self.tags[first + 1] in ",;:-"):
            return None
        return Reported(cue=cue, content=content, mention=mention)


def _phrase_ahead(one: Cued) -> Reported | None:
    if one.phrase is None or not _opens(one) or (mention := _source_named(one)) is None:
        return None
    tags, begin, end = one.reporter.tags, mention.last + 1, one.end
    while begin < end and tags[begin] not in (",", Tag.QUOTE):
        begin += 1
    stretch = one.reporter.contents.stretch(begin + 1 if begin < end and tags[begin] == "," else begin, end)
    return one.reporter.made((one.place, one.phrase - 1), (stretch,) if stretch else (), mention)


def _phrase_behind(one: Cued) -> Reported | None:
    if one.phrase is None or _opens(one) or (mention := _source_named(one)) is None:
        return None
    content = one.reporter.contents.around(one.start, one.place - 1, mention.last + 1, one.end)
    return one.reporter.made((one.place, one.phrase - 1), content, mention)


def _opens(one: Cued) -> bool:
    return one.place <= one.start + (one.reporter.tags[one.start] == Tag.CONJUNCTION)


def _source_named(one: Cued) -> Mention | None:
    named = one.phrase or one.place
    while named < one.end and one.reporter.tags[named] in VERBS_AND_ADVERBS:
        named += 1
    mention = mention_after(one.reporter.tokens, named, inverted=False)
    return mention if mention is not None and mention.last < one.end else None


def _passive_by(one: Cued) -> Reported | None:
    if not one.is_passive or one.reporter.low[one.place + 1 : one.place + 2] != ("by",):
        return None
    mention = mention_after(one.reporter.tokens, one.place + 2, inverted=False)
    return None if mention is None or mention.last >= one.end else _passive_from(one, mention.last + 1, mention)


def _passive(one: Cued) -> Reported | None:
    if not one.is_passive or one.reporter.low[one.place + 1 : one.place + 2] == ("by",):
        return None
    return _passive_from(one, one.place + 1, None)


def _passive_from(one: Cued, after: int, mention: Mention | None) -> Reported | None:
    if one.reporter.low[one.place] not in _PASSIVE:
        return None
    begin = one.reporter.contents.start(one.place, after, one.end)
    stretch = one.reporter.contents.stretch(begin, one.end, short=one.is_asked) if begin is not None else None
    return one.reporter.made((one.place, one.place), (stretch,) if stretch else (), mention)


def _noun(one: Cued) -> Reported | None:
    place, tags = one.place, one.reporter.tags
    following = one.reporter.low[place + 1 : place + 2]
    if not one.is_noun or following not in (("that",), ("to",)) or place + 2 >= one.end:
        return None
    is_that = following == ("that",)
    # "remarks that were printed": a relative clause.
    if (tags[place + 2] in VERBS) if is_that else (tags[place + 2] not in INFINITIVES):
        return None
    owner = one.reporter.cues.owner(place, one.start)
    stretch = one.reporter.contents.stretch(place + 2 if is_that else place + 1, one.end) if owner else None
    return one.reporter.made((place, place), (stretch,) if stretch else (), owner)


def _inverted(one: Cued) -> Reported | None:
    if one.active is None or one.active.inverted is None:
        return None
    mention, after = one.active.inverted
    content = one.reporter.contents.around(one.start, one.place - 1, after, one.end)
    return one.reporter.made(one.active.cue, content, mention)


def _behind_quotation(one: Cued) -> Reported | None:
    if one.active is None or one.active.subject is None or not one.active.is_behind_quotation:
        return None
    contents, before = one.reporter.contents, one.active.subject.first - 1
    said = contents.around(one.start, before, one.end, one.end) if contents.has_verb(one.start, before) else ()
    return one.reporter.made(one.active.cue, said, one.active.subject)


def _aside(one: Cued) -> Reported | None:
    if one.active is None or one.active.subject is None or one.active.aside is None:
        return None
    content = one.reporter.contents.around(one.start, one.active.subject.first - 1, one.active.aside, one.end)
    return one.reporter.made(one.active.cue, content, one.active.subject)


def _as_said(one: Cued) -> Reported | None:
    if one.active is None or one.active.subject is None or one.active.subject.first != one.start + 1:
        return None
    begin = one.reporter.contents.main_clause(one.active.cue[1], one.start, one.end)
    stretch = one.reporter.contents.stretch(begin, one.end) if begin is not None else None
    return one.reporter.made(one.active.cue, (stretch,), one.active.subject) if stretch else None


def _subject(one: Cued) -> Reported | None:
    active = one.active
    if active is None or active.inverted is not None or active.is_behind_quotation or active.aside is not None:
        return None
    begin = one.reporter.contents.start(one.place, active.cue[1] + 1, one.end)
    if begin is None or one.reporter.cues.is_relative(active.subject, one.start):
        return None
    short = one.reporter.cues.is_subordinate(one.place, one.start)
    stretch = one.reporter.contents.stretch(begin, one.end, short=short)
    return one.reporter.made(active.cue, (stretch,) if stretch else (), active.subject)


# In this order; what makes a rule fit makes no other fit.
REPORTED: tuple[Rule[Cued, Reported], ...] = (
    Rule("reported_phrase_ahead", "a phrase that names a source opens the sentence",
         "According to Ana Reyes, the mill is shut.", _phrase_ahead),
    Rule("reported_phrase_behind", "a phrase that names a source follows what was said",
         "The mill is shut, according to Ana Reyes.", _phrase_behind),
    Rule("reported_passive_by", "the passive of a verb of saying names who speaks behind “by”",
         "He was told by Ana Reyes that the mill is shut.", _passive_by),
    Rule("reported_passive", "the passive of a verb of saying names nobody", "He was told that the mill is shut.", _passive),
    Rule("reported_noun", "a noun of saying has its owner before it and what was said behind it",
         "Ana Reyes's claim that the mill is shut was new.", _noun),
    Rule("reported_inverted", "behind what was said stand a verb of saying and its speaker",
         "The mill is shut, said Ana Reyes.", _inverted),
    Rule("reported_with_quotation", "words in marks, a speaker and a verb of saying end what was said",
         "The mill stays shut, and “nobody minds,” Ana Reyes said.", _behind_quotation),
    Rule("reported_aside", "a speaker and a verb of saying stand between commas, or behind one",
         "The mill, Ana Reyes said, is shut for good.", _aside),
    Rule("reported_as", "“as” opens a clause that says who said the rest", "As Ana Reyes said last week, the mill is shut.", _as_said),
    Rule("reported_subject", "what was said follows a speaker and a verb of saying", "Ana Reyes said that the mill is shut.", _subject),
)  # fmt: skip
