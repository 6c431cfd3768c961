"""Lines of quotation files -> blocks that an index keeps, and back. Making them runs in processes that can be ended."""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from verify.evidence.index.quote_keys import packed, runs_of_words
from verify.evidence.index.quote_lines import read_line
from verify.evidence.index.quote_writer import BLOCK
from verify.model.kept import Block, Choice, Quoted, Quoting, Source, Tally
from verify.text.fold import plain_words

_LARGEST_RECORD = 64_000_000


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

    blocks: tuple[Block, ...] = ()
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


def _block(pages: Sequence[Quoting]) -> Block:
    runs = array("Q")
    for number, page in enumerate(pages):
        found = set[int]().union(*(runs_of_words(plain_words(each.words)) for each in page.quotations))
        runs.extend(packed(run, number) for run in found)
    rows = [
        [
            page.urls,
            page.seen_on.isoformat() if page.seen_on else "",
            page.speaker,
            [[each.words, each.before, each.after] for each in page.quotations],
        ]
        for page in pages
    ]
    record = zlib.compress(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode())
    return Block(pages=len(pages), record=record, runs=runs.tobytes())


def read_record(record: bytes) -> tuple[Quoting, ...] | None:
    """The pages of a block; None where it holds anything else: whoever made the file is not trusted."""
    try:
        data = zlib.decompressobj().decompress(record, _LARGEST_RECORD)
        return tuple(_pages(json.loads(data)))
    except (zlib.error, ValueError, TypeError, RecursionError):
        return None


def _pages(rows: object) -> Iterator[Quoting]:
    if not isinstance(rows, list):
        raise TypeError
    for urls, day, speaker, quotations in rows:
        words = (*urls, day, speaker, *(word for quotation in quotations for word in quotation))
        if not all(isinstance(word, str) for word in words):
            raise TypeError
        yield Quoting(
            urls=tuple(urls),
            quotations=tuple(Quoted(said, before, after) for said, before, after in quotations),
            seen_on=date.fromisoformat(day) if day else None,
            speaker=speaker,
        )
