"""Sentences of a text, and which of its words say what it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass

from verify.match.word_lists import STOP_WORDS
from verify.model.span import Span
from verify.text.sentences import split_sentences

_PARAGRAPH = re.compile(r"[^\n]+")
# The capital first, what may not be before it then: only so is a page looked through in one go.
NAME = re.compile(r"[A-ZÀ-ÞÄÖÜ](?<=\b.)(?<!^.)(?<![\"“„‘].)(?<![.!?…\"“”„‘\n] .)[\w’'-]{2,}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a page; *paragraph* numbers the paragraph it is in."""

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
        for span in split_sentences(text, Span(*paragraph.span()))
    )
