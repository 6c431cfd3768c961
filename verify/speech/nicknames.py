"""Nicknames between the words of a name: Bo “Red” Lind is one name, and “Red” no quotation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verify.speech.grammar_words import CLASSES
from verify.speech.marks import MarkedPassage
from verify.speech.passage_kind import NETWORKS

# A name of one to three words, each with a capital, without a stop of its own.
_NICKNAME = re.compile(r"(?:[^\W\d_a-z][\w'’-]{0,20}|the|of)(?: (?:[^\W\d_a-z][\w'’-]{0,20}|the|of)){0,2}")
_BEFORE = re.compile(r"(?:^|[^\w'’])([^\W\d_a-z][\w-]{0,20}\.?) $")
_AFTER = re.compile(r" ([^\W\d_a-z][\w'’-]{1,25})(?= [^\W\d_(]| \(|[,.;:)]|$)")
_SMALL = frozenset(word for words in CLASSES.values() for word in words.split())
# Longer than any given name with its blank.
_NEAR = 30


def nicknames_in(text: str, passages: Sequence[MarkedPassage]) -> frozenset[int]:
    """The positions of the *passages* that stand between a given name and a family name."""
    return frozenset(place for place, passage in enumerate(passages) if _is_nickname(text, passage))


def _is_nickname(text: str, passage: MarkedPassage) -> bool:
    inner, outer = passage.inner, passage.outer
    if passage.parent is not None or inner.end - inner.start > 40 or not _NICKNAME.fullmatch(inner.cut(text)):
        return False
    before = _BEFORE.search(text[max(0, outer.start - _NEAR) : outer.start])
    after = _AFTER.match(text[outer.end : outer.end + _NEAR])
    if before is None or after is None:
        return False
    given, family = before[1], after[1]
    if given.lower() in _SMALL or given.lower() in NETWORKS or (given.isupper() and len(given) > 2):
        return False
    # "Ruiz “Very Sorry” About Vote": in a headline any word may follow with a capital.
    goes_on = text[outer.end + after.end() : outer.end + after.end() + 2].strip()
    return family.lower() not in _SMALL and not goes_on[:1].isupper()
