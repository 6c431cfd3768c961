"""Whether two numbers may be one: equal, or one rounded as its qualifier says ("nearly 1,200" and 1,187)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from verify.text.qualifiers import Bound


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number, the other end of its range where it has one, and what its qualifier bounds."""

    value: Fraction
    upper: Fraction | None = None
    bound: Bound | None = None


# How far off a rounded number may be: a tenth, or up to the next number as round ("over 400" is below 500).
_TENTH = Fraction(1, 10)
_ABOUT = Fraction(1, 20)
_UPWARDS = frozenset((Bound.OVER, Bound.AT_LEAST))
_DOWNWARDS = frozenset((Bound.UNDER, Bound.AT_MOST, Bound.NEARLY))

# For each bound: whether a true number, given as its distance from the rounded one and how far that may be, agrees; None
# where it neither agrees nor contradicts ("over 400" for 900 is no lie and no support).
_RULES: dict[Bound, Callable[[Fraction, Fraction, Fraction], bool | None]] = {
    # About half: 48 per cent.
    Bound.ABOUT: lambda off, _, size: abs(off) <= _ABOUT * size,
    # Nearly 1,200: 1,187.
    Bound.NEARLY: lambda off, _, size: -_TENTH * size <= off < 0,
    # Over 400: 412.
    Bound.OVER: lambda off, most, _: False if off < 0 else True if off <= most else None,
    # At least 400: 412.
    Bound.AT_LEAST: lambda off, most, _: False if off < 0 else True if off <= most else None,
    # Fewer than 400: 391.
    Bound.UNDER: lambda off, most, _: False if off > 0 else True if -off <= most else None,
    # Up to 400: 391.
    Bound.AT_MOST: lambda off, most, _: False if off > 0 else True if -off <= most else None,
}


def agree(said: Amount, found: Amount) -> bool | None:
    """Whether *found* says the same as *said*; False where they contradict each other, None where neither is clear."""
    if (said.value, said.upper) == (found.value, found.upper):
        # "Over 400" is more than a page says that has 400.
        is_more = found.bound is None and said.bound in (Bound.OVER, Bound.UNDER)
        return None if is_more else not _opposed(said.bound, found.bound)
    if said.upper is not None or found.upper is not None:
        return None if _within(said, found) or _within(found, said) else False
    if found.bound is not None:
        # The page rounds: it may rule the draft's number out, and cannot confirm it.
        return False if _rounds(found, said.value) is False and not _rounds(said, found.value) else None
    return _rounds(said, found.value)


def _rounds(rounded: Amount, true: Fraction) -> bool | None:
    if rounded.bound is None:
        return rounded.value == true
    size = abs(rounded.value)
    return _RULES[rounded.bound](true - rounded.value, max(_TENTH * size, _step(size)), size)


def _step(size: Fraction) -> Fraction:
    """The place of the last digit that is no zero: 100 for 400, less than the number itself."""
    if size.denominator != 1 or size < 10:
        return Fraction(0)
    step = Fraction(1)
    while size % (step * 10) == 0 and step * 10 < size:
        step *= 10
    return step


def _opposed(one: Bound | None, other: Bound | None) -> bool:
    return (one in _UPWARDS and other in _DOWNWARDS) or (one in _DOWNWARDS and other in _UPWARDS)


def _within(inner: Amount, outer: Amount) -> bool:
    """Whether a number or range lies in a range."""
    return outer.upper is not None and outer.value <= inner.value and (inner.upper or inner.value) <= outer.upper
