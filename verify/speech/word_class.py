"""The class of each word of a paragraph, by small words, endings and neighbours."""

from __future__ import annotations

from collections.abc import Mapping

from verify.speech.grammar_words import CLASSES, NOT_ADVERBS, NOT_VERBS_IN_ED, NOUNS_IN_ING
from verify.speech.lexicon import Lexicon
from verify.speech.tags import (
    MODIFIERS,
    NOUNS,
    PLURAL_PHRASE,
    Tag,
)

CLASS_OF = {word: tag for tag, words in CLASSES.items() for word in words.split()}
_MARK_TAGS = {
    ",": ",", ":": ":", ";": ";", "(": "(", ")": ")", "[": "(", "]": ")", "-": "-", "–": "-", "—": "-", "―": "-",
    ".": ".", "!": ".", "?": ".", "…": ".", "&": Tag.CONJUNCTION,
}  # fmt: skip
# With a capital these are parts of names ("This Morning"); days and months are times either way.
_COMMON_TIMES = frozenset("week month year night morning afternoon evening weekend noon midnight day".split())
_PLURAL_HEADS = frozenset("some many most several few all both those people men women members police".split())
_HEADLINE_SHARE = 0.8


def tag_of(word: str, lower: str, verbs: Mapping[str, object]) -> str:
    """The class of *word* by itself; `class_rules.settle` corrects it by its neighbours."""
    if not word[0].isalnum():
        if word[0] in "@#" and len(word) > 1:
            return Tag.NAME
        if word in ("'", "’"):
            return Tag.POSSESSIVE
        return _MARK_TAGS.get(word[0], "~")
    if word[0].isdigit():
        return Tag.NUMBER
    known = CLASS_OF.get(lower)
    if word[0].isupper():
        # "Will", "March" and "Said" can be names; the sentence's first word is settled later.
        return Tag.TIME if known == Tag.TIME and lower not in _COMMON_TIMES else Tag.NAME
    if known:
        return known
    return Tag.CUE if lower in verbs else by_ending(lower)


def by_ending(lower: str) -> str:
    """The class that a word's ending tells."""
    if lower.endswith("ing") and len(lower) > 4 and lower not in NOUNS_IN_ING:
        return Tag.ING
    if lower.endswith("ly") and len(lower) > 4 and lower not in NOT_ADVERBS:
        return Tag.ADVERB
    if lower.endswith("ed") and len(lower) > 4 and lower not in NOT_VERBS_IN_ED:
        return Tag.VERB
    return Tag.NOUN


def is_headline(low: list[str], tags: list[str]) -> bool:
    """Whether most words are capitalised, so that a capital tells nothing."""
    long = [tag for word, tag in zip(low[:60], tags[:60], strict=True) if len(word) > 3]
    if len(low) > 60:
        return False
    if len(long) < 4:
        # "Ruiz Vows To 'Drain The Dock'": what little stands around a passage has capitals throughout, and no stop.
        return (
            len(long) > 1
            and Tag.QUOTE in tags
            and tags[-1] != "."
            and all(tag in (Tag.NAME, Tag.TIME) for tag in long)
            and len(low) <= 12
        )
    return sum(tag in (Tag.NAME, Tag.TIME) for tag in long) >= _HEADLINE_SHARE * len(long)


def read_headline(low: list[str], tags: list[str], lexicon: Lexicon) -> None:
    """In a line where most words are capitalised a capital makes no name: small words and inflected cues are read as such."""
    for place, tag in enumerate(tags):
        word = low[place]
        if tag != Tag.NAME:
            continue
        if word in CLASS_OF:
            tags[place] = CLASS_OF[word]
        elif (
            place
            and word in lexicon.verbs
            and (word not in lexicon.bases or tags[place - 1] in (Tag.AUXILIARY, Tag.PRONOUN))
        ):
            tags[place] = Tag.CUE
        elif place and by_ending(word) in MODIFIERS:
            tags[place] = by_ending(word)


def has_plural_head(low: list[str], tags: list[str], place: int) -> bool:
    """ "critics of the plan call", "some on the board call": a plural that a preposition parts from its verb."""
    head = place - 1
    while head > 0 and tags[head] in PLURAL_PHRASE:
        head -= 1
    if head < 1 or tags[head] != Tag.PREPOSITION:
        return False
    if tags[head - 1] == Tag.VERB and head > 1:
        # "papers filed by the board call"
        head -= 1
    if low[head - 1] in ("close", "familiar", "loyal", "opposed") and head > 1:
        # "sources close to Ruiz say"
        head -= 1
    noun = low[head - 1]
    return noun in _PLURAL_HEADS or (tags[head - 1] in NOUNS and noun.endswith("s") and not noun.endswith("ss"))
