"""Where reports go: one format to standard output, any number of others to files."""

from __future__ import annotations

import difflib
import inspect
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from verify import plugins
from verify.cli.console import Console, show, terminal_width
from verify.errors import SettingsError
from verify.settings import Settings
from verify.storage.report_files import check_place

if TYPE_CHECKING:
    from verify.model.verdict import Report
    from verify.ports import ReportFormat

_BY_SUFFIX = {
    ".json": "json",
    ".md": "markdown",
    ".html": "html",
    ".sarif": "sarif",
    ".xml": "junit",
    ".txt": "terminal",
}
# Written through the stream that is open already: opened again, two reports would overwrite one another in a file.
_STANDARD_OUTPUT = ("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")


@dataclass(frozen=True, slots=True)
class Destination:
    """One report in *format*; *path* None is standard output."""

    format: str
    path: Path | None


def destinations(chosen: str | None, outputs: Sequence[str] | None) -> tuple[Destination, ...]:
    """Where to write what: `-o FORMAT=PATH` or `-o PATH` (then `-f`, else the file's ending, tells the format).

    Standard output carries a report unless one `-o PATH` without a format takes its place. Raises SettingsError for
    an unknown format and for a folder that is not there.
    """
    wanted, taken = [], False
    for output in outputs or ():
        before, equals, after = output.partition("=")
        # A word before "=" names a format, known or not; a path that begins so is written ./word=…
        named = bool(equals) and before.isidentifier()
        path = Path(after if named else output)
        taken = taken or not named
        format_name = before if named else chosen or _BY_SUFFIX.get(path.suffix.lower(), "terminal")
        if str(path) in _STANDARD_OUTPUT:
            wanted.append(Destination(_known(format_name), None))
            taken = True
            continue
        if not path.parent.is_dir():
            raise SettingsError("--output", f"the folder of {str(path)!r} is not there", "make it first")
        check_place(path)
        wanted.append(Destination(_known(format_name), path))
    if not taken:
        wanted.insert(0, Destination(_known(chosen or "terminal"), None))
    return tuple(wanted)


def write_all(
    report: Report, wanted: Sequence[Destination], settings: Settings, *, color: bool, console: Console
) -> None:
    """Render *report* for each destination and write it; standard output comes last, when all files stand."""
    from verify.storage.report_files import write_file

    for destination in sorted(wanted, key=lambda each: each.path is None):
        to_terminal = destination.path is None
        text = renderer(destination.format, settings, color=color and to_terminal).render(report)
        console.done()
        if destination.path is None:
            show(text)
        else:
            write_file(destination.path, text)


def renderer(name: str, settings: Settings, *, color: bool) -> ReportFormat:
    """The format called *name*, given those of our settings that its constructor asks for."""
    format_class = cast("type[Any]", plugins.load(plugins.REPORTS, name))
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    offered = {
        "color": color,
        "width": terminal_width(),
        "plain": not encoding.startswith("utf"),
        "fail_on": settings.fail_on,
    }
    accepted = inspect.signature(format_class).parameters
    return cast("ReportFormat", format_class(**{key: value for key, value in offered.items() if key in accepted}))


def _known(name: str) -> str:
    known = plugins.names_of(plugins.REPORTS)
    if name in known:
        return name
    close = difflib.get_close_matches(name, known, n=1)
    hint = f"did you mean {close[0]!r}?" if close else f"known: {', '.join(known)}"
    raise SettingsError("--format", f"{name!r} is no format", hint)
