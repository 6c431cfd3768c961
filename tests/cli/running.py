"""The program run as a user runs it, without a network: in this process, or in one of its own."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner

from verify.cli.commands import app


def verify(folder: Path, *arguments: str, code: int | None = None) -> subprocess.CompletedProcess[str]:
    """What `verify` does in *folder* with its cache outside of it; *code* is the exit code that must come out."""
    environ: dict[str, str | None] = {name: None for name in os.environ if _is_left_out(name)}
    with contextlib.chdir(folder):
        result = CliRunner().invoke(app, arguments, prog_name="verify", env=environ | settled(folder))
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return _checked(subprocess.CompletedProcess(arguments, result.exit_code, result.stdout, result.stderr), code)


def verify_apart(
    folder: Path, *arguments: str, code: int | None = None, **environ: str
) -> subprocess.CompletedProcess[str]:
    """The same in a process of its own, with more variables of the *environ*."""
    kept = {name: value for name, value in os.environ.items() if not _is_left_out(name)}
    done = subprocess.run(
        [sys.executable, "-m", "verify", *arguments],
        cwd=folder,
        env={**kept, **settled(folder), **environ},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return _checked(done, code)


def settled(folder: Path) -> dict[str, str]:
    """Variables that keep a run from the settings and the terminal of whoever runs the tests."""
    return {
        "NO_COLOR": "1",
        "COLUMNS": "80",
        "XDG_CACHE_HOME": str(folder.parent / "user-cache"),
        "XDG_CONFIG_HOME": str(folder.parent / "user-config"),
    }


def _is_left_out(name: str) -> bool:
    # A run in CI leaves a project's cache alone.
    return name.startswith("VERIFY_") or name == "CI"


def git(folder: Path, *words: str) -> str:
    """What git answers in *folder*."""
    config = ("-c", "user.name=Desk", "-c", "user.email=desk@herald.example", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", "-C", str(folder), *config, *words], check=True, capture_output=True, text=True)
    return done.stdout


def _checked(done: subprocess.CompletedProcess[str], code: int | None) -> subprocess.CompletedProcess[str]:
    if code is not None:
        assert done.returncode == code, done.stdout + done.stderr
    return done
