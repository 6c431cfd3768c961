"""Small indexes of invented pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from verify.evidence.index.prepare import entry_of
from verify.evidence.index.writer import IndexWriter
from verify.model.kept import Source, SourceState
from verify.model.page import Page

FERRY = (
    "The harbour office said on Monday that the old ferry would stay in service until the new bridge opens in spring."
)
SCHOOL = "Parents in Lindhagen have asked the council to keep the village school open for at least two more winters."
BAKERY = (
    "The bakery on Canal Street sold nine hundred loaves on Saturday, more than ever before, its owner told visitors."
)


def page(text: str, name: str = "") -> Page:
    url = f"https://gazette.example/{name or abs(hash(text))}"
    return Page(url=url, final_url=url, text=text)


def take_in(path: Path, source: str, pages: Sequence[Page]) -> None:
    """One source with *pages*, saved as a segment of its own."""
    with IndexWriter(path) as writer:
        number = writer.begin(Source(path=source, size=1, changed=1))
        for each in pages:
            writer.add(number, entry_of(each))
        writer.finish(number, "digest", SourceState.READ)
        writer.settle()
