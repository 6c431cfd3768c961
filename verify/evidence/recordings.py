"""Recordings that lie beside their transcripts: same folder, same name, another ending."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from verify.model.page import Page
from verify.urls import RECORDINGS

# What holds nothing but what was said; a text of that name may be notes.
_TRANSCRIPTS = frozenset({".vtt", ".srt", ".json"})


def without_transcribed(files: Iterable[Path]) -> tuple[Path, ...]:
    """*files* but for recordings whose transcript is among them: what was said in them is read there."""
    named = tuple(files)
    written = {path.with_suffix("") for path in named if path.suffix.lower() in _TRANSCRIPTS}
    return tuple(path for path in named if path.suffix.lower() not in RECORDINGS or path.with_suffix("") not in written)


def with_recording(page: Page) -> Page:
    """*page* with the recording beside it, where it is a transcript of the user's own and one lies there."""
    parts = urlsplit(page.url)
    if not (page.own_material and page.transcript) or parts.scheme != "file" or parts.netloc or parts.path[1:2] == "/":
        return page
    transcript = Path(url2pathname(parts.path))
    for ending in (each for lower in RECORDINGS for each in (lower, lower.upper())):
        recording = transcript.with_suffix(ending)
        if recording.is_file():
            return replace(page, recording=recording.as_uri())
    return page
