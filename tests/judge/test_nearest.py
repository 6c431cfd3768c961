from __future__ import annotations

from tests.judge.invented import page
from tests.judge.test_whole_pages import judged
from verify.model.verdict import Outcome

WORDS = "We must dredge the harbour mouth before the first storms arrive"
NEAR = "The harbour mouth is silting up and every storm makes it worse"


def test_words_that_stand_nowhere_have_beside_them_what_comes_nearest() -> None:
    verdict = judged(page(f"“{NEAR},” said Joanna Roe, the harbour master."), words=WORDS)

    assert verdict.outcome is Outcome.NOT_FOUND
    assert verdict.nearest is not None
    assert verdict.nearest.passage.rstrip(",") == NEAR


def test_what_a_page_gives_to_somebody_else_or_takes_back_is_never_the_nearest() -> None:
    assert not judged(page(f"Joanna Roe smiled. “{NEAR},” said Albert Penn, a fisherman."), words=WORDS).near
    assert not judged(page(f"Joanna Roe never said “{NEAR}”."), words=WORDS).near
