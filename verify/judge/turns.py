"""Turns of transcripts and interviews: who answers where a page gives names or Q and A before a colon."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from verify.model.page import Page
from verify.model.span import Span

# "JO ROE:", "Jo Roe (mayor):", "Q:", "A."; a name of at most four words.
_LABEL = re.compile(
    r"(?m)^[ \t>*_]*(?P<name>[QA](?=[.:])|[^\W\d_a-zß-ÿ][\w.'’-]{1,25}(?: (?:[^\W\d_a-zß-ÿ][\w.'’-]{0,25}|de|van|von|al|bin)){0,3})"
    r"(?: \([^()\n]{1,40}\))?(?:[:：]|(?<=^[QA])\.)[ \t]*"
)
# One paragraph that opens "Note:" is no transcript; turns come in numbers, and speakers come back.
_FEWEST_TURNS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One speaker's stretch: *name* as labelled, where the label stands, and the *words* up to the next label."""

    name: str
    span: Span
    words: Span


def find_turns(page: Page) -> tuple[Turn, ...]:
    """The turns of a page that reads as a transcript or interview; none for other pages."""
    labels = list(_LABEL.finditer(page.text))
    names = Counter(found["name"].casefold() for found in labels)
    # A speaker of a transcript comes back; a label that stands once is a heading.
    recurring = [found for found in labels if names[found["name"].casefold()] > 1]
    if len(recurring) < _FEWEST_TURNS or len({found["name"].casefold() for found in recurring}) < 2:
        return ()
    ends = [found.start() for found in labels[1:]] + [len(page.text)]
    after = dict(zip((found.start() for found in labels), ends, strict=True))
    return tuple(
        Turn(name=name, span=Span(*found.span("name")), words=Span(found.end(), after[found.start()]))
        for found in labels
        if (name := _named(found["name"], page)) is not None
    )


def _named(label: str, page: Page) -> str | None:
    # Questions are the interviewer's; answers belong to somebody whom only the headline may name.
    if label in ("Q", "A"):
        return None
    return _in_full(label, page.text)


def _in_full(label: str, text: str) -> str:
    """The full name that a label stands for, where the page gives one."""
    if " " in label:
        return label.title() if label.isupper() else label
    word = label.title() if label.isupper() else label
    found = re.search(rf"\b([A-Z][\w'’-]{{1,20}}(?: [A-Z][\w.'’-]{{0,20}})?) {re.escape(word)}\b", text)
    return f"{found[1]} {word}" if found else word
