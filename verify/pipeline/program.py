"""The program as it is installed: what it kept for itself is of use to this very program alone."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from verify.version import VERSION

_HOME = Path(__file__).parents[1]


@cache
def program_digest() -> str:
    """A digest of the program's files and of what is installed beside it: another one after any change or upgrade."""
    told = [VERSION, sys.version, *_files(str(_HOME)), *_libraries()]
    return hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    for entry in sorted(os.scandir(folder), key=lambda each: each.name):
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry.path)
        else:
            found = entry.stat()
            yield entry.path, found.st_size, found.st_mtime_ns


def _libraries() -> Iterator[tuple[str, int]]:
    """Every folder that modules come from, with the time of its last change: an installation leaves its mark there."""
    for each in sys.path:
        if each and os.path.isdir(each):  # noqa: PTH112 - asked at each start
            yield each, os.stat(each).st_mtime_ns  # noqa: PTH116
