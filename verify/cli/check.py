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
from verify.cli.baseline import known_findings, without_known
from verify.cli.console import Console, print_report, refuse, terminal_width, wants_color
from verify.cli.exitcode import ExitCode, counted_verdicts, exit_code
from verify.cli.folders import resolved_settings, settled_cache_dir, unknown_variables
from verify.cli.guarding import Inputs
from verify.cli.outputs import Destination, destinations, write_all
from verify.cli.progress import ProgressBar
from verify.cli.stopping import Stopping
from verify.errors import VerifyError
from verify.files.encoding import MAX_FILE
from verify.filters.checkout_limits import limits_on
from verify.pipeline.ledger import Ledger
from verify.settings import Settings
from verify.text.printable import counted

if TYPE_CHECKING:
    from verify.api import DraftBytes
    from verify.filters.baseline import KnownFinding
    from verify.model.verdict import DraftReport, Report, RunError, Verdict


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
        report = run.carried_out()
    except VerifyError as fault:
        refuse(fault)
    raise typer.Exit(_code(report, run.settings, options, console))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """One run, with all that can be refused looked at before anything is asked."""

    options: opt.CheckOptions
    settings: Settings
    drafts: list[str | DraftBytes]
    wanted: tuple[Destination, ...]
    known: tuple[KnownFinding, ...]
    color: bool
    console: Console

    def carried_out(self) -> Report:
        """Check, keep and write; the report as it was written."""
        ledger, console = Ledger(), self.console
        again = self._shown_again()
        if again is not None:
            console.progress("nothing changed since the last run: its report is shown")
            console.done()
            _tell(again, console)
            return self._written(again)
        from verify.api import check as run

        _watch(ledger, console, color=self.color)
        with Stopping(ledger, self._end_early) as stopping:
            report = run(
                self.drafts,
                settings=self.settings,
                environ=os.environ,
                progress=console.progress,
                warn=console.warn,
                ledger=ledger,
            )
            stopping.reporting()
            console.done()
            _tell(report, console)
            return self._written(report)

    def _shown_again(self) -> Report | None:
        """The report of the last run, where nothing changed since; formats of others may want more than is kept of it."""
        from verify.pipeline.clock import clock_of
        from verify.pipeline.unchanged import shown_again

        if not {each.format for each in self.wanted} <= set(plugins.built_in_names(plugins.REPORTS)):
            return None
        return shown_again(self.drafts, self.settings, clock_of(self.settings)(), warn=self.console.warn)

    def _written(self, report: Report) -> Report:
        report = without_known(report, self.known, self.options, self.settings, self.console)
        _keep(report, self.settings, self.console)
        view = replace(self.options.view(), told=True)
        write_all(report, self.wanted, self.settings, color=self.color, console=self.console, view=view)
        return report

    def _end_early(self, report: Report | None) -> None:
        done = 0 if report is None else len(report.drafts)
        total = done if report is None else done + len(report.errors) + len(report.not_begun)
        self.console.error(f"interrupted twice, ended at once: {done} of {counted(total, 'draft')} reported")
        if report is not None:
            self._written(report)


def _watch(ledger: Ledger, console: Console, *, color: bool) -> None:
    """Show on *console* how far the run of *ledger* is and, where it draws, what its quotations are so far."""
    progress = ProgressBar(ledger, color=color, plain=not (sys.stderr.encoding or "").lower().startswith("utf"))
    console.shape = progress.line
    if console.draws:

        def hear(report: DraftReport) -> None:
            progress.hear(report)
            console.redraw()

        console.rows, ledger.hear = progress.rows, hear


def _prepared(options: opt.CheckOptions, console: Console) -> _Run:
    settings = _settings(options, console)
    drafts = _named(options.drafts, settings, options.stdin_name)
    inputs = _inputs(options, settings)
    wanted = destinations(options.format, options.output, inputs, force=options.force, quiet=options.quiet)
    for each in wanted:
        if each.path is not None and (word := inputs.word_for(each.path)):
            console.warn(f"{each.path} will be {word} of the next run: keep reports in a folder of their own")
        # A format that cannot be loaded is refused before the run, not after it.
        plugins.load(plugins.REPORTS, each.format)
    return _Run(
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
    from verify.reports.claims import render_claims_json, render_claims_terminal

    found, errors = read_claims(drafts, settings, warn=Console().warn)
    if as_json:
        print_report(render_claims_json(found))
    else:
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


def _tell(report: Report, console: Console) -> None:
    from verify.filters.comments import ineffective

    for error in report.errors:
        console.error(f"{error.path}: {error.reason}")
    for draft in report.drafts:
        for notice in ineffective(draft):
            console.warn(f"{draft.path}:{notice.line}:{notice.column}: {notice.message}")


def _code(report: Report, settings: Settings, options: opt.CheckOptions, console: Console) -> ExitCode:
    def limits(verdict: Verdict) -> tuple[str, ...]:
        return limits_on(verdict, settings.from_checkout)

    named = [names for verdict in counted_verdicts(report) if (names := limits(verdict))]
    if named:
        keys = ", ".join(sorted(set().union(*named)))
        console.warn(
            f"{counted(len(named), 'quotation')} not checked in full because the checkout sets {keys}: findings"
        )
    return exit_code(
        report,
        fail_on=settings.fail_on,
        fail_if_empty=settings.fail_if_empty,
        exit_zero=options.exit_zero,
        is_kept_back=lambda verdict: bool(limits(verdict)),
    )


def _keep(report: Report, settings: Settings, console: Console) -> None:
    from verify.storage.past_reports import keep

    # One warning is enough for a folder that cannot be used.
    told = console.has_warned_of("this run goes on without")
    keep(report, settings, warn=(lambda _line: None) if told else console.warn)


def _named(typed: list[str] | None, settings: Settings, stdin_name: str | None) -> list[str | DraftBytes]:
    drafts = typed or list(settings.drafts)
    if not drafts:
        refuse("no draft named (`verify DRAFT...`; `verify --help` lists the commands)")
    if "-" not in drafts:
        return list(drafts)
    from verify.api import DraftBytes

    given = DraftBytes(origin=stdin_name or "<standard input>", data=sys.stdin.buffer.read(MAX_FILE + 1))
    return [given if draft == "-" else draft for draft in drafts]
