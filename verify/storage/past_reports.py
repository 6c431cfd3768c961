"""Reports of earlier runs: kept with all that they cite, and opened again without a network."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from verify.errors import ReportError
from verify.model.verdict import Report
from verify.ports import Warn
from verify.settings import Settings


def load_report(path: str | Path) -> Report:
    """The report stored at *path*. Raises ReportError where it is no report, damaged, or of a newer version."""
    from verify.reports.from_json import parse_report
    from verify.storage.report_files import ReportStore

    file = Path(path)
    store = ReportStore(file.resolve().parent.parent)
    report = parse_report(store.read(file), origin=str(file))
    drafts = tuple(replace(draft, source=store.text(draft.sha256) or "") for draft in report.drafts)
    return replace(report, drafts=drafts)


def keep(report: Report, settings: Settings, *, warn: Warn, text: str | None = None) -> str | None:
    """Store *report* and the texts it cites in the cache; its name there, None where that failed (then *warn* says why).

    *text* is the report as JSON, where it was made already.

    The user's own material is not copied: it stays in its files, and the report holds no more of it than it shows.
    """
    from verify.reports.json import JsonReport
    from verify.storage.report_files import ReportStore

    if settings.cache_dir is None:
        return None
    texts = {draft.sha256: draft.source for draft in report.drafts}
    for draft in report.drafts:
        for verdict in draft.verdicts:
            pages = (each.page for each in verdict.evidence)
            texts.update((page.sha256, page.text) for page in pages if page.text and not page.own_material)
    try:
        return ReportStore(settings.cache_dir).save(text or JsonReport().render(report), texts)
    except ReportError as fault:
        warn(str(fault))
        return None


def load_stored(wanted: str, cache_dir: Path) -> Report:
    """The stored report called *wanted*: a path, a name or the beginning of one, or a draft it is about."""
    from verify.storage.report_files import ReportStore

    return load_report(ReportStore(cache_dir).find(wanted))
