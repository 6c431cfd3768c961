"""Checks the quotations and named sources of news drafts against public pages and the reporter's own material."""

# Nothing is imported here: with `python -m verify` the working folder is still first among the places of modules.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from verify.api import check, check_async, find_claims
    from verify.errors import EvidenceError, PluginError, ReportError, SettingsError, UnreadableDraftError, VerifyError
    from verify.match.page_index import PageIndex
    from verify.model.claim import Claim
    from verify.model.draft import DraftBytes
    from verify.model.verdict import Outcome, Report, Verdict
    from verify.settings import Settings
    from verify.storage.past_reports import load_report

__all__ = [
    "Claim",
    "DraftBytes",
    "EvidenceError",
    "Outcome",
    "PageIndex",
    "PluginError",
    "Report",
    "ReportError",
    "Settings",
    "SettingsError",
    "UnreadableDraftError",
    "Verdict",
    "VerifyError",
    "check",
    "check_async",
    "find_claims",
    "load_report",
]

_HOME = {
    "Claim": "verify.model.claim",
    "DraftBytes": "verify.model.draft",
    "EvidenceError": "verify.errors",
    "Outcome": "verify.model.verdict",
    "PageIndex": "verify.match.page_index",
    "PluginError": "verify.errors",
    "Report": "verify.model.verdict",
    "ReportError": "verify.errors",
    "Settings": "verify.settings",
    "SettingsError": "verify.errors",
    "UnreadableDraftError": "verify.errors",
    "Verdict": "verify.model.verdict",
    "VerifyError": "verify.errors",
    "check": "verify.api",
    "check_async": "verify.api",
    "find_claims": "verify.api",
    "load_report": "verify.storage.past_reports",
}


def __getattr__(name: str) -> object:
    # Loaded when asked for: the command line starts without the parsers and the HTTP client.
    if name in _HOME:
        from importlib import import_module

        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
