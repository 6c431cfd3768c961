"""Bytes with a checksum before them: cut, damaged or exchanged ones are none."""

from __future__ import annotations

import hashlib

_DIGEST = 32


def sealed(data: bytes, about: str = "") -> bytes:
    """*data* as `unsealed` takes it back, with the same *about*: what is kept under one name is not taken for another."""
    return _checksum(data, about) + data


def unsealed(data: bytes | None, about: str = "") -> bytes | None:
    """What was sealed, or None where it is not as it was written."""
    if data is None or _checksum(data[_DIGEST:], about) != data[:_DIGEST]:
        return None
    return data[_DIGEST:]


def _checksum(data: bytes, about: str) -> bytes:
    checksum = hashlib.sha256(about.encode())
    checksum.update(data)
    return checksum.digest()
