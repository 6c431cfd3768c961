from __future__ import annotations

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
