from __future__ import annotations

import subprocess
from pathlib import Path

from verify.folders import cache_folder


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", "-C", str(folder), *words], check=True, capture_output=True)


def test_a_project_keeps_its_cache_in_its_own_folder(tmp_path: Path) -> None:
    assert cache_folder(tmp_path, warn=lambda line: None) == tmp_path / "cache"


def test_a_cache_that_git_tracks_is_set_aside_with_a_warning(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    cache = tmp_path / "cache"
    cache.mkdir()
    (cache / ".gitignore").write_text("*\n", "utf-8")
    (cache / "README.md").write_text("pages\n", "utf-8")
    git(tmp_path, "add", "-f", "cache/.gitignore", "cache/README.md")
    warnings: list[str] = []
    assert cache_folder(tmp_path, warn=warnings.append) == cache
    assert warnings == []

    (cache / "cache.db").write_text("forged", "utf-8")
    git(tmp_path, "add", "-f", "cache/cache.db")

    assert cache_folder(tmp_path, warn=warnings.append) != cache
    assert "could be forged" in warnings[0]
