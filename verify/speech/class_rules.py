"""The classes of words beside their neighbours: first words of sentences, plural possessives, verbs used as nouns.

Each class has its own table of rules, tried in order; the first that holds gives the word another class, or keeps its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from verify.speech.cue_words import PHRASAL_CUES
from verify.speech.grammar_words import STANDING_ALONE
from verify.speech.lexicon import Lexicon
from verify.speech.name_words import ROLES
from verify.speech.rules import Rule, first_found
from verify.speech.tags import BEFORE_BARE_PLURALS, NOUNS, OBJECTS, SEGMENT_ENDS, SENTENCE_SIGNS, SINGULARS, Tag
from verify.speech.word_class import CLASS_OF, by_ending, has_plural_head, is_headline, read_headline

# Capitalised in headlines and after colons, and no names all the same.
_ALWAYS_SMALL = frozenset("the a an of and or but for by with is are was were he she they we i".split())
_PERCEIVED = frozenset("heard hear hears saw see sees watched let lets made make makes have had".split())
_CLAIMED = frozenset("claims statements remarks comments answers questions reports promises pledges references".split())
_RATING = frozenset("rate rates rated rating".split())
_OBJECTS = ([Tag.DETERMINER], [Tag.NUMBER], [Tag.NAME], [Tag.OBJECT], [Tag.NOUN])
_COUNTS = frozenset("two three four five six seven eight nine ten eleven twelve twenty dozen".split())
_PLURALS = frozenset("people men women police children others".split()) | _COUNTS
# Forms that are past tense as well as bare: a singular may stand before them.
_ALSO_PAST = frozenset("read hit cast put broadcast forecast".split())
# "Will Tan said": small words that are given names as well, where a surname and a verb follow.
_ALSO_NAMES = frozenset("will may".split())
_BARE_VERBS = frozenset("show suggest indicate reveal say".split())
_WHOLE_OBJECTS = (Tag.DETERMINER, Tag.QUOTE, Tag.RELATIVE, Tag.OBJECT)
_BEFORE_ROLES = frozenset("lead show set play".split())
_BEFORE_VERBS = frozenset(
    "he she they we i who will would could should might must cannot can't won't wouldn't couldn't shouldn't".split()
)


@dataclass(slots=True, kw_only=True)
class TaggedWord:
    """The word at *place* of a paragraph, whose *tags* are settled up to there; *fresh*: it opens a sentence."""

    low: list[str]
    tags: list[str]
    lexicon: Lexicon
    place: int = 0
    fresh: bool = True

    @property
    def word(self) -> str:
        """The word in small letters."""
        return self.low[self.place]

    @property
    def before(self) -> str:
        """The class of the word before."""
        return self.tags[self.place - 1]

    @property
    def word_before(self) -> str:
        """The word before in small letters."""
        return self.low[self.place - 1]

    @property
    def next(self) -> str:
        """The word behind in small letters, if there is one."""
        return self.low[self.place + 1] if self.place + 1 < len(self.low) else ""

    def behind(self, count: int) -> str:
        """The classes of the *count* words behind."""
        return "".join(self.tags[self.place + 1 : self.place + 1 + count])


def settle(low: list[str], tags: list[str], lexicon: Lexicon, *, capitals: bool = False) -> bool:
    """Correct *tags* by neighbours. True for headlines.

    *capitals*: the paragraph has no small letter, and is read like a headline.
    """
    headline = capitals or is_headline(low, tags)
    if headline:
        read_headline(low, tags, lexicon)
    for _ in settling(TaggedWord(low=low, tags=tags, lexicon=lexicon)):
        pass
    return headline


def settling(word: TaggedWord) -> Iterator[str]:
    """Settle the class of each word in turn: the name of the rule that did, empty where none holds."""
    low, tags = word.low, word.tags
    for place, tag in enumerate(tags):
        word.place = place
        asked = tag in CLASS_RULES and not (
            # Most nouns and names: looked at first, for speed alone.
            (
                tag == Tag.NOUN
                and place
                and tags[place - 1] != Tag.ADVERB
                and low[place - 1] not in _BEFORE_VERBS
                and low[place] not in PHRASAL_CUES
            )
            or (
                tag == Tag.NAME and not word.fresh and low[place] not in _ALWAYS_SMALL and low[place] not in _ALSO_NAMES
            )
        )
        found = first_found(CLASS_RULES[tag], word) if asked else None
        if found is not None:
            tag = tags[place] = found[1]
        if tag in SENTENCE_SIGNS:
            word.fresh = True
        elif tag not in "~(-":
            word.fresh = False
        yield found[0] if found else ""


def _is(tag: str, holds: Callable[[TaggedWord], bool]) -> Callable[[TaggedWord], str | None]:
    """Gives a word the class *tag* where *holds* is true."""
    return lambda word: tag if holds(word) else None


def _asked_by(w: TaggedWord) -> bool:
    return w.fresh and w.word.endswith("ed") and w.word in w.lexicon.verbs and w.next == "by"


def _is_said(w: TaggedWord) -> bool:
    led, colon, _ = w.behind(16).partition(":")
    opens = w.fresh and w.word == "said" and led[:1] == Tag.NAME
    return opens and bool(colon) and {Tag.CUE, Tag.AUXILIARY, "."}.isdisjoint(led)


def _is_given_name(w: TaggedWord) -> bool:
    return w.word in _ALSO_NAMES and w.behind(2) in (Tag.NAME + Tag.CUE, Tag.CUE)


def _capitalised(w: TaggedWord) -> str:
    known = CLASS_OF.get(w.word)
    if known and (w.fresh or w.word in _ALWAYS_SMALL):
        return known
    ending = by_ending(w.word) if w.fresh else Tag.NAME
    if ending == Tag.ING and w.behind(2).startswith((Tag.CUE, Tag.NAME + Tag.CUE)):
        # "Keeling said", "Downing Street said": no form in -ing is a verb's subject.
        return Tag.NAME
    return ending if ending in (Tag.ING, Tag.ADVERB) else Tag.NAME


def _is_phrasal(w: TaggedWord) -> bool:
    return (w.next,) in PHRASAL_CUES.get(w.word, ())


def _behind_subject(w: TaggedWord) -> str | None:
    before = w.place - 1
    while before > 0 and w.tags[before] == Tag.ADVERB:
        before -= 1
    return Tag.VERB if before >= 0 and w.low[before] in _BEFORE_VERBS else None


def _is_no_possessive(w: TaggedWord) -> bool:
    plural = w.place > 0 and w.before in NOUNS and w.word_before.endswith("s")
    return w.word not in ("'s", "’s") and not plural


def _before_role(w: TaggedWord) -> bool:
    return w.word in _BEFORE_ROLES and w.next in ROLES


def _is_modifier(w: TaggedWord) -> bool:
    return w.place > 0 and w.before == Tag.DETERMINER and w.behind(1) in (Tag.NOUN, Tag.NAME)


def _is_rate(w: TaggedWord) -> bool:
    return w.word in _RATING and not (w.word == "rated" and w.tags[w.place + 1 : w.place + 2] in _OBJECTS)


def _is_part_of_a_role(w: TaggedWord) -> bool:
    return w.word.endswith("ing") and w.place > 0 and w.before in NOUNS and w.next in ROLES


def _only_a_verb(w: TaggedWord) -> bool:
    return w.word.endswith(("ed", "ing")) or not w.place


def _is_singular(w: TaggedWord) -> bool:
    bare = w.word in w.lexicon.bases and w.word not in _ALSO_PAST
    return bare and w.before == Tag.DETERMINER and w.word_before in ("one", "another", "this", "that", "each")


def _is_counted(w: TaggedWord) -> bool:
    counted = w.before == Tag.NUMBER or w.word_before in _COUNTS
    return counted and w.word.endswith("s") and w.word in w.lexicon.noun_forms


def _is_rated(w: TaggedWord) -> bool:
    return w.word in _CLAIMED and w.next == "as" and w.before in NOUNS


def _determined(w: TaggedWord) -> str | None:
    if w.before != Tag.POSSESSIVE and (w.before != Tag.DETERMINER or w.word_before in STANDING_ALONE):
        return None
    return Tag.NOUN if w.word in w.lexicon.bases or w.word in w.lexicon.noun_forms else Tag.CUE


def _takes_verb(w: TaggedWord) -> bool:
    plural = (w.word == "report" or (w.word.endswith("s") and w.word not in w.lexicon.bases)) and w.before in NOUNS
    has_object = w.behind(1) == Tag.CUE and w.behind(2)[1:] in _WHOLE_OBJECTS
    is_finite = w.next in _BARE_VERBS or (w.before == Tag.NOUN and w.behind(1) in (Tag.VERB, Tag.AUXILIARY))
    return plural and (has_object or is_finite) and Tag.RELATIVE not in w.tags[max(0, w.place - 6) : w.place]


def _is_first(w: TaggedWord) -> bool:
    told = w.before == Tag.CUE and w.behind(1) in (Tag.NOUN, Tag.NAME)
    opens = w.before in SEGMENT_ENDS and w.behind(2) in (Tag.NOUN + Tag.CUE, Tag.NOUN + Tag.AUXILIARY)
    return w.place > 0 and (told or opens) and w.word in w.lexicon.bases


def _is_bare_plural(w: TaggedWord) -> bool:
    tags, before = w.tags, w.place - 1
    if w.word not in w.lexicon.noun_forms or not (w.word.endswith("s") or tags[before] == Tag.VERB):
        return False
    if tags[before] == Tag.VERB:
        # "her recovered emails", "a since-deleted tweet"
        return before > 0 and tags[before - 1] in (Tag.DETERMINER, Tag.POSSESSIVE)
    if tags[before] == Tag.ING:
        return True
    if tags[before] != Tag.NOUN or w.low[before].endswith("s"):
        return False
    while before >= 0 and tags[before] in (Tag.NOUN, Tag.NUMBER):
        before -= 1
    return before >= 0 and tags[before] in BEFORE_BARE_PLURALS


def _is_inflected(w: TaggedWord) -> bool:
    return w.word not in w.lexicon.bases or w.word in _ALSO_PAST


def _behind_preposition(w: TaggedWord) -> bool:
    infinitive = w.word_before == "to" and w.low[w.place - 2] != "according"
    return w.before == Tag.ING or (w.before == Tag.PREPOSITION and not infinitive)


def _is_named(w: TaggedWord) -> bool:
    determined = w.tags[w.place - 2 : w.place - 1] == [Tag.DETERMINER]
    return w.before == Tag.NAME and (w.next in ROLES or determined)


def _has_far_subject(w: TaggedWord) -> bool:
    perceived = w.before == Tag.NAME and w.place > 1 and w.low[w.place - 2] in _PERCEIVED
    has_object = w.before in NOUNS and (w.behind(1) in OBJECTS or w.next == "that")
    return perceived or (has_object and has_plural_head(w.low, w.tags, w.place))


def _behind_singular(w: TaggedWord) -> bool:
    """ "Ruiz and Hale call" is a verb, but not "a new and personal campaign"."""
    if w.before not in SINGULARS or w.word_before in _PLURALS or w.word_before.endswith("s"):
        return False
    has_article = not {"a", "an"}.isdisjoint(w.low[max(0, w.place - 6) : w.place])
    return has_article or Tag.CONJUNCTION not in w.tags[max(0, w.place - 4) : w.place]


ClassRule = Rule[TaggedWord, str]
_PHRASAL: ClassRule = Rule(
    "phrasal_cue", "the word behind makes it a verb of saying", "Reyes *shot* back.", _is(Tag.CUE, _is_phrasal)
)
# By the class that a word has by itself. In examples stars hold the word.
CLASS_RULES: dict[str, tuple[ClassRule, ...]] = {
    Tag.NAME: (
        Rule("asked_by", "before “by” a participle opens a sentence", "*Asked* by Reyes, he left.", _is(Tag.CUE, _asked_by)),
        Rule("said_name", "a name and a colon, without a verb between, follow", "*Said* Ana Reyes: “X.”", _is(Tag.CUE, _is_said)),
        Rule("given_name_alike", "a surname and a verb follow a small word", "*Will* Tan said so.", _is(Tag.NAME, _is_given_name)),
        Rule("capitalised", "a capital opens the sentence, or stands in a headline", "*The* plan is late.", _capitalised),
    ),
    Tag.NOUN: (
        _PHRASAL,
        Rule("behind_subject", "it follows a subject's pronoun or a modal", "They *tighten* the rope.", _behind_subject),
    ),
    Tag.VERB: (
        _PHRASAL,
        Rule("before_role", "it is the first part of a role", "A study *lead* author left.", _is(Tag.NOUN, _before_role)),
        Rule("modifier", "it stands between an article and a noun", "The *show* boat sank.", _is(Tag.NOUN, _is_modifier)),
    ),
    Tag.TIME: (_PHRASAL,),
    Tag.POSSESSIVE: (
        Rule("no_possessive", "no plural stands before the apostrophe", "He told the board *'* of it.", _is("~", _is_no_possessive)),
    ),
    Tag.CUE: (
        Rule("rate", "only who rates something speaks of it", "The response *rates* rose.", _is(Tag.NOUN, _is_rate)),
        Rule("part_of_role", "it is part of a role", "The policy *planning* director left.", _is(Tag.NOUN, _is_part_of_a_role)),
        Rule("only_a_verb", "the form is a verb's alone", "Reyes *added* a line.", _is(Tag.CUE, _only_a_verb)),
        Rule("singular", "a singular subject asks for another form", "He gave one *reason* for it.", _is(Tag.NOUN, _is_singular)),
        Rule("counted", "a number counts it", "She had ten *questions* for him.", _is(Tag.NOUN, _is_counted)),
        Rule("rated", "“as” follows it", "Reyes rated the council *claims* as false.", _is(Tag.NOUN, _is_rated)),
        Rule("determined", "an article or owner stands before it", "He denied the *claim* at once.", _determined),
        Rule("takes_verb", "it is the subject of the verb behind it", "The deadly gas *fumes* leaked.", _is(Tag.NOUN, _takes_verb)),
        Rule("first_of_nouns", "no subject comes before the bare form", "It is shut, *state* media said.", _is(Tag.NOUN, _is_first)),
        Rule("bare_plural", "no singular subject stands before it", "They read critical *reports* of it.", _is(Tag.NOUN, _is_bare_plural)),
        Rule("inflected", "the form asks for a subject before it", "Reyes *says* so.", _is(Tag.CUE, _is_inflected)),
        Rule("behind_preposition", "a preposition stands before it", "She left without *comment*.", _is(Tag.NOUN, _behind_preposition)),
        Rule("named", "a name and a role stand around it", "The Moens *campaign* manager left.", _is(Tag.NOUN, _is_named)),
        Rule("far_subject", "a subject further before asks for it", "Critics of the plan *call* it late.", _is(Tag.CUE, _has_far_subject)),
        Rule("behind_singular", "a singular before it asks for another form", "A draft *claim* came.", _is(Tag.NOUN, _behind_singular)),
    ),
}  # fmt: skip
