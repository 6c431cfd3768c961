"""Whom a page credits for what it tells: the one reader of "told Axios", "first reported by", "according to", "(AP)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.judge.shingles import article_text
from verify.model.page import Page
from verify.model.span import Span
from verify.outlets import OutletTable

_CREDIT_BEFORE = re.compile(
    r"(?i)(?:\b(?:told|tells|telling|(?:first )?(?:reported|published|obtained|revealed|seen|quoted) (?:by|in)|"
    r"according to|as per|interview (?:with|to|by)|statement to|speaking (?:to|with)|spoke (?:to|with)|quoted by|via|"
    r"citing|comments to|appearing on|appeared on|originally (?:on|in|at))|\((?:via )?|\bsource: ?)\s*(?:the )?$"
)
_CREDIT_AFTER = re.compile(
    r"(?i)(?:['’]s?)?\s*(?:first\s+|exclusively\s+|previously\s+)?(?:reported|reports|wrote|writes|revealed|was first)\b"
)
_REACH = 40


def is_credited(text: str, name: Span) -> bool:
    """Whether the words right before or after *name* credit it with what *text* tells there."""
    before = text[max(0, name.start - _REACH) : name.start]
    return bool(_CREDIT_BEFORE.search(before) or _CREDIT_AFTER.match(text, name.end, name.end + _REACH))


def credits_in(text: str, outlets: OutletTable) -> Iterator[tuple[str, Span]]:
    """Each outlet that *text* credits, by its name in the table, and where."""
    for outlet, span in outlets.find(text):
        if is_credited(text, span):
            yield outlet.name, span


def credited_outlets(page: Page, outlets: OutletTable) -> set[str]:
    """The names of all outlets that the article on *page* credits."""
    return {name for name, _ in credits_in(article_text(page), outlets)}


# Words that say whose report, paper or broadcast a page retells, up to some words before the name: "analysts at the bank X".
_TAKEN_FROM = re.compile(
    r"(?i)\b(?:told|according to|report(?:ed|s|ing)? (?:by|in|from)|seen by|obtained by|reviewed by|first (?:reported|published)|"
    r"interview|sp(?:oke|eaking|eak) (?:to|with|on)|citing|cited by|quoted|published (?:by|in|on)|released by|via|"
    r"(?:letter|memo|note|study|survey|poll|figures|data|reports?|analysts?|statement|article|story) (?:by|from|in|at|to|of)|"
    r"appear(?:ed|ing|ance) on|on)\s(?:[\w’'&.-]+\s){0,5}$"
)
_GIVEN_TO = re.compile(r"\bto (?:the )?$")
_TELLS = re.compile(
    r"(?:['’]s)?\s*,?\s*(?:\([A-Z\d]{2,12}\)\s*)?(?:[\w’'-]+ly\s+|also\s+|has\s+|had\s+|[A-Z][\w.’'-]+\s+){0,3}(?:first\s+)?"
    r"(?:report(?:ed|s)?|wrote|writes|said|says|found|finds|showed|shows|reveal(?:ed|s)|estimat(?:ed|es)|warn(?:ed|s)|publish(?:ed|es)|"
    r"announced|call(?:ed|s)|ask(?:ed|s)|describ(?:ed|es)|not(?:ed|es)|confirm(?:ed|s)|quot(?:ed|es)|cit(?:ed|es)|offer(?:ed|s)|claim(?:ed|s))\b"
)
_TAKEN_REACH = 80


def is_named_for(text: str, name: Span) -> bool:
    """Whether *text* names *name* as where it has something from, more loosely than `is_credited`: enough beside the very words."""
    before = text[max(0, name.start - _TAKEN_REACH) : name.start]
    if is_credited(text, name) or _TAKEN_FROM.search(before) or _GIVEN_TO.search(before):
        return True
    return bool(_TELLS.match(text, name.end, name.end + _TAKEN_REACH))
