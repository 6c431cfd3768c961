from __future__ import annotations

import io
from contextlib import redirect_stderr

import pytest

from verify.cli.console import MOST_ALIKE, Console


@pytest.mark.parametrize("verbose", [False, True])
def test_of_warnings_alike_only_the_first_are_shown(capsys: pytest.CaptureFixture[str], verbose: bool) -> None:
    console = Console(verbose=verbose)
    for number in range(1_000):
        console.warn(f"evidence: talk/{number}.txt: the file is empty")
        console.error(f"talk/{number}.md: the file is too large: {number} bytes")
    console.warn("the cache was damaged")

    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == (2_001 if verbose else 2 * (MOST_ALIKE + 1) + 1)
    assert lines[-1] == "warning: the cache was damaged"
    assert any("-v shows all" in line for line in lines) is not verbose


def test_one_warning_is_said_once(capsys: pytest.CaptureFixture[str]) -> None:
    console = Console(verbose=True)
    console.warn("the cache was damaged")
    console.warn("the cache was damaged")

    assert capsys.readouterr().err == "warning: the cache was damaged\n"


class Screen(io.StringIO):
    """A terminal that says it is one."""

    def isatty(self) -> bool:
        return True


def test_lines_above_the_progress_are_taken_back_before_anything_else_is_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = Screen()
    monkeypatch.setenv("TERM", "xterm")
    with redirect_stderr(screen):
        console = Console()
        console.rows = lambda _most, _width: ["+ corroborated", "x not found"]
        console.progress("waiting")
        console.warn("the cache was damaged")

        assert console.draws
    shown = screen.getvalue()
    assert "+ corroborated\x1b[K\nx not found\x1b[K\nwaiting\x1b[K" in shown
    assert shown.endswith("\r\x1b[2A\x1b[Jwarning: the cache was damaged\n")


def test_what_is_no_terminal_is_told_no_progress(capsys: pytest.CaptureFixture[str]) -> None:
    console = Console()
    console.rows = lambda _most, _width: ["+ corroborated"]
    console.progress("waiting")
    console.redraw()
    console.done()

    assert not console.draws
    assert capsys.readouterr().err == ""
