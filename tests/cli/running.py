"""The program run as a user runs it, in a process of its own, without a network."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def verify(folder: Path, *arguments: str, code: int | None = None, **environ: str) -> subprocess.CompletedProcess[str]:
    """What `verify` does in *folder* with its cache outside of it; *code* is the exit code that must come out."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("VERIFY_")}
    quiet = {"NO_COLOR": "1", "COLUMNS": "80", "XDG_CACHE_HOME": str(folder.parent / "user-cache")}
    done = subprocess.run(
        [sys.executable, "-m", "verify", *arguments],
        cwd=folder,
        env={**kept, **quiet, "XDG_CONFIG_HOME": str(folder.parent / "user-config"), **environ},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    if code is not None:
        assert done.returncode == code, done.stdout + done.stderr
    return done


def git(folder: Path, *words: str) -> str:
    """What git answers in *folder*."""
    config = ("-c", "user.name=Desk", "-c", "user.email=desk@herald.example", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", "-C", str(folder), *config, *words], check=True, capture_output=True, text=True)
    return done.stdout
