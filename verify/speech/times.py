"""Times that may stand between a speaker and the verb: "in the past", "late Tuesday"."""

from __future__ import annotations

from verify.speech.tags import Tag
from verify.speech.tokens import Tokens

# "in the past", "at the time", "in 2010", "late Tuesday", "last week": nouns that make a phrase a time.
_TIME_NOUNS = frozenset(
    "past time times moment meantime process interim summer winter fall autumn spring years months".split()
)


def time_before(tokens: Tokens, end: int, floor: int) -> int | None:
    """Where a time that ends at token *end* begins; None where none ends there."""
    tags, low = tokens.tags, tokens.low
    if tags[end] not in (Tag.TIME, Tag.NUMBER) and low[end] not in _TIME_NOUNS:
        return None
    start = end
    while start > floor and (
        tags[start - 1] in (Tag.TIME, Tag.NUMBER)
        or low[start - 1] in ("last", "this", "next", "early", "late", "the", "earlier", ",")
    ):
        if low[start - 1] == "," and tags[start] != Tag.NUMBER:
            break
        start -= 1
    if start > floor and low[start - 1] in ("in", "on", "at", "since", "during", "by"):
        return start - 1
    return start if tags[end] == Tag.TIME or low[start] in ("last", "this") else None
