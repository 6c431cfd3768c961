"""Whether two names or descriptions stand for one speaker: people, organisations and the unnamed."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

from verify.judge.nicknames import ALL_ROLES, GIVEN_FORMS, ORGANISATION_WORDS, ROLE_WORDS, WEAK_WORDS
from verify.speech.name_words import FEMALE_NAMES, HE, MALE_NAMES, SHE
from verify.text.titles import HONORIFICS, PARTICLES, SUFFIXES

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*\.?")
_UNNAMED = re.compile(r"(?i),\s*unnamed$")
_PRONOUNS = frozenset(
    "he she they it him her them his i we you who which someone somebody another others one both".split()
)
# Names are asked for again and again; what is longer is a text.
_LONGEST_KEPT = 100
_VOWELS = frozenset("aeiouy")
# Letters that take no accent apart, as they are written without them.
_PLAIN_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "æ": "ae", "Æ": "Ae", "œ": "oe", "ı": "i"}
)  # fmt: skip
# What several ways of writing one sound in Latin letters have in common: Mueller/Müller, Sergey/Sergei, Zelenskyy/Zelensky,
# Alexei/Aleksei, Sarah/Sara, Carl/Karl, Yulia/Julia, Anna/Ana.
_SPELLINGS = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in (
        (r"([aou])e(?!$)", r"\1"),
        (r"^j(?=[aeou])", "y"),
        (r"^ye", "e"),
        (r"tch|tsch", "ch"),
        (r"sch", "sh"),
        (r"kh", "h"),
        (r"tz", "ts"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"x", "ks"),
        (r"ck|c(?=[aoulrkt]|$)", "k"),
        (r"w", "v"),
        (r"(?<=[aeou])h$", ""),
        (r"(?<!^)[jyi]+", "i"),
        (r"(.)\1+", r"\1"),
    )
)


class Kinship(StrEnum):
    """How two descriptions of a speaker relate."""

    ONE = "one"
    TWO = "two"
    UNKNOWN = "unknown"


def folded_words(name: str) -> list[str]:
    """Words of a name without accents, case, possessive endings and dots."""
    return list(_folded(name) if len(name) <= _LONGEST_KEPT else _folded.__wrapped__(name))


@lru_cache(maxsize=4_096)
def _folded(name: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKD", _UNNAMED.sub("", name).translate(_PLAIN_LETTERS))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    words = (re.sub(r"['’]s$", "", found.group()).strip(".").lower() for found in _WORD.finditer(plain))
    return tuple(word.replace("’", "'") for word in words if word)


def is_unnamed(name: str) -> bool:
    """Whether *name* is a role, a pronoun or a crowd instead of somebody's name."""
    words = folded_words(name)
    if not words or _UNNAMED.search(name) or len("".join(words)) == 1 or all(word in _PRONOUNS for word in words):
        return True
    return not any(word[0].isupper() for word in _WORD.findall(name))


def is_organisation(name: str) -> bool:
    """Whether *name* reads as a body, firm or office rather than a person."""
    words = folded_words(name)
    if any(word in ORGANISATION_WORDS for word in words):
        return True
    return len(words) == 1 and name.isupper() and len(name) > 1


def personal_words(name: str) -> list[str]:
    """The words of a person's name, without honorifics, roles in front and suffixes."""
    words = [word for word in folded_words(name) if word not in HONORIFICS and word not in SUFFIXES]
    last = [word for word in folded_words(name.partition(",")[0]) if word not in SUFFIXES][-1:]
    if words and HONORIFICS.issuperset(last):
        # Behind other words it is no title: "Stephen King" is more than a Stephen. Of "Mr Prince" nobody knows.
        words.extend(last)
    while len(words) > 1 and words[0] in ALL_ROLES:
        words.pop(0)
    return words


def family_name(name: str) -> str:
    """The last word of a person's name; empty where there is none."""
    words = personal_words(name)
    return words[-1] if words else ""


def compare_people(one: str, other: str) -> Kinship:
    """Whether two personal names stand for one person; a family name alone agrees with any given name."""
    first, second = personal_words(one), personal_words(other)
    if not first or not second:
        return Kinship.UNKNOWN
    if first == second or _initials(first) == "".join(second) or _initials(second) == "".join(first):
        return Kinship.ONE
    if len(first) == 1 or len(second) == 1:
        short, full = sorted((first, second), key=len)
        known = any(is_spelled_alike(short[0], word) for word in full) or _is_compound_part(short[0], full)
        return Kinship.ONE if known else Kinship.TWO
    if not is_spelled_alike(first[-1], second[-1]) and not _is_compound_part(first[-1], second[-1:]):
        return _different_ends(first, second)
    return _compare_given(first[:-1], second[:-1])


def is_spelled_alike(one: str, other: str) -> bool:
    """Whether two folded words are one name in two spellings, as languages write it in Latin letters."""
    return one == other or _spelling_key(one) == _spelling_key(other)


def share_role(one: str, other: str) -> bool:
    """Whether two descriptions name the same role ("senior official" and "a senior administration official")."""
    first, second = set(folded_words(one)), set(folded_words(other))
    if first & second & ROLE_WORDS:
        return True
    # Roles that no list knows: the same last word ("the beekeeper", "a local beekeeper").
    return bool(first and second) and folded_words(one)[-1] in second - _PRONOUNS - WEAK_WORDS


def is_of_other_sex(pronoun: str, name: str) -> bool:
    """Whether "he" or "she" cannot stand for *name*, by a given name that only the other sex bears."""
    word, given = pronoun.lower().strip(), (personal_words(name) or [""])[0]
    if word in SHE:
        return given in MALE_NAMES and given not in FEMALE_NAMES
    return word in HE and given in FEMALE_NAMES and given not in MALE_NAMES


def telling_words(name: str) -> set[str]:
    """The words of an organisation's name that tell it from others."""
    return set(folded_words(name)) - WEAK_WORDS - PARTICLES - SUFFIXES


def compare_bodies(one: str, other: str) -> Kinship:
    """Whether two names stand for one organisation: all telling words of the shorter, or its initials."""
    first, second = telling_words(one), telling_words(other)
    if not first or not second:
        return Kinship.UNKNOWN
    if first <= second or second <= first:
        return Kinship.ONE
    for short, full in ((one, other), (other, one)):
        letters = folded_words(short)
        if len(letters) == 1 and letters[0].replace(".", "") in _all_initials(full):
            return Kinship.ONE
    return Kinship.UNKNOWN if first & second else Kinship.TWO


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words)


def _all_initials(name: str) -> set[str]:
    words = folded_words(name)
    strong = [word for word in words if word not in ("of", "the", "and", "for", "on", "in", "&")]
    return {_initials(words), _initials(strong)}


def _is_compound_part(word: str, words: list[str]) -> bool:
    parts = set(word.split("-"))
    return any(parts & set(other.split("-")) and (len(parts) > 1 or "-" in other) for other in words)


def _different_ends(first: list[str], second: list[str]) -> Kinship:
    """Names that end differently: "Ana Ruiz Vega" and "Ana Ruiz" are one, and so is an order turned round."""
    if set(first) <= set(second) or set(second) <= set(first):
        return Kinship.ONE
    if _given_agree(first[:1], second[:1]) and (first[-1] in second or second[-1] in first):
        return Kinship.ONE
    if _near(first[-1], second[-1]) and _given_agree(first[:1], second[:1]):
        # One slip in a family name beside the same given name: the desk will see both spellings.
        return Kinship.ONE
    return Kinship.TWO


def _near(one: str, other: str) -> bool:
    """Whether two words differ by one letter changed, added or left out."""
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < 5:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, also_rest = one[start:], other[start:]
    return rest[1:] == also_rest[1:] or rest[1:] == also_rest or rest == also_rest[1:]


def _compare_given(first: list[str], second: list[str]) -> Kinship:
    """Whether given names can belong to one person; unknown where they differ by no more than a slip of the pen may make."""
    if _given_agree(first, second):
        return Kinship.ONE
    slip = any(_may_be_slip(a, b) for a in first for b in second)
    return Kinship.UNKNOWN if slip else Kinship.TWO


def _may_be_slip(one: str, other: str) -> bool:
    """One vowel, or two letters that changed places: "Yelena" and "Yelina", "Anne" and "Anna"; not Marina and Martina."""
    short, full = sorted((one, other), key=len)
    if len(short) < 3 or one[0] != other[0] or _are_of_two_sexes(short, full):
        return False
    differing = [at for at in range(len(short)) if short[at] != full[at]]
    at = differing[0] if differing else len(short)
    if _is_known(one) and _is_known(other) and at < len(full) - 1:
        return False
    if len(full) == len(short) + 1:
        return full[at] in _VOWELS and full[:at] + full[at + 1 :] == short
    if len(full) != len(short) or not differing:
        return False
    first, last = at, differing[-1]
    swapped = len(differing) == 2 and last == first + 1 and short[first] == full[last] and short[last] == full[first]
    return swapped or (first == last and len(one) > 3 and {short[first], full[first]} <= _VOWELS)


def _are_of_two_sexes(short: str, full: str) -> bool:
    """Carl and Carla, Mario and Maria, Louis and Louise; a name of no list tells by its last letter alone."""
    if (short in MALE_NAMES) != (full in MALE_NAMES):
        return short in FEMALE_NAMES or full in FEMALE_NAMES or short[-1] != full[-1]
    return {short[-1], full[-1]} == {"a", "o"}


def _is_known(given: str) -> bool:
    return given in MALE_NAMES or given in FEMALE_NAMES


def _spelling_key(word: str) -> str:
    for pattern, letters in _SPELLINGS:
        word = pattern.sub(letters, word)
    return word


def _given_agree(first: list[str], second: list[str]) -> bool:
    """Whether given names can belong to one person: equal, initials, short forms, or one a middle name of the other."""
    return any(_same_given(a, b) for a in first for b in second)


def _same_given(one: str, other: str) -> bool:
    if is_spelled_alike(one, other) or one == other[:1] or other == one[:1]:
        return True
    if "-" in one or "-" in other:
        return one.split("-")[0] == other.split("-")[0]
    if (len(one) <= 3 and "." in one) or (len(other) <= 3 and "." in other):
        return one[0] == other[0]
    forms = GIVEN_FORMS.get(one, {one}) & GIVEN_FORMS.get(other, {other})
    return bool(forms) or _is_shortened(*sorted((one, other), key=len))


def _is_shortened(short: str, full: str) -> bool:
    """Whether *full* may be called *short*: "Tom", "Tomasz"; "Paul" is nobody's short form of "Paula"."""
    if len(short) < 2 or not full.startswith(short):
        return False
    # One more vowel makes a man's name a woman's, or another man's: Carl and Carla, Simon and Simone, Mari and Mario.
    return len(full) > len(short) + 1 or full[-1] not in "aeo"
