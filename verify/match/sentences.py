"""Sentences of a text, and what a stretch says reduced to what can agree: stems, numbers, denials, names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from verify.match.word_equality import is_negation, stem
from verify.match.word_lists import DENIALS, STOP_WORDS
from verify.model.number import NumberKind
from verify.model.span import Span
from verify.text.fold import find_words, fold
from verify.text.numbers import numbers_of
from verify.text.sentences import split_sentences

_PARAGRAPH = re.compile(r"[^\n]+")
NAME = re.compile(r"(?<![.!?…\"“”„‘\n] )(?<!^)(?<![\"“„‘])\b[A-ZÀ-ÞÄÖÜ][\w’'-]{2,}")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a stretch of text says, reduced to what can agree with another: order of *stems* is that of the text."""

    stems: tuple[str, ...]
    numbers: frozenset[Fraction]
    denials: int
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a page; *paragraph* numbers the paragraph it stands in."""

    span: Span
    paragraph: int


def meaning_of(text: str) -> Meaning:
    """The meaning of one sentence or quotation, as far as words show it."""
    words = find_words(fold(text).text)
    # "one" is mostly a pronoun.
    counted = [
        one for one in numbers_of(words) if one.kind is NumberKind.CARDINAL and not (one.spelt and one.value == 1)
    ]
    return Meaning(
        stems=tuple(stem(word) for word in words if tells(word)),
        numbers=frozenset(one.value for one in counted if one.value is not None),
        denials=sum(is_negation(word) or word in DENIALS for word in words),
        names=frozenset(found.group().lower().removesuffix("’s").removesuffix("'s") for found in NAME.finditer(text)),
    )


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
