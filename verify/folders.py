"""Where the cache of a run lies."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

_MAY_BE_TRACKED = frozenset({".gitignore", "README.md"})


def cache_folder(project: Path | None, *, warn: Callable[[str], None]) -> Path:
    """The folder `cache/` of *project*, else the user's cache folder.

    A project's cache that git tracks is set aside with a warning: a pull request could bring forged pages.
    """
    if project is not None:
        folder = project / "cache"
        tracked = _tracked_files(folder)
        if not tracked:
            return folder
        warn(
            f"{folder} holds {len(tracked)} file(s) tracked by git ({tracked[0]}): not used, pages in it could be forged;"
            " the user's cache folder is used instead (name another with --cache-dir)"
        )
    import platformdirs

    return platformdirs.user_cache_path("verify")


def user_config_folder() -> Path:
    """The user's own settings folder."""
    import platformdirs

    return platformdirs.user_config_path("verify")


def _tracked_files(folder: Path) -> tuple[str, ...]:
    if not folder.is_dir():
        return ()
    try:
        answer = subprocess.run(  # noqa: S603 - fixed words, no shell; the folder is our own argument
            ["git", "-C", str(folder), "ls-files", "-z", "--", "."],  # noqa: S607 - git is looked up as users have it
            capture_output=True,
            timeout=10,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ()
    names = answer.stdout.decode("utf-8", "replace").split("\0") if answer.returncode == 0 else []
    return tuple(name for name in names if name and name not in _MAY_BE_TRACKED)
