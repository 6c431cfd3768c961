"""The words of a verdict on a named source, and what a run may fail on beside its quotations."""

from __future__ import annotations

from enum import StrEnum


class SourceOutcome(StrEnum):
    """Whether pages carry what the draft takes from a named source."""

    SUPPORTED = "supported"
    UNSUPPORTED = "unsupported"
    CONTRADICTED = "contradicted"
    UNCHECKED = "unchecked"


class Via(StrEnum):
    """Whose page carries what a source is named for: its own, or another's that credits it."""

    OWN = "own"
    CREDIT = "credit"


class Beside(StrEnum):
    """What a run may fail on beside its quotations."""

    SOURCE_CONTRADICTED = "source_contradicted"
    SOURCE_UNSUPPORTED = "source_unsupported"
    STATEMENT_ALTERED = "statement_altered"
    FIGURE_ALTERED = "figure_altered"
