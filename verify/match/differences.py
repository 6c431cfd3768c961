"""The table of differences: which ones an honest editor makes, which ones change what was said, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from verify.match.opposites import are_opposites, denials
from verify.match.word_equality import (
    Words,
    abbreviates,
    is_contraction,
    is_glued,
    is_look_alike,
    is_page_typo,
    is_same_number,
    is_same_sign,
    is_spelling,
    is_spoken,
    is_typo,
    stem,
)
from verify.match.word_lists import (
    ARTICLES,
    AUXILIARIES,
    CONJUNCTION,
    CONTRACTIONS,
    DATES,
    DENIALS,
    HEDGES,
    MODALS,
    MULTIPLES,
    PRONOUNS,
    QUANTIFIERS,
    SPOKEN,
)
from verify.model.clean_speech import CleanSpeech
from verify.model.verdict import Difference
from verify.text.dates import MOST_IN_DAY, is_same_day
from verify.text.numbers import counts, is_number_word, is_same_scale, opens
from verify.text.units import UNIT_WORDS

# How many words of one side the rules look at; numbers are the longest.
MOST_IN_RULE = 3
MOST_IN_NUMBER = 8


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may ask beyond the words.

    Whether some page knows a word, whether the page writes it as a name, whether the page has a word in small letters; and
    how freely speech may be cleaned.
    """

    is_known: Callable[[str], bool]
    is_name: Callable[[str], bool] = lambda _word: False
    is_in_small_letters: Callable[[str], bool] = lambda _word: False
    clean_speech: CleanSpeech = CleanSpeech.FILLERS


@dataclass(frozen=True, slots=True)
class HarmlessRule:
    """A difference that leaves the words said: holds for few words on both sides. *reason* says why it is harmless."""

    difference: Difference
    reason: str
    holds: Callable[[Words, Words, Context], bool]
    most: int = 1


@dataclass(frozen=True, slots=True)
class MaterialRule:
    """A difference that changes what was said; the first that holds names the class."""

    difference: Difference
    reason: str
    holds: Callable[[Words, Words, Context], bool]


# What gets lost in transcription.
DROPPED = ARTICLES | {CONJUNCTION}


def _article(draft: Words, page: Words, _: Context) -> bool:
    if len(draft) + len(page) == 1:
        return (draft or page)[0] in DROPPED
    return len(draft) == len(page) == 1 and draft[0] in ARTICLES and page[0] in ARTICLES


def _both(rule: Callable[[Words, Words], bool]) -> Callable[[Words, Words, Context], bool]:
    return lambda draft, page, _: bool(draft) and bool(page) and rule(draft, page)


def _day(draft: Words, page: Words, _: Context) -> bool:
    return len(draft) > 1 and len(page) > 1 and is_same_day(draft, page)


# In this order; *most* is how many words on either side the rule looks at.
HARMLESS = (
    HarmlessRule(
        Difference.SPACING,
        "The same letters: written together, apart, with a hyphen or an apostrophe, or broken at a line's end.",
        _both(is_glued),
        MOST_IN_RULE,
    ),
    HarmlessRule(Difference.NUMBER_FORMAT, "The same amount in digits or letters.", _both(is_same_number), MOST_IN_NUMBER),
    HarmlessRule(Difference.NUMBER_FORMAT, "The same sign or unit, spelled out or not.", _both(is_same_sign), 2),
    HarmlessRule(
        Difference.NUMBER_FORMAT,
        "The same scale, spelled out or not.",
        _both(lambda draft, page: is_same_scale(draft[0], page[0])),
    ),
    HarmlessRule(Difference.CONTRACTION, "Speech contracts, house styles spell out.", _both(is_contraction), MOST_IN_RULE),
    HarmlessRule(Difference.SPELLING, "House spelling, British or American, with accents or without.", _both(is_spelling)),
    HarmlessRule(Difference.SPELLING, "House style abbreviates: Dr. and Doctor, St. and Street.", _both(abbreviates)),
    HarmlessRule(Difference.SPELLING, "As it sounds or as it is spelled: ya and you, workin' and working.", _both(is_spoken)),
    HarmlessRule(Difference.NUMBER_FORMAT, "The same day: 3 March, March 3, the 3rd of March.", _day, MOST_IN_DAY),
    HarmlessRule(Difference.ARTICLE, "Articles and the conjunction 'that' get lost in transcription; no claim hangs on them.", _article),
    HarmlessRule(Difference.TYPO, "Reads the same; letters of another script are pointed out beside it.", _both(is_look_alike), 2),
    HarmlessRule(
        Difference.TYPO,
        "One slip of the key in a longer word that makes no other word: every reader reads what was meant.",
        lambda draft, page, context: is_typo(draft, page, context.is_known) and not context.is_name(page[0]),
    ),
    HarmlessRule(
        Difference.TYPO,
        "The page's own slip, put right: letters that changed places or one doubled, and no name.",
        lambda draft, page, context: is_page_typo(draft, page) and context.is_in_small_letters(page[0]),
    ),
)  # fmt: skip

# By the number of words on the longer side.
_HARMLESS_FOR = {
    size: tuple(rule for rule in HARMLESS if size <= rule.most)
    for size in range(max(rule.most for rule in HARMLESS) + 1)
}


def _differs(kind: Callable[[str], bool]) -> Callable[[Words, Words, Context], bool]:
    """Whether words of one kind are on one side and not on the other."""

    def holds(draft: Words, page: Words, _: Context) -> bool:
        return {word for word in draft if kind(word)} != {word for word in page if kind(word)}

    return holds


def _replaced(kind: frozenset[str]) -> Callable[[Words, Words, Context], bool]:
    """Whether both sides hold words of one kind, and other ones."""

    def holds(draft: Words, page: Words, _: Context) -> bool:
        first, second = kind.intersection(draft), kind.intersection(page)
        return bool(first) and bool(second) and first != second

    return holds


def _denies(draft: Words, page: Words, _: Context) -> bool:
    if denials(draft) != denials(page) or _differs(DENIALS.__contains__)(draft, page, _):
        return True
    return len(draft) == len(page) and any(map(are_opposites, draft, page))


def _tense(draft: Words, page: Words, _: Context) -> bool:
    if len(draft) != 1 or len(page) != 1:
        return False
    if draft[0] in AUXILIARIES and page[0] in AUXILIARIES:
        return True
    return stem(draft[0]) == stem(page[0]) and draft[0][-2:] in _VERB_ENDINGS | {page[0][-2:]} | _VERB_ENDINGS


_VERB_ENDINGS = frozenset(("ed", "ng", "en"))


def _name(draft: Words, page: Words, context: Context) -> bool:
    return any(map(context.is_name, draft)) or (bool(draft) and any(map(context.is_name, page)))


MATERIAL = (
    MaterialRule(Difference.NEGATION, "It says the opposite.", _denies),
    MaterialRule(Difference.DATE, "Another day.", _differs(DATES.__contains__)),
    MaterialRule(Difference.NUMBER, "Another number.", _differs(lambda word: is_number_word(word) or word in MULTIPLES)),
    MaterialRule(Difference.UNIT, "Another unit makes another amount.", _differs(UNIT_WORDS.__contains__)),
    MaterialRule(Difference.MODAL, "What may be is not what will be.", _differs(MODALS.__contains__)),
    MaterialRule(Difference.HEDGE, "A doubt was taken out or put in.", _differs(HEDGES.__contains__)),
    MaterialRule(Difference.QUANTIFIER, "Some are not all.", _differs(QUANTIFIERS.__contains__)),
    MaterialRule(Difference.PRONOUN, "Somebody else is meant.", _replaced(PRONOUNS)),
    MaterialRule(Difference.TENSE, "What was is not what is.", _tense),
    MaterialRule(Difference.NAME, "Somebody or something else is named.", _name),
    MaterialRule(Difference.INSERTION, "The speaker did not say these words.", lambda _draft, page, _context: not page),
    MaterialRule(Difference.OMISSION, "Words are missing without dots.", lambda draft, _page, _context: not draft),
    MaterialRule(Difference.WORD, "Another word.", lambda _draft, _page, _context: True),
)  # fmt: skip


def most_in_rule(draft: Words, page: Words) -> int:
    """How many words of either side a rule but that on articles could hold for; 0 where none could.

    Spelling, contractions, slips and parted words keep the first letter; amounts and signs need not.
    """
    first, second = draft[0], page[0]
    if any(counts(word) for word in (first, second)) or opens(draft) or opens(page):
        return MOST_IN_NUMBER
    if first[0] == second[0] or not (first.isascii() and second.isascii()):
        return MOST_IN_RULE
    swallowed = first in CONTRACTIONS or second in CONTRACTIONS or first in SPOKEN or second in SPOKEN
    return MOST_IN_RULE if swallowed or first[0] == "'" or second[0] == "'" else 0


def harmless_rule(draft: Words, page: Words, context: Context) -> HarmlessRule | None:
    """The rule by which *draft* and *page* say the same, if there is one."""
    size = max(len(draft), len(page))
    return next((rule for rule in _HARMLESS_FOR.get(size, ()) if rule.holds(draft, page, context)), None)


def material_rule(draft: Words, page: Words, context: Context) -> MaterialRule:
    """The rule that names what the difference changes; the last one always holds."""
    return next(rule for rule in MATERIAL if rule.holds(draft, page, context))


_SAID_INSTEAD = {
    Difference.SPACING: "Written “{page}” on the page.",
    Difference.SPELLING: "Spelled “{page}” on the page.",
    Difference.NUMBER_FORMAT: "Written “{page}” on the page, the same amount.",
    Difference.CONTRACTION: "The page has “{page}” for “{draft}”.",
    Difference.TYPO: "A slip for the page's “{page}”.",
    Difference.ATTRIBUTION: "The page interrupts the words with “{page}”.",
    Difference.ELLIPSIS: "The dots replace “{page}”.",
    Difference.BRACKET: "The bracket “{draft}” replaces the page's “{page}”.",
    Difference.MASKED: "Letters are masked on one side: “{page}” on the page, “{draft}” in the draft.",
    Difference.FILLER: "Left out, as editors clean speech: “{page}”.",
    Difference.SPLICE: "The draft joins words that are apart on the page; left out without dots: “{page}”.",
    Difference.ORDER: "The page has these words in another place: “{page}”.",
}
_SHOWN = 160


def note(difference: Difference, draft: str, page: str) -> str:
    """A sentence for the editor that shows both readings."""
    draft, page = _short(draft), _short(page)
    if draft and page:
        return _SAID_INSTEAD.get(difference, "The page says “{page}”, the draft “{draft}”.").format(
            draft=draft, page=page
        )
    if draft:
        if difference is Difference.BRACKET:
            return f"“{draft}” is the editor's addition."
        return f"The draft adds “{draft}”, which the page does not have there."
    known = _SAID_INSTEAD.get(difference) if "{draft}" not in _SAID_INSTEAD.get(difference, "{draft}") else None
    return (known or "The draft leaves out “{page}”.").format(page=page)


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _SHOWN else plain[: _SHOWN // 2].rstrip() + " … " + plain[-_SHOWN // 2 :].lstrip()
