"""What stops a run; what the web does every day is a value instead.

VerifyError
├── UnreadableDraftError   a draft that cannot be read (in a report it is an entry of `errors`)
├── SettingsError          a setting, option or settings file that cannot be used
├── GitError               changed lines were asked for, and git cannot say which they are
├── PluginError            a plugin that is missing or broken
├── ReportError            a stored report that cannot be found, read or written
├── EvidenceError          evidence that was named and cannot be read at all
└── IndexFileError         a kept index that cannot be opened, read or written
"""

from __future__ import annotations

import traceback
from pathlib import Path

_LONGEST_FAULT = 200
# What users call the plugins of an entry-point group.
_PLUGINS = {
    "verify.search": "search provider",
    "verify.reports": "report format",
    "verify.drafts": "draft reader",
    "verify.material": "reader of own material",
    "verify.meaning": "reader of meaning",
}


class VerifyError(Exception):
    """Anything that `verify` raises on purpose; its message is one line for the user."""

    def __reduce__(self) -> tuple[object, ...]:
        # The fields of the subclasses are not the arguments of Exception; without this they cannot leave a worker process.
        return _rebuilt, (type(self), self.args), self.__dict__


class UnreadableDraftError(VerifyError):
    """A draft that could not be read: *origin* as the user named it, *reason* in plain words."""

    def __init__(self, origin: str, reason: str) -> None:
        super().__init__(f"{origin}: {reason}")
        self.origin = origin
        self.reason = reason


class SettingsError(VerifyError):
    """A setting, option or settings file that cannot be used; *key* names the place, *hint* the way out."""

    def __init__(self, key: str, reason: str, hint: str = "") -> None:
        super().__init__(f"{key}: {reason}" + (f" ({hint})" if hint else ""))
        self.key = key
        self.reason = reason
        self.hint = hint


class GitError(VerifyError):
    """Git that cannot be asked: not installed, too slow, or a repository that cannot be trusted; *reason* says which."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class PluginError(VerifyError):
    """A plugin that is missing or broken; *known* lists the names that would have worked."""

    def __init__(self, group: str, name: str, reason: str, known: tuple[str, ...] = ()) -> None:
        listed = f"; known: {', '.join(known)}" if known else ""
        super().__init__(f"{_PLUGINS.get(group, group)} {name!r}: {reason}{listed}")
        self.group = group
        self.name = name
        self.reason = reason
        self.known = known


class ReportError(VerifyError):
    """A stored report that cannot be found, read or written."""

    def __init__(self, origin: str, reason: str) -> None:
        super().__init__(f"{origin}: {reason}")
        self.origin = origin
        self.reason = reason


class EvidenceError(VerifyError):
    """Evidence that the user named and that cannot be read at all; *origin* is the path."""

    def __init__(self, origin: str, reason: str) -> None:
        super().__init__(f"{origin}: {reason}")
        self.origin = origin
        self.reason = reason


class IndexFileError(VerifyError):
    """A kept index that cannot be opened, read or written; *origin* is its file, *reason* names the way out where there is one."""

    def __init__(self, origin: str, reason: str) -> None:
        super().__init__(f"{origin}: {reason}")
        self.origin = origin
        self.reason = reason


def describe_fault(fault: Exception) -> str:
    """One line on an exception that nobody expected, with the place it comes from, for a report to the authors."""
    while isinstance(fault, ExceptionGroup):
        fault = fault.exceptions[0]
    places = traceback.extract_tb(fault.__traceback__)
    where = f" ({Path(places[-1].filename).name}:{places[-1].lineno})" if places else ""
    words = " ".join(f"{type(fault).__name__}: {fault}".split())
    return f"internal fault: {words[:_LONGEST_FAULT]}{where}"


def _rebuilt(kind: type[VerifyError], arguments: tuple[object, ...]) -> VerifyError:
    return kind.__new__(kind, *arguments)
