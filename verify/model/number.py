"""A number as it is written: where it is, what it does, what it is worth."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from verify.model.span import Span


class NumberKind(StrEnum):
    """What a number does: count, order, divide, or say no more than "many"."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    SHARE = "share"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number and its place, in characters of a text or in words of a sequence.

    *value* None for vague ones ("dozens"), *upper* the other end of a range ("10 to 12"). *unit* is the name of the sign or
    unit beside it, "" where there is none. *spelt*: in words.
    """

    span: Span
    kind: NumberKind
    value: Fraction | None
    upper: Fraction | None = None
    unit: str = ""
    spelt: bool = False

    @property
    def worth(self) -> tuple[NumberKind, str, Fraction | None, Fraction | None]:
        """What two ways of writing one amount have in common."""
        return self.kind, self.unit, self.value, self.upper
