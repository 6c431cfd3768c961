"""Golden files: what a format gives for the invented report, byte for byte."""

from __future__ import annotations

import os
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"


def assert_golden(name: str, text: str) -> None:
    """Compare *text* with the file *name*; VERIFY_GOLDEN=write in the environment writes it anew, to be read in the diff."""
    path = GOLDEN / name
    if os.environ.get("VERIFY_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
    assert path.read_bytes().decode() == text
