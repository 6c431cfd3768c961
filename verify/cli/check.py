"""`verify DRAFT...` and `verify claims DRAFT...`: arguments in, reports out, exit code."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from verify.cli import options as opt
from verify.cli.baseline import known_findings, without_known
from verify.cli.console import Console, refuse, show, terminal_width, wants_color
from verify.cli.exitcode import ExitCode, counted, exit_code
from verify.cli.folders import settled_cache_dir
from verify.cli.outputs import destinations, write_all
from verify.errors import VerifyError
from verify.filters.checkout_limits import limits_on
from verify.settings import Settings, resolve
from verify.storage.cache_folder import user_config_folder

if TYPE_CHECKING:
    from verify.api import DraftBytes
    from verify.model.verdict import Report, Verdict


def check(
    drafts: opt.Drafts = None,
    format: opt.Format = None,  # noqa: A002 - the option's name
    output: opt.Output = None,
    stdin_name: opt.StdinName = None,
    fail_on: opt.FailOn = None,
    fail_if_empty: opt.FailIfEmpty = False,
    exit_zero: opt.ExitZero = False,
    evidence: opt.EvidencePath = None,
    engine: opt.Engine = None,
    provider: opt.Provider = None,
    offline: opt.Offline = False,
    plan: opt.Plan = False,
    refresh: opt.Refresh = False,
    max_age: opt.MaxAge = None,
    cache_dir: opt.CacheDir = None,
    as_of: opt.AsOf = None,
    own_domain: opt.OwnDomain = None,
    include: opt.Include = None,
    exclude: opt.Exclude = None,
    max_pages: opt.MaxPages = None,
    timeout: opt.Timeout = None,
    changed_since: opt.ChangedSince = None,
    baseline: opt.Baseline = None,
    update_baseline: opt.UpdateBaseline = False,
    allow_private: opt.AllowPrivate = None,
    no_robots: opt.NoRobots = False,
    config: opt.Config = None,
    isolated: opt.Isolated = False,
    color: opt.Color = "auto",
    no_progress: opt.NoProgress = False,
    quiet: opt.Quiet = False,
    verbose: opt.Verbose = False,
) -> None:
    """Check drafts: find every quotation, look for pages that carry it, compare, report (the default command)."""
    options = opt.CheckOptions.of(locals())
    console = Console(progress=not no_progress, quiet=quiet, verbose=verbose)
    try:
        settings = _settings(options, console)
        if plan:
            _show_plan(options, settings, console)
        wanted = destinations(options.format, options.output)
        known = known_findings(options)
        report = without_known(_run(options, settings, console), known, options, settings, console)
        _keep(report, settings, console)
        write_all(report, wanted, settings, color=wants_color(color, os.environ), console=console)
    except VerifyError as fault:
        refuse(fault)
    raise typer.Exit(_code(report, settings, options, console))


def claims(
    drafts: opt.Drafts = None,
    format: opt.Format = None,  # noqa: A002 - the option's name
    stdin_name: opt.StdinName = None,
    config: opt.Config = None,
    isolated: opt.Isolated = False,
) -> None:
    """Show what would be checked: quotations, speakers, named sources, figures. Asks no network."""
    from verify.api import read_claims
    from verify.reports.claims import render_claims_json, render_claims_terminal

    if format not in (None, "terminal", "json"):
        refuse(f"--format: {format!r} is not one of terminal, json")
    try:
        resolved = resolve(os.environ, start=Path.cwd(), config=config, isolated=isolated, flags={"isolated": isolated})
        found, errors = read_claims(_named(drafts, stdin_name), resolved.settings)
    except VerifyError as fault:
        refuse(fault)
    show(render_claims_json(found) if format == "json" else render_claims_terminal(found, width=terminal_width()))
    for error in errors:
        Console().error(f"{error.path}: {error.reason}")
    raise typer.Exit(ExitCode.UNUSABLE if errors else ExitCode.FINE)


def _show_plan(options: opt.CheckOptions, settings: Settings, console: Console) -> NoReturn:
    from verify.api import plan
    from verify.reports.plan import render_plan

    plans, errors = plan(_named(options.drafts, options.stdin_name), settings)
    show(render_plan(plans))
    for error in errors:
        console.error(f"{error.path}: {error.reason}")
    raise typer.Exit(ExitCode.UNUSABLE if errors else ExitCode.FINE)


def _settings(options: opt.CheckOptions, console: Console) -> Settings:
    resolved = resolve(
        os.environ,
        start=Path.cwd(),
        config=options.config,
        isolated=options.isolated,
        flags=options.flags(),
        user_folder=user_config_folder(),
    )
    chosen = settled_cache_dir(resolved.settings.cache_dir, console, isolated=options.isolated)
    return replace(resolved.settings, cache_dir=chosen)


def _run(options: opt.CheckOptions, settings: Settings, console: Console) -> Report:
    from verify.api import check as run
    from verify.filters.comments import ineffective

    report = run(
        _named(options.drafts, options.stdin_name),
        settings=settings,
        environ=os.environ,
        progress=console.progress,
        warn=console.warn,
    )
    console.done()
    for error in report.errors:
        console.error(f"{error.path}: {error.reason}")
    for draft in report.drafts:
        for notice in ineffective(draft):
            console.warn(f"{draft.path}:{notice.line}:{notice.column}: {notice.message}")
    return report


def _code(report: Report, settings: Settings, options: opt.CheckOptions, console: Console) -> ExitCode:
    def limits(verdict: Verdict) -> tuple[str, ...]:
        return limits_on(verdict, settings.from_checkout)

    named = [names for verdict in counted(report) if (names := limits(verdict))]
    if named:
        keys = ", ".join(sorted(set().union(*named)))
        console.warn(f"{len(named)} quotation(s) not checked in full because the checkout sets {keys}: findings")
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


def _named(drafts: list[str] | None, stdin_name: str | None) -> list[str | DraftBytes]:
    if not drafts:
        refuse("no draft named (`verify DRAFT...`; `verify --help` lists the commands)")
    if "-" not in drafts:
        return list(drafts)
    from verify.api import DraftBytes

    given = DraftBytes(origin=stdin_name or "<standard input>", data=sys.stdin.buffer.read())
    return [given if draft == "-" else draft for draft in drafts]
