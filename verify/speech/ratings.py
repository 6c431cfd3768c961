"""How a fact check rates what it checked, and whether it checks that something was said at all."""

from __future__ import annotations

import re
from functools import lru_cache

from verify.speech.shapes import Classed, shapes

# "Mostly false" and "not true" before "true": what takes away counts first.
_FALSE = shapes(
    "FAKE|FALSE",
    "NOT any? TRUE|proven",
    "NOT SAY",
    "no RECORD",
    "pants on fire",
    "PARODY",
    "WRONGLY GIVE|SAY",
    "missing context",
    "unproven|unsupported|unsubstantiated",
)
_TRUE = shapes("TRUE")
_IS_CHECK = re.compile(
    r"(?i)\bfact[- ]?check|\bfaktencheck\b|\bverif(?:y|ied|ication)\b|\bdebunk|\bhoax|^no,|\?\s*$|\?\s*no\b"
)
# Saying itself is in question, not what was said: "Did Reyes say …", "No, Reyes did not call …", "a quote given to Reyes".
_OF_SAYING = shapes("any SAY|UTTER", "NOT ADV{0,2} SAY|UTTER", "QUOTATION|REMARK", "GIVE to", "aside SAY|UTTER")
_DENIES = shapes(
    "NOT ADV{0,2} SAY|UTTER",
    "no , any{0,4} NOT",
    "FAKE any? QUOTATION|REMARK",
    "QUOTATION|REMARK any{0,5} IS? FAKE|FALSE|WRONGLY",
    "QUOTATION|REMARK GIVE to any{0,4} IS? FAKE|FALSE|WRONGLY",
    "no RECORD that|of|any any{0,4} SAY|UTTER|QUOTATION",
    "WRONGLY GIVE",
)
# "Fact check: Reyes did not blame the islanders": what a fact check denies so may be done by words alone.
_DENIES_ACT = shapes("NOT ADV{0,2} ACT")


@lru_cache(maxsize=256)
def rated_true(words: str) -> bool | None:
    """Whether a rating in *words* finds a claim true; None where it says neither."""
    rating = Classed(words)
    if rating.has(_FALSE):
        return False
    return True if rating.has(_TRUE) else None


def is_of_saying(words: Classed) -> bool:
    """Whether *words*, a claim or a title, are about somebody's having said something."""
    return words.has(_OF_SAYING)


def denies_saying(title: Classed) -> bool:
    """Whether the title of a page says that something was not said."""
    return title.has(_DENIES) or (is_check(title.text) and title.has(_DENIES_ACT))


def is_check(title: str) -> bool:
    """Whether *title* heads a fact check: by name, or as a question with its answer."""
    return _IS_CHECK.search(title) is not None
