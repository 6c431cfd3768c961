"""Numbers in words: the closed classes of English and German, and what a run of such words is worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from verify.model.number import NumberKind


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign in small letters, where it is, and what parts it from the one before.

    *gap*: "" glued on, " " a space, "-" a hyphen or a dash; None where nobody knows.
    """

    text: str
    start: int
    end: int
    gap: str | None


@dataclass(frozen=True, slots=True)
class Worth:
    """What *size* words are worth; *value* None for vague ones."""

    kind: NumberKind
    value: Fraction | None
    size: int


_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_ONES = {word: value for value, word in enumerate(_ENGLISH)}
_GERMAN_ONES = "eins zwei drei vier fünf sechs sieben acht neun".split()
_GERMAN_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()
_GERMAN = (
    {word: value for value, word in enumerate(_GERMAN_ONES, 1)}
    | {
        word: value
        for value, word in enumerate(
            "zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn".split(), 10
        )
    }
    | {word: 10 * value for value, word in enumerate(_GERMAN_TENS, 2)}
    | {
        f"{one.removesuffix('s') if one == 'eins' else one}und{ten}": 10 * tens + ones
        for tens, ten in enumerate(_GERMAN_TENS, 2)
        for ones, one in enumerate(_GERMAN_ONES, 1)
    }
    | {"null": 0}
)
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "dozen": 12,
    "lakh": 100_000,
    "crore": 10_000_000,
    "hundert": 100,
    "tausend": 1_000,
    "millionen": 1_000_000,
    "milliarde": 1_000_000_000,
    "milliarden": 1_000_000_000,
    "dutzend": 12,
}
# Written at the number or a space behind it; a single letter only at the number, where that is known.
SHORT_SCALES = {
    "k": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "mio": 1_000_000,
    "b": 1_000_000_000,
    "bn": 1_000_000_000,
    "mrd": 1_000_000_000,
    "tn": 1_000_000_000_000,
}
ORDINALS = {
    word: value
    for value, word in enumerate(
        (
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
            " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ).split(),
        1,
    )
} | {
    word: 10 * value
    for value, word in enumerate(
        "thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth".split(), 3
    )
}
ORDINAL_ENDINGS = frozenset("st nd rd th".split())
_SHARES = {word: n for n, word in enumerate("half third quarter fifth sixth seventh eighth ninth tenth".split(), 2)} | {
    "halve": 2,
    "fourth": 4,
    "hundredth": 100,
}
_HALVES = frozenset("half halbe halben".split())
ARTICLES = frozenset("a an ein eine einer einem einen".split())
VAGUE = frozenset("tens dozens scores hundreds thousands millions billions trillions hunderte tausende".split())
_FEW = frozenset("few several many couple".split())
_SMALL = _TENS | _ONES
WORDS = frozenset((*_SMALL, *_GERMAN, *SCALES, *ORDINALS, *_HALVES, *VAGUE, "quarter", "thirds", "quarters"))
GERMAN_ONLY = frozenset(_GERMAN)
OPENERS = (*_SMALL, *_GERMAN, *SCALES, *ORDINALS, *_HALVES, *VAGUE, *_FEW)
# After an article, these make a number; "a second" is mostly time.
AFTER_ARTICLE = (*SCALES, *_HALVES, *(word for word in _SHARES if word != "second"), *_FEW)


def scale_of(token: Token | None) -> int | None:
    """What a word of scale multiplies by; "millions" behind a number included."""
    if token is None:
        return None
    if token.text in SHORT_SCALES:
        is_letter = len(token.text) == 1
        return SHORT_SCALES[token.text] if token.gap in ("", None) or (token.gap == " " and not is_letter) else None
    return SCALES.get(token.text) or SCALES.get(token.text.removesuffix("s"))


def scales_at(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """The product of the words of scale from *at* on, and how many they are: "hundred thousand", "lakh crore"."""
    product, size = 1, 0
    while (scale := scale_of(_at(tokens, at + size))) is not None:
        product, size = product * scale, size + 1
        if tokens[at + size - 1].text in SHORT_SCALES or size == 3:
            break
    return product, size


def part_behind(tokens: Sequence[Token], at: int) -> tuple[Fraction, int]:
    """What "and a half" from *at* on adds, and its size; nothing where it is not there."""
    words = [token.text for token in tokens[at : at + 3]]
    if (
        len(words) == 3
        and words[0] == "and"
        and words[1] in (*ARTICLES, "one")
        and words[2] in ("half", "quarter", "third")
    ):
        # "two and a third party": only the half is safe without a noun to look at.
        return Fraction(1, _SHARES[words[2]]), 3
    return Fraction(0), 0


def spelt_at(tokens: Sequence[Token], at: int) -> Worth | None:
    """The longest number in words that begins at *at*."""
    for rule in (_vague, _share, _half_of_scale, _ordinal, _cardinal):
        found = rule(tokens, at)
        if found is not None:
            return found
    return None


def _at(tokens: Sequence[Token], at: int) -> Token | None:
    return tokens[at] if 0 <= at < len(tokens) else None


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].text if 0 <= at < len(tokens) else ""


def _vague(tokens: Sequence[Token], at: int) -> Worth | None:
    """Tens of thousands; a few hundred; several million."""
    start = at + (_word(tokens, at) in ARTICLES)
    if _word(tokens, start) in _FEW:
        scale = start + 1 + (_word(tokens, start + 1) == "of")
        _product, size = scales_at(tokens, scale)
        return Worth(NumberKind.VAGUE, None, scale + size - at) if size else None
    if start > at or _word(tokens, at) not in VAGUE:
        return None
    size = 1
    while _word(tokens, at + size) == "of" and _word(tokens, at + size + 1) in VAGUE:
        size += 2
    return Worth(NumberKind.VAGUE, None, size)


def _share(tokens: Sequence[Token], at: int) -> Worth | None:
    """A third; two-thirds; one-fifth; half; three quarters of a million."""
    many = 1 if _word(tokens, at) in ARTICLES else _SMALL.get(_word(tokens, at), 0)
    named = _at(tokens, at + 1)
    if not 0 < many <= 20 or named is None:
        return None
    is_plural = named.text.endswith("s") or named.text == "halves"
    parts = _SHARES.get(named.text.removesuffix("s"))
    # "two third graders" are two; "one third" and "a third" are a share, whatever is behind.
    if parts is None or (many > 1 and not is_plural and named.gap not in ("-", None)) or (many == 1 and is_plural):
        return None
    worth = Worth(NumberKind.SHARE, Fraction(many, parts), 2)
    return _of_scale(tokens, at, worth)


def _of_scale(tokens: Sequence[Token], at: int, share: Worth) -> Worth:
    start = at + share.size
    start += _word(tokens, start) == "of"
    start += _word(tokens, start) in ARTICLES
    product, size = scales_at(tokens, start)
    if not size or share.value is None or scale_of(_at(tokens, start)) in (None, 100):
        return share
    return Worth(NumberKind.CARDINAL, share.value * product, start + size - at)


def _half_of_scale(tokens: Sequence[Token], at: int) -> Worth | None:
    """Half a million; half."""
    if _word(tokens, at) not in _HALVES:
        return None
    return _of_scale(tokens, at, Worth(NumberKind.SHARE, Fraction(1, 2), 1))


def _ordinal(tokens: Sequence[Token], at: int) -> Worth | None:
    """First; twenty-first."""
    tens = _TENS.get(_word(tokens, at), 0)
    last = ORDINALS.get(_word(tokens, at + bool(tens)))
    if last is None or (tens and last > 9):
        return None
    return Worth(NumberKind.ORDINAL, Fraction(tens + last), 1 + bool(tens))


def _cardinal(tokens: Sequence[Token], at: int) -> Worth | None:
    """Two hundred and fifty thousand; a dozen; thirty-nine; nineteen eighty-four; two and a half million."""
    total, place, last = Fraction(0), at, 0
    while True:
        start = place + (bool(last) and _word(tokens, place) == "and")
        value, size = _group(tokens, start, opens=not last)
        if not size:
            break
        more, behind = part_behind(tokens, start + size)
        product, scales = scales_at(tokens, start + size + behind)
        if last and (product >= last or (start > place and (scales or value >= 100))):
            break
        if behind and not scales and more != Fraction(1, 2):
            more, behind = Fraction(0), 0
        total, place = total + (value + more) * product, start + size + behind + scales
        if not scales or behind:
            break
        last = product
    if place == at:
        return None
    more, behind = part_behind(tokens, place) if last else (Fraction(0), 0)
    return Worth(NumberKind.CARDINAL, total + more * last, place + behind - at)


def _group(tokens: Sequence[Token], at: int, *, opens: bool) -> tuple[Fraction, int]:
    """A number below a thousand, or what stands for one before a scale, and its size; size 0 where there is none."""
    value, size = _small(tokens, at)
    if not size and opens:
        value, size = 1, int(_word(tokens, at) in ARTICLES)
        if _word(tokens, at + size) not in SCALES:
            return Fraction(0), 0
        if not size and SCALES[_word(tokens, at)] != 100:
            # "million people": a scale by itself.
            product, scales = scales_at(tokens, at)
            return Fraction(product), scales
    elif not size:
        return Fraction(0), 0
    if SCALES.get(_word(tokens, at + size)) == 100:
        value, size = value * 100, size + 1
        joined = _word(tokens, at + size) == "and"
        rest, more = _small(tokens, at + size + joined)
        return (Fraction(value + rest), size + joined + more) if more else (Fraction(value), size)
    pair, more = _small(tokens, at + size)
    if size == 1 and more and 10 <= value <= 20 and 10 <= pair <= 99:
        # A year: "nineteen eighty-four".
        return Fraction(value * 100 + pair), size + more
    return Fraction(value), size


def _small(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """A number below a hundred and its size."""
    word = _word(tokens, at)
    if word in _TENS:
        ones = _ONES.get(_word(tokens, at + 1), 0)
        return (_TENS[word] + ones, 2) if 0 < ones < 10 else (_TENS[word], 1)
    if word in _ONES:
        return _ONES[word], 1
    return (_GERMAN[word], 1) if word in _GERMAN else (0, 0)
