"""What a reader of meaning is asked and says: does a passage say the same as a draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from verify.model.nearest import Nearest

# Longer texts are not read: cut, they would say something else.
MOST_CHARACTERS = 3_000


class Meaning(StrEnum):
    """What a passage says beside the words of a draft."""

    SAME = "same"
    DIFFERENT = "different"
    OPPOSITE = "opposite"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeaningPair:
    """Words of a draft, and a passage of a page.

    A quotation's passage, which the page gives to its speaker, has to say the same and no more. That of reported speech or a
    figure (*retold*) may tell more, as long as it tells that.
    """

    quotation: str
    passage: str
    retold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader says of one pair, and why, in one line."""

    meaning: Meaning
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeaningQuestion:
    """One pair to ask about, and where it comes from: the claim and the passage.

    *about*: what an answer settles: a claim, by its id, or a named source, by its key.
    """

    about: str
    claim_id: str
    nearest: Nearest
    pair: MeaningPair


MeaningAnswers = Sequence[tuple[MeaningQuestion, Reading]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderName:
    """Who read for meaning in a run: the reader, its model, and the version of what the model is asked."""

    name: str
    model: str
    prompt_version: str
