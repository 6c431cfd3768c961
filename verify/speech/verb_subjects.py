"""Whose verb of saying it is that stands before a passage: the subject right before it, or that of its clause."""

from __future__ import annotations

from verify.speech.linking import Here
from verify.speech.mentions import Mention, MentionKind, core_ending_at, mention_after, mention_before
from verify.speech.nouns import OWNERS, pronoun_at
from verify.speech.rules import Rule
from verify.speech.tags import FULL_VERBS, Tag

# Before somebody who is told of as speaking: "with Ruiz saying", "they saw a council defending".
_WITH = frozenset(
    """with see sees saw seen hear hears heard featured features show shows showed shown recall recalls recalled remember
    remembers remembered caught depict depicts depicted""".split()
)
# What shows somebody who speaks.
_SHOWING = frozenset("footage video videos audio clip clips recording recordings tape tapes film".split())
_CITING = frozenset("quoted quotes quoting quote cited cites citing cite".split())
_LETTING = frozenset(
    """led leads lead leading forced forces forcing prompted prompts prompting caused causes causing allowed allows
    allowing enabled inspired pushed drove moved compelled""".split()
)
_OBJECTS = frozenset("him her them us me".split())


def _is_ing(here: Here) -> bool:
    return here.tokens.low[here.place].endswith("ing")


def _is_bare_ing(here: Here) -> bool:
    return _is_ing(here) and not here.clauses.auxiliaries(here.place, here.start)


def _having(here: Here) -> int | None:
    """The token of the "having" before the verb."""
    auxiliary = here.clauses.auxiliaries(here.place, here.start)
    return auxiliary[-1] if auxiliary and here.tokens.low[auxiliary[-1]] == "having" else None


def _headline_subject(here: Here) -> Mention | None:
    """One subject for the whole headline."""
    goes_on = here.tokens.headline and here.start == 0 and here.tokens.tags[here.place - 1] == ","
    return here.clauses.opening_subject(here.start, here.place) if goes_on else None


def _told_of(here: Here) -> Mention | None:
    """Whom others tell of as speaking: "a letter from Ruiz saying", "footage of Ruiz saying"."""
    low, tags = here.tokens.low, here.tokens.tags
    if low[here.place] not in here.lexicon.bases and not _is_bare_ing(here):
        return None
    end = here.place - 1
    while end > here.start and tags[end] == Tag.ADVERB:
        end -= 1
    own = core_ending_at(here.tokens, end, here.start)
    if own is None or own.first <= here.start:
        return None
    before = own.first - 1
    sent = low[before] == "from" and before > here.start and low[before - 1] in here.lexicon.noun_forms
    tie = tags.rfind(Tag.PREPOSITION, own.first, own.last)
    if tie > 0 and low[tie] == "of" and low[tie - 1] in _SHOWING:
        return core_ending_at(here.tokens, end, tie + 1)
    return own if sent or low[before] in _WITH else None


def _object_before(here: Here, tie: str) -> Mention | None:
    """The noun phrase before *tie* and a verb in -ing, with a token before it."""
    if not _is_ing(here) or here.tokens.low[here.place - 1] != tie or here.place - 3 <= here.start:
        return None
    core = core_ending_at(here.tokens, here.place - 2, here.start)
    return core if core and core.first > here.start else None


def _quoted_as(here: Here) -> Mention | None:
    core = _object_before(here, "as")
    return core if core and here.tokens.low[core.first - 1] in _CITING else None


def _blamed_for(here: Here) -> Mention | None:
    core = _object_before(here, "for")
    return core if core and core.kind is MentionKind.NAME and here.tokens.tags[core.first - 1] in FULL_VERBS else None


def _is_infinitive(here: Here) -> bool:
    return here.tokens.low[here.place - 1] == "to" and here.place - 3 >= here.start


def _moved_to(here: Here) -> Mention | None:
    low, place = here.tokens.low, here.place
    moved = _is_infinitive(here) and low[place - 3] in _LETTING and low[place - 2] in _OBJECTS
    return pronoun_at(here.tokens, place - 2) if moved else None


def _decision_to(here: Here) -> Mention | None:
    place = here.place
    if not _is_infinitive(here) or here.tokens.tags[place - 2] != Tag.NOUN:
        return None
    if here.tokens.low[place - 3] in OWNERS:
        return pronoun_at(here.tokens, place - 3)
    return core_ending_at(here.tokens, place - 4, here.start) if here.tokens.tags[place - 3] == Tag.POSSESSIVE else None


def _having_said(here: Here) -> Mention | None:
    having = _having(here)
    return None if having is None else here.clauses.clause_subject(having, here.start)


def _saying(here: Here) -> Mention | None:
    if not _is_bare_ing(here):
        return None
    return here.clauses.clause_subject(here.place, here.start, relative=here.tokens.low[here.place - 1] == "by")


def _behind_comma(here: Here) -> bool:
    return _is_bare_ing(here) and here.place != here.start and here.tokens.tags[here.place - 1] == ","


def _saying_behind_comma(here: Here) -> Mention | None:
    return core_ending_at(here.tokens, here.place - 2, here.start) if _behind_comma(here) else None


def _subject(here: Here) -> Mention | None:
    if _having(here) is not None or _behind_comma(here):
        return None
    return mention_before(here.tokens, here.clauses.verb_chain(here.place, here.start), here.start)


def _of_clause(here: Here) -> Mention | None:
    return here.clauses.clause_subject(here.place, here.start)


def _subject_behind(here: Here) -> Mention | None:
    tags, place = here.tokens.tags, here.quote + 1
    if tags[here.place] != Tag.ING:
        return None
    place += tags[place : place + 1] == ","
    return mention_after(here.tokens, place, inverted=False) if place < len(tags) else None


SubjectRule = Rule[Here, Mention]
OWN_SUBJECT: tuple[SubjectRule, ...] = (
    Rule(
        "headline_subject",
        "a headline has one subject for both of its verbs",
        "Ana Reyes Defends Plan, Says Hale 'Does Not Get It'",
        _headline_subject,
    ),
    Rule("told_of", "somebody is seen or heard to say so", "They heard Ana Reyes say it was “x”.", _told_of),
    Rule("quoted_as", "somebody is quoted as saying so", "The Post quoted Ana Reyes as saying it was “x”.", _quoted_as),
    Rule("blamed_for", "somebody is blamed or praised for saying so", "Jo Hale mocked Ana Reyes for calling it “x”.", _blamed_for),
    Rule("moved_to", "something moves somebody to say so", "It was a catch that moved her to declare it “x”.", _moved_to),
    Rule("decision_to", "it is somebody's decision to say so", "Ana Reyes's decision to call it “x” was new.", _decision_to),
    Rule("having_said", "somebody does something, having said so", "Ana Reyes misjudged him, having called him “x”.", _having_said),
    Rule("saying", "the subject of the clause says so with a verb in -ing", "Ana Reyes left the hall, saying it was “x”.", _saying),
    Rule("saying_behind_comma", "a mention and a comma stand before a verb in -ing", "Ana Reyes, saying it was “x”.", _saying_behind_comma),
    Rule("subject", "a speaker and a verb of saying stand before the words", "Ana Reyes said that it was “x”.", _subject),
)  # fmt: skip
# Where no subject stands right before the verb.
CLAUSE_SUBJECT: tuple[SubjectRule, ...] = (
    Rule("clause_subject", "the verb of saying shares the subject of its clause", "Ana Reyes rose and called it “x”.", _of_clause),
    Rule("subject_behind", "a verb in -ing shares the subject behind the words", "Calling it “x”, Ana Reyes left.", _subject_behind),
)  # fmt: skip
