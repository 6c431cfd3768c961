"""Lines as they are printed, page by page -> paragraphs as they were written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verify.evidence.files.build_page import PlacedParagraph, PlacedWords
from verify.evidence.files.layout import without_line_numbers, without_marks

# Running heads and page numbers stand within so many lines of a page's edges.
_EDGE = 2
# Heads may change sides: on more than two pages in five is a running head.
_OFTEN = 0.4
_NUMBER = re.compile(
    r"[-–—\s]{0,4}(?:page|seite|p\.)?\s{0,3}\d{1,4}(?:\s{0,3}(?:of|/|von|\|)\s{0,3}\d{1,4})?[-–—\s]{0,4}", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_SENTENCE_END = (".", "!", "?", "…", ":", ".”", "!”", "?”", '."', '!"', '?"', ".’", ".)")
_BULLET = re.compile(r"(?:[•‣▪●–—*-]|\d{1,2}[.)])\s")
_HYPHENS = ("-", "\u00ad", "‐")
# A line much shorter than its page's widest ones ends its paragraph.
_SHORT = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPage:
    """The lines of one page, as text."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class _PrintedLine:
    words: str
    page: int
    # Whether the line breaks off before the page's right edge, and whether a blank line stands before it.
    short: bool
    after_blank: bool


def running_paragraphs(pages: Sequence[PrintedPage]) -> Iterator[PlacedParagraph]:
    """Running paragraphs, without running heads and page numbers; words parted at a line's end are one again."""
    run: list[_PrintedLine] = []
    for line in _lines(pages):
        if run and _begins(run[-1], line):
            yield _paragraph(run)
            run = []
        run.append(line)
    if run:
        yield _paragraph(run)


def _lines(pages: Sequence[PrintedPage]) -> Iterator[_PrintedLine]:
    split = [
        [" ".join(without_marks(line).split()) for line in without_line_numbers(page.text.splitlines())]
        for page in pages
    ]
    heads = _running_heads(split)
    for page, lines in zip(pages, split, strict=True):
        beside = _beside(lines, heads)
        lengths = sorted(len(line) for line in lines if line)
        width = lengths[int(len(lengths) * 0.9)] if lengths else 0
        blank = False
        for at, words in enumerate(lines):
            if not words:
                blank = True
            elif at not in beside:
                yield _PrintedLine(words, page.number, len(words) < _SHORT * width, blank)
                blank = False


def _beside(lines: Sequence[str], heads: frozenset[str]) -> frozenset[int]:
    """Positions of running heads and page numbers: from either edge inward, up to the first line of the text."""
    full = [at for at, line in enumerate(lines) if line]
    found: set[int] = set()
    for edge in (full[:_EDGE], full[: -_EDGE - 1 : -1]):
        for at in edge:
            if not (_NUMBER.fullmatch(lines[at]) or _shape(lines[at]) in heads):
                break
            found.add(at)
    return frozenset(found)


def _edges(lines: Sequence[str]) -> frozenset[int]:
    """Positions of the first and last lines of a page that hold words."""
    full = [at for at, line in enumerate(lines) if line]
    return frozenset((*full[:_EDGE], *full[-_EDGE:]))


def _running_heads(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Shapes of lines that stand at the edge of many pages, whatever their numbers."""
    counted = Counter(shape for lines in pages for shape in {_shape(lines[at]) for at in _edges(lines)})
    return frozenset(shape for shape, count in counted.items() if count > 1 and count > _OFTEN * len(pages))


def _shape(line: str) -> str:
    return _DIGITS.sub("0", line).casefold()


def _begins(before: _PrintedLine, line: _PrintedLine) -> bool:
    """Whether *line* opens a paragraph."""
    ended = before.words.endswith(_SENTENCE_END)
    if before.words.endswith(_HYPHENS) or (line.words[0].islower() and not ended):
        return False
    if before.page != line.page:
        return ended and (before.short or line.words[0].isupper())
    return line.after_blank or before.short or _BULLET.match(line.words) is not None


def _paragraph(run: Sequence[_PrintedLine]) -> PlacedParagraph:
    pieces: list[PlacedWords] = []
    glued = False
    for line, after in zip(run, (*run[1:], None), strict=True):
        parted = after is not None and len(line.words) > 1 and line.words.endswith(_HYPHENS)
        # "2025-" and "26", "Roe-" and "Doe" keep their hyphen; "re-" and "build" are one word.
        is_word = after is not None and after.words[0].islower() and line.words[-2:-1].isalpha()
        words = line.words[:-1] if parted and is_word else line.words
        if pieces and pieces[-1].label == _label(line):
            joined = pieces[-1].text + ("" if glued else " ") + words
            pieces[-1] = PlacedWords(text=joined, label=_label(line), glued=pieces[-1].glued)
        else:
            pieces.append(PlacedWords(text=words, label=_label(line), glued=glued))
        glued = parted
    return PlacedParagraph(pieces=tuple(pieces))


def _label(line: _PrintedLine) -> str:
    return f"page {line.page}"
