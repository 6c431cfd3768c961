"""`verify providers --ping`: what each service does today, in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import verify_apart
from tests.plugged import installed, provider

# Nobody listens there: every service is out of reach at once.
AWAY = {"HTTPS_PROXY": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "desk").mkdir()
    return tmp_path / "desk"


def test_where_nobody_answers_the_exit_code_is_3_and_nothing_is_written(desk: Path) -> None:
    done = verify_apart(desk, "providers", "--ping", code=3, **AWAY)

    lines = {line.split()[0]: line for line in done.stdout.splitlines()}
    assert "does not answer (" in lines["gdelt"]
    assert "asked for lost pages" in lines["common_crawl"]
    assert "does not answer (" in lines["wayback"]
    assert "VERIFY_GUARDIAN_KEY is not set" in lines["guardian"]
    assert "VERIFY_CONTACT" in done.stderr
    assert list(desk.iterdir()) == []


def test_where_one_answers_the_exit_code_is_0(desk: Path) -> None:
    points = {"verify.search": {"herald_archive": "herald_archive:Archive"}}
    found = installed(desk.parent / "stranger", {"herald_archive": provider()}, points)

    done = verify_apart(desk, "providers", "--ping", code=0, VERIFY_CONTACT="desk@herald.example", **found, **AWAY)

    (line,) = (line for line in done.stdout.splitlines() if line.startswith("herald_archive"))
    assert line.endswith("  answers")
    assert "VERIFY_CONTACT" not in done.stderr
