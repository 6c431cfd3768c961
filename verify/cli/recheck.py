"""`verify recheck`: whether the pages of a report still carry what it cites."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from verify.cli import options as opt
from verify.cli.codes import ExitCode
from verify.cli.completing import completed_reports
from verify.cli.console import Console, print_report, refuse
from verify.cli.folders import cache_dir_of, resolved_settings
from verify.errors import VerifyError
from verify.text.printable import printable

if TYPE_CHECKING:
    from verify.model.verdict import Report
    from verify.pipeline.recheck import Rechecked


def recheck(
    reports: Annotated[
        list[str],
        typer.Argument(
            metavar="REPORT...", help="Stored reports, their names, or drafts.", autocompletion=completed_reports
        ),
    ],
    format: opt.TextOrJson = "terminal",  # noqa: A002 - the option's name
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

    if format not in _FORMATS:
        refuse(f"--format: {format!r} is not one of {', '.join(_FORMATS)}")
    console = Console(progress=not no_progress)
    folder = cache_dir_of(cache_dir, console)
    try:
        settings = replace(resolved_settings(config=config, isolated=isolated).settings, cache_dir=folder)
        if allow_private:
            settings = replace(settings, allow_private=parse_private("--allow-private", allow_private))
        stored = _as_one([load_stored(name, folder) for name in reports])
        found = look_again(stored, settings=settings, environ=os.environ, progress=console.progress, warn=console.warn)
    except VerifyError as fault:
        refuse(fault)
    console.done()
    print_report(_FORMATS[format](found))
    raise typer.Exit(recheck_code(found))


def _as_one(reports: Sequence[Report]) -> Report:
    """All drafts of *reports*, so that a page that several cite is asked for once."""
    return replace(reports[0], drafts=tuple(draft for report in reports for draft in report.drafts))


def by_page(found: Iterable[Rechecked]) -> list[tuple[str, str, list[Rechecked]]]:
    """What became of each page, its address, and what it is evidence for: gone and edited ones first."""
    pages: dict[tuple[str, str], list[Rechecked]] = {}
    for each in found:
        pages.setdefault((str(each.change), each.url), []).append(each)
    return sorted(((*page, held) for page, held in pages.items()), key=lambda page: _WORST_FIRST.index(page[0]))


def changes_text(found: Sequence[Rechecked]) -> str:
    """What became of each page and what it is evidence for, and the counts at the end."""
    if not found:
        return "the report cites no public page\n"
    lines = []
    for change, url, held in by_page(found):
        lines.append(f"{change}: {url}")
        for each in held:
            about = f"{each.source} (named source): " if each.source else ""
            lines.append(f"  {each.draft}:{each.line}: {about}“{_shortened(each.quotation)}”")
            lines += [f"    {note}" for note in each.notes]
    counts = Counter(str(each.change) for each in found)
    lines.append(", ".join(f"{counts[change]} {change}" for change in _WORST_FIRST if counts[change]))
    return "".join(printable(line) + "\n" for line in lines)


def changes_json(found: Sequence[Rechecked]) -> str:
    """The same for programs."""
    from verify.reports.json import object_of
    from verify.reports.json_text import write_json
    from verify.reports.recheck_objects import EvidenceForJson, RecheckedPageJson, RecheckJson

    pages = tuple(
        object_of(
            RecheckedPageJson,
            url=url,
            change=change.replace(" ", "_"),
            evidence_for=tuple(object_of(EvidenceForJson, each) for each in held),
        )
        for change, url, held in by_page(found)
    )
    return write_json(RecheckJson(pages=pages))


_FORMATS = {"terminal": changes_text, "json": changes_json}
_WORST_FIRST = ("gone", "edited", "could not be read", "still there")


def recheck_code(found: Sequence[Rechecked]) -> ExitCode:
    """1 where something is gone or edited, 3 where nothing could be read, else 0."""
    changes = {str(each.change) for each in found}
    if changes & {"gone", "edited"}:
        return ExitCode.FINDINGS
    return ExitCode.UNCHECKED if changes == {"could not be read"} else ExitCode.FINE


def _shortened(text: str) -> str:
    return text if len(text) <= 100 else text[:99].rstrip() + "…"
