"""Plain text -> Draft."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from verify.drafts.decode import decode_draft
from verify.drafts.directives import comments_in_text
from verify.drafts.limits import refuse_long_text
from verify.drafts.particulars import bare_links, dateline, first_title
from verify.model.draft import Block, BlockKind, Draft
from verify.model.span import Span
from verify.speech.paragraphs import LISTED, QUOTED_LINE, are_filled, runs_on
from verify.text.language import guess_language

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|$)")
_SENTENCE_END = (".", "!", "?", ":", ";", ",", '"', "”", "“", "’", "'", "»", "…", ")")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    quoted: bool


class PlainReader:
    """Reads text files; where no line is quoted with `>`, the words as read are the source itself."""

    name = "plain"
    suffixes: tuple[str, ...] = (".txt", ".text")

    def read(self, data: bytes, origin: str) -> Draft:
        """One Draft: a line or a wrapped stretch of lines is a block, a run of `> ` lines one block quote."""
        source = decode_draft(data, origin)
        refuse_long_text(len(source), origin)
        return draft_of_text(source, origin, sha256=hashlib.sha256(data).hexdigest())


def draft_of_text(source: str, origin: str, *, sha256: str = "") -> Draft:
    """*source* as a draft: the same that reading a text file of these characters gives."""
    text, places, lines = _without_markers(source)
    blocks = tuple(_blocks(text, lines))
    return Draft(
        path=origin,
        sha256=sha256,
        source=source,
        text=text,
        origin=places,
        title=first_title(text, blocks[:1]),
        language=guess_language(text),
        published_on=dateline(text, blocks),
        blocks=blocks,
        links=bare_links(text),
        notices=comments_in_text(source),
    )


def _without_markers(source: str) -> tuple[str, tuple[int, ...] | None, list[_Line]]:
    lines: list[_Line] = []
    pieces: list[str] = []
    origin: list[int] = []
    quotes = False
    for found in _LINE.finditer(source):
        marker = QUOTED_LINE.match(found.group())
        quotes = quotes or marker is not None
        words_at = found.start() + (marker.end() if marker else 0)
        start = len(origin)
        lines.append(_Line(start, start + found.end(1) - words_at, marker is not None))
        pieces.append(source[words_at : found.end()])
        origin.extend(range(words_at, found.end()))
    return ("".join(pieces), tuple(origin), lines) if quotes else (source, None, lines)


def _blocks(text: str, lines: Sequence[_Line]) -> Iterator[Block]:
    first = True
    width = max(line.end - line.start for line in lines)
    for stretch in _stretches(text, lines):
        if stretch[0].quoted:
            yield _block(BlockKind.BLOCK_QUOTE, text, stretch)
        else:
            for number, run in enumerate(_paragraphs(text, stretch, width)):
                yield _block(_kind(text, run, first=first and number == 0), text, run)
        first = False


def _paragraphs(text: str, stretch: Sequence[_Line], width: int) -> Iterator[list[_Line]]:
    """The lines of *stretch*, those together that were broken to fit a width or in the middle of a sentence."""
    spans = [Span(line.start, line.end) for line in stretch]
    filled = are_filled(text, spans, width)
    run = [stretch[0]]
    for at, (before, after) in enumerate(pairwise(spans), 1):
        if not (filled or runs_on(text, before, after)):
            yield run
            run = []
        run.append(stretch[at])
    yield run


def _stretches(text: str, lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Runs of lines between blank ones; quoted and unquoted lines never share one, a bare `>` parts no quote."""
    run: list[_Line] = []
    for line in lines:
        blank = not text[line.start : line.end].strip()
        if run and (line.quoted != run[0].quoted or (blank and not line.quoted)):
            yield run
            run = []
        if not blank or (run and line.quoted):
            run.append(line)
    if run:
        yield run


def _kind(text: str, run: Sequence[_Line], *, first: bool) -> BlockKind:
    words = text[run[0].start : run[-1].end].strip()
    if LISTED.match(words):
        return BlockKind.LIST_ITEM
    short = len(words) <= (160 if first else 100) and words[0] not in "—–-(@"
    return BlockKind.HEADING if short and not words.endswith(_SENTENCE_END) else BlockKind.PARAGRAPH


def _block(kind: BlockKind, text: str, run: Sequence[_Line]) -> Block:
    start, end = run[0].start, run[-1].end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Block(kind=kind, span=Span(start, end))
