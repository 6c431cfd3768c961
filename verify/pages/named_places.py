"""Whom a page names beside the words themselves: in the same row of a table, or in what it says to machines."""

from __future__ import annotations

from collections.abc import Sequence

from verify.model.draft import Block
from verify.model.page import Place
from verify.model.span import Span
from verify.pages.linked_data import LinkedData
from verify.pages.visible_text import Stretch
from verify.speech.talks import table_speakers

_MARKS = " \t\n“”„«»\"'"


def named_places(
    text: str, blocks: Sequence[Block], stretches: Sequence[Stretch], data: LinkedData
) -> tuple[Place, ...]:
    """The places of *text* that have a speaker there, in order; *blocks* of it are those of *stretches*."""
    found = [
        Place(span=blocks[at].span, label="", speaker=name)
        for at, name in table_speakers([(each.cell, each.text) for each in stretches]).items()
    ]
    for words, name in data.quotations:
        inner = " ".join(words.split()).strip(_MARKS)
        at = text.find(inner) if inner else -1
        if at >= 0:
            found.append(Place(span=Span(at, at + len(inner)), label="", speaker=name))
    return tuple(sorted(found, key=lambda place: place.span))
