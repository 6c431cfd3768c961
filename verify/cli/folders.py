"""The settings and the cache folder of commands that check nothing."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from verify.cli.console import Console, refuse
from verify.errors import VerifyError
from verify.folders import cache_folder, user_config_folder
from verify.settings import Resolved, project_folder, resolve


def resolved_settings(
    *,
    config: Path | None = None,
    isolated: bool = False,
    flags: Mapping[str, Any] | None = None,
    keys: bool = False,
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


def cache_dir_of(given: Path | None, console: Console) -> Path:
    """The cache folder: the flag's, the settings', the project's or the user's."""
    try:
        chosen = given or resolved_settings().settings.cache_dir
    except VerifyError as fault:
        refuse(fault)
    return chosen or cache_folder(project_folder(Path.cwd()), warn=console.warn)
