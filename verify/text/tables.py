"""Tables of words that come with the program: plain files, a row on each line."""

from __future__ import annotations

from importlib.resources import files


def rows_of(name: str) -> list[str]:
    """The rows of the table *name*, without the notes on what they hold."""
    lines = files("verify").joinpath(f"data/{name}.txt").read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]
