"""Whether a path leads out of the checkout that it is named in, or that names it."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath, PureWindowsPath

from verify.errors import SettingsError


def checkout_left(path: Path, here: Path, project: Path | None) -> Path | None:
    """The checkout that a link at *path*, or above it, leads out of: that around *here*, or *project*; else None."""
    lexical = _without_dots(path)
    for checkout in (*([project] if project is not None else []), *_under_version_control(here)):
        # `resolve` follows links, so they are looked for only where there is a checkout to leave.
        if lexical.is_relative_to(_without_dots(checkout)) and not path.resolve().is_relative_to(checkout.resolve()):
            return checkout
    return None


def inner_paths(where: str, named: tuple[str, ...]) -> tuple[str, ...]:
    """*named* as a file of a checkout may name them. Raises SettingsError for an address, a full path, or one with `..`."""
    for each in named:
        windows = PureWindowsPath(each)
        leads_out = windows.drive or windows.root or ".." in windows.parts or PurePosixPath(each).is_absolute()
        if leads_out or "://" in each or each.startswith(("-", "~")):
            raise SettingsError(
                where, f"{each!r} is not a file or folder below this one", "name others on the command line"
            )
    return named


def _under_version_control(here: Path) -> list[Path]:
    return [each for each in (here, *here.parents) if os.path.lexists(each / ".git")][:1]


def _without_dots(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - links stay what they are
