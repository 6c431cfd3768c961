"""The full name that a page puts before a word of saying behind quoted words, however many titles stand in between."""

from __future__ import annotations

import re

from verify.model.claim import Speaker
from verify.model.span import Span
from verify.speech.lexicon import plain_say_forms

_NAMED_AFTER = re.compile(
    r"[,.!?]?[”\"»][^“”\".!?\n]{0,80}?\b(?P<name>(?:[A-Z][\w'’-]+ |[A-Z]\. ){1,3}[A-Z][\w'’-]+),? "
    rf"(?:{plain_say_forms()})\b"
)
# "a spokesman for Jo Roe said": the name is not who said it.
_TIED = re.compile(r"\b(?:for|of|to|by|with|from|at|in|than|about|on) $")
_NEAR_ENOUGH = 160


def named_after(text: str, end: int) -> Speaker | None:
    """Who is said to have spoken in the rest of the sentence behind the words that end at *end*; None where nobody is."""
    found = _NAMED_AFTER.match(text, end, end + _NEAR_ENOUGH)
    if found is None or _TIED.search(text, end, found.start("name")):
        return None
    return Speaker(text=found["name"], span=Span(*found.span("name")), name=found["name"])
