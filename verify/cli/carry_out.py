"""A run of `verify DRAFT...` from what was prepared to its exit code: checked, kept, written."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from verify import plugins
from verify.cli.baseline import without_known
from verify.cli.codes import ExitCode
from verify.cli.exitcode import counted_verdicts, exit_code
from verify.cli.outputs import write_all
from verify.cli.progress import ProgressBar
from verify.cli.stopping import Stopping
from verify.errors import ReportError
from verify.filters.checkout_limits import limits_on
from verify.filters.comments import ineffective
from verify.model.verdict import DraftReport, Report, Verdict
from verify.pipeline.ledger import Ledger
from verify.pipeline.unchanged import KeptReport, Printed, keep_printed
from verify.reports.json import JsonReport
from verify.storage.past_reports import keep
from verify.text.printable import counted

if TYPE_CHECKING:
    from verify.cli.check import CheckRun
    from verify.cli.console import Console


def carry_out(run: CheckRun, kept: KeptReport | None) -> ExitCode:
    """Check the drafts of *run*, unless *kept* is the report on them; keep the report and write it. Raises VerifyError."""
    again = _read(kept)
    if kept is None or again is None:
        report, _ = _checked(run)
        return _code(report, run)
    _tell(again, run.console)
    report, printed = _written(again, run)
    code = _code(report, run)
    if run.prints_alone and not run.console.has_said:
        keep_printed(Printed(text=printed, code=code), kept, run.settings, warn=run.console.warn)
    return code


def _read(kept: KeptReport | None) -> Report | None:
    try:
        return None if kept is None else kept.report()
    except ReportError:
        return None


def _checked(run: CheckRun) -> tuple[Report, str]:
    from verify.api import check

    # A format that cannot be loaded is refused before the run, not after it.
    for each in run.wanted:
        plugins.load(plugins.REPORTS, each.format)
    ledger, console = Ledger(), run.console
    _watch(ledger, console, color=run.color)
    with Stopping(ledger, lambda report: _end_early(report, run)) as stopping:
        report = check(
            run.drafts,
            settings=run.settings,
            environ=os.environ,
            progress=console.progress,
            warn=console.warn,
            ledger=ledger,
        )
        stopping.reporting()
        console.done()
        _tell(report, console)
        return _written(report, run)


def _written(report: Report, run: CheckRun) -> tuple[Report, str]:
    """*report* as it was written, without what is known, and what was printed of it."""
    report = without_known(report, run.known, run.options, run.settings, run.console)
    # One warning is enough for a folder that cannot be used.
    told = run.console.has_warned_of("this run goes on without")
    # What is kept is what a JSON file holds: a long report is rendered once.
    wants_ours = "json" in {each.format for each in run.wanted} and plugins.load(plugins.REPORTS, "json") is JsonReport
    as_json = JsonReport().render(report) if wants_ours else None
    keep(report, run.settings, warn=(lambda _line: None) if told else run.console.warn, text=as_json)
    return report, write_all(
        report, run.wanted, run.settings, color=run.color, console=run.console, view=run.view, as_json=as_json
    )


def _end_early(report: Report | None, run: CheckRun) -> None:
    done = 0 if report is None else len(report.drafts)
    total = done if report is None else done + len(report.errors) + len(report.not_begun)
    run.console.error(f"interrupted twice, ended at once: {done} of {counted(total, 'draft')} reported")
    if report is not None:
        _written(report, run)


def _watch(ledger: Ledger, console: Console, *, color: bool) -> None:
    """Show on *console* how far the run of *ledger* is and, where it draws, what its quotations are so far."""
    progress = ProgressBar(ledger, color=color, plain=not (sys.stderr.encoding or "").lower().startswith("utf"))
    console.shape = progress.line
    if console.draws:

        def hear(report: DraftReport) -> None:
            progress.hear(report)
            console.redraw()

        console.rows, ledger.hear = progress.rows, hear


def _tell(report: Report, console: Console) -> None:
    for error in report.errors:
        console.error(f"{error.path}: {error.reason}")
    for draft in report.drafts:
        for notice in ineffective(draft):
            console.warn(f"{draft.path}:{notice.line}:{notice.column}: {notice.message}")


def _code(report: Report, run: CheckRun) -> ExitCode:
    def limits(verdict: Verdict) -> tuple[str, ...]:
        return limits_on(verdict, run.settings.from_checkout)

    named = [names for verdict in counted_verdicts(report) if (names := limits(verdict))]
    if named:
        keys = ", ".join(sorted(set().union(*named)))
        run.console.warn(
            f"{counted(len(named), 'quotation')} not checked in full because the checkout sets {keys}: findings"
        )
    return exit_code(
        report,
        fail_on=run.settings.fail_on,
        fail_if_empty=run.settings.fail_if_empty,
        exit_zero=run.options.exit_zero,
        is_kept_back=lambda verdict: bool(limits(verdict)),
    )
