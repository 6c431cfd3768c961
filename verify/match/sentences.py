"""Sentences of a text, and which of its words say what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from verify.match.wordlists import STOP_WORDS
from verify.model.span import Span

_PARAGRAPH = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]{0,3}\s+(?=[\"'“„‘«(\[]{0,2}[A-ZÀ-ÞÄÖÜ0-9])")
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof sen rep gov gen lt col sgt st vs no jr sr inc ltd co corp dept u.s u.k e.g i.e z.b".split()
)
NAME = re.compile(r"(?<![.!?…\"“”„‘\n] )(?<!^)(?<![\"“„‘])\b[A-ZÀ-ÞÄÖÜ][\w’'-]{2,}")
_LONGEST = 1_200


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a page; *paragraph* numbers the paragraph it stands in."""

    span: Span
    paragraph: int


def tells(word: str) -> bool:
    """Whether a comparable word says what a text is about: no number, and none of the words that every text holds."""
    return word not in STOP_WORDS and not word[0].isdigit()


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """All sentences of *text*, paragraph by paragraph."""
    return tuple(
        Sentence(span, number)
        for number, paragraph in enumerate(_PARAGRAPH.finditer(text))
        for span in _split(text, Span(*paragraph.span()))
    )


def _split(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    for found in _SENTENCE_END.finditer(text, paragraph.start, paragraph.end):
        last = text[start : found.start()].rsplit(None, 1)[-1:] or [""]
        if last[0].lower().strip("(\"'“„‘") in _ABBREVIATIONS or len(last[0]) == 1:
            continue
        yield Span(start, found.end())
        start = found.end()
    while paragraph.end - start > _LONGEST:
        yield Span(start, start + _LONGEST)
        start += _LONGEST
    if start < paragraph.end:
        yield Span(start, paragraph.end)
