"""Pieces of the user's own material, each with its place, put together to a page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from verify.model.draft import Block, BlockKind, Unseen
from verify.model.page import Page, PageOutcome, Place, Unread
from verify.model.span import Span
from verify.model.unread_reason import UnreadReason
from verify.text.language import guess_language

# As much as the largest text file that is read holds.
MAX_TEXT = 20_000_000
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedWords:
    """Words that stand in one place; *speaker* is whom the material names for them.

    *glued*: no blank parts them from the piece before.
    """

    text: str
    label: str
    speaker: str | None = None
    glued: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedParagraph:
    """One paragraph from one place or several; *lead* is a speaker's label that stands before its words.

    *unseen*, of a paragraph in one piece: where in its words its readers see something else.
    """

    pieces: tuple[PlacedWords, ...]
    kind: BlockKind = BlockKind.PARAGRAPH
    lead: str = ""
    unseen: tuple[Unseen, ...] = ()


def page_of(
    paragraphs: Iterable[PlacedParagraph], url: str, *, transcript: bool = False, typed: bool = False
) -> PageOutcome:
    """A page of *paragraphs*, one block each; a Unread where no words are left or far too many."""
    lines: list[str] = []
    blocks: list[Block] = []
    places: list[Place] = []
    unseen: list[Unseen] = []
    at = 0
    for paragraph in paragraphs:
        line, found = _written(paragraph)
        if not found:
            continue
        lines.append(line)
        blocks.append(Block(kind=paragraph.kind, span=Span(at, at + len(line))))
        places += (Place(span=span.shift(at), label=piece.label, speaker=piece.speaker) for piece, span in found)
        unseen += (replace(each, span=each.span.shift(at + found[0][1].start)) for each in paragraph.unseen)
        at += len(line) + 2
        if at > MAX_TEXT:
            return Unread(
                url=url, reason=UnreadReason.TOO_LARGE, detail=f"more text than is read: over {MAX_TEXT:,} characters"
            )
    if not lines:
        return Unread(url=url, reason=UnreadReason.NOT_HTML, detail="the file holds no words")
    text = "\n\n".join(lines)
    return Page(
        url=url,
        final_url=url,
        text=text,
        blocks=tuple(blocks),
        places=tuple(places),
        unseen=tuple(unseen),
        language=guess_language(text),
        transcript=transcript,
        typed=typed,
    )


def tidy(text: str) -> str:
    """*text* on one line with single blanks; halves of characters that no text can hold are marked."""
    words = " ".join(text.split())
    if _SURROGATE.search(words):
        words = words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return words


def _written(paragraph: PlacedParagraph) -> tuple[str, list[tuple[PlacedWords, Span]]]:
    """The paragraph's line, and its pieces that hold words with their spans in it."""
    line = tidy(paragraph.lead)
    parts = [line]
    length = len(line)
    found: list[tuple[PlacedWords, Span]] = []
    for piece in paragraph.pieces:
        words = tidy(piece.text)
        if not words:
            continue
        blank = " " if length and not (piece.glued and found) else ""
        start = length + len(blank)
        parts += (blank, words)
        length = start + len(words)
        found.append((piece, Span(start, length)))
    return "".join(parts), found
