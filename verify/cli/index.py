"""`verify index`: the user's own material made ready once, for any number of drafts."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verify.cli import options as opt
from verify.cli.codes import ExitCode
from verify.cli.console import Console, print_report, refuse
from verify.cli.folders import resolved_settings
from verify.cli.help import GroupedHelp, GroupOfCommands
from verify.errors import SettingsError, VerifyError
from verify.settings import parse_day
from verify.storage.report_files import check_place
from verify.text.printable import counted, printable

if TYPE_CHECKING:
    from verify.model.kept import IndexInfo, QuotationInfo

app = typer.Typer(
    name="index",
    cls=GroupOfCommands,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Your own material, kept ready for `--evidence FILE`.",
)

_NAMED_AT_MOST = 20
# Languages, a file of names, the first and the last day.
Chosen = tuple[tuple[str, ...], Path | None, date | None, date | None]


Languages = Annotated[
    list[str], typer.Option("--language", metavar="NAME", help="Of quotation files only these: `english`, `de`.")
]
Speakers = Annotated[
    Path | None,
    typer.Option("--speakers", metavar="FILE", help="Of quotation files only what is near these names."),
]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="The first day.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="The last day.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="No progress; errors only.")]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="Name each file as it is read.")]


@app.command("build", cls=GroupedHelp)
def index_build(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...",
            help="Files, folders and globs: all that --evidence reads, or quotation files (`*.gqg.json.gz`, `quotes-*.json.bz2`).",
        ),
    ],
    into: Annotated[
        Path, typer.Option("--into", metavar="FILE", help="The index: one file, made or brought up to date.")
    ],
    language: Languages = [],  # noqa: B006
    speakers: Speakers = None,
    since: Since = None,
    until: Until = None,
    no_progress: opt.NoProgress = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Take sources into an index. Again: only what changed is read, and what is gone from the disk is forgotten.

    What earlier builds took in stays, whether it is named again or not. A source that cannot be read is reported, the others
    are taken in, and the exit code is 2. Quotation files have an index of their own, which points to pages.
    """
    console = Console(progress=not no_progress, quiet=quiet, verbose=verbose)
    try:
        check_place(into)
        info = _built(
            sources, into, (tuple(language), speakers, _day("--since", since), _day("--until", until)), console
        )
    except VerifyError as fault:
        console.done()
        refuse(fault)
    except KeyboardInterrupt:
        console.error("interrupted; what was finished is kept, the same command goes on from there")
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    console.done()
    print_report(told(info))
    raise typer.Exit(ExitCode.UNUSABLE if info.unread else ExitCode.FINE)


@app.command("info", cls=GroupedHelp)
def index_info(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An index that `verify index build` wrote.")],
) -> None:
    """Say what an index holds, and what it could not take in."""
    from verify.evidence.index.quote_ask import QuotationIndex
    from verify.evidence.index.reader import KeptIndex
    from verify.evidence.index.schema import is_quotation_index

    try:
        with QuotationIndex(file) if is_quotation_index(file) else KeptIndex(file) as index:
            info = index.info()
    except VerifyError as fault:
        refuse(fault)
    print_report(told(info))


@app.command("fetch-gqg", cls=GroupedHelp)
def index_fetch_gqg(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where the files go; made if missing.")],
    since: Annotated[str, typer.Option("--since", metavar="DATE", help="The first day.")],
    until: Annotated[str, typer.Option("--until", metavar="DATE", help="The last day, included.")],
    no_progress: opt.NoProgress = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Fetch GDELT's Global Quotation Graph, about 144 MB a day, one file a second; what lies in FOLDER is not asked for again."""
    from verify.pipeline.quotation_files import download_quotations

    console = Console(progress=not no_progress, quiet=quiet, verbose=verbose)
    try:
        first, last = parse_day("--since", since), parse_day("--until", until)
        settings = resolved_settings().settings
        done = download_quotations(
            folder, first, last, settings=settings, environ=os.environ, progress=console.progress
        )
    except VerifyError as fault:
        refuse(fault)
    except OSError as fault:
        refuse(f"{folder}: {(fault.strerror or 'cannot be written').lower()}")
    except KeyboardInterrupt:
        console.error("interrupted; what was fetched is kept, the same command goes on from there")
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    console.done()
    for failure in done.failures:
        console.error(f"{failure.url}: {failure.why}")
    if done.stopped:
        console.error(f"given up after {done.stopped}")
    absent = f"{done.absent:,} {'does' if done.absent == 1 else 'do'} not exist"
    print_report(f"{folder}: {counted(done.fetched, 'file')} fetched, {done.held:,} there before, {absent}\n")
    raise typer.Exit(ExitCode.UNUSABLE if done.failures else ExitCode.FINE)


def _built(sources: list[str], into: Path, chosen: Chosen, console: Console) -> IndexInfo | QuotationInfo:
    from verify.evidence.index.build import build_index
    from verify.evidence.index.quote_build import are_quotation_files, build_quotations, choice_of

    choice = choice_of(*chosen)
    if are_quotation_files(sources):
        return build_quotations(sources, into, choice, progress=console.progress, warn=console.error)
    if any(chosen):
        option = ("--language", "--speakers", "--since", "--until")[[bool(each) for each in chosen].index(True)]
        raise SettingsError(option, "chooses among quotation files only")
    return build_index(sources, into, progress=console.progress, warn=console.error)


def _day(option: str, text: str | None) -> date | None:
    return None if text is None else parse_day(option, text)


def told(info: IndexInfo | QuotationInfo) -> str:
    """What an index holds, for people."""
    from verify.model.kept import IndexInfo

    lines = [info.path, f"  sources: {info.sources:,}"]
    if isinstance(info, IndexInfo):
        lines.append(f"  pages: {info.pages:,}, {info.text_bytes / 1e6:.1f} MB of text")
    else:
        lines.append(f"  quotations: {info.tally.quotations:,} on {counted(info.tally.pages, 'page')}")
        unused = counted(info.tally.passed_over, "line or quotation", "lines and quotations")
        lines.append(f"  kept: {info.choice}; {unused} could not be used")
    lines.append(f"  file: {info.file_bytes / 1e6:.1f} MB")
    lines += _listed("begun and not finished; build again", info.unfinished)
    lines += _listed("could not be read", [f"{each.url}: {each.why}" for each in info.unread])
    return "".join(f"{printable(line)}\n" for line in lines)


def _listed(what: str, names: tuple[str, ...] | list[str]) -> list[str]:
    if not names:
        return []
    more = len(names) - _NAMED_AT_MOST
    shown = [f"    {name}" for name in names[:_NAMED_AT_MOST]]
    return [f"  {what}: {len(names):,}", *shown, *([f"    and {more:,} more"] if more > 0 else [])]
