"""The one reader of numbers: digits and words, scales, shares, ranges, ordinals, signs; where each is and what it is worth."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from verify.model.number import Number, NumberKind
from verify.model.span import Span
from verify.text.fold import Word
from verify.text.late import late
from verify.text.number_grammar import TO, VULGAR, number_at
from verify.text.number_words import AFTER_ARTICLE, ARTICLES, GERMAN_ONLY, OPENERS, SCALES, SHORT_SCALES, WORDS, Token
from verify.text.units import CURRENCY_SIGNS, unit_of

# Languages that write 2,5 for two and a half and 1.187 for a thousand and more.
_COMMA_LANGUAGES = frozenset(
    "de fr es it nl pt pl sv da no nb nn fi cs sk ro hu el tr ru uk bg hr sr sl lt lv et ca id vi".split()
)
# Trillions in words take some thirty.
_LONGEST = 40
_DASHES = "-‐‑‒–—−"
_TOKEN = late(rf"\d+(?:[.,]\d+)*|[{VULGAR}]|[^\W\d_{VULGAR}]+|[%{CURRENCY_SIGNS}]")
_GAP = late(rf"[ ]?[{_DASHES}]{{1,2}}[ ]?|(?:[ \t\u00a0\u2009\u202f]|\r?\n(?!\s)){{0,2}}")
_WORDS = "|".join(sorted(map(re.escape, OPENERS), key=len, reverse=True))
_BEHIND = "|".join(sorted(AFTER_ARTICLE, key=len, reverse=True))
_START = late(
    rf"""(?ix)
    (?<![\w.,/:\#@])(?:(?:us|au|a|c|nz|hk|s)?(?=[{CURRENCY_SIGNS}]\s?\d)) [{CURRENCY_SIGNS}]
    | (?<![\w,/:\#@])(?<!\d\.)\d+(?:[.,]\d+)*
    | (?<![\w/])[{VULGAR}]
    | \b(?:{"|".join(ARTICLES)})[\s\u00a0-](?=(?:{_BEHIND})s?\b)
    | (?<![\w/@\#])(?:{_WORDS})(?![\w/@])
    """
)
_BETWEEN = late(r"(?i)\b(?:between|zwischen)\s$")
_FROM = late(r"(?i)\b(?:from|von)\s$")
_MINUS = late(r"(?:^|(?<=[\s(]))[-−]$|\bminus\s$")


def find_numbers(text: str, language: str | None = None) -> Iterator[Number]:
    """Every number of *text* in order, dates and numbered names among them; parts of words and times are none.

    The *language* says what a comma in a number means, and whether German number words are any.
    """
    comma, german = has_comma_decimals(language), language is None or language[:2] == "de"
    at = 0
    while (found := _START.search(text, at)) is not None:
        is_foreign = not german and found.group().lower() in GERMAN_ONLY
        number = None if is_foreign else _number_at(text, found, comma=comma)
        if number is None:
            at = found.end()
            continue
        at = number.span.end
        yield number


def has_comma_decimals(language: str | None) -> bool:
    """Whether *language* writes two and a half as 2,5."""
    return language is not None and language[:2].lower() in _COMMA_LANGUAGES


def read_words(words: Sequence[str], *, comma: bool = False) -> Number | None:
    """The number that *words* are as a whole, its span counted in words; None where they are none."""
    tokens = [Token(word, at, at + 1, None) for at, word in enumerate(words)]
    number = number_at(tokens, 0, comma=comma, is_range=True) if tokens else None
    return number if number is not None and number.span.end == len(tokens) else None


def numbers_of(words: Sequence[str]) -> Iterator[Number]:
    """Every number among folded *words*, its span counted in words."""
    tokens = [Token(word, at, at + 1, None) for at, word in enumerate(words)]
    at = 0
    while at < len(tokens):
        number = number_at(tokens, at, comma=False, is_range=False) if may_begin(words[at]) else None
        if number is not None:
            yield number
        at = number.span.end if number is not None else at + 1


def is_number_word(word: str) -> bool:
    """Whether a folded *word* is a number or a part of one, in digits or letters."""
    return word[:1].isdigit() or word in WORDS or word[:1] in VULGAR


def may_begin(word: str) -> bool:
    """Whether a folded *word* may begin an amount."""
    return counts(word) or word in ARTICLES


def counts(word: str) -> bool:
    """Whether a folded *word* may begin or end an amount: a number, a scale, a sign or a unit that signs stand for."""
    return is_number_word(word) or word in SHORT_SCALES or unit_of(word) is not None or word == "per"


def opens(words: Sequence[str]) -> bool:
    """Whether an article begins an amount: "a dozen"."""
    return len(words) > 1 and words[0] in ARTICLES and is_number_word(words[1])


def is_range_dash(word: str, ends: tuple[Word, Word], text: str) -> bool:
    """Whether a dash of *text* between two numbers says what *word* says between them elsewhere: "10-12", "10 to 12"."""
    first, last = ends
    between = text[first.span.end : last.span.start].strip()
    return word in TO and between in _DASHES and between != "" and all(is_number_word(end.text) for end in ends)


def is_same_scale(one: str, other: str) -> bool:
    """Whether two words are one scale: m and million; "millions" is another, and says no number."""
    return scale_of_word(one) is not None and scale_of_word(one) == scale_of_word(other)


def scale_of_word(word: str) -> int | None:
    """What the scale *word* multiplies by, written short or not; None for any other word."""
    return SHORT_SCALES.get(word) or SCALES.get(word)


def _number_at(text: str, found: re.Match[str], *, comma: bool) -> Number | None:
    start = found.start()
    # The letters of "US$5" and "A$5" belong to the sign.
    tokens = _tokens(text, max(start, found.end() - 1) if found.group()[-1] in CURRENCY_SIGNS else start)
    lead = text[max(0, start - 12) : start]
    between, is_from = _BETWEEN.search(lead) is not None, _FROM.search(lead) is not None
    number = number_at(tokens, 0, comma=comma, is_range=not is_from, between=between)
    if number is None:
        return None
    end = number.span.end
    if text[end - 1].isalnum() and end < len(text) and (text[end].isalnum() or text[end] == "_"):
        return None
    if text[end : end + 1] in (":", "/") and text[end + 1 : end + 2].isdigit() and not number.spelt:
        # A time, a score, a date in digits.
        return None
    return _negated(replace(number, span=Span(start, end)), text)


def _negated(number: Number, text: str) -> Number:
    start = number.span.start
    minus = _MINUS.search(text[max(0, start - 7) : start])
    if minus is None or number.value is None or number.kind is not NumberKind.CARDINAL or number.upper is not None:
        return number
    return replace(number, value=-number.value, span=Span(start - len(minus.group()), number.span.end))


def _tokens(text: str, start: int) -> list[Token]:
    """The words and signs from *start* on, as far as one number may reach: no mark but a dash between them."""
    tokens: list[Token] = []
    at = start
    while len(tokens) < _LONGEST:
        gap = _GAP.match(text, at) if tokens else None
        begin = gap.end() if gap else at
        found = _TOKEN.match(text, begin)
        if found is None:
            break
        between = gap.group() if gap else ""
        kind = "-" if any(dash in between for dash in _DASHES) else " " if between else ""
        tokens.append(Token(found.group().lower(), found.start(), found.end(), kind))
        at = found.end()
    return tokens
