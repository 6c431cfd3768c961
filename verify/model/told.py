"""What a text gives to somebody."""

from __future__ import annotations

from dataclasses import dataclass

from verify.model.claim import Speaker
from verify.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Words that a text gives to *speaker*: *parts* of it, in marks, or in indirect speech where *reported*.

    *asserted*: the text says no less than that they were said; else it may deny, doubt or imagine it.
    """

    speaker: Speaker
    parts: tuple[Span, ...]
    reported: bool = False
    asserted: bool = True
