"""Who signs a post, a block quote or a pull quote: the name below the words, or in the caption of their figure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from verify.model.claim import Speaker
from verify.model.draft import BlockKind
from verify.model.page import Page
from verify.model.span import Span
from verify.speech.labels import NAME, NAME_ALONE
from verify.speech.signatures import post_signature
from verify.text.late import late

# "— Jo Roe (@joroe) 3 March", "– Jo Roe, mayor"
_SIGNED = late(rf"[ \t]*[—–―-]{{1,3}}[ \t]?{NAME}(?=\s*$|,|\s?\(|\s?\n| on | via )")
_LINE = late(r"[^\n]+")
_LONGEST_SIGNATURE = 140
# A post or a pull quote has few paragraphs.
_FARTHEST = 8


def signed_at(page: Page, offset: int) -> Speaker | None:
    """Whoever signs the block quote that holds *offset*, None where nobody does or the words stand in no block quote."""
    at = bisect_right(page.blocks, offset, key=lambda block: block.span.start) - 1
    if at < 0 or page.blocks[at].kind is not BlockKind.BLOCK_QUOTE or offset >= page.blocks[at].span.end:
        return None
    for line, kind in _lines_below(page, at, offset):
        if name := _signature(page.text, line, kind):
            return Speaker(text=name.cut(page.text), span=name, name=name.cut(page.text))
    return None


def _lines_below(page: Page, at: int, offset: int) -> Iterator[tuple[Span, BlockKind]]:
    """The rest of the block quote line by line, and what follows it as far as it may be its signature."""
    first = page.text.find("\n", offset, page.blocks[at].span.end)
    if first >= 0:
        yield from _lines(page.text, Span(first + 1, page.blocks[at].span.end), BlockKind.BLOCK_QUOTE)
    for block in page.blocks[at + 1 : at + 1 + _FARTHEST]:
        yield from _lines(page.text, block.span, block.kind)
        if block.kind is not BlockKind.BLOCK_QUOTE:
            return


def _lines(text: str, span: Span, kind: BlockKind) -> Iterator[tuple[Span, BlockKind]]:
    for found in _LINE.finditer(text, span.start, span.end):
        yield Span(*found.span()), kind


def _signature(text: str, line: Span, kind: BlockKind) -> Span | None:
    if len(line) > _LONGEST_SIGNATURE:
        return None
    if posted := post_signature(text, line):
        return posted
    if found := _SIGNED.match(text, line.start, line.end):
        return Span(*found.span("name"))
    # `<cite>Jo Roe, mayor</cite>` and figure captions have no dash; a paragraph of its own needs one.
    alone = NAME_ALONE.fullmatch(text, line.start, line.end)
    named = alone is not None and " " in alone["name"] and kind in (BlockKind.BLOCK_QUOTE, BlockKind.CAPTION)
    return Span(*alone.span("name")) if alone is not None and named else None
