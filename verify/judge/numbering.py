"""Origins of a report, numbered from 1 in the order of their groups: only those that its evidence cites."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from verify.model.verdict import Evidence, SourceVerdict, Verdict


def numbers_of_origins(verdicts: Sequence[Verdict], sources: Sequence[SourceVerdict]) -> Mapping[int, int]:
    """The number in the report of each origin that is cited there, by the number of its group."""
    shown = (*(e for verdict in verdicts for e in verdict.evidence), *(e for source in sources for e in source.found))
    return {old: new for new, old in enumerate(sorted({e.origin for e in shown if e.origin}), 1)}


def numbered(evidence: Sequence[Evidence], number: Mapping[int, int]) -> tuple[Evidence, ...]:
    """*evidence* with the numbers of the report; 0 for what has no origin."""
    return tuple(replace(e, origin=number.get(e.origin, 0)) for e in evidence)
