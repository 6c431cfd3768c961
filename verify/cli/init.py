"""`verify init`: a commented settings file and a workflow for a repository of drafts."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from verify.cli.console import refuse, show
from verify.errors import VerifyError
from verify.storage.report_files import write_file

_WRITTEN = (("verify.toml", Path("verify.toml")), ("workflow.yml", Path(".github/workflows/verify.yml")))


def init() -> None:
    """Write a commented verify.toml and a CI workflow; what is already there stays as it is."""
    try:
        for line in written(Path.cwd()):
            show(line + "\n")
    except VerifyError as fault:
        refuse(fault)


def written(folder: Path) -> list[str]:
    """Write both files below *folder*; a line for each that says what happened."""
    lines = []
    for name, place in _WRITTEN:
        path = folder / place
        if path.exists():
            lines.append(f"{place} is already there: left as it is")
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, files("verify.data").joinpath(name).read_text("utf-8"))
        lines.append(f"{place} written")
    return lines
