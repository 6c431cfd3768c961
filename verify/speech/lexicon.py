"""Cues: the words that link what was said to who said it, as one value that a newsroom may extend."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, cached_property

from verify.speech.cue_words import (
    ACT_VERBS,
    ADDRESSEE_VERBS,
    CUE_NOUNS,
    CUE_PHRASES,
    IRREGULAR_FORMS,
    PLAIN_SAY_VERBS,
    SAY_VERBS,
    THINK_VERBS,
)


class CueRank(StrEnum):
    """How surely a cue means that words were uttered.

    SAY: the cue reports words ("said"). ACT: an act of speech that takes words as a bit of its object ("branded",
    "accused"). THINK: beliefs, wishes and perceptions, in which quoted words are still somebody's ("believes").
    NOUN: "declaration", "vow". PHRASE: "according to".
    """

    SAY = "say"
    ACT = "act"
    THINK = "think"
    NOUN = "noun"
    PHRASE = "phrase"


def verb_forms(base: str) -> tuple[str, ...]:
    """Base, -s, past, participle and -ing forms of *base*, duplicates removed; irregular ones from the table."""
    past, participle = IRREGULAR_FORMS.get(base, ("", ""))
    stem = base
    if base.endswith("e"):
        regular, ing = base + "d", base[:-1] + "ing" if not base.endswith(("ee", "ye")) else base + "ing"
    elif base.endswith("y") and base[-2:-1] not in "aeiou":
        regular, ing = base[:-1] + "ied", base + "ing"
    else:
        stem = base + base[-1] if _doubles(base) else base
        regular, ing = stem + "ed", stem + "ing"
    if base.endswith(("s", "sh", "ch", "x", "z")):
        third = base + "es"
    elif base.endswith("y") and base[-2:-1] not in "aeiou":
        third = base[:-1] + "ies"
    else:
        third = base + "s"
    # "labeled" and "labelled": American and British spelling part here, and drafts hold both.
    british = (base + "led", base + "ling") if base.endswith(("el", "al")) and not base.endswith(("eal", "eel")) else ()
    return tuple(dict.fromkeys((base, third, past or regular, participle or past or regular, ing, *british)))


@cache
def say_forms() -> frozenset[str]:
    """Every form of the verbs that report words as words."""
    return frozenset(form for verb in SAY_VERBS for form in verb_forms(verb))


def plain_say_forms() -> str:
    """A pattern of "says", "said" and the like: what a name is the subject of where its bearer spoke."""
    return "|".join(form for verb in PLAIN_SAY_VERBS for form in verb_forms(verb)[1:3])


# Two-syllable verbs stressed at the end double their last letter; spelling alone cannot tell, so they are named.
_STRESSED_AT_THE_END = frozenset(
    "admit submit commit permit rebut regret concur infer refer confer prefer deter demur deadpan extol".split()
)


_VOWELS = tuple("aeiou")


def _doubles(base: str) -> bool:
    if base in _STRESSED_AT_THE_END:
        return True
    # One closed syllable: "blab", "tut"; not "seem" (two vowels) or "vow" (w, x and y never double). The u of "qu" is none.
    sound = base.replace("qu", "q")
    return len(sound) <= 4 and sound[-1] not in "aeiouwxys" and sound[-2:-1] in _VOWELS and sound[-3:-2] not in _VOWELS


@dataclass(frozen=True, slots=False, kw_only=True)
class Lexicon:
    """Cue words in their base forms; the inflected ones follow. Extend it with `extended`, never by changing tables.

    *say*, *act*, *think*: verbs by rank. *addressed*: verbs whose object is who was told, not what was said.
    *nouns*: singular nouns of saying; their plurals follow. *phrases*: fixed cues before a speaker, lower case.
    """

    say: frozenset[str]
    act: frozenset[str]
    think: frozenset[str]
    addressed: frozenset[str]
    nouns: frozenset[str]
    phrases: tuple[str, ...]

    @cached_property
    def verbs(self) -> dict[str, CueRank]:
        """Rank of every inflected verb form; a form of several verbs has the surest rank."""
        ranked = ((CueRank.THINK, self.think), (CueRank.ACT, self.act), (CueRank.SAY, self.say))
        return {form: rank for rank, bases in ranked for base in bases for form in verb_forms(base)}

    @cached_property
    def bases(self) -> frozenset[str]:
        """Base forms of all verbs."""
        return self.say | self.act | self.think

    @cached_property
    def addressed_forms(self) -> frozenset[str]:
        """Inflected forms of verbs that take an addressee ("told")."""
        return frozenset(form for base in self.addressed for form in verb_forms(base))

    @cached_property
    def noun_forms(self) -> frozenset[str]:
        """Nouns of saying, singular and plural."""
        return self.nouns | {plural(noun) for noun in self.nouns}

    @cached_property
    def split_phrases(self) -> tuple[tuple[str, ...], ...]:
        """The words of each phrase."""
        return tuple(tuple(phrase.split()) for phrase in self.phrases)

    def rank(self, word: str) -> CueRank | None:
        """What rank the lower-case *word* has as a verb or noun of saying; None where it is neither."""
        return self.verbs.get(word) or (CueRank.NOUN if word in self.noun_forms else None)

    def extended(self, cues: Iterable[str]) -> Lexicon:
        """This lexicon and *cues* of the user.

        "reckon" adds a verb in all its forms, "a broadside" (with its article) a noun, "in the eyes of" (several words
        that end in a preposition) a phrase before a speaker. Blank entries are passed over.
        """
        verbs, nouns, phrases = set(self.say), set(self.nouns), list(self.phrases)
        for cue in cues:
            words = cue.casefold().split()
            if len(words) == 1:
                verbs.add(words[0])
            elif len(words) == 2 and words[0] in ("a", "an", "the"):
                nouns.add(words[1])
            elif words:
                phrases.append(" ".join(words))
        return replace(self, say=frozenset(verbs), nouns=frozenset(nouns), phrases=tuple(dict.fromkeys(phrases)))


def plural(noun: str) -> str:
    """Regular plural of *noun*."""
    if noun.endswith(("s", "sh", "ch", "x")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


DEFAULT_LEXICON = Lexicon(
    say=frozenset(SAY_VERBS),
    act=frozenset(ACT_VERBS),
    think=frozenset(THINK_VERBS),
    addressed=frozenset(ADDRESSEE_VERBS),
    nouns=frozenset(CUE_NOUNS),
    phrases=CUE_PHRASES,
)
