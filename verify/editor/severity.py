"""How loud a finding is in an editor: the operator says it, a workspace only makes it louder."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum

from verify.errors import SettingsError
from verify.model.claim import UNMARKED
from verify.model.notice import NoticeCode
from verify.model.source_words import SourceOutcome
from verify.model.verdict import Outcome
from verify.reports.findings import Level
from verify.text.closest import hint

OTHER_SETTINGS = "a workspace may set severities alone; evidence, providers and files are options of `verify lsp`"


class Severity(IntEnum):
    """What an editor underlines a finding as, loudest first; the numbers are those of the protocol."""

    ERROR = 1
    WARNING = 2
    INFORMATION = 3
    HINT = 4
    OFF = 5


_OF_LEVEL = {Level.ERROR: Severity.ERROR, Level.WARNING: Severity.WARNING, Level.NOTE: Severity.INFORMATION}
# Outcomes of quotations, warnings, and what else is judged: "source_contradicted", "figure_altered".
_CODES = (
    *(each.value for each in Outcome),
    *(each.value for each in NoticeCode),
    *(f"source_{each.value}" for each in SourceOutcome),
    *(f"{kind.value}_{each.value}" for kind in UNMARKED for each in Outcome),
)
_WORDS = tuple(each.name.lower() for each in Severity)

Severities = Mapping[str, Severity]

# On a save nobody is asked: that most quotations were not looked up yet is nothing to shout about.
BY_DEFAULT: Severities = {Outcome.UNCHECKED.value: Severity.INFORMATION}


def parse_severities(where: str, raw: object) -> dict[str, Severity]:
    """Severities by outcome or warning, from a table or from words such as `unchecked=hint`. Raises SettingsError."""
    pairs = raw.items() if isinstance(raw, Mapping) else [str(word).partition("=")[::2] for word in _listed(raw)]
    found = {}
    for name, word in pairs:
        code = str(name).strip().replace("-", "_")
        if code not in _CODES:
            raise SettingsError(where, f"unknown outcome or warning {name!r}", hint(code, _CODES))
        if str(word).lower() not in _WORDS:
            raise SettingsError(where, f"{word!r} is not one of {', '.join(_WORDS)}")
        found[code] = Severity[str(word).upper()]
    return found


def _listed(raw: object) -> list[object] | tuple[object, ...]:
    return raw if isinstance(raw, list | tuple) else [raw]


def severity_of(code: str, level: Level, chosen: Severities, louder: Severities) -> Severity:
    """How loud *code* is: as the operator has *chosen*, else by its *level*; what the workspace wants only if *louder*."""
    severity = chosen.get(code, BY_DEFAULT.get(code, _OF_LEVEL[level]))
    return min(severity, louder.get(code, severity))
