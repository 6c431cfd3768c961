"""`verify index`: the user's own material made ready once, for any number of drafts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verify.cli import options as opt
from verify.cli.console import Console, refuse
from verify.cli.console import show as print_out
from verify.cli.exitcode import ExitCode
from verify.errors import VerifyError
from verify.storage.report_files import check_place
from verify.text.printable import printable

if TYPE_CHECKING:
    from verify.model.kept import IndexInfo

app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="Your own material, kept ready for `--evidence FILE`."
)

_NAMED_AT_MOST = 20


@app.command("build")
def index_build(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE...", help="Files, folders and globs; all that --evidence reads.")
    ],
    into: Annotated[
        Path, typer.Option("--into", metavar="FILE", help="The index: one file, made or brought up to date.")
    ],
    no_progress: opt.NoProgress = False,
    quiet: opt.Quiet = False,
    verbose: opt.Verbose = False,
) -> None:
    """Take sources into an index. Again: only what changed is read, and what is gone from the disk is forgotten.

    What earlier builds took in stays, whether it is named again or not. A source that cannot be read is told, the others are
    taken in, and the exit code is 2.
    """
    from verify.evidence.index.build import build_index

    console = Console(progress=not no_progress, quiet=quiet, verbose=verbose)
    try:
        check_place(into)
        info = build_index(sources, into, progress=console.progress, warn=console.error)
    except VerifyError as fault:
        console.done()
        refuse(fault)
    except KeyboardInterrupt:
        console.error("interrupted; what was finished is kept, the same command goes on from there")
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    console.done()
    print_out(told(info))
    raise typer.Exit(ExitCode.UNUSABLE if info.unread else ExitCode.FINE)


@app.command("info")
def index_info(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An index that `verify index build` wrote.")],
) -> None:
    """Say what an index holds, and what it could not take in."""
    from verify.evidence.index.reader import KeptIndex

    try:
        with KeptIndex(file) as index:
            info = index.info()
    except VerifyError as fault:
        refuse(fault)
    print_out(told(info))


def told(info: IndexInfo) -> str:
    """What an index holds, for people."""
    lines = [
        info.path,
        f"  sources: {info.sources:,}",
        f"  pages: {info.pages:,}, {info.text_bytes / 1e6:.1f} MB of text",
        f"  file: {info.file_bytes / 1e6:.1f} MB",
    ]
    lines += _listed("begun and not finished; build again", info.unfinished)
    lines += _listed("could not be read", [f"{each.url}: {each.why}" for each in info.unread])
    return "".join(f"{printable(line)}\n" for line in lines)


def _listed(what: str, names: tuple[str, ...] | list[str]) -> list[str]:
    if not names:
        return []
    more = len(names) - _NAMED_AT_MOST
    shown = [f"    {name}" for name in names[:_NAMED_AT_MOST]]
    return [f"  {what}: {len(names):,}", *shown, *([f"    and {more:,} more"] if more > 0 else [])]
