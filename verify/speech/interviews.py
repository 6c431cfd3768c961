"""Interviews that a draft prints without marks: "Name: words" in small letters, and questions in bold above the answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from verify.model.draft import Block, BlockKind
from verify.model.span import Span
from verify.speech.labels import SPOKEN_LABEL
from verify.speech.paragraphs import Paragraph

_QUOTED = re.compile(r"[\"“”„«'‘]")
# One label may be any note: in a talk they come in numbers, and come back.
_FEWEST_TURNS = 4
_FEWEST_QUESTIONS = 3
# Of the paragraphs from the first turn to the last so many are turns; others go on with an answer.
_LEAST_SHARE = 0.4
# Of the turns of whoever asks so many are questions, of the answers of a talk so many say "I".
_HALF = 0.5
_ASKING = frozenset("q question interviewer frage pregunta domanda vraag".split())
_FIRST_PERSON = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|my|me|ich|mir|mein\w*|yo|je|j['’]\w+|io|jag|ik)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewAnswer:
    """One paragraph of an answer: its words, the label of who gives it, if there is one, and whether it *goes_on*."""

    words: Span
    speaker: Span | None
    goes_on: bool = False


# By the paragraph's number: an answer, or None for a question of the paper itself.
Interview = dict[int, InterviewAnswer | None]


def read_interview(text: str, paragraphs: Sequence[Paragraph], blocks: Sequence[Block]) -> Interview:
    """What each paragraph of an interview in *text* is; empty where the text reads as none.

    Paragraphs without a label go on with the answer above them.
    """
    labels = {
        number: found
        for number, paragraph in enumerate(paragraphs)
        if not paragraph.quoted
        and (found := SPOKEN_LABEL.match(text, paragraph.span.start, paragraph.span.end))
        and found.end() < paragraph.span.end
    }
    names = Counter(found["name"].casefold() for found in labels.values())
    labels = {number: found for number, found in labels.items() if names[found["name"].casefold()] > 1}
    if len(labels) >= _FEWEST_TURNS and len({found["name"].casefold() for found in labels.values()}) > 1:
        return _labelled(text, paragraphs, labels)
    return _asked(text, paragraphs, blocks)


def _labelled(text: str, paragraphs: Sequence[Paragraph], labels: dict[int, re.Match[str]]) -> Interview:
    first, last = min(labels), max(labels)
    marked = sum(bool(_QUOTED.match(text, found.end())) for found in labels.values())
    if len(labels) < _LEAST_SHARE * (last + 1 - first) or marked > _HALF * len(labels):
        return {}
    asking = _who_asks(text, paragraphs, labels)
    turns: Interview = {}
    speaker: Span | None = None
    for number in range(first, last + 1):
        span, found = paragraphs[number].span, labels.get(number)
        if found is not None:
            speaker = None if found["name"].casefold() in asking else Span(*found.span("name"))
            span = Span(found.end(), span.end)
        if not paragraphs[number].quoted:
            turns[number] = InterviewAnswer(speaker=speaker, words=span, goes_on=found is None) if speaker else None
    return turns


def _who_asks(text: str, paragraphs: Sequence[Paragraph], labels: dict[int, re.Match[str]]) -> set[str]:
    """The labels whose turns are mostly questions, where others answer."""
    turns: Counter[str] = Counter()
    questions: Counter[str] = Counter()
    for number, found in labels.items():
        name = found["name"].casefold()
        turns[name] += 1
        questions[name] += _is_question(text, paragraphs[number].span)
    asking = {name for name, count in turns.items() if name in _ASKING or questions[name] >= _HALF * count}
    return asking if len(asking) < len(turns) else set()


def _asked(text: str, paragraphs: Sequence[Paragraph], blocks: Sequence[Block]) -> Interview:
    """Questions that stand as headings, and answers that speak of "I"; who answers is told by the text before them."""
    headings = {block.span.start for block in blocks if block.kind is BlockKind.HEADING}
    starts = [number for number, one in enumerate(paragraphs) if one.span.start in headings]
    asked = [number for number in starts if _is_question(text, paragraphs[number].span)]
    if len(asked) < _FEWEST_QUESTIONS:
        return {}
    turns: Interview = dict.fromkeys(asked)
    ends = [*asked[1:], next((number for number in starts if number > asked[-1]), asked[-1] + 2)]
    speaking = 0
    for question, end in zip(asked, ends, strict=True):
        answer = [number for number in range(question + 1, min(end, len(paragraphs))) if not paragraphs[number].quoted]
        spans = [paragraphs[number].span for number in answer]
        speaking += any(_FIRST_PERSON.search(text, span.start, span.end) for span in spans)
        for number, span in zip(answer, spans, strict=True):
            turns[number] = InterviewAnswer(speaker=None, words=span, goes_on=number > answer[0])
    marked = sum(bool(turn and _QUOTED.match(text, turn.words.start)) for turn in turns.values())
    return turns if speaking >= _HALF * len(asked) and not marked else {}


def _is_question(text: str, span: Span) -> bool:
    return text[max(span.start, span.end - 4) : span.end].rstrip('*_ "”’)').endswith("?")
