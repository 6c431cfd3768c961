"""Files and pages -> what an index keeps of them. Runs in processes that can be ended."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from verify.evidence.files.read_material import read_material_file, unread_part
from verify.evidence.index.keys import keys_and_sketch
from verify.evidence.page_bytes import encode_page
from verify.files.find import open_file
from verify.model.kept import Entry, Source
from verify.model.page import Fetched, Page, PageOutcome, Place, Unread
from verify.model.span import Span
from verify.pages.extract import read_page
from verify.text.fold import plain_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something of a source to be made an entry: the file itself, or a page in it; None where nothing follows.

    *known_digest*: of the file as it was taken in before. *whole*: what cannot be read here is the whole source.
    """

    source: Source
    content: Path | Fetched | PageOutcome | None
    known_digest: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What became of an item: an entry, or why there is none; *same*: the file is as it was.

    *partly*: why a part of it stayed unread.
    """

    kept: Entry | Unread | None
    digest: str
    partly: Unread | None = None
    same: bool = False


def prepare(items: tuple[Item, ...]) -> tuple[Prepared, ...]:
    """What becomes of *items*; runs in a process that can be ended."""
    return tuple(_prepared(item) for item in items)


def _prepared(item: Item) -> Prepared:
    digest, content = item.source.digest, item.content
    if isinstance(content, Path):
        # What cannot be opened has no digest; reading it will say why.
        with suppress(OSError):
            digest = file_digest(content)
    if digest and digest == item.known_digest:
        return Prepared(kept=None, digest=digest, same=True)
    if isinstance(content, Path):
        content = read_material_file(content)
    elif isinstance(content, Fetched):
        content = _in_archive(read_page(content), Path(item.source.path).name)
    if not isinstance(content, Page):
        return Prepared(kept=content, digest=digest)
    return Prepared(kept=entry_of(content), digest=digest, partly=unread_part(content))


def _in_archive(outcome: PageOutcome, name: str) -> PageOutcome:
    """A page with the archive that it was found in as its place."""
    if isinstance(outcome, Unread):
        return outcome
    return replace(outcome, places=(Place(span=Span(0, len(outcome.text)), label=name),))


def entry_of(page: Page) -> Entry:
    """*page* as an index keeps it."""
    keys, sketch = keys_and_sketch(plain_words(page.text))
    if not all(block.main for block in page.blocks):
        # Menus and teasers differ where one text stands on two sites: the article alone tells.
        article = "\n".join(block.span.cut(page.text) for block in page.blocks if block.main)
        _, sketch = keys_and_sketch(plain_words(article))
    record = encode_page(page)
    return Entry(
        record=record,
        length=len(page.text.encode("utf-8", "surrogatepass")),
        keys=keys,
        sketch=sketch,
        tie=int.from_bytes(hashlib.blake2b(record, digest_size=7).digest(), "big"),
    )


def file_digest(path: Path) -> str:
    """The digest of a file's bytes. Raises OSError."""
    with open_file(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
