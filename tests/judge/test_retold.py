from __future__ import annotations

from dataclasses import replace

from tests.judge.invented import GENERAL, LOOKED, claim, edit, evidence
from verify.judge.retold import Silence, judge_retold
from verify.model.claim import ClaimKind
from verify.model.page import ProviderState
from verify.model.verdict import (
    AskedQuery,
    Difference,
    Evidence,
    Looked,
    MatchKind,
    Outcome,
    Reason,
    SpeakerCheck,
    UnreadPage,
)

STATEMENT = claim("the ferry will stop in June", None, kind=ClaimKind.STATEMENT, claim_id="s1")
FIGURE = claim("40 boats", None, kind=ClaimKind.FIGURE, claim_id="f1")
ASKED = replace(LOOKED, queries=(AskedQuery(provider="gdelt", query="ferry", state=ProviderState.EMPTY, hits=0),))
SILENCE = Silence(general=GENERAL)


def told(kind: MatchKind = MatchKind.PARAPHRASE, *, unclear: bool = False, **more: object) -> Evidence:
    made = evidence(SpeakerCheck.UNNAMED, kind, **more)  # type: ignore[arg-type]
    return replace(made, match=replace(made.match, unclear=unclear))


def test_reported_speech_is_at_best_paraphrased_and_a_figure_corroborated() -> None:
    assert judge_retold(STATEMENT, [told()], LOOKED, SILENCE).outcome is Outcome.PARAPHRASED
    assert judge_retold(FIGURE, [told()], LOOKED, SILENCE).outcome is Outcome.CORROBORATED


def test_a_page_that_tells_it_otherwise_makes_it_altered() -> None:
    other = told(MatchKind.ALTERED, edits=(edit("June", "May", Difference.DATE),))

    judged = judge_retold(STATEMENT, [other], LOOKED, SILENCE)

    assert judged.outcome is Outcome.ALTERED
    assert judged.suggestion == other.match.passage


def test_a_page_that_tells_it_outranks_one_that_tells_it_otherwise() -> None:
    other = told(MatchKind.ALTERED, url="https://b.example/", edits=(edit(),))

    assert judge_retold(STATEMENT, [other, told()], LOOKED, SILENCE).outcome is Outcome.PARAPHRASED


def test_what_is_merely_near_is_unclear_and_shown() -> None:
    judged = judge_retold(STATEMENT, [told(unclear=True)], ASKED, SILENCE)

    assert (judged.outcome, judged.reason) == (Outcome.UNCHECKED, Reason.UNCLEAR)
    assert len(judged.evidence) == 1


def test_what_is_near_on_a_page_about_something_else_is_not_near_unless_all_of_it_is_there() -> None:
    elsewhere = replace(SILENCE, is_on_story=lambda _page: False)
    near, carries = (replace(e, match=replace(e.match, similarity=s)) for e in [told(unclear=True)] for s in (0.6, 1.0))

    assert judge_retold(STATEMENT, [near], ASKED, elsewhere).outcome is Outcome.NOT_FOUND
    assert judge_retold(STATEMENT, [carries], ASKED, elsewhere).reason is Reason.UNCLEAR


def test_not_found_needs_an_answer_and_all_pages_read() -> None:
    unread = replace(ASKED, failures=(UnreadPage(url="https://c.example/", reason="paywall"),))
    nobody = Looked(providers=(("gdelt", ProviderState.NOT_ASKED),))

    assert judge_retold(STATEMENT, [], ASKED, SILENCE).outcome is Outcome.NOT_FOUND
    assert judge_retold(STATEMENT, [], unread, SILENCE).reason is Reason.PAGE_UNREAD
    assert judge_retold(STATEMENT, [], nobody, SILENCE).reason is Reason.NOT_SEARCHED
    assert judge_retold(STATEMENT, [], nobody, replace(SILENCE, source_read=True)).outcome is Outcome.NOT_FOUND
