"""Bytes with a checksum before them: cut, damaged or exchanged ones are none."""

from __future__ import annotations

import hashlib

_DIGEST = 32


def sealed(data: bytes) -> bytes:
    """*data* as `unsealed` takes it back."""
    return hashlib.sha256(data).digest() + data


def unsealed(data: bytes | None) -> bytes | None:
    """What was sealed, or None where it is not as it was written."""
    if data is None or hashlib.sha256(data[_DIGEST:]).digest() != data[:_DIGEST]:
        return None
    return data[_DIGEST:]
