"""Runs of five words: what two texts have in common beyond chance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from verify.model.page import Page
from verify.model.span import Span

RUN = 5
_WORD = re.compile(r"\w+(?:'\w+)?")


def lower_words(text: str) -> list[str]:
    """The words of *text* in lower case."""
    return _WORD.findall(text.replace("’", "'").replace("‘", "'").lower())


def shingles_of(words: Sequence[str]) -> set[int]:
    """A number for each run of five words; equal runs have equal numbers within one process."""
    return set(_numbered(words))


def _numbered(words: Sequence[str]) -> Iterator[int]:
    return map(hash, zip(*(words[k:] for k in range(RUN)), strict=False))


def runs_outside(text: str, quoted: Iterable[Span]) -> set[int]:
    """Runs of the words between the *quoted* spans; no run reaches across one."""
    found: set[int] = set()
    start = 0
    for span in sorted(quoted):
        if span.start > start:
            found.update(_numbered(lower_words(text[start : span.start])))
        start = max(start, span.end)
    return found.union(_numbered(lower_words(text[start:])))


def article_text(page: Page) -> str:
    """The text of the blocks that make up the article, or all of it where none is known to."""
    main = [block.span.cut(page.text) for block in page.blocks if block.main]
    return "\n\n".join(main) if main else page.text
