"""Bytes with a checksum before them: cut, damaged or exchanged ones are none."""

from __future__ import annotations

import hashlib
import sys

_DIGEST = 32


def sealed(data: bytes, key: str = "") -> bytes:
    """*data* as `unsealed` takes it back, from the place *key* alone."""
    return hashlib.sha256(key.encode() + data).digest() + data


def unsealed(data: bytes | None, key: str = "", *, most: int = sys.maxsize) -> bytes | None:
    """What was sealed, or None where it is not as it was written under *key*, or of more than *most* bytes."""
    if data is None or len(data) - _DIGEST > most:
        return None
    held = data[_DIGEST:]
    return held if hashlib.sha256(key.encode() + held).digest() == data[:_DIGEST] else None
