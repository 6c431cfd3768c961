"""What a reader of meaning is asked and says: does a passage say the same as a quotation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Meaning(StrEnum):
    """What a passage says beside a quotation."""

    SAME = "same"
    DIFFERENT = "different"
    OPPOSITE = "opposite"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeaningPair:
    """A quotation of a draft, and a passage that a page gives to its speaker."""

    quotation: str
    passage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader says of one pair, and why, in one line."""

    meaning: Meaning
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderName:
    """Who read for meaning in a run: the reader, its model, and the version of what the model is asked."""

    name: str
    model: str
    prompt_version: str
