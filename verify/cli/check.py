"""`verify DRAFT...` and `verify claims DRAFT...`: arguments in, reports out, exit code."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from verify import plugins
from verify.cli import options as opt
from verify.cli.baseline import known_findings
from verify.cli.codes import ExitCode
from verify.cli.console import Console, print_report, refuse, terminal_width, wants_color
from verify.cli.folders import resolved_settings, settled_cache_dir, unknown_variables
from verify.cli.guarding import Inputs
from verify.cli.outputs import Destination, destinations
from verify.errors import ReportError, VerifyError
from verify.files.find import MAX_FILE
from verify.reports.escaping import is_harmless
from verify.settings import Settings

if TYPE_CHECKING:
    from verify.api import DraftBytes
    from verify.filters.baseline import KnownFinding
    from verify.model.verdict import RunError
    from verify.pipeline.unchanged import KeptReport
    from verify.reports.view import View


@opt.taking(opt.CheckOptions)
def check(options: opt.CheckOptions) -> None:
    """Check drafts: find every quotation, look for pages that carry it, compare, report (the default command)."""
    console = Console(progress=not options.no_progress, quiet=options.quiet, verbose=options.verbose)
    try:
        options.refuse_contradictions()
        unknown_variables(os.environ, console)
        if options.plan:
            _show_plan(options, console)
        run = _prepared(options, console)
        kept = run.kept()
        code = run.print_again(kept) if kept is not None else None
        if code is None:
            from verify.cli.carry_out import carry_out

            code = carry_out(run, kept)
    except VerifyError as fault:
        refuse(fault)
    raise typer.Exit(code)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRun:
    """One run, with all that can be refused looked at before anything is asked."""

    options: opt.CheckOptions
    settings: Settings
    drafts: list[str | DraftBytes]
    wanted: tuple[Destination, ...]
    known: tuple[KnownFinding, ...]
    color: bool
    console: Console

    @property
    def view(self) -> View:
        """How the report on standard output is looked at."""
        return replace(self.options.view(), told=True)

    def kept(self) -> KeptReport | None:
        """The report of the last run, where nothing changed since; formats of others may want more than is kept of it."""
        from verify.pipeline.clock import clock_of
        from verify.pipeline.unchanged import shown_again

        if not {each.format for each in self.wanted} <= set(plugins.built_in_names(plugins.REPORTS)):
            return None
        look = repr((self.view, self.color, terminal_width(), sys.stdout.encoding, self.options.exit_zero))
        now = clock_of(self.settings)()
        kept = shown_again(self.drafts, self.settings, now, look=look, warn=self.console.warn)
        if kept is not None:
            self.console.progress("nothing changed since the last run: its report is shown")
            self.console.done()
        return kept

    @property
    def prints_alone(self) -> bool:
        """Whether all that the run does with a report is to print it for a reader."""
        return self.wanted == (Destination("terminal", None),) and self.options.baseline is None

    def print_again(self, kept: KeptReport) -> ExitCode | None:
        """Print what was printed of *kept* before, and keep it as a report of today; None where nothing was."""
        if kept.printed is None or not self.prints_alone or self.settings.cache_dir is None:
            return None
        from verify.storage.report_files import ReportStore

        try:
            # Whoever writes to a cache must not write to the terminal.
            if kept.printed.code not in list(ExitCode) or not is_harmless(kept.printed.text):
                return None
            ReportStore(self.settings.cache_dir).save(kept.text, kept.sources)
        except (ValueError, LookupError, TypeError, AttributeError):
            return None
        except ReportError as fault:
            self.console.warn(str(fault))
        print_report(kept.printed.text)
        return ExitCode(kept.printed.code)


def _prepared(options: opt.CheckOptions, console: Console) -> CheckRun:
    settings = _settings(options, console)
    drafts = _named(options.drafts, settings, options.stdin_name)
    inputs = _inputs(options, settings)
    wanted = destinations(options.format, options.output, inputs, force=options.force, quiet=options.quiet)
    for each in wanted:
        if each.path is not None and (word := inputs.word_for(each.path)):
            console.warn(f"{each.path} will be {word} of the next run: keep reports in a folder of their own")
    return CheckRun(
        options=options,
        settings=settings,
        drafts=drafts,
        wanted=wanted,
        known=known_findings(options),
        color=wants_color(options.color, os.environ),
        console=console,
    )


def _inputs(options: opt.CheckOptions, settings: Settings) -> Inputs:
    files = (options.baseline, options.config, Path(options.stdin_name) if options.stdin_name else None)
    return Inputs(
        drafts=tuple(options.drafts or settings.drafts),
        evidence=settings.evidence,
        files=tuple(each for each in files if each is not None),
    )


def claims(
    drafts: opt.Drafts = None,
    format: opt.TextOrJson = "terminal",  # noqa: A002 - the option's name
    stdin_name: opt.StdinName = None,
    config: opt.Config = None,
    isolated: opt.Isolated = False,
    explain: opt.Explain = False,
) -> None:
    """Show what would be checked: quotations, speakers, named sources, figures. Asks no network."""
    if format not in ("terminal", "json"):
        refuse(f"--format: {format!r} is not one of terminal, json")
    try:
        settings = resolved_settings(config=config, isolated=isolated, flags={"isolated": isolated}).settings
        errors = _show_claims(_named(drafts, settings, stdin_name), settings, as_json=format == "json", explain=explain)
    except VerifyError as fault:
        refuse(fault)
    for error in errors:
        Console().error(f"{error.path}: {error.reason}")
    raise typer.Exit(ExitCode.UNUSABLE if errors else ExitCode.FINE)


def _show_claims(
    drafts: list[str | DraftBytes], settings: Settings, *, as_json: bool, explain: bool
) -> tuple[RunError, ...]:
    from verify.api import read_claims

    found, errors = read_claims(drafts, settings, warn=Console().warn)
    if as_json:
        from verify.reports.claims_json import render_claims_json

        print_report(render_claims_json(found))
    else:
        from verify.reports.claims import render_claims_terminal

        print_report(render_claims_terminal(found, width=terminal_width(), explain=explain))
    return errors


def _show_plan(options: opt.CheckOptions, console: Console) -> NoReturn:
    from verify.api import plan
    from verify.reports.plan import render_plan

    settings = _settings(options, console)
    plans, errors = plan(_named(options.drafts, settings, options.stdin_name), settings, warn=console.warn)
    print_report(render_plan(plans))
    for error in errors:
        console.error(f"{error.path}: {error.reason}")
    raise typer.Exit(ExitCode.UNUSABLE if errors else ExitCode.FINE)


def _settings(options: opt.CheckOptions, console: Console) -> Settings:
    resolved = resolved_settings(config=options.config, isolated=options.isolated, flags=options.flags(), keys=True)
    chosen = settled_cache_dir(resolved.settings.cache_dir, console, isolated=options.isolated)
    return replace(resolved.settings, cache_dir=chosen)


def _named(typed: list[str] | None, settings: Settings, stdin_name: str | None) -> list[str | DraftBytes]:
    drafts = typed or list(settings.drafts)
    if not drafts:
        refuse("no draft named (`verify DRAFT...`; `verify --help` lists the commands)")
    if "-" not in drafts:
        return list(drafts)
    from verify.api import DraftBytes

    given = DraftBytes(origin=stdin_name or "<standard input>", data=sys.stdin.buffer.read(MAX_FILE + 1))
    return [given if draft == "-" else draft for draft in drafts]
