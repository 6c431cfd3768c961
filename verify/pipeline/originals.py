"""Drafts of a finished check had once more, for reports that give a draft back."""

from __future__ import annotations

import hashlib
from pathlib import Path

from verify.drafts.find import read_draft, read_draft_file
from verify.errors import UnreadableDraftError
from verify.model.draft import Original
from verify.model.verdict import DraftReport
from verify.plugins import draft_readers

# Their source is the words that they hold; the layout is in the file alone.
_DOCUMENTS = (".docx",)


def original_of(report: DraftReport) -> Original:
    """What *report* is about: a document's file if nobody changed it since, and text as it was read from its source."""
    suffix = Path(report.path).suffix.lower()
    if "://" in report.path or not report.source:
        return Original()
    if suffix in _DOCUMENTS:
        return Original(data=_unchanged(report))
    try:
        # With a byte order mark, since the source may claim the encoding that its file had.
        draft = read_draft(report.source.encode("utf-8-sig", "replace"), report.path, suffix, draft_readers(_unsaid))
    except UnreadableDraftError:
        return Original()
    return Original(draft=draft if draft.source == report.source else None)


def _unchanged(report: DraftReport) -> bytes | None:
    try:
        data = read_draft_file(report.path)
    except UnreadableDraftError:
        return None
    return data if hashlib.sha256(data).hexdigest() == report.sha256 else None


def _unsaid(_line: str) -> None:
    # Broken readers were told when the drafts were read.
    return
