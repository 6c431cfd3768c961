"""The opposite of what a speaker says, in other words, is never found."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.pairs import SPEAKER, Pair, opposites
from tests.reading import page_of, verdict_on
from verify.model.verdict import Outcome

NEVER = (Outcome.CORROBORATED, Outcome.PARAPHRASED)


def test_there_are_a_hundred_pairs_of_each_kind() -> None:
    counted = Counter(pair.kind for pair in opposites())

    assert counted == {"denied verb": 100, "antonym": 100, "changed fact": 100}
    assert len(set(opposites())) == 300


@pytest.mark.parametrize("kind", ["denied verb", "antonym", "changed fact"])
def test_no_opposite_is_corroborated_or_paraphrased(kind: str) -> None:
    passed = [pair for pair in opposites() if pair.kind == kind and outcome(pair) in NEVER]

    assert passed == []


def outcome(pair: Pair) -> Outcome:
    return verdict_on(
        pair.said, SPEAKER, page_of(f"The desk of the Post went to see.\n{pair.page}\nIt rained.")
    ).outcome
