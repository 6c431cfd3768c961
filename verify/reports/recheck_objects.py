"""The objects that `verify recheck -f json` writes."""

from __future__ import annotations

from typing import Literal

from msgspec import field

from verify.reports.claim_objects import Object, Ordinal


class EvidenceForJson(Object, frozen=True, kw_only=True):
    """What a page is evidence for: the words of a draft, or what it takes from a named source."""

    draft: str
    line: Ordinal
    quotation: str = field(name="text")
    source: str | None = field(name="named_source")
    notes: tuple[str, ...]


class RecheckedPageJson(Object, frozen=True, kw_only=True):
    """What became of one page."""

    url: str
    change: Literal["gone", "edited", "could_not_be_read", "still_there"]
    evidence_for: tuple[EvidenceForJson, ...]


class RecheckJson(Object, frozen=True, kw_only=True):
    """What became of the pages that a report of verify cites.

    Gone and edited ones come first. Lines count from 1. Readers ignore keys they do not know.
    """

    schema: Literal["verify.recheck/1"] = "verify.recheck/1"
    pages: tuple[RecheckedPageJson, ...]
