"""The program: it opens what is closed and runs the command that is called."""

from __future__ import annotations

import gc
import os
import sys


def _open_what_is_closed() -> None:
    """Lets what would go to a closed standard stream go nowhere; a file opened later must not take its number."""
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(number)
    sys.stdin = sys.stdin or open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - as long as the program runs
    sys.stdout = sys.stdout or open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = sys.stderr or open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115


def main() -> None:
    """Run the program."""
    _open_what_is_closed()
    # Modules, pages and their words are many small values that stay: looking among them for rubbish all the time finds none.
    gc.set_threshold(100_000, 20, 50)
    from verify.cli.commands import app

    app(prog_name="verify")
