"""The baseline of a run: read before it, applied after it, rewritten when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verify.cli.console import Console
from verify.cli.folders import no_way_out
from verify.cli.options import CheckOptions
from verify.errors import SettingsError
from verify.settings import Settings
from verify.text.printable import counted

if TYPE_CHECKING:
    from verify.filters.baseline import KnownFinding
    from verify.model.verdict import Report


def known_findings(options: CheckOptions) -> tuple[KnownFinding, ...]:
    """What the baseline file holds; a missing one is empty if it is about to be written. Raises SettingsError."""
    if options.baseline is None:
        if options.update_baseline:
            raise SettingsError("--update-baseline", "there is no file to write", "name it with --baseline FILE")
        return ()
    no_way_out("--baseline", options.baseline, None)
    if options.update_baseline and not options.baseline.exists():
        return ()
    from verify.filters.baseline import read_baseline

    return read_baseline(options.baseline)


def without_known(
    report: Report, known: tuple[KnownFinding, ...], options: CheckOptions, settings: Settings, console: Console
) -> Report:
    """*report* with known findings skipped; what the baseline holds in vain is reported, or dropped when it is rewritten."""
    if options.baseline is None:
        return report
    from verify.filters.baseline import baseline_text, stale, updated, with_known
    from verify.storage.report_files import write_file

    if options.update_baseline and report.complete:
        known = updated(report, known, settings.fail_on)
        write_file(options.baseline, baseline_text(known))
        console.warn(f"{options.baseline} now holds {counted(len(known), 'known finding')}")
    elif settings.changed_since is None:
        for each in stale(report, known):
            console.warn(f"{options.baseline}: no longer needed in {each.draft}: \u201c{each.quotation[:60]}\u201d")
    if settings.isolated:
        console.warn(f"{options.baseline}: {counted(len(known), 'known finding')} ignored (--isolated)")
        return report
    return with_known(report, known)
