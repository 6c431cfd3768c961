"""Words that signs make: masked ones, and the "No." before a number; words alone do not show them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.match.differences import MOST_IN_RULE
from verify.match.overlay import Compared
from verify.model.verdict import Difference
from verify.text.fold import Word
from verify.text.masked import DASHED, STARRED

_DASHES = ("—", "–", "-", "_")
_NUMBER_SIGN = re.compile(r"[Nn]os?\.?\s?(?=\d)|[№#]\s?(?=\d)")
_NUMBER = ("number", "numbers")


def shows_sign(text: str, word: Word) -> bool:
    """Whether *word* of *text* may be masked there, or is what "No." is short for: `moves_by_signs` knows nothing else."""
    return word.text in _NUMBER or _masked_at(text, word.span.start) is not None


def moves_by_signs(
    compared: Compared, at: int, place: int, end: int
) -> Iterator[tuple[int, int, float, Difference | None]]:
    """What signs between letters say: a word of which one side blanks letters ("f*ck", "f—ing"), "No." for a number.

    Word *at* of the quotation is laid over word *place* of the page; *end* is where the quotation's stretch ends.
    """
    words, page = compared.quotation.words, compared.page
    shown = _masked_at(compared.quotation.text, words[at].span.start)
    if shown and _fits(shown, page.word(place).text):
        size = sum(word.span.start < shown.end() for word in words[at:end])
        yield size, 1, 0.1, Difference.MASKED
    shown = _masked_at(page.text, page.word(place).span.start)
    if shown and _fits(shown, words[at].text):
        stop = min(len(page.codes), place + MOST_IN_RULE)
        yield 1, sum(page.word(one).span.start < shown.end() for one in range(place, stop)), 0.1, Difference.MASKED
    if _is_number_sign(compared, at, place):
        yield 1, 1, 0.1, Difference.SPELLING


def _is_number_sign(compared: Compared, at: int, place: int) -> bool:
    """Whether one side has "No." before a number and the other the word."""
    words, page = compared.quotation.words, compared.page
    return (words[at].text in _NUMBER and _NUMBER_SIGN.match(page.text, page.word(place).span.start) is not None) or (
        page.word(place).text in _NUMBER
        and _NUMBER_SIGN.match(compared.quotation.text, words[at].span.start) is not None
    )


def _masked_at(text: str, start: int) -> re.Match[str] | None:
    # A dash parts words as well: it stands for letters behind one or two alone.
    dashed = text[start + 1 : start + 2] in _DASHES or text[start + 2 : start + 3] in _DASHES
    return DASHED.match(text, start) if dashed else STARRED.match(text, start)


def _fits(shown: re.Match[str], word: str) -> bool:
    first, last = shown.group(1).lower(), shown.group(2).lower()
    return word.startswith(first) and word.endswith(last) and len(word) > len(first) + len(last)
