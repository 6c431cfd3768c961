"""Numbers as they are written: digits, number words, scales, vague plurals; where each stands and what it is worth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from verify.model.span import Span

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "dozen": 12,
    "k": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "bn": 1_000_000_000,
    "b": 1_000_000_000,
    "tn": 1_000_000_000_000,
    "lakh": 100_000,
    "crore": 10_000_000,
}
_SMALL = {word: value for value, word in enumerate(_ONES.split(), 1)} | {
    w: 10 * n for n, w in enumerate(_TENS.split(), 2)
}
# "a quarter" and "a third" are mostly something else.
_SHARES = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_CURRENCIES = {
    "$": "dollars",
    "€": "euros",
    "£": "pounds",
    "¥": "yen",
    "₹": "rupees",
    "₩": "won",
    "₽": "roubles",
    "₺": "lira",
}

_WORD = "|".join(
    sorted((*_SMALL, "hundred", "thousand", "million", "billion", "trillion", "dozen"), key=len, reverse=True)
)
_NUMBER = re.compile(
    rf"""(?ix)
    # One look at the first character spares trying every alternative at every place.
    (?:(?=[\d$€£¥₹₩₽₺])|\b(?=[aodtfsenhmbuc]))
    (?:
    (?P<currency>(?:\b(?:us|au|a|c|nz|hk|s))?[$€£¥₹₩₽₺]\s?)?
    (?P<digits>(?<![\w.,/:#@])\d{{1,3}}(?:,\d{{2,3}}){{1,5}}(?:\.\d{{1,6}})?(?!,?\d)
        | (?<![\w,/:#@])(?<!\d\.)\d{{1,15}}(?:\.\d{{1,6}})?)
    (?P<scale>(?:[\s\u00a0-](?:hundred|thousand|million|billion|trillion|dozen|lakh|crore)|[\s\u00a0]?(?:mn|bn|tn)|[kmb])\b)?
    (?P<percent>\s?%|[\s-](?:percent|per\scent|pct\.?|percentage\spoints?)\b)?
    |
    (?P<vague>\b(?:tens|dozens|scores|hundreds|thousands|millions|billions|trillions)(?:\sof\s(?:hundreds|thousands|millions|billions)){{0,2}}\b)
    |
    (?P<fraction>\b(?P<share>one|two|three|four|five)[\s-](?P<whole>{"|".join(_SHARES)})s?\b)
    |
    (?P<words>\b(?:(?:an?|half\sa)\s(?:hundred|thousand|million|billion|trillion|dozen)|{_WORD})(?:[\s-](?:and\s)?(?:{_WORD})){{0,8}}\b)
    (?P<word_percent>[\s-](?:percent|per\scent|percentage\spoints?)\b)?
    )
    """
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number in a text: *value* None for vague ones; *unit* where the number itself carries one (percent, a currency).

    *is_share*: a fraction such as "two-thirds".
    """

    span: Span
    value: int | float | None
    unit: str
    spelt: bool
    is_share: bool = False


def find_numbers(text: str) -> Iterator[Number]:
    """Every number of *text* in order, dates and numbered names among them; ordinals and parts of words are none."""
    for found in _NUMBER.finditer(text):
        if text[found.end() : found.end() + 1].isalnum() and not found["percent"]:
            continue
        yield Number(
            span=Span(*found.span()),
            value=_value(found),
            unit=_unit(found),
            spelt=found["digits"] is None,
            is_share=found["fraction"] is not None,
        )


def _value(found: re.Match[str]) -> int | float | None:
    if found["vague"]:
        return None
    if found["fraction"]:
        return round(_SMALL[found["share"].lower()] / _SHARES[found["whole"].lower()], 4)
    if found["words"]:
        return _worth(found["words"])
    plain = found["digits"].replace(",", "")
    number: int | float = float(plain) if "." in plain else int(plain)
    return _exact(number * _scale(found["scale"] or ""))


def _scale(written: str) -> int:
    return _SCALES.get(written.strip(" \t\n\u00a0-").lower(), 1)


def _exact(number: int | float) -> int | float:
    number = round(number, 6)
    return int(number) if number == int(number) else number


def _worth(words: str) -> int | float:
    """What "two hundred and fifty thousand" is worth."""
    total: float = 0
    group: float = 0
    for word in re.split(r"[\s-]+", words.lower()):
        if word in _SMALL:
            group += _SMALL[word]
        elif word == "half":
            group = 0.5
        elif word in ("hundred", "dozen"):
            group = (group or 1) * _SCALES[word]
        elif word in _SCALES:
            total += (group or 1) * _SCALES[word]
            group = 0
    return _exact(total + group)


def _unit(found: re.Match[str]) -> str:
    percent = found["percent"] or found["word_percent"] or ""
    if percent:
        return "percentage points" if "point" in percent.lower() else "percent"
    currency = (found["currency"] or "").strip()
    return _CURRENCIES.get(currency[-1:], "")
