"""`verify recheck`: whether the pages of a report still carry what it cites."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from verify.cli import options as opt
from verify.cli.console import Console, refuse
from verify.cli.console import show as print_out
from verify.cli.exitcode import ExitCode
from verify.cli.folders import cache_dir_of, resolved_settings
from verify.errors import VerifyError
from verify.text.printable import printable

if TYPE_CHECKING:
    from verify.pipeline.recheck import Rechecked


def recheck(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="A stored report, its name, or a draft.")],
    cache_dir: opt.CacheDir = None,
    allow_private: opt.AllowPrivate = None,
    config: opt.Config = None,
    isolated: opt.Isolated = False,
    no_progress: opt.NoProgress = False,
) -> None:
    """Look at a report's evidence again: gone, edited, still there. Exits 1 if a passage is gone or edited."""
    from verify.api import recheck as look_again
    from verify.settings import parse_private
    from verify.storage.past_reports import load_stored

    console = Console(progress=not no_progress)
    folder = cache_dir_of(cache_dir, console)
    try:
        settings = replace(resolved_settings(config=config, isolated=isolated).settings, cache_dir=folder)
        if allow_private:
            settings = replace(settings, allow_private=parse_private("--allow-private", allow_private))
        stored = load_stored(report, folder)
        found = look_again(stored, settings=settings, environ=os.environ, progress=console.progress, warn=console.warn)
    except VerifyError as fault:
        refuse(fault)
    console.done()
    print_out(changes_text(found))
    raise typer.Exit(recheck_code(found))


def changes_text(found: tuple[Rechecked, ...]) -> str:
    """What became of each piece of evidence, and the counts at the end."""
    if not found:
        return "the report cites no public page\n"
    lines = []
    for each in found:
        lines.append(f"{each.change}: {each.url}")
        about = f"{each.source} (named source): " if each.source else ""
        lines.append(f"  {each.draft}:{each.line}: {about}“{_shortened(each.quotation)}”")
        lines += [f"  {note}" for note in each.notes]
    counts = Counter(str(each.change) for each in found)
    lines.append(", ".join(f"{count} {change}" for change, count in counts.items()))
    return "".join(printable(line) + "\n" for line in lines)


def recheck_code(found: tuple[Rechecked, ...]) -> ExitCode:
    """1 where something is gone or edited, 3 where nothing could be read, else 0."""
    changes = {str(each.change) for each in found}
    if changes & {"gone", "edited"}:
        return ExitCode.FINDINGS
    return ExitCode.UNCHECKED if changes == {"could not be read"} else ExitCode.FINE


def _shortened(text: str) -> str:
    return text if len(text) <= 100 else text[:99].rstrip() + "…"
