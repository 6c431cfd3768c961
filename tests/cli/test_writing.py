from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from verify.cli.writing import as_written
from verify.model.verdict import Outcome


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, "not set"),
        (True, "true"),
        (40, "40"),
        (timedelta(days=7), '"7d"'),
        (timedelta(minutes=90), '"90m"'),
        (timedelta(0), '"0d"'),
        (date(2026, 3, 2), '"2026-03-02"'),
        (Path("tapes"), '"tapes"'),
        ((Outcome.ALTERED, Outcome.NOT_FOUND), '["altered", "not_found"]'),
        (frozenset({("archive.example", 8080)}), '["archive.example:8080"]'),
        ((), "[]"),
    ],
)
def test_a_value_is_shown_as_a_settings_file_would_hold_it(value: object, written: str) -> None:
    assert as_written(value) == written
