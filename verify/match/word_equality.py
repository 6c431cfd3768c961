"""Whether different characters are the same word: spelling, numbers, contractions, slips, letters of another script."""

from __future__ import annotations

import gzip
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from importlib.resources import files

from rapidfuzz.distance import OSA

from verify.match.word_lists import (
    ABBREVIATIONS,
    CONTRACTIONS,
    ENDINGS,
    HEDGES,
    MODALS,
    NEGATIONS,
    SAME_CONJUNCTION,
    SPELLING_ENDINGS,
    SPELLING_PIECES,
    SPELLINGS,
    SPOKEN,
    STREET_OR_SAINT,
)
from verify.text.numbers import read_words
from verify.text.units import unit_of

Words = tuple[str, ...]

MIN_TYPO = 5
_DOUBLED = re.compile(r"(.)\1")
# Most words have neither, and are soon done with.
_BRITISH_ENDINGS = tuple(british for british, _ in SPELLING_ENDINGS)
_BRITISH_PIECE = re.compile("|".join(british for british, _ in SPELLING_PIECES))

# Letters of Greek and Cyrillic that look like a Latin one.
_LOOK_ALIKES = str.maketrans("абвгекмнопрстухіјѕԁԛԝһӏαβγεικνορτυχ", "abbrekmhonpctyxijsdqwhlabyeikvoptux")


def is_negation(word: str) -> bool:
    """Whether *word* denies what it is beside; contractions count."""
    return word in NEGATIONS or word.endswith("n't")


read_number = lru_cache(maxsize=8192)(read_words)


def is_same_number(draft: Words, page: Words) -> bool:
    """Whether both sides are one amount in different dress; what a comma means must be the same on both."""
    # The same few words come up at every step of a comparison.
    for comma in (False, True):
        first, second = read_number(draft, comma=comma), read_number(page, comma=comma)
        if first is not None and second is not None and first.value is not None and first.worth == second.worth:
            return True
    return False


def is_same_sign(draft: Words, page: Words) -> bool:
    """Whether both sides are one sign or unit: %, percent, per cent."""
    first, second = "".join(draft), "".join(page)
    unit = unit_of(first)
    return (unit is not None and unit == unit_of(second)) or {first, second} <= SAME_CONJUNCTION


def is_glued(draft: Words, page: Words) -> bool:
    """Whether both sides are the same letters, parted differently; "may be" and "not able" are other words."""
    if "".join(draft).replace("'", "") != "".join(page).replace("'", ""):
        return False
    return len(draft) == len(page) or not any(map(_weighs, (*draft, *page)))


def _weighs(word: str) -> bool:
    return is_negation(word) or word in MODALS or word in HEDGES


def is_contraction(draft: Words, page: Words) -> bool:
    """Whether one side is the other with contractions spelled out."""
    if not any("'" in word or word in CONTRACTIONS for word in (*draft, *page)):
        return False
    return not set(spelled_out(draft)).isdisjoint(spelled_out(page))


def spelled_out(words: Words) -> Iterator[str]:
    """Every reading of *words* without contractions; few, because few words are in a difference."""
    readings = [""]
    for word in words[:4]:
        options = [word]
        if word in CONTRACTIONS:
            options.append(CONTRACTIONS[word])
        for ending, meanings in ENDINGS.items():
            if word.endswith(ending) and len(word) > len(ending):
                options += [f"{word[: -len(ending)]} {meaning}" for meaning in meanings]
        readings = [f"{reading} {option}".strip() for reading in readings for option in options]
    yield from readings


@lru_cache(maxsize=8192)
def spelling_key(word: str) -> str:
    """*word* in the spelling of one side of the Atlantic; only good for comparing."""
    known = SPELLINGS.get(word)
    if known is not None:
        return known
    for british, american in SPELLING_ENDINGS if word.endswith(_BRITISH_ENDINGS) else ():
        if word.endswith(british) and len(word) > len(british) + 2:
            word = word.removesuffix(british) + american
            break
    for british, american in SPELLING_PIECES if _BRITISH_PIECE.search(word, 1) else ():
        at = word.find(british, 1)
        if at > 0:
            word = word[:at] + american + word[at + len(british) :]
    return word


def is_spelling(draft: Words, page: Words) -> bool:
    """Whether both sides are British and American spelling of one word, or differ in accents alone."""
    if len(draft) != 1 or len(page) != 1:
        return False
    return spelling_key(draft[0]) == spelling_key(page[0]) or plain_letters(draft[0]) == plain_letters(page[0])


def abbreviates(draft: Words, page: Words) -> bool:
    """Whether one side is the other abbreviated: Dr. and Doctor."""
    if len(draft) != 1 or len(page) != 1:
        return False
    short, long = sorted((draft[0], page[0]), key=len)
    return ABBREVIATIONS.get(short) == long or (short == "st" and long in STREET_OR_SAINT)


def is_spoken(draft: Words, page: Words) -> bool:
    """Whether one side only writes down how the other's word sounds: "ya" for "you", "workin'" for "working"."""
    if len(draft) != 1 or len(page) != 1:
        return False
    short, long = sorted((draft[0].strip("'"), page[0].strip("'")), key=len)
    if SPOKEN.get(short) == long:
        return True
    return long == f"{short}g" and short.endswith("in") and long in english_words() and short not in english_words()


def plain_letters(word: str) -> str:
    """*word* without its accents, but with its umlauts."""
    # Umlauts make other words ("schon", "schön"), accents mostly do not.
    if word.isascii() or not set("äöü").isdisjoint(word):
        return word
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


def look_alike(word: str) -> str:
    """*word* with Greek and Cyrillic letters read as the Latin ones they look like."""
    return word.translate(_LOOK_ALIKES)


def is_mixed_script(word: str) -> bool:
    """Whether Latin letters are beside Greek or Cyrillic ones in one word."""
    if word.isascii():
        return False
    scripts = {unicodedata.name(letter, "").split(" ", 1)[0] for letter in word if letter.isalpha()}
    return "LATIN" in scripts and bool(scripts & {"GREEK", "CYRILLIC"})


def is_look_alike(draft: Words, page: Words) -> bool:
    """Whether both sides look the same and are written with letters of different scripts."""
    first, second = "".join(draft), "".join(page)
    return first != second and not (first.isascii() and second.isascii()) and look_alike(first) == look_alike(second)


def is_typo(draft: Words, page: Words, is_known: Callable[[str], bool]) -> bool:
    """Whether the draft's word is one slip away from the page's, and no word itself.

    Only inside a longer English word: a letter more or less at its end is mostly another form of it, and a changed
    first letter another word.
    """
    if len(draft) != 1 or len(page) != 1:
        return False
    slip, meant = draft[0], page[0]
    if min(len(slip), len(meant)) < MIN_TYPO or not (slip.isalpha() and meant.isalpha()) or slip[0] != meant[0]:
        return False
    if slip.startswith(meant) or meant.startswith(slip) or OSA.distance(slip, meant, score_cutoff=1) != 1:
        return False
    return meant in english_words() and slip not in english_words() and not is_known(slip)


def is_page_typo(draft: Words, page: Words) -> bool:
    """Whether the page's word is a slip and the draft has what was meant.

    Narrower than the other way round, since pages know rare words: only letters that changed places, or one letter of a
    pair too few or too many.
    """
    if not is_typo(page, draft, lambda _word: False):
        return False
    return sorted(draft[0]) == sorted(page[0]) or _DOUBLED.sub(r"\1", draft[0]) == _DOUBLED.sub(r"\1", page[0])


@cache
def english_words() -> frozenset[str]:
    """English words of five letters and more, lower case.

    From the English list of pyspellchecker; its licence stands in `data/english_words/LICENSE`.
    """
    packed = files("verify").joinpath("data/english_words/english_words.txt.gz").read_bytes()
    return frozenset(gzip.decompress(packed).decode("ascii").split())


_STEM_ENDINGS = tuple("ingly edly ations ation ments ment ings ing ies ied ers ed es er ly s".split())


def stem(word: str) -> str:
    """*word* without its commonest endings: rough, for counting agreement, never for judging a difference."""
    word = spelling_key(word.removesuffix("'s").removesuffix("'"))
    if word.endswith(_STEM_ENDINGS):
        for ending in _STEM_ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                word = word.removesuffix(ending)
                break
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    return word.removesuffix("e").removesuffix("i") if len(word) > 3 else word
