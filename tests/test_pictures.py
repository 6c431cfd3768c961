"""The README's pictures show what `verify demo` says today."""

from __future__ import annotations

import runpy
from pathlib import Path

from verify.cli.console import Console
from verify.cli.demo import demo_report

ROOT = Path(__file__).parents[1]
MOST_BYTES = 150_000


def test_the_picture_of_the_terminal_is_current() -> None:
    terminal_picture = runpy.run_path(str(ROOT / ".ci/pictures.py"))["terminal_picture"]

    drawn = terminal_picture(demo_report(Console(quiet=True)))

    assert (ROOT / ".github/demo.svg").read_text("utf-8") == drawn, "run python .ci/pictures.py"


def test_both_pictures_are_small() -> None:
    sizes = [(ROOT / ".github" / name).stat().st_size for name in ("demo.svg", "demo.png")]

    assert 0 < min(sizes) <= max(sizes) < MOST_BYTES
