"""Text set in columns of a terminal: wide characters count two, marks that combine count none."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_ASCII = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "«": '"', "»": '"', "–": "-", "—": "-", "…": "...", "·": "-"}
)


def columns(text: str) -> int:
    """How many columns *text* takes on a terminal."""
    return len(text) if text.isascii() else sum(map(_width, text))


def wrap(text: str, width: int) -> list[str]:
    """The lines of *text* within *width*, broken at spaces; a word longer than a line is broken where the line ends."""
    lines: list[str] = []
    line, used = "", 0
    for word in _short_words(text.split(), width):
        size = columns(word)
        if line and used + 1 + size > width:
            lines.append(line)
            line, used = "", 0
        line, used = (f"{line} {word}", used + 1 + size) if line else (word, size)
    return [*lines, line] if line else lines


def shorten(text: str, limit: int) -> str:
    """*text* on one line of at most *limit* characters: its beginning and its end stay, words whole."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    head, tail = limit * 2 // 3, limit // 3 - 3
    start = text[:head].rpartition(" ")[0] or text[:head]
    end = text[-tail:].partition(" ")[2] or text[-tail:]
    return f"{start} … {end}"


def as_ascii(text: str) -> str:
    """*text* for terminals that know nothing else: marks and accents in their plain form, `?` for the rest."""
    plain = unicodedata.normalize("NFKD", text.translate(_ASCII))
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return kept.encode("ascii", "replace").decode("ascii")


# Quotation marks and dashes come again and again.
@lru_cache(1_024)
def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _short_words(words: list[str], width: int) -> Iterator[str]:
    for word in words:
        if columns(word) <= width:
            yield word
            continue
        start, used = 0, 0
        for at, character in enumerate(word):
            size = columns(character)
            if used + size > width and at > start:
                yield word[start:at]
                start, used = at, 0
            used += size
        yield word[start:]
