"""Words that qualify a number: "nearly 1,200", "300 or more"; where they are and how far the number may be off."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from verify.model.span import Span


class Bound(StrEnum):
    """On which side of a number the true one lies."""

    ABOUT = "about"
    NEARLY = "nearly"
    OVER = "over"
    UNDER = "under"
    AT_LEAST = "at least"
    AT_MOST = "at most"


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualifier:
    """A qualifying word or phrase in small letters and its place; *bound* None where it bounds nothing ("a record")."""

    span: Span
    words: str
    bound: Bound | None


_BEFORE: dict[str, Bound | None] = {
    words.strip(): bound
    for bound, listed in (
        (Bound.ABOUT, "about, around, approximately, roughly, some, an estimated, estimated, close to"),
        (Bound.NEARLY, "nearly, almost, just under"),
        (Bound.OVER, "over, more than, just over, well over, above, upwards of"),
        (Bound.UNDER, "fewer than, less than, under, below"),
        (Bound.AT_LEAST, "at least, no fewer than, no less than"),
        (Bound.AT_MOST, "at most, up to, as many as, as much as, no more than"),
        (None, "as few as, only, just, exactly, a record, another, an additional, a further, a total of"),
    )
    for words in listed.split(",")
}
_BEHIND: dict[str, Bound | None] = {
    "+": Bound.AT_LEAST,
    "plus": Bound.AT_LEAST,
    "or more": Bound.AT_LEAST,
    "or so": Bound.ABOUT,
    "or fewer": Bound.AT_MOST,
    "or less": Bound.AT_MOST,
}
_PHRASES = "|".join(words.replace(" ", r"\s+") for words in sorted(_BEFORE, key=len, reverse=True))
_BEFORE_NUMBER = re.compile(rf"(?i)\b({_PHRASES})\s+(?:the\s+)?$")
_BEHIND_NUMBER = re.compile(r"\s?(\+|(?:plus|or\s(?:more|so|fewer|less))\b)")
_REACH = 48


def qualifier_before(text: str, start: int) -> Qualifier | None:
    """The qualifier that ends where the number at *start* begins."""
    first = max(0, start - _REACH)
    found = _BEFORE_NUMBER.search(text[first:start])
    if found is None:
        return None
    words = " ".join(found[1].lower().split())
    return Qualifier(span=Span(first + found.start(1), first + found.end(1)), words=words, bound=_BEFORE[words])


def qualifier_behind(text: str, end: int) -> Qualifier | None:
    """The qualifier that follows the number that ends at *end*."""
    found = _BEHIND_NUMBER.match(text, end, end + 12)
    if found is None:
        return None
    words = " ".join(found[1].lower().split())
    return Qualifier(span=Span(*found.span(1)), words=words, bound=_BEHIND[words])
