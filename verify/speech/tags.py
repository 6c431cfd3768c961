"""The classes of words in a paragraph, one letter each: `Tokens.tags` is a string of them, and of signs that stand for themselves."""

from __future__ import annotations

from enum import StrEnum


class Tag(StrEnum):
    """What a token is. Signs are their own tags: `, . : ; - ( )`, and `~` is any other."""

    DETERMINER = "D"
    PRONOUN = "R"
    OBJECT = "O"
    RELATIVE = "W"
    AUXILIARY = "X"
    PREPOSITION = "I"
    CONJUNCTION = "C"
    SUBORDINATOR = "S"
    ADVERB = "A"
    TIME = "T"
    NUMBER = "#"
    POSSESSIVE = "s"
    # A form of a verb that reports; any other verb; a form in -ing.
    CUE = "V"
    VERB = "v"
    ING = "G"
    # Any other word in small letters, or with a capital.
    NOUN = "N"
    NAME = "P"
    # A quoted passage.
    QUOTE = "Q"


def any_of(*tags: str) -> str:
    """A string of *tags*, of which a tag may be one."""
    return "".join(tags)


VERB_FORMS = any_of(Tag.CUE, Tag.ING, Tag.VERB)
BEFORE_CLAUSE = any_of(
    ",", Tag.CONJUNCTION, ":", ";", "-", ".", Tag.QUOTE, Tag.ADVERB, Tag.TIME, "~", Tag.SUBORDINATOR, ")"
)
ADVERBIALS = any_of(Tag.ADVERB, Tag.AUXILIARY, Tag.TIME)
VERB_CHAIN = any_of(Tag.AUXILIARY, Tag.ING, Tag.VERB, Tag.CUE, Tag.ADVERB)
VERBS = any_of(Tag.VERB, Tag.CUE, Tag.AUXILIARY)
NOUNS = any_of(Tag.NOUN, Tag.NAME)
CONNECTIVES = any_of(
    Tag.CONJUNCTION, Tag.ADVERB, Tag.SUBORDINATOR, Tag.RELATIVE, Tag.DETERMINER, Tag.PRONOUN, Tag.AUXILIARY
)
NOUN_ROW = any_of(Tag.DETERMINER, Tag.NOUN, Tag.ADVERB)
SENTENCE_WORDS = any_of(Tag.VERB, Tag.CUE, Tag.AUXILIARY, Tag.QUOTE, ":", ".", Tag.PRONOUN)
PHRASE_STOPS = any_of(".", Tag.QUOTE, ";")
NAME_ENDS = any_of(Tag.POSSESSIVE, Tag.PREPOSITION, Tag.CONJUNCTION, ",")
APPOSITION = any_of(Tag.DETERMINER, Tag.NUMBER, Tag.NOUN, Tag.PREPOSITION)
RELATIVE_ENDS = any_of(",", ".", ";", ":", Tag.QUOTE, "-", "(")
SEGMENT_ENDS = any_of(",", ".", ";", ":", Tag.QUOTE, "-")
MORE = any_of(Tag.DETERMINER, Tag.NOUN, Tag.NAME, Tag.PREPOSITION)
ASIDES = any_of(Tag.ING, Tag.VERB, Tag.SUBORDINATOR, Tag.PREPOSITION, Tag.ADVERB, Tag.NAME, Tag.TIME)
PHRASE_ENDS = any_of(Tag.NOUN, Tag.NAME, ")", Tag.NUMBER)
PHRASE_OPENERS = any_of(Tag.DETERMINER, Tag.NOUN, Tag.NAME, Tag.NUMBER)
CLAUSE_OPENERS = any_of(".", Tag.CONJUNCTION, ":", Tag.QUOTE)
SENTENCE_SIGNS = any_of(".", Tag.QUOTE, ":")
APPOSITION_ENDS = any_of(".", ":", ";", Tag.QUOTE, "(")
APPOSITION_TAILS = any_of(Tag.NOUN, Tag.NAME, Tag.NUMBER, Tag.TIME, ")", ",")
FULL_VERBS = any_of(Tag.VERB, Tag.CUE)
FULL_SIGNS = any_of(".", ":", ";", Tag.QUOTE)
CORE_ENDS = any_of(Tag.NOUN, Tag.NAME, Tag.NUMBER, Tag.DETERMINER, ")")
LOOSE_FRONT = any_of(Tag.ADVERB, Tag.POSSESSIVE, Tag.ING, ",")
WITHIN_PHRASE = any_of(Tag.NOUN, Tag.NAME, Tag.DETERMINER, Tag.NUMBER, Tag.POSSESSIVE)
HEAD_ENDS = any_of(Tag.PREPOSITION, ",", Tag.RELATIVE, "(", Tag.CONJUNCTION)
MODIFIERS = any_of(Tag.VERB, Tag.ING, Tag.ADVERB)
PHRASE_WORDS = any_of(Tag.NOUN, Tag.NAME, Tag.NUMBER, Tag.ADVERB, Tag.VERB, Tag.ING)
BEFORE_NOUN_ALIKE = any_of(Tag.DETERMINER, Tag.NOUN, Tag.POSSESSIVE)
PREDICATES = any_of(Tag.CUE, Tag.AUXILIARY, Tag.VERB, Tag.ADVERB)
NAME_AND_OWNER = any_of(Tag.NOUN, Tag.NAME, Tag.POSSESSIVE)
STATEMENT_ENDS = any_of(".", ":", ";", Tag.QUOTE, Tag.RELATIVE, Tag.AUXILIARY)
SINGULARS = any_of(Tag.NOUN, Tag.NAME, Tag.NUMBER)
OBJECTS = any_of(Tag.DETERMINER, Tag.OBJECT, Tag.PRONOUN, Tag.NAME, Tag.QUOTE)
PLURAL_PHRASE = any_of(Tag.NOUN, Tag.NAME, Tag.DETERMINER, Tag.ADVERB, Tag.NUMBER)
BEFORE_BARE_PLURALS = any_of(Tag.CUE, Tag.VERB, Tag.PREPOSITION, Tag.ING)
CUE_CLASSES = any_of(Tag.CUE, Tag.ING, Tag.VERB, Tag.NOUN, Tag.PREPOSITION)
HALTS = any_of(",", ";", ":", Tag.QUOTE)
WITHIN_MODIFIED = any_of(Tag.NOUN, Tag.ADVERB, Tag.VERB, Tag.ING, Tag.NUMBER, Tag.POSSESSIVE)
SUBJECT_OPENERS = any_of(Tag.DETERMINER, Tag.NOUN, Tag.NAME, Tag.NUMBER, Tag.PRONOUN)
TO_OWNER = any_of(Tag.NOUN, Tag.NAME, Tag.ADVERB, Tag.VERB, Tag.ING, Tag.NUMBER, Tag.CUE, Tag.TIME)
TO_MAKER = any_of(
    Tag.NOUN, Tag.NAME, Tag.ADVERB, Tag.VERB, Tag.ING, Tag.NUMBER, Tag.CUE, Tag.TIME, Tag.DETERMINER, Tag.PREPOSITION
)
ADDRESSEES = any_of(Tag.DETERMINER, Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.OBJECT)
LISTENERS = any_of(Tag.OBJECT, Tag.NAME, Tag.DETERMINER, Tag.NOUN)
LOOSE_SIGNS = any_of(Tag.CONJUNCTION, ",", "-", "~")
THAT_ENDS = any_of(
    Tag.AUXILIARY, Tag.CUE, ".", ";", ":", Tag.QUOTE, Tag.SUBORDINATOR, Tag.PRONOUN, Tag.RELATIVE, Tag.ING
)
CLAUSE_STARTS = any_of(
    Tag.DETERMINER, Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.NUMBER, Tag.OBJECT, Tag.AUXILIARY, Tag.ADVERB, Tag.SUBORDINATOR,
    Tag.PREPOSITION, Tag.QUOTE, Tag.RELATIVE, Tag.ING, Tag.VERB, Tag.CUE,
)  # fmt: skip
BEFORE_VERBS = any_of(Tag.PRONOUN, Tag.NAME, Tag.TIME, Tag.ADVERB, Tag.RELATIVE, Tag.AUXILIARY)
BEHIND_VERBS = any_of(
    Tag.DETERMINER, Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.SUBORDINATOR, Tag.OBJECT, Tag.NUMBER, Tag.QUOTE, Tag.RELATIVE,
    Tag.PREPOSITION,
)  # fmt: skip
REPORTING = any_of(Tag.CUE, Tag.ING, Tag.VERB, Tag.NOUN)
VERBS_AND_ADVERBS = any_of(Tag.ADVERB, Tag.VERB, Tag.CUE)
INFINITIVES = any_of(Tag.CUE, Tag.NOUN, Tag.VERB)
NOUN_OR_DETERMINER = any_of(Tag.NOUN, Tag.DETERMINER)
