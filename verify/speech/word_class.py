"""The class of each word of a paragraph, by small words, endings and neighbours."""

from __future__ import annotations

from collections.abc import Mapping

from verify.speech.cue_words import PHRASAL_CUES
from verify.speech.grammar_words import CLASSES, NOT_ADVERBS, NOT_VERBS_IN_ED, NOUNS_IN_ING
from verify.speech.lexicon import Lexicon
from verify.speech.name_words import ROLES
from verify.speech.tags import (
    BEFORE_BARE_PLURALS,
    MODIFIERS,
    NOUNS,
    OBJECTS,
    PHRASAL,
    PLURAL_PHRASE,
    SENTENCE_SIGNS,
    SINGULARS,
    Tag,
)

_CLASS_OF = {word: tag for tag, words in CLASSES.items() for word in words.split()}
_MARK_TAGS = {
    ",": ",", ":": ":", ";": ";", "(": "(", ")": ")", "[": "(", "]": ")", "-": "-", "–": "-", "—": "-", "―": "-",
    ".": ".", "!": ".", "?": ".", "…": ".", "&": Tag.CONJUNCTION,
}  # fmt: skip
# Capitalised in headlines and after colons, and no names all the same.
_ALWAYS_SMALL = frozenset("the a an of and or but for by with is are was were he she they we i".split())
# After these a bare verb form is a verb ("some say"), after other determiners a noun ("the claim").
_STANDING_ALONE = frozenset("some many all both several most few others this that these those one another".split())
_PLURAL_HEADS = frozenset("some many most several few all both those people men women members police".split())
_PERCEIVED = frozenset("heard hear hears saw see sees watched let lets made make makes have had".split())
_CLAIMED = frozenset("claims statements remarks comments answers questions reports promises pledges references".split())
_RATING = frozenset("rate rates rated rating".split())
_OBJECTS = ([Tag.DETERMINER], [Tag.NUMBER], [Tag.NAME], [Tag.OBJECT], [Tag.NOUN])
_COUNTS = frozenset("two three four five six seven eight nine ten eleven twelve twenty dozen".split())
_SINGULAR = frozenset("one another this that each".split())
_PLURALS = frozenset("people men women police children others two three four".split())
# Forms that are past tense as well as bare: a singular may stand before them.
_ALSO_PAST = frozenset("read hit cast put broadcast forecast".split())
# With a capital these are parts of names ("This Morning"); days and months are times either way.
_COMMON_TIMES = frozenset("week month year night morning afternoon evening weekend noon midnight day".split())
# "Will Tan said": small words that are given names as well, where a surname and a verb follow.
_ALSO_NAMES = frozenset("will may".split())
_BEFORE_ROLES = frozenset("lead show set play".split())
_BEFORE_VERBS = frozenset(
    "he she they we i who will would could should might must cannot can't won't wouldn't couldn't shouldn't".split()
)
_HEADLINE_SHARE = 0.8


def tag_of(word: str, lower: str, verbs: Mapping[str, object]) -> str:
    """The class of *word* by itself; `settle` corrects it by its neighbours."""
    if not word[0].isalnum():
        if word[0] in "@#" and len(word) > 1:
            return Tag.NAME
        if word in ("'", "’"):
            return Tag.POSSESSIVE
        return _MARK_TAGS.get(word[0], "~")
    if word[0].isdigit():
        return Tag.NUMBER
    known = _CLASS_OF.get(lower)
    if word[0].isupper():
        # "Will", "March" and "Said" can be names; the sentence's first word is settled later.
        return Tag.TIME if known == Tag.TIME and lower not in _COMMON_TIMES else Tag.NAME
    if known:
        return known
    return Tag.CUE if lower in verbs else _by_ending(lower)


def _by_ending(lower: str) -> str:
    if lower.endswith("ing") and len(lower) > 4 and lower not in NOUNS_IN_ING:
        return Tag.ING
    if lower.endswith("ly") and len(lower) > 4 and lower not in NOT_ADVERBS:
        return Tag.ADVERB
    if lower.endswith("ed") and len(lower) > 4 and lower not in NOT_VERBS_IN_ED:
        return Tag.VERB
    return Tag.NOUN


def settle(low: list[str], tags: list[str], lexicon: Lexicon, *, capitals: bool = False) -> bool:
    """Correct *tags* by neighbours: first words of sentences, plural possessives, verbs used as nouns. True for headlines.

    *capitals*: the paragraph has no small letter, and is read like a headline.
    """
    headline = capitals or _is_headline(low, tags)
    if headline:
        _read_headline(low, tags, lexicon)
    fresh = True
    for place in range(len(tags)):
        tag = tags[place] = _settled(low, tags, place, lexicon, fresh=fresh)
        if tag in SENTENCE_SIGNS:
            fresh = True
        elif tag not in "~(-":
            fresh = False
    return headline


def _settled(low: list[str], tags: list[str], place: int, lexicon: Lexicon, *, fresh: bool) -> str:
    """The class of the word at *place* beside its neighbours; *fresh*: it opens a sentence."""
    tag, word = tags[place], low[place]
    if tag in PHRASAL and tuple(low[place + 1 : place + 2]) in PHRASAL_CUES.get(word, ()):
        return Tag.CUE
    if (
        tag == Tag.NAME
        and fresh
        and word.endswith("ed")
        and word in lexicon.verbs
        and low[place + 1 : place + 2] == ["by"]
    ):
        # "Asked by Ruiz whether …"
        return Tag.CUE
    if tag == Tag.NAME and not (
        word in _ALSO_NAMES and "".join(tags[place + 1 : place + 3]) in (Tag.NAME + Tag.CUE, Tag.CUE)
    ):
        known = _capitalised(word, fresh=fresh)
        # "Keeling said", "Downing Street said": no form in -ing is a verb's subject.
        return (
            Tag.NAME
            if known == Tag.ING and "".join(tags[place + 1 : place + 3]).startswith((Tag.CUE, Tag.NAME + Tag.CUE))
            else known
        )
    if tag == Tag.CUE and word in _RATING and not (word == "rated" and tags[place + 1 : place + 2] in _OBJECTS):
        # "response rates", "papers rated “secret”": only who rates something speaks of it.
        return Tag.NOUN
    if tag == Tag.CUE:
        return _verb_or_noun(low, tags, place, lexicon)
    if tag == Tag.POSSESSIVE:
        return tag if word in ("'s", "’s") or _is_plural_before(low, tags, place) else "~"
    if tag == Tag.NOUN:
        return Tag.VERB if _behind_subject(low, tags, place) else tag
    if tag == Tag.VERB and place + 1 < len(tags):
        if word in _BEFORE_ROLES and low[place + 1] in ROLES:
            # "study lead author Ana Ruiz"
            return Tag.NOUN
        return Tag.NOUN if tags[place - 1 : place] == [Tag.DETERMINER] and tags[place + 1] in NOUNS else tag
    return tag


def _capitalised(word: str, *, fresh: bool) -> str:
    known = _CLASS_OF.get(word)
    if known and (fresh or word in _ALWAYS_SMALL):
        return known
    if fresh:
        ending = _by_ending(word)
        return ending if ending in (Tag.ING, Tag.ADVERB) else Tag.NAME
    return Tag.NAME


def _behind_subject(low: list[str], tags: list[str], place: int) -> bool:
    """ "he rails", "who simply shelved", "would march": what follows a subject's pronoun or a modal is a verb."""
    before = place - 1
    while before > 0 and tags[before] == Tag.ADVERB:
        before -= 1
    return before >= 0 and low[before] in _BEFORE_VERBS


def _is_plural_before(low: list[str], tags: list[str], place: int) -> bool:
    return place > 0 and tags[place - 1] in NOUNS and low[place - 1].endswith("s")


def _verb_or_noun(low: list[str], tags: list[str], place: int, lexicon: Lexicon) -> str:
    """`N` where a cue verb's form can only be a noun: "the claim", "state senator", "a press release"."""
    word = low[place]
    if _is_part_of_a_role(low, tags, place):
        return Tag.NOUN
    if word.endswith(("ed", "ing")) or not place:
        return Tag.CUE
    before = tags[place - 1]
    if _is_singular(low, before, place, lexicon) or _is_counted_or_rated(low, before, place, lexicon):
        return Tag.NOUN
    if before == Tag.POSSESSIVE or (before == Tag.DETERMINER and low[place - 1] not in _STANDING_ALONE):
        return Tag.NOUN if word in lexicon.bases or word in lexicon.noun_forms else Tag.CUE
    if word.endswith("s") and word not in lexicon.bases and before == Tag.NOUN and _takes_verb(tags, place):
        return Tag.NOUN
    if word in lexicon.noun_forms and (word.endswith("s") or before == Tag.VERB) and _is_bare_plural(low, tags, place):
        return Tag.NOUN
    if word not in lexicon.bases or word in _ALSO_PAST:
        return Tag.CUE
    if before == Tag.ING or (before == Tag.PREPOSITION and low[place - 1] != "to"):
        return Tag.NOUN
    if before == Tag.NAME and (
        (low[place + 1 : place + 2] and low[place + 1] in ROLES) or tags[place - 2 : place - 1] == [Tag.DETERMINER]
    ):
        # "Moens campaign manager", "the Moens campaign".
        return Tag.NOUN
    if _has_far_subject(low, tags, place):
        return Tag.CUE
    if before in SINGULARS and low[place - 1] not in _PLURALS and not low[place - 1].endswith("s"):
        # "Ruiz and Hale call", but "a new and personal campaign".
        pair = Tag.CONJUNCTION in tags[max(0, place - 4) : place] and not {"a", "an"} & set(
            low[max(0, place - 6) : place]
        )
        return Tag.CUE if pair else Tag.NOUN
    return Tag.CUE


def _is_part_of_a_role(low: list[str], tags: list[str], place: int) -> bool:
    """ "policy planning director": no verb, though it ends like one."""
    if not low[place].endswith("ing") or not place or tags[place - 1] not in NOUNS:
        return False
    return place + 1 < len(low) and low[place + 1] in ROLES


def _is_singular(low: list[str], before: str, place: int, lexicon: Lexicon) -> bool:
    """ "one reason": a singular subject would ask for another form."""
    word = low[place]
    return before == Tag.DETERMINER and low[place - 1] in _SINGULAR and word in lexicon.bases and word not in _ALSO_PAST


def _is_counted_or_rated(low: list[str], before: str, place: int, lexicon: Lexicon) -> bool:
    """ "Ten questions", "rated the council's claims as “false”": what is counted, or what none but "as" follows, is a noun."""
    word = low[place]
    if not word.endswith("s"):
        return False
    if word in lexicon.noun_forms and (before == Tag.NUMBER or low[place - 1] in _COUNTS):
        return True
    return low[place + 1 : place + 2] == ["as"] and before in NOUNS and word in _CLAIMED


def _has_far_subject(low: list[str], tags: list[str], place: int) -> bool:
    """Whether a bare form behind a noun or name is a verb: "they heard Ruiz say", "critics of the plan call it"."""
    if tags[place - 1] == Tag.NAME and place > 1 and low[place - 2] in _PERCEIVED:
        return True
    return (
        tags[place - 1] in NOUNS
        and "".join(tags[place + 1 : place + 2]) in OBJECTS
        and _has_plural_head(low, tags, place)
    )


def _has_plural_head(low: list[str], tags: list[str], place: int) -> bool:
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


def _takes_verb(tags: list[str], place: int) -> bool:
    """ "The deadly fumes leaked": a form in -s with a verb behind it is a subject, outside relative clauses."""
    return (
        tags[place + 1 : place + 2] in ([Tag.VERB], [Tag.AUXILIARY])
        and Tag.RELATIVE not in tags[max(0, place - 6) : place]
    )


def _is_bare_plural(low: list[str], tags: list[str], place: int) -> bool:
    """ "critical reports", "demanding answers", "her recovered emails": no singular subject stands before the form in -s."""
    before = place - 1
    if tags[before] == Tag.VERB:
        # "her recovered emails", "a since-deleted tweet"
        return before > 0 and tags[before - 1] in (Tag.DETERMINER, Tag.POSSESSIVE)
    if tags[before] == Tag.ING:
        return True
    if tags[before] != Tag.NOUN or low[before].endswith("s"):
        return False
    while before >= 0 and tags[before] in (Tag.NOUN, Tag.NUMBER):
        before -= 1
    return before >= 0 and tags[before] in BEFORE_BARE_PLURALS


def _is_headline(low: list[str], tags: list[str]) -> bool:
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


def _read_headline(low: list[str], tags: list[str], lexicon: Lexicon) -> None:
    """In a line where most words are capitalised a capital makes no name: small words and inflected cues are read as such."""
    for place, tag in enumerate(tags):
        word = low[place]
        if tag != Tag.NAME:
            continue
        if word in _CLASS_OF:
            tags[place] = _CLASS_OF[word]
        elif (
            place
            and word in lexicon.verbs
            and (word not in lexicon.bases or tags[place - 1] in (Tag.AUXILIARY, Tag.PRONOUN))
        ):
            tags[place] = Tag.CUE
        elif place and _by_ending(word) in MODIFIERS:
            tags[place] = _by_ending(word)
