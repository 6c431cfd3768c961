"""What a run may be told to fail on."""

from __future__ import annotations

from verify.model.notice import NoticeCode
from verify.model.outcome import Outcome
from verify.model.source_words import Beside

# Outcomes, and warnings, whatever the outcome of a quotation that has one.
FailOn = Outcome | NoticeCode | Beside
# By its word.
FAILING: dict[str, FailOn] = {
    **{each.value: each for each in Outcome if each not in (Outcome.CORROBORATED, Outcome.SKIPPED)},
    **{each.value: each for each in Beside},
    **{code.value: code for code in NoticeCode},
}
FAIL_BY_DEFAULT: tuple[FailOn, ...] = (
    Outcome.ALTERED,
    Outcome.PARAPHRASED,
    Outcome.MISATTRIBUTED,
    Outcome.DISPUTED,
    Outcome.NOT_FOUND,
)
