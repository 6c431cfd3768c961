"""Commands beside the check: stored reports, providers, settings."""

from __future__ import annotations

import os
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verify.cli import options as opt
from verify.cli.console import Console, refuse, wants_color
from verify.cli.console import show as print_out
from verify.cli.folders import cache_dir_of, resolved_settings
from verify.cli.guarding import Inputs
from verify.cli.outputs import destinations, write_all
from verify.cli.writing import as_written
from verify.errors import VerifyError
from verify.settings import Resolved, Settings
from verify.storage.report_files import ReportStore
from verify.text.printable import printable

if TYPE_CHECKING:
    from verify.pipeline.provider_states import ProviderReport

config = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Settings and where they come from.")


def show(
    report: Annotated[str | None, typer.Argument(metavar="[REPORT|DRAFT]", help="A stored report, or a draft.")] = None,
    format: opt.Format = None,  # noqa: A002 - the option's name
    output: opt.Output = None,
    force: opt.Force = False,
    open_it: Annotated[bool, typer.Option("--open", help="Open the report in the browser.")] = False,
    cache_dir: opt.CacheDir = None,
    color: opt.Color = "auto",
) -> None:
    """Open a cached report, offline, in any format; without a name, list them."""
    from verify.storage.past_reports import load_stored

    console = Console()
    folder = cache_dir_of(cache_dir, console)
    try:
        if report is None:
            print_out(_listing(ReportStore(folder)))
            return
        loaded = load_stored(report, folder)
        if open_it:
            _open_in_browser(report, folder)
            return
        wanted = destinations(format, output, Inputs(files=(Path(report),)), force=force)
        write_all(loaded, wanted, Settings(), color=wants_color(color, os.environ), console=console)
    except VerifyError as fault:
        refuse(fault)


@config.command("show")
def config_show(config: opt.Config = None, isolated: opt.Isolated = False) -> None:
    """Show each setting with its value and where it comes from."""
    try:
        resolved = resolved_settings(config=config, isolated=isolated, keys=True)
    except VerifyError as fault:
        refuse(fault)
    print_out("".join(_setting_lines(resolved)))


def providers(
    ping: Annotated[bool, typer.Option("--ping", help="Ask each provider once and say whether it answers.")] = False,
) -> None:
    """List the search providers: whether each is asked by default, whether its key is set, whether it answers."""
    from verify.api import provider_states

    try:
        for each in provider_states(resolved_settings().settings, os.environ, ping=ping):
            print_out(_provider_line(each))
    except VerifyError as fault:
        refuse(fault)


def _listing(store: ReportStore) -> str:
    stored = store.list()
    if not stored:
        return f"no reports in {store.folder}; `verify DRAFT...` makes one\n"
    width = max(len(each.name) for each in stored)
    return "".join(
        printable(f"{each.name:{width}}  {', '.join(each.drafts[:3])}{' …' if len(each.drafts) > 3 else ''}") + "\n"
        for each in stored
    )


def _provider_line(each: ProviderReport) -> str:
    if each.broken is not None:
        return printable(f"{each.name:17}  cannot be used: {each.broken}") + "\n"
    asked = "asked by default" if each.default and each.has_key else f"asked with -p {each.name}"
    key = "" if each.key_variable is None else f"{each.key_variable} is {'set' if each.has_key else 'not set'}"
    answered = "" if each.answered is None else f"answers: {each.answered}"
    line = "  ".join(part for part in (f"{each.name:17}", f"{asked:24}", key, answered) if part).rstrip() + "\n"
    return line + (printable(f"{'':17}  {each.knows}") + "\n" if each.knows else "")


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
        print_out(f"no browser answers here; the report is {path}\n")
