"""`verify init`: a commented settings file, and what runs the check in CI or after an assistant."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from verify.cli.console import print_report, refuse
from verify.errors import VerifyError
from verify.storage.report_files import write_file

_SETTINGS = ("verify.toml", Path("verify.toml"))
_GITHUB = ("workflow.yml", Path(".github/workflows/verify.yml"))
_GITLAB = ("gitlab-ci.yml", Path(".gitlab-ci.yml"))
_HOOK = ("after_write.py", Path(".verify/after_write.py"))


def init(
    gitlab: Annotated[bool, typer.Option("--gitlab", help="A GitLab pipeline instead of the GitHub workflow.")] = False,
    hook: Annotated[
        bool, typer.Option("--hook", help="Only the script that assistants run after they write a draft.")
    ] = False,
) -> None:
    """Write a commented verify.toml and a CI workflow; what is already there stays as it is."""
    wanted = (
        (_HOOK,) if hook and not gitlab else (_SETTINGS, _GITLAB if gitlab else _GITHUB, *((_HOOK,) if hook else ()))
    )
    try:
        for line in write_files(Path.cwd(), wanted):
            print_report(line + "\n")
    except VerifyError as fault:
        refuse(fault)
    if hook:
        print_report("how an assistant runs it: verify explain editor\n")


def write_files(folder: Path, wanted: Sequence[tuple[str, Path]]) -> list[str]:
    """Write the *wanted* files below *folder*; a line for each that says what happened."""
    lines = []
    for name, place in wanted:
        path = folder / place
        if path.exists():
            lines.append(f"{place} already exists: left as it is")
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, files("verify.data").joinpath(name).read_text("utf-8"))
        lines.append(f"{place} written")
    return lines
