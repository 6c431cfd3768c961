"""Where reports go: one format to standard output, any number of others to files."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from verify import plugins
from verify.cli.console import Console, print_report, terminal_width
from verify.cli.guarding import Inputs, check_writable
from verify.errors import SettingsError, VerifyError
from verify.reports.view import View
from verify.settings import Settings
from verify.storage.report_files import check_place
from verify.text.closest import closest, hint

if TYPE_CHECKING:
    from verify.model.verdict import Report
    from verify.ports import BinaryReportFormat, ReportFormat

_WRITE = "did you mean {}=PATH?"
_BY_SUFFIX = {
    ".json": "json",
    ".md": "markdown",
    ".html": "html",
    ".sarif": "sarif",
    ".xml": "junit",
    ".txt": "terminal",
    ".docx": "docx",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".jsonld": "annotation",
}
# Written through the stream that is open already: opened again, two reports would overwrite one another in a file.
_STANDARD_OUTPUT = ("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")


@dataclass(frozen=True, slots=True)
class Destination:
    """One report in *format*; *path* None is standard output."""

    format: str
    path: Path | None


def destinations(
    chosen: str | None,
    outputs: Sequence[str] | None,
    inputs: Inputs | None = None,
    *,
    force: bool = False,
    quiet: bool = False,
) -> tuple[Destination, ...]:
    """Where to write what: `-o FORMAT=PATH` or `-o PATH` (then `-f`, else the file's ending, tells the format).

    Standard output carries a report all the same; *quiet* only where none goes to a file. Raises SettingsError for an
    unknown format or ending, for a folder that is not there, and for a file that must not be written over.
    """
    wanted, taken, left = [], quiet and bool(outputs), chosen
    for output in outputs or ():
        before, equals, after = output.partition("=")
        # A word before "=" names a format, known or not; a path that begins so is written ./word=…
        named = bool(equals) and before.isidentifier()
        path = Path(after if named else output)
        is_standard = str(path) in _STANDARD_OUTPUT
        _refuse_bare(output)
        format_name = before if named else chosen or ("terminal" if is_standard else _format_of(output, path))
        taken = taken or is_standard
        left = left if named else None
        if not is_standard:
            _check_file(path, inputs or Inputs(), force=force)
        wanted.append(Destination(_known(format_name), None if is_standard else path))
    if not taken:
        wanted.insert(0, Destination(_known(left or "terminal"), None))
    _refuse_twice(wanted)
    for each in wanted:
        if each.path is None and _is_binary(each.format):
            raise SettingsError("--format", f"{each.format} is written to a file alone", f"use -o {each.format}=PATH")
    return tuple(wanted)


def _is_binary(name: str) -> bool:
    # Ours for terminals is text: it is loaded when there is a report to show.
    return name != "terminal" and hasattr(plugins.load(plugins.REPORTS, name), "render_bytes")


def _format_of(output: str, path: Path) -> str:
    """The format that the ending of *path* tells."""
    if path.exists() and not path.is_file():
        return "terminal"
    found = _BY_SUFFIX.get(path.suffix.lower())
    if found is None:
        meant = closest(path.name.lower(), plugins.names_of(plugins.REPORTS))
        ending = f"{path.suffix!r} is not the ending of a format" if path.suffix else "its ending names no format"
        raise SettingsError("--output", f"{output}: {ending}", _WRITE.format(meant or "html"))
    return found


def _refuse_bare(output: str) -> None:
    if output in plugins.names_of(plugins.REPORTS):
        raise SettingsError("--output", f"{output!r} is a format without a path", _WRITE.format(output))


def _check_file(path: Path, inputs: Inputs, *, force: bool) -> None:
    if not path.parent.is_dir():
        raise SettingsError("--output", f"the folder of {str(path)!r} is not there", "make it first")
    check_place(path)
    check_writable("--output", path, inputs, force=force)


def _refuse_twice(wanted: Sequence[Destination]) -> None:
    paths = [each.path.absolute() for each in wanted if each.path is not None and not _is_device(each.path)]
    for path in paths:
        if paths.count(path) > 1:
            raise SettingsError("--output", f"{path.name} is named twice", "give each report a file of its own")


def _is_device(path: Path) -> bool:
    return path.exists() and not path.is_file()


def write_all(
    report: Report,
    wanted: Sequence[Destination],
    settings: Settings,
    *,
    color: bool,
    console: Console,
    view: View | None = None,
    as_json: str | None = None,
) -> str:
    """Render *report* for each destination and write it, standard output last, when all files are there; what was printed.

    *view* is how it is looked at on standard output: a file has the draft's findings whole. *as_json* is the report as JSON,
    where it was made already.

    Raises ReportError where one could not be written, when the others are.
    """
    from verify.storage.report_files import write_file

    printed = ""
    faults: list[VerifyError] = []
    written: list[Path] = []
    for destination in sorted(wanted, key=lambda each: each.path is None):
        to_terminal = destination.path is None
        looked = view if to_terminal else None
        content: str | bytes
        if destination.format == "json" and as_json is not None:
            content = as_json
        else:
            content = rendered(destination.format, report, settings, color=color and to_terminal, view=looked)
        console.done()
        if destination.path is None:
            assert isinstance(content, str)
            printed += content
            print_report(content)
            continue
        try:
            write_file(destination.path, _in_file(destination.format, content))
            if not _is_device(destination.path):
                written.append(destination.path)
        except VerifyError as fault:
            # One that cannot be written must not take the others with it.
            faults.append(fault)
    for path in written:
        console.tell(f"written: {path}")
    if faults:
        raise faults[0]
    return printed


def _in_file(name: str, content: str | bytes) -> str | bytes:
    encoding = getattr(plugins.load(plugins.REPORTS, name), "encoding", None)
    return content.encode(encoding) if encoding and isinstance(content, str) else content


def rendered(name: str, report: Report, settings: Settings, *, color: bool, view: View | None = None) -> str | bytes:
    """What the format called *name* makes of *report*: text, or the bytes of a file."""
    chosen: object = renderer(name, settings, color=color, view=view)
    if hasattr(chosen, "render_bytes"):
        return cast("BinaryReportFormat", chosen).render_bytes(report)
    return cast("ReportFormat", chosen).render(report)


def renderer(name: str, settings: Settings, *, color: bool, view: View | None = None) -> ReportFormat:
    """The format called *name*, given those of our settings that its constructor asks for."""
    format_class = cast("type[Any]", plugins.load(plugins.REPORTS, name))
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    looked = view or View()
    accepted = inspect.signature(format_class).parameters
    offered: dict[str, object] = {
        "view": looked,
        "color": color,
        "width": terminal_width(),
        "plain": not encoding.startswith("utf"),
        "fail_on": settings.fail_on,
    }
    if "original" in accepted:
        from verify.pipeline.originals import original_of

        offered["original"] = original_of
    return cast("ReportFormat", format_class(**{key: value for key, value in offered.items() if key in accepted}))


def _known(name: str) -> str:
    known = plugins.names_of(plugins.REPORTS)
    if name in known:
        return name
    raise SettingsError("--format", f"unknown format {name!r}", hint(name, known))
