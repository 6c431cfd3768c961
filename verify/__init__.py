"""Checks the quotations and named sources of news drafts against public pages and the reporter's own material."""

# Nothing is imported here: with `python -m verify` the working folder is still first among the places of modules.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from verify.api import check, find_claims
    from verify.match.page_index import PageIndex
    from verify.settings import Settings
    from verify.storage.past_reports import load_report

__all__ = ["PageIndex", "Settings", "check", "find_claims", "load_report"]

_HOME = {
    "PageIndex": "verify.match.page_index",
    "Settings": "verify.settings",
    "check": "verify.api",
    "find_claims": "verify.api",
    "load_report": "verify.storage.past_reports",
}


def __getattr__(name: str) -> object:
    # Loaded when asked for: the command line starts without the parsers and the HTTP client.
    if name in _HOME:
        from importlib import import_module

        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
