"""How a number is put together from words, digits, signs and units; the ends of a range."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from verify.model.number import Number, NumberKind
from verify.model.span import Span
from verify.text.number_words import ORDINAL_ENDINGS, Token, part_behind, scale_of, scales_at, spelt_at
from verify.text.units import CURRENCY_SIGNS, is_currency, unit_of

VULGAR = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_MOST_DIGITS = 30
_ENGLISH_GROUPS = r"[1-9]\d{0,2}(?:,\d{3})+"
_POINT = re.compile(rf"(?:{_ENGLISH_GROUPS}|[1-9]\d?(?:,\d{{2}})+,\d{{3}}|\d+)(?:\.\d+)?")
_POINT_GROUPS = r"[1-9]\d{0,2}(?:\.\d{3})+"
_COMMA = re.compile(rf"(?:{_POINT_GROUPS}|\d+)(?:,\d+)?")
TO = frozenset(("to", "bis"))


def number_at(tokens: Sequence[Token], at: int, *, comma: bool, is_range: bool, between: bool = False) -> Number | None:
    """A number, or a range of two: "10 to 12 per cent", "$5-6bn"."""
    first = _with_unit(tokens, at, comma=comma)
    if first is None or not is_range or first[0].value is None or first[0].kind is NumberKind.ORDINAL:
        return first[0] if first else None
    number, size = first
    start = _second_at(tokens, at + size, between=between)
    second = _with_unit(tokens, start, comma=comma) if start else None
    if second is None or second[0].kind is not number.kind:
        return number
    other = second[0]
    lower, upper = number.value, other.value
    if lower is None or upper is None:
        return number
    if number.unit and other.unit and number.unit != other.unit:
        return number
    product = _shared_scale(tokens, start, second[1])
    if lower < product and scale_of(tokens[at + size - 1]) is None:
        # "5 to 6 million" and "$5-6bn" begin at millions.
        lower *= product
    if lower >= upper:
        return number
    span = Span(number.span.start, other.span.end)
    return replace(number, span=span, value=lower, upper=upper, unit=number.unit or other.unit)


def _shared_scale(tokens: Sequence[Token], at: int, size: int) -> int:
    for place in range(at + size - 1, at, -1):
        if (scale := scale_of(tokens[place])) is not None and scale >= 1_000:
            return scale
    return 1


def _second_at(tokens: Sequence[Token], at: int, *, between: bool) -> int:
    """Where the second number of a range begins; 0 where nothing joins."""
    if at >= len(tokens):
        return 0
    token = tokens[at]
    if token.text in TO or (between and token.text in ("and", "und")):
        return at + 1 if at + 1 < len(tokens) else 0
    if token.gap == "-" or (token.gap is None and token.text[0].isdigit()):
        return at
    return 0


def _with_unit(tokens: Sequence[Token], at: int, *, comma: bool) -> tuple[Number, int] | None:
    """A number with its sign before or its unit behind, and how many tokens it takes."""
    if at >= len(tokens):
        return None
    sign = at + (tokens[at].text == "us" and at + 1 < len(tokens) and tokens[at + 1].text == "$")
    is_money = tokens[sign].text in CURRENCY_SIGNS
    begin = sign + 1 if is_money else at
    read = _core(tokens, begin, comma=comma)
    if read is None:
        return None
    kind, value, size = read
    end, unit = begin + size, (unit_of(tokens[sign].text) or "") if is_money else ""
    spelt = not is_money and not tokens[begin].text[0].isdigit()
    if not is_money and kind is not NumberKind.ORDINAL:
        unit, taken = _unit_behind(tokens, end)
        end += taken
    span = Span(tokens[at].start, tokens[end - 1].end)
    return Number(span=span, kind=kind, value=value, unit=unit, spelt=spelt), end - at


def _unit_behind(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """The unit that begins at *at*, and its size; measures only where they are glued to the number, as signs are."""
    words = [token.text for token in tokens[at : at + 2]]
    if words == ["per", "cent"]:
        return "percent", 2
    if words[:1] == ["percentage"] and words[1:] in (["point"], ["points"]):
        return "percentage points", 2
    unit = unit_of(words[0]) if words else None
    if unit is None or not (unit == "percent" or is_currency(unit) or tokens[at].gap in ("", None)):
        return "", 0
    return unit, 1


def _core(tokens: Sequence[Token], at: int, *, comma: bool) -> tuple[NumberKind, Fraction | None, int] | None:
    """The bare number at *at*: its kind, its value and its size."""
    if at >= len(tokens):
        return None
    if tokens[at].text in VULGAR:
        return NumberKind.SHARE, _vulgar(tokens[at].text), 1
    if not tokens[at].text[0].isdigit():
        spelt = spelt_at(tokens, at)
        return (spelt.kind, spelt.value, spelt.size) if spelt else None
    value, size = _digits(tokens, at, comma=comma)
    if value is None:
        return None
    behind = tokens[at + size] if at + size < len(tokens) else None
    if behind is not None and behind.text in ORDINAL_ENDINGS and behind.gap in ("", None):
        return NumberKind.ORDINAL, value, size + 1
    if behind is not None and behind.text in VULGAR and behind.gap != "-":
        value, size = value + _vulgar(behind.text), size + 1
    more, extra = part_behind(tokens, at + size)
    product, scales = scales_at(tokens, at + size + extra)
    if extra and not scales and more != Fraction(1, 2):
        more, extra = Fraction(0), 0
    return NumberKind.CARDINAL, (value + more) * product, size + extra + scales


def _digits(tokens: Sequence[Token], at: int, *, comma: bool) -> tuple[Fraction | None, int]:
    """What digits are worth, groups parted by spaces ("10 000") put together, and their size."""
    size = 1
    written = tokens[at].text
    if len(written) <= 3 and written.isdecimal() and written[0] != "0":
        while at + size < len(tokens) and _is_group(tokens[at + size], comma=comma):
            size += 1
    if size > 1:
        return Fraction("".join(token.text for token in tokens[at : at + size])), size
    return digits_value(written, comma=comma), 1


def _is_group(token: Token, *, comma: bool) -> bool:
    # In English a space between digits mostly parts two numbers: "in 2024 300 people".
    return len(token.text) == 3 and token.text.isdecimal() and (token.gap is None or (comma and token.gap == " "))


def _vulgar(sign: str) -> Fraction:
    return Fraction(unicodedata.numeric(sign)).limit_denominator(10)


def digits_value(written: str, *, comma: bool = False) -> Fraction | None:
    """What digits with separators are worth, by *comma* where the language writes 2,5; None for 1.2.3 and the like."""
    plain = (
        written if written.isascii() else "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in written)
    )
    if len(plain) > _MOST_DIGITS:
        return None
    for by_comma in (comma, not comma):
        if by_comma and _COMMA.fullmatch(plain):
            return Fraction(plain.replace(".", "").replace(",", "."))
        if not by_comma and _POINT.fullmatch(plain):
            return Fraction(plain.replace(",", ""))
    return None
