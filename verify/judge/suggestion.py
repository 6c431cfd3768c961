"""What a draft may have said instead: the page's words in the draft's own dress."""

from __future__ import annotations

from verify.model.claim import Claim
from verify.model.verdict import Match

_MARKS = ".,;:!?…—–- "


def suggest(claim: Claim, match: Match) -> str | None:
    """The words of the page in place of the claim's, with the marks that the draft has at its end; None where they do not fit.

    What was found by its meaning stands there in a sentence of its own, and words that run over a sentence's end are no
    wording of one sentence.
    """
    if match.reasons or match.runs_over:
        return None
    words = match.passage.strip().rstrip(_MARKS)
    if not words:
        return None
    end = claim.text[len(claim.text.rstrip(_MARKS)) :].rstrip()
    return f"{_as_begun(words, claim.text)}{end}"


def _as_begun(words: str, draft: str) -> str:
    """*words* with the capital that the draft begins with, where both begin with one word."""
    first, begun = words.split()[0], draft.split()[:1]
    if begun and first != begun[0] and first.lower() == begun[0].lower():
        return begun[0] + words[len(first) :]
    return words
