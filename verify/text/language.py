"""Which language a text is in, by its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from verify.text.late import late

_COMMON = {
    "en": "the and of to that is was for with on it he said his has from by this are have not they who would which",
    "de": "der die und das den nicht ist mit von sich auch auf ein eine dem für im zu wird sagte hat werden sind bei",
    "fr": "le les des et une du est que pour dans qui sur pas au par avec plus sont cette il nous ont aux mais",
    "es": "el los las una del que por con para se su es más como pero lo sus al ha este y entre sobre también",
    "it": "il che di della del per non una sono con gli le alla dei più nel anche come ha dal si questo i delle",
    "pt": "o os um uma não para com do da dos das que em no na por mais foi ao como são também e seu sua",
    "nl": "de het een van en dat niet is voor met op zijn te die door aan ook heeft er maar bij wordt",
    "sv": "och att det som en är på av för inte med den till har om ett var vi de kan efter",
    "pl": "i w na nie się z do że to jest o jak przez za od po ale co dla oraz tym",
    "tr": "ve bir bu için da de ile çok olarak daha sonra kadar gibi olan ancak en ne var",
}
_WORDS = {code: frozenset(words.split()) for code, words in _COMMON.items()}
_VOWELS = frozenset("aeiouyáàâäãåæąéèêëęíìîïóòôöõøőúùûüűýœı")
_WORD = late(r"[^\W\d_]+")
_SCRIPTS = {
    "ja": "[\u3040-\u30ff]",
    "ko": "[\uac00-\ud7af]",
    "zh": "[\u4e00-\u9fff]",
    "ar": "[\u0600-\u06ff]",
    "he": "[\u0590-\u05ff]",
    "el": "[\u0370-\u03ff]",
    "hi": "[\u0900-\u097f]",
}
_ANY_SCRIPT = late("".join(_SCRIPTS.values()).replace("][", ""))


# Several readers of one text ask in turn.
@lru_cache(maxsize=2)
def guess_language(text: str) -> str | None:
    """Two-letter code of the language of *text*, or None where too few common words tell."""
    sample = text[:20_000]
    counts = Counter(map(str.lower, _WORD.findall(sample)))
    total = counts.total()
    for code, script in _SCRIPTS.items() if _ANY_SCRIPT.search(sample) else ():
        # Unspaced scripts have few "words", so letters are counted against words.
        if len(re.findall(script, sample)) > max(20, 2 * total):
            return code
    if total < 12:
        return None
    shares = sorted(
        ((sum(counts[word] for word in words) / total, code) for code, words in _WORDS.items()), reverse=True
    )
    (best, code), (second, _) = shares[:2]
    return code if best >= 0.08 and best >= 1.25 * second else None


def is_scrambled(text: str) -> bool:
    """Whether *text* is in Latin letters but in no language: no common words, and hardly a vowel where vowels belong."""
    letters = [letter for letter in text[:20_000].lower() if letter.isalpha()]
    latin = sum(letter <= "\u024f" for letter in letters)
    if len(letters) < 300 or latin * 10 < len(letters) * 9 or guess_language(text) is not None:
        return False
    # Written languages have 36 to 50 vowels in a hundred letters; a shifted alphabet has far fewer.
    return sum(letter in _VOWELS for letter in letters) * 100 < 32 * len(letters)


def language_code(label: str | None) -> str | None:
    """Two-letter code from a label such as `en-GB` or `de_DE`; None for anything else."""
    found = re.match(r"([A-Za-z]{2})(?:[-_]|$)", (label or "").strip())
    return found.group(1).lower() if found else None
