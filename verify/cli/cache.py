"""`verify cache`: what is kept, what is too old, and its way to another machine."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verify.cli import options as opt
from verify.cli.console import Console, print_report, refuse
from verify.cli.folders import cache_dir_of
from verify.cli.help import GroupedHelp, GroupOfCommands
from verify.errors import SettingsError, VerifyError
from verify.settings import parse_duration
from verify.storage.report_files import ReportStore
from verify.text.printable import counted, printable

if TYPE_CHECKING:
    from verify.storage.cache import Carried

app = typer.Typer(
    name="cache",
    cls=GroupOfCommands,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="The kept pages and reports: how much, cleaning up, carrying to another machine.",
)

_UNITS = {"kb": 10**3, "mb": 10**6, "gb": 10**9}
File = Annotated[Path, typer.Argument(metavar="FILE", help="One zip file.")]


@app.command("info", cls=GroupedHelp)
def cache_info(cache_dir: opt.CacheDir = None) -> None:
    """Say where the cache is, how much it holds, and how many reports are kept."""
    from verify.storage.cache import cache_size

    console = Console()
    folder = cache_dir_of(cache_dir, console)
    entries, size = cache_size(folder, warn=console.warn)
    kept = len(ReportStore(folder).names())
    print_report(f"{folder}\n  pages and answers: {entries}, {size / 1e6:.1f} MB\n  reports: {kept}\n")


@app.command("clear", cls=GroupedHelp)
def cache_clear(cache_dir: opt.CacheDir = None) -> None:
    """Forget all pages and search answers; reports stay."""
    from verify.storage.cache import clear_cache

    console = Console()
    folder = cache_dir_of(cache_dir, console)
    print_report(f"{_forgotten(clear_cache(folder, warn=console.warn))}\n")


@app.command("prune", cls=GroupedHelp)
def cache_prune(
    older_than: Annotated[
        str, typer.Option("--older-than", metavar="AGE", help="Forget what was fetched longer ago.")
    ] = "30d",
    max_size: Annotated[
        str | None, typer.Option("--max-size", metavar="SIZE", help="Then forget the oldest, down to a size as 500MB.")
    ] = None,
    cache_dir: opt.CacheDir = None,
) -> None:
    """Forget old pages and search answers, and recorded failures; reports stay."""
    from verify.storage.cache import prune_cache

    console = Console()
    try:
        before = datetime.now(UTC) - parse_duration("--older-than", older_than)
        limit = None if max_size is None else parse_size("--max-size", max_size)
    except VerifyError as fault:
        refuse(fault)
    folder = cache_dir_of(cache_dir, console)
    gone = prune_cache(folder, before=before, max_bytes=limit, warn=console.warn)
    print_report(f"{_forgotten(gone)}\n")


@app.command("export", cls=GroupedHelp)
def cache_export(
    file: File,
    reports: Annotated[
        list[str] | None, typer.Argument(metavar="REPORT...", help="Reports or drafts; without any, everything.")
    ] = None,
    force: opt.Force = False,
    cache_dir: opt.CacheDir = None,
) -> None:
    """Write reports, the texts they cite, and the pages (as WARC) to one zip file for another machine.

    A file that ends in .wacz holds the pages alone, for any viewer of web archives.
    """
    from verify.storage.cache import check_replaceable, export_cache
    from verify.storage.wacz import export_wacz

    console = Console()
    try:
        if file.suffix.lower() == ".wacz":
            pages = export_wacz(cache_dir_of(cache_dir, console), file, warn=console.warn, force=force)
            print_report(f"{file}: {counted(pages, 'page')}\n")
            return
        if not force:
            check_replaceable(file)
        carried = export_cache(cache_dir_of(cache_dir, console), file, reports or (), warn=console.warn)
    except VerifyError as fault:
        refuse(fault)
    print_report(f"{file}: {_carried(carried)}\n")
    # Whoever passes the file on passes on the words of these.
    if carried.drafts:
        these = "this draft" if len(carried.drafts) == 1 else "these drafts"
        print_report(f"the text of {these} is inside: {printable(', '.join(carried.drafts))}\n")


@app.command("import", cls=GroupedHelp)
def cache_import(file: File, cache_dir: opt.CacheDir = None) -> None:
    """Take in a file that `verify cache export` wrote; only from people you trust: its pages count as read."""
    from verify.storage.cache import import_cache

    console = Console()
    try:
        carried = import_cache(cache_dir_of(cache_dir, console), file, warn=console.warn)
    except VerifyError as fault:
        refuse(fault)
    print_report(f"{_carried(carried)} taken in\n")


def _forgotten(count: int) -> str:
    return f"{counted(count, 'page or answer', 'pages and answers')} forgotten; reports are kept"


def _carried(what: Carried) -> str:
    answers = counted(what.answers, "page or answer", "pages and answers")
    return f"{counted(what.reports, 'report')}, {counted(what.texts, 'text')}, {answers}"


def parse_size(where: str, typed: str) -> int:
    """Bytes of a size such as 500MB. Raises SettingsError."""
    word = typed.strip().lower()
    number, unit = word[:-2].strip(), _UNITS.get(word[-2:])
    if unit is None or not number.isascii() or not number.isdigit() or len(number) > 9:
        raise SettingsError(where, f"{typed!r} is not a size", "write 500MB or 2GB")
    return int(number) * unit
