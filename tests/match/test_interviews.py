"""What made-up interviews say, never said, and say in other words."""

from __future__ import annotations

from tests.benchmarks.meaning import PASSED, is_nearest
from tests.interviews import Put, interviews
from tests.reading import page_of, verdict_on
from verify.model.verdict import Verdict

# Of 60 paraphrases the true passage is shown first for 54.
ENOUGH = 0.85


def verdicts(*kinds: str) -> list[tuple[Put, Verdict]]:
    return [
        (each, verdict_on(each.said, interview.speaker, page_of(interview.page)))
        for interview in interviews()
        for each in interview.puts
        if each.kind in kinds
    ]


def test_nothing_that_the_speaker_never_said_passes() -> None:
    passed = [put.said for put, verdict in verdicts("invention", "reversal") if verdict.outcome in PASSED]

    assert passed == []


def test_the_true_passage_of_a_paraphrase_is_mostly_shown_first() -> None:
    shown = [is_nearest(verdict, put.true) for put, verdict in verdicts("paraphrase")]

    assert sum(shown) >= ENOUGH * len(shown)
