"""What a data script does with what it made: compare it with what ships, or write it and record its hash."""

from __future__ import annotations

import gzip
import hashlib
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES = Path(__file__).with_name("sources.toml")


def content_of(path: Path) -> bytes:
    """The bytes of *path*, unpacked: packing is not the same everywhere."""
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def settle(name: str, made: bytes, *, record: bool) -> int:
    """Say whether *made* is what ships as *name* (a path of the project); with *record*, ship it. The exit code."""
    path = ROOT / name
    same = content_of(path) == made
    if record:
        if not same:
            path.write_bytes(gzip.compress(made, mtime=0) if path.suffix == ".gz" else made)
        text = SOURCES.read_text("utf-8")
        pattern = rf'(?ms)^(\["{re.escape(name)}"\]\n.*?^sha256 = ")[0-9a-f]*'
        text, count = re.subn(pattern, rf"\g<1>{hashlib.sha256(made).hexdigest()}", text)
        if count != 1:
            sys.stderr.write(f"{SOURCES.name} has no entry for {name}\n")
            return 2
        SOURCES.write_text(text, "utf-8")
    sys.stdout.write(f"{name}: {'the same' if same else 'recorded' if record else 'differs'}\n")
    return 0 if same or record else 1
