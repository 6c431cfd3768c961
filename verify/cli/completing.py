"""What a shell offers behind an option, when it is asked to complete a word."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from verify import plugins
from verify.errors import VerifyError
from verify.settings import FAIL_ON_WORDS


def completed_formats(incomplete: str) -> list[str]:
    """Formats of reports."""
    return _beginning(plugins.names_of(plugins.REPORTS), incomplete)


def completed_providers(incomplete: str) -> list[str]:
    """Search providers, and the two words that name none."""
    return _beginning((*plugins.names_of(plugins.SEARCH), "links", "none"), incomplete)


def completed_outcomes(incomplete: str) -> list[str]:
    """Outcomes and warnings, behind those that are written already."""
    before, comma, word = incomplete.rpartition(",")
    return [f"{before}{comma}{name}" for name in _beginning(FAIL_ON_WORDS, word)]


def completed_reports(incomplete: str) -> list[str]:
    """The newest reports, and the drafts that they are about."""
    from verify.cli.console import Console
    from verify.cli.folders import resolved_settings, settled_cache_dir
    from verify.storage.report_files import ReportStore

    try:
        chosen: Path | None = resolved_settings().settings.cache_dir
        stored = ReportStore(settled_cache_dir(chosen, Console(quiet=True), isolated=False)).list(20)
    except VerifyError:
        return []
    return _beginning([*(each.name for each in stored), *(d for each in stored for d in each.drafts)], incomplete)


def _beginning(names: Iterable[str], incomplete: str) -> list[str]:
    return [name for name in dict.fromkeys(map(str, names)) if name.startswith(incomplete)]
