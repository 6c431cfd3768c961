"""Commands beside the check: stored reports, providers, settings."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verify.cli import options as opt
from verify.cli.codes import ExitCode
from verify.cli.completing import completed_reports
from verify.cli.console import Console, print_report, refuse, wants_color
from verify.cli.folders import cache_dir_of, resolved_settings
from verify.cli.guarding import Inputs
from verify.cli.help import GroupedHelp, GroupOfCommands
from verify.cli.outputs import destinations, write_all
from verify.cli.writing import as_written
from verify.errors import VerifyError
from verify.model.claim import short_names
from verify.reports.labels import answer_words
from verify.reports.layout import shorten
from verify.settings import Resolved, Settings
from verify.storage.report_files import ReportStore, StoredReport
from verify.text.printable import printable

if TYPE_CHECKING:
    from verify.model.verdict import Report
    from verify.pipeline.provider_states import ProviderReport

_LONGEST_LINE = 300

# More fill a screen.
_LISTED = 20
config = typer.Typer(
    name="config",
    cls=GroupOfCommands,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Settings and where they come from.",
)


def show(
    report: Annotated[
        str | None,
        typer.Argument(
            metavar="REPORT|DRAFT|FINDING",
            help="A stored report, a draft, or a finding's short name.",
            autocompletion=completed_reports,
        ),
    ] = None,
    format: opt.Format = None,  # noqa: A002 - the option's name
    output: opt.Output = None,
    force: opt.Force = False,
    open_it: Annotated[bool, typer.Option("--open", help="Open the report in the browser.")] = False,
    cache_dir: opt.CacheDir = None,
    list_all: Annotated[bool, typer.Option("--all", help="List all reports, not only the newest 20.")] = False,
    order: opt.ReportOrder = "problems",
    shown: opt.ReportShown = "all",
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Each finding in full.")] = False,
    color: opt.Color = "auto",
) -> None:
    """Open a cached report, offline, in any format; without a name, list them."""
    from verify.storage.past_reports import load_stored

    console = Console()
    folder = cache_dir_of(cache_dir, console)
    try:
        if report is None:
            print_report(_listing(ReportStore(folder), None if list_all else _LISTED))
            return
        loaded = load_stored(report, folder)
        # Who names one finding wants to know all of it.
        is_finding = any(
            report in short_names(verdict.claim.id) for draft in loaded.drafts for verdict in draft.verdicts
        )
        loaded = _only(report, loaded) if is_finding else loaded
        view = opt.view_of(order, shown, in_full=verbose or is_finding)
        if open_it:
            _open_in_browser(report, folder)
            return
        # A report that is asked for in a file is not wanted a second time here.
        wanted = destinations(format, output, Inputs(files=(Path(report),)), force=force, quiet=True)
        write_all(loaded, wanted, Settings(), color=wants_color(color, os.environ), console=console, view=view)
    except VerifyError as fault:
        refuse(fault)


@config.command("show", cls=GroupedHelp)
def config_show(config: opt.Config = None, isolated: opt.Isolated = False) -> None:
    """Show each setting with its value and where it comes from."""
    try:
        resolved = resolved_settings(config=config, isolated=isolated, keys=True)
    except VerifyError as fault:
        refuse(fault)
    print_report("".join(_setting_lines(resolved)))


def providers(
    ping: Annotated[
        bool, typer.Option("--ping", help="Ask each provider and archive once and say how it answers.")
    ] = False,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="Show how replies begin that cannot be read.")
    ] = False,
) -> None:
    """List the search providers and archives: whether each is asked by default, whether its key is set, how it answers."""
    from verify.api import provider_states

    try:
        settings = resolved_settings().settings
        reports = provider_states(settings, os.environ, ping=ping)
    except VerifyError as fault:
        refuse(fault)
    print_report("".join(_provider_lines(each, verbose=verbose) for each in reports))
    if ping and not settings.contact:
        Console().warn('no contact is named: VERIFY_CONTACT="desk@herald.example" tells hosts whom to write to')
    if ping and not any(each.works for each in reports):
        raise typer.Exit(ExitCode.UNCHECKED)


def _only(wanted: str, report: Report) -> Report:
    """*report* with the claim called *wanted* alone."""
    drafts = (
        replace(
            draft,
            verdicts=tuple(each for each in draft.verdicts if wanted in short_names(each.claim.id)),
            named_sources=(),
        )
        for draft in report.drafts
    )
    return replace(report, drafts=tuple(draft for draft in drafts if draft.verdicts), errors=())


def _listing(store: ReportStore, most: int | None) -> str:
    stored = store.list(most)
    if not stored:
        return f"no reports in {store.folder}; `verify DRAFT...` makes one\n"
    left = 0 if most is None else max(len(store.names()) - most, 0)
    more = f"{left} older ones are not listed; `verify show --all` lists them\n" if left else ""
    return "".join(f"{printable(line)}\n" for each in stored for line in _lines_of(each)) + more


def _lines_of(stored: StoredReport) -> Iterator[str]:
    made = datetime.strptime(stored.name[:17], "%Y-%m-%dT%H%M%S").replace(tzinfo=UTC).astimezone()
    counts = ", ".join(f"{count} {word.replace('_', ' ')}" for word, count in stored.outcomes if count)
    counts = counts or ("no quotations" if stored.drafts else "could not be read")
    named = stored.drafts or stored.unread
    title = f" · {shorten(stored.title, 60)}" if stored.title else ""
    yield f"{stored.name}  {made:%d %b %Y %H:%M}  {counts}"
    more = f" and {len(named) - 3} more" if len(named) > 3 else ""
    yield f"  {', '.join(named[:3])}{more}{title}"


def _provider_lines(each: ProviderReport, *, verbose: bool) -> str:
    sample = each.answered.sample if verbose and each.answered else ""
    return _provider_line(each) + (f"{'':17}  it begins: {printable(sample)}\n" if sample else "")


def _provider_line(each: ProviderReport) -> str:
    if each.broken is not None:
        return printable(f"{each.name:17}  cannot be used: {each.broken}") + "\n"
    if each.archive:
        asked = "asked for lost pages"
    else:
        asked = "asked by default" if each.default and each.has_key else f"asked with -p {each.name}"
    key = "" if each.key_variable is None else f"{each.key_variable} is {'set' if each.has_key else 'not set'}"
    answered = "" if each.answered is None else answer_words(each.answered.state, each.answered.detail)
    line = "  ".join(part for part in (f"{each.name:17}", f"{asked:27}", key, answered) if part)
    knows = printable(f"{'':17}  {each.knows}") + "\n" if each.knows else ""
    return f"{printable(line)[:_LONGEST_LINE].rstrip()}\n{knows}"


def _setting_lines(resolved: Resolved) -> list[str]:
    shown = [each.name for each in fields(Settings) if each.name not in ("keys", "from_checkout")]
    lines = [
        f"{name} = {printable(as_written(getattr(resolved.settings, name)))}  ({resolved.origins[name]})\n"
        for name in shown
    ]
    return lines + [f"{name} is set  (environment)\n" for name, _ in resolved.settings.keys]


def _open_in_browser(wanted: str, folder: Path) -> None:
    import webbrowser

    from verify.cli.outputs import renderer
    from verify.storage.past_reports import load_stored
    from verify.storage.report_files import write_file

    store = ReportStore(folder)
    # Among the reports that are kept, wherever the one that was named lies.
    path = store.folder / f"{store.find(wanted).stem}.html"
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_file(path, renderer("html", Settings(), color=False).render(load_stored(wanted, folder)))
    if not webbrowser.open(path.as_uri()):
        print_report(f"no browser could be opened; the report is {path}\n")
