"""Lines of quotation files -> blocks that an index keeps, and back. Making them runs in processes that can be ended."""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from verify.evidence.index.quote_keys import packed, runs_of_words
from verify.evidence.index.quote_lines import leading_day, read_line
from verify.evidence.index.quote_writer import BLOCK
from verify.model.kept import Choice, QuoteBlock, Quoted, Quoting, Source, Tally
from verify.text.fold import plain_words

_LARGEST_RECORD = 64_000_000
# More would take a third of a build's time, and spare hardly a hundredth.
_PACKED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Some lines of a source. *ends*: the source does; *fault*: why no more of it could be read, *opened* or not."""

    source: Source
    lines: tuple[bytes, ...] = ()
    choice: Choice
    too_long: int = 0
    ends: bool = False
    fault: str = ""
    opened: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    """What became of a batch."""

    blocks: tuple[QuoteBlock, ...] = ()
    tally: Tally


def blocks_of(batch: Batch) -> Blocks:
    """What becomes of *batch*; runs in a process that can be ended."""
    pages: list[Quoting] = []
    passed_over = batch.too_long
    for line in batch.lines:
        page, unusable = read_line(line, batch.choice)
        passed_over += unusable
        if page is not None:
            pages.append(page)
    tally = Tally(len(pages), sum(len(page.quotations) for page in pages), passed_over)
    return Blocks(blocks=tuple(_block(pages[at : at + BLOCK]) for at in range(0, len(pages), BLOCK)), tally=tally)


def _block(pages: Sequence[Quoting]) -> QuoteBlock:
    runs = array("Q")
    for number, page in enumerate(pages):
        found = set[int]().union(*(runs_of_words(plain_words(each.words)) for each in page.quotations))
        runs.extend(packed(found, number))
    rows = [
        [
            page.urls,
            page.seen_on.isoformat() if page.seen_on else "",
            page.speaker,
            [[each.words, each.before, each.after] for each in page.quotations],
        ]
        for page in pages
    ]
    record = zlib.compress(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode(), _PACKED)
    return QuoteBlock(pages=len(pages), record=record, runs=runs.tobytes())


def unpacked_block(record: bytes) -> list[object] | None:
    """The pages of a block, each for `unpacked_page`; None where it is damaged: whoever made the file is not trusted."""
    try:
        rows = json.loads(zlib.decompressobj().decompress(record, _LARGEST_RECORD))
    except (zlib.error, ValueError, RecursionError):
        return None
    return rows if isinstance(rows, list) else None


def unpacked_page(row: object) -> Quoting | None:
    """One page of a block; None where it is none."""
    match row:
        case [[*urls], str(day), str(speaker), [*quotations]]:
            said = [_quoted(quotation) for quotation in quotations]
            return Quoting(
                urls=tuple(url for url in urls if isinstance(url, str)),
                quotations=tuple(each for each in said if each is not None),
                seen_on=leading_day(day),
                speaker=speaker,
            )
        case _:
            return None


def _quoted(row: object) -> Quoted | None:
    match row:
        case [str(words), str(before), str(after)]:
            return Quoted(words, before, after)
        case _:
            return None
