"""Who answers questions in an interview that has no labels."""

from __future__ import annotations

import re

from verify.judge.names import family_name, folded_words
from verify.model.page import Page
from verify.model.span import Span

_ANSWER = re.compile(r"[ \t>*_]*A(?:nswer)?[:.] ")
_LINE = re.compile(r"[^\n]+")
# Short paragraphs that end in a question mark; in the user's own notes two will do.
_FEWEST_QUESTIONS, _FEWEST_OWN = 3, 2
_LONGEST_QUESTION = 400


def answers(page: Page, offset: int, name: str) -> bool:
    """Whether the words at *offset* answer a question, in an interview that introduces *name* before its first one."""
    lines = _lines(page)
    asked = [line for line in lines if _is_question(line.cut(page.text))]
    if len(asked) < (_FEWEST_OWN if page.own_material else _FEWEST_QUESTIONS):
        return False
    here = next((line for line in lines if line.start <= offset < line.end), None)
    if here is None or here.start < asked[0].start or _is_question(here.cut(page.text)):
        return False
    introduction = f"{page.title or ''} {page.text[: asked[0].start]}"
    return family_name(name) in folded_words(introduction)


def _is_question(line: str) -> bool:
    return len(line) <= _LONGEST_QUESTION and line.rstrip("*_ ").endswith("?") and not _ANSWER.match(line)


def _lines(page: Page) -> list[Span]:
    """The paragraphs of the article, or all lines where the page names none."""
    main = [block.span for block in page.blocks if block.main]
    spans = main or [Span(0, len(page.text))]
    return [Span(*found.span()) for span in spans for found in _LINE.finditer(page.text, span.start, span.end)] or [
        Span(0, 0)
    ]
