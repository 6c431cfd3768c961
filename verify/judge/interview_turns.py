"""Turns of transcripts and interviews: whose words follow a name and a colon, and who answers questions."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from verify.judge.names import family_name, folded_words
from verify.model.page import Page
from verify.model.span import Span

# "JO ROE:", "Jo Roe (mayor):"; a name of at most four words.
_LABEL = re.compile(
    r"[ \t>*_]*(?P<name>[^\W\d_a-zß-ÿ][\w.'’-]{1,25}(?: (?:[^\W\d_a-zß-ÿ][\w.'’-]{0,25}|de|van|von|al|bin)){0,3})"
    r"(?: \([^()\n]{1,40}\))?[:：][ \t]*"
)
_ANSWER = re.compile(r"[ \t>*_]*A(?:nswer)?[:.] ")
_LINE = re.compile(r"[^\n]+")
# One paragraph that opens "Note:" is no transcript: turns come in numbers, close together, and speakers come back.
_FEWEST_TURNS = 4
_LONGEST_MEAN = 2_500
_LEAST_SHARE = 0.5
# No talk has more speakers whose full names are worth a look through the page.
_MOST_NAMES = 40
# Questions in an interview without labels: short paragraphs that end in a question mark.
_FEWEST_QUESTIONS = 3
_LONGEST_QUESTION = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One speaker's stretch: *name* as labelled, where the label stands, and the *words* up to the next label."""

    name: str
    span: Span
    words: Span


def find_turns(page: Page) -> tuple[Turn, ...]:
    """The turns of a page that reads as a transcript or interview; none for other pages."""
    lines = _lines(page)
    labels = [found for line in lines if (found := _LABEL.match(page.text, line.start, line.end))]
    names = Counter(found["name"].casefold() for found in labels)
    # A speaker of a transcript comes back; a label that stands once is a heading.
    labels = [found for found in labels if names[found["name"].casefold()] > 1]
    if len(labels) < _FEWEST_TURNS or len({found["name"].casefold() for found in labels}) < 2:
        return ()
    end = lines[-1].end
    covered = end - labels[0].start()
    whole = sum(len(line) for line in lines)
    if covered < _LEAST_SHARE * whole or covered / len(labels) > _LONGEST_MEAN:
        return ()
    ends = [found.start() for found in labels[1:]] + [end]
    full = {name: _in_full(name, page.text) for name in list(dict.fromkeys(f["name"] for f in labels))[:_MOST_NAMES]}
    return tuple(
        Turn(name=full.get(found["name"], found["name"]), span=Span(*found.span("name")), words=Span(found.end(), stop))
        for found, stop in zip(labels, ends, strict=True)
    )


def answers(page: Page, offset: int, name: str) -> bool:
    """Whether the words at *offset* answer a question, in an interview that introduces *name* before its first one."""
    lines = _lines(page)
    asked = [line for line in lines if _is_question(line.cut(page.text))]
    if len(asked) < _FEWEST_QUESTIONS:
        return False
    here = next((line for line in lines if line.start <= offset < line.end), None)
    if here is None or here.start < asked[0].start or _is_question(here.cut(page.text)):
        return False
    introduction = f"{page.title or ''} {page.text[: asked[0].start]}"
    return family_name(name) in folded_words(introduction)


def _is_question(line: str) -> bool:
    return len(line) <= _LONGEST_QUESTION and line.rstrip("*_ ").endswith("?") and not _ANSWER.match(line)


def _lines(page: Page) -> list[Span]:
    """The paragraphs of the article, or all lines where the page names none; menus are full of labels."""
    main = [block.span for block in page.blocks if block.main]
    spans = main or [Span(0, len(page.text))]
    return [Span(*found.span()) for span in spans for found in _LINE.finditer(page.text, span.start, span.end)] or [
        Span(0, 0)
    ]


def _in_full(label: str, text: str) -> str:
    """The full name that a label stands for, where the page gives one."""
    word = label.title() if label.isupper() else label
    if " " in word:
        return word
    found = re.search(rf"\b([A-Z][\w'’-]{{1,20}}(?: [A-Z][\w.'’-]{{0,20}})?) {re.escape(word)}\b", text)
    return f"{found[1]} {word}" if found else word
