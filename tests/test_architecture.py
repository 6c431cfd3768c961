"""The house stands as it is drawn: imports point down, and each library has its one room."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

VERIFY = Path(__file__).parents[1] / "verify"

# Library -> the places under verify/ that may import it.
ONLY_IN = {
    "httpx": ("fetch/",),
    "diskcache": ("fetch/cache.py",),
    "sqlite3": ("evidence/index/",),
    "typer": ("cli/",),
    "asyncio": (
        "pipeline/all_drafts.py",
        "evidence/gather.py",
        "evidence/archives/scan_all.py",
        "jobs/engines.py",
        "api.py",
        "pipeline/one_draft.py",
        "jobs/pool.py",
        "fetch/",
        "search/",
    ),
}
# evidence/index/ is where a kept index lives; the cache's own tables are read through diskcache alone.


def imports_of(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found.add((node.module or "").split(".")[0])
    return found


@pytest.mark.parametrize("library", ONLY_IN)
def test_a_library_is_imported_only_in_its_room(library: str) -> None:
    strangers = [
        str(path.relative_to(VERIFY))
        for path in VERIFY.rglob("*.py")
        if library in imports_of(path) and not str(path.relative_to(VERIFY)).startswith(ONLY_IN[library])
    ]

    assert strangers == []


def test_every_module_fits_on_three_hundred_lines() -> None:
    long = {
        str(path.relative_to(VERIFY)): lines
        for path in VERIFY.rglob("*.py")
        if (lines := len(path.read_text("utf-8").splitlines())) > 300
    }

    assert long == {}
