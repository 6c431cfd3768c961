"""What a verdict decides, before it is put into words: an outcome and the evidence it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from verify.model.attested import TAKEN_BACK
from verify.model.verdict import Evidence, MatchKind, Outcome, SpeakerCheck


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """An outcome and the evidence that it rests on, best first."""

    outcome: Outcome
    evidence: tuple[Evidence, ...]
    speaker_confirmed: bool = True


def is_taken_back(evidence: Evidence) -> bool:
    """Whether the page carries the words only to deny, doubt or withdraw that the draft's speaker said them."""
    return evidence.match.attested in TAKEN_BACK and evidence.speaker_check is not SpeakerCheck.OTHER


def carries_words(evidence: Evidence) -> bool:
    """Whether the page has the words, unchanged or with an honest editor's changes."""
    return evidence.match.kind not in (MatchKind.ALTERED, MatchKind.PARAPHRASE)
