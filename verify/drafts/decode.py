"""Bytes of a draft -> text."""

from __future__ import annotations

from verify.errors import UnreadableDraftError
from verify.files.encoding import NotText, decode_file
from verify.urls import without_credentials


def decode_draft(data: bytes, origin: str) -> str:
    """The text of a draft; UnreadableDraftError names *origin* and what is wrong with it."""
    text = decode_file(data)
    if isinstance(text, NotText):
        raise UnreadableDraftError(origin, text.reason)
    # Before anything is read or shown of it: an address in a draft may hold a password.
    return without_credentials(text)
