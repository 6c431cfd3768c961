"""Bytes of a draft -> text."""

from __future__ import annotations

from verify.decode import NotText, decode_file
from verify.errors import UnreadableDraftError


def decode_draft(data: bytes, origin: str) -> str:
    """The text of a draft; UnreadableDraftError names *origin* and what is wrong with it."""
    text = decode_file(data)
    if isinstance(text, NotText):
        raise UnreadableDraftError(origin, text.reason)
    return text
