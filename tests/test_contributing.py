"""What CONTRIBUTING names is there."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / ".github" / "CONTRIBUTING.md").read_text("utf-8")
NAMES = sorted(set(re.findall(r"`(verify(?:\.\w+)+)`", TEXT)) - {"verify.search", "verify.reports", "verify.material"})
PATHS = sorted(
    set(re.findall(r"(?<![\w/.])((?:verify|tests|\.ci|\.github)/[\w./-]*\w/?|pyproject\.toml|CHANGELOG\.md)", TEXT))
)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_is_mentioned_can_be_imported(name: str) -> None:
    try:
        importlib.import_module(name)
    except ModuleNotFoundError:
        module, _, attribute = name.rpartition(".")
        assert hasattr(importlib.import_module(module), attribute), name


@pytest.mark.parametrize("path", PATHS)
def test_a_path_that_is_mentioned_is_there(path: str) -> None:
    assert (ROOT / path).exists()


def test_the_map_shows_every_room() -> None:
    rooms = {path.parent.name for path in (ROOT / "verify").glob("*/__init__.py")} | {"data"}
    drawn = set(re.findall(r"(\w+)/ ", TEXT.split("```text")[1].split("```")[0]))

    assert rooms <= drawn, rooms - drawn


def test_the_way_of_a_draft_has_ten_steps_in_code_that_is_there() -> None:
    way = TEXT.split("## The way of a draft")[1].split("\n## ")[0]

    assert len(re.findall(r"^\d+\. ", way, re.MULTILINE)) == 10
    assert all(re.search(r"`verify\.\w+", line) for line in way.strip().splitlines() if line[:1].isdigit())
