"""The settings and the cache folder of commands that check nothing."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from verify.cli.console import Console, refuse
from verify.errors import SettingsError, VerifyError
from verify.files.checkout import checkout_left
from verify.settings import KEYS, Resolved, project_folder, resolve
from verify.storage.cache_folder import cache_folder, user_config_folder
from verify.text.closest import closest

_OTHER_VARIABLES = ("VERIFY_PACE", "VERIFY_READER_MODEL", "VERIFY_READER_LABELS")


def resolved_settings(
    *, config: Path | None = None, isolated: bool = False, flags: Mapping[str, Any] | None = None, keys: bool = False
) -> Resolved:
    """The settings that hold here, and where each comes from; with *keys* those of providers too. Raises SettingsError."""
    return resolve(
        os.environ,
        start=Path.cwd(),
        config=config,
        isolated=isolated,
        flags=flags,
        user_folder=user_config_folder(),
        keys=keys,
    )


def unknown_variables(environ: Mapping[str, str], console: Console) -> None:
    """Warn of variables that are meant for us and set nothing: mostly a slip of the pen."""
    known = {f"VERIFY_{name.upper()}" for name in KEYS} | set(_OTHER_VARIABLES)
    for name in sorted(environ):
        # Providers and readers of others have keys of their own.
        if name.startswith("VERIFY_") and name not in known and not name.endswith(("_KEY", "_URL")):
            meant = closest(name, known)
            console.warn(f"{name} is set and means nothing here{f'; did you mean {meant}?' if meant else ''}")


def cache_dir_of(given: Path | None, console: Console) -> Path:
    """The cache folder: the flag's, the settings', the project's or the user's."""
    try:
        return settled_cache_dir(given or resolved_settings().settings.cache_dir, console, isolated=False)
    except VerifyError as fault:
        refuse(fault)


def settled_cache_dir(chosen: Path | None, console: Console, *, isolated: bool) -> Path:
    """The folder *chosen* by the operator, else the project's or the user's. Raises SettingsError for a link out of a checkout."""
    here = Path.cwd()
    project = project_folder(here)
    if chosen is None:
        user = user_config_folder()
        return cache_folder(project, environ=os.environ, isolated=isolated, warn=console.warn, user=user)
    return no_way_out("--cache-dir", chosen, project)


def no_way_out(flag: str, named: Path, project: Path | None) -> Path:
    """*named*. Raises SettingsError where it is a link out of the checkout that it is in, or of *project*."""
    checkout = checkout_left(named, Path.cwd(), project)
    if checkout is not None:
        raise SettingsError(flag, f"{named} is a link out of {checkout}", "name the place it leads to")
    return named
