from __future__ import annotations

from verify.judge.search_coverage import with_shared_failures
from verify.model.searched import Searched
from verify.model.verdict import Looked, UnreadPage

GONE = UnreadPage(url="https://a.example/story", reason="status_503")


def test_a_page_that_failed_for_one_claim_concerns_every_claim_that_it_was_found_for() -> None:
    looked = {"q1": Looked(failures=(GONE,)), "q2": Looked(), "q3": Looked()}
    found = {"q1": frozenset({GONE.url}), "q2": frozenset({"http://www.a.example/story/?utm_source=x"})}
    completed = with_shared_failures(Searched(looked=looked, candidates=found)).looked

    assert [completed[name].failures for name in ("q1", "q2", "q3")] == [(GONE,), (GONE,), ()]
