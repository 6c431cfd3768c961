from __future__ import annotations

import pytest

from tests.judge.invented import GENERAL, claim
from verify.judge.search_coverage import why_unchecked
from verify.model.page import ProviderState
from verify.model.verdict import Looked, Reason, UnreadPage

EMPTY, HITS = ProviderState.EMPTY, ProviderState.HITS
UNAVAILABLE, NOT_ASKED = ProviderState.UNAVAILABLE, ProviderState.NOT_ASKED


def why(
    *, evidence_named: bool = False, general: frozenset[str] = GENERAL, text: str = "", **states: ProviderState
) -> Reason | None:
    made = claim(text) if text else claim()
    return why_unchecked(made, Looked(providers=tuple(states.items())), general=general, evidence_named=evidence_named)


def test_an_empty_answer_of_a_general_provider_lets_it_be_not_found() -> None:
    assert why(links=NOT_ASKED, evidence=NOT_ASKED, gdelt=EMPTY, wikiquote=UNAVAILABLE) is None


@pytest.mark.parametrize("state", [ProviderState.REFUSED, ProviderState.LIMITED, UNAVAILABLE])
def test_a_general_provider_that_failed_leaves_it_unchecked(state: ProviderState) -> None:
    assert why(gdelt=state, brave=EMPTY) is Reason.PROVIDER_FAILED


def test_a_candidate_that_failed_leaves_it_unchecked_404_included() -> None:
    looked = Looked(providers=(("gdelt", HITS),), failures=(UnreadPage(url="https://x.example/", reason="status_404"),))

    assert why_unchecked(claim(), looked, general=GENERAL, evidence_named=False) is Reason.PAGE_UNREAD


def test_narrow_providers_alone_never_suffice() -> None:
    assert why(links=EMPTY, evidence=NOT_ASKED, wikiquote=EMPTY) is Reason.NO_PROVIDER


def test_evidence_that_was_read_suffices_beside_narrow_providers() -> None:
    assert why(evidence=EMPTY, wikiquote=EMPTY, evidence_named=True) is None
    assert why(evidence=UNAVAILABLE, wikiquote=EMPTY, evidence_named=True) is Reason.PAGE_UNREAD


def test_links_alone_suffice_where_no_provider_was_chosen() -> None:
    assert why(links=EMPTY, evidence=NOT_ASKED, general=frozenset()) is None
    assert why(links=UNAVAILABLE, evidence=NOT_ASKED, general=frozenset()) is Reason.PAGE_UNREAD
    assert why(links=NOT_ASKED, evidence=NOT_ASKED, general=frozenset()) is Reason.NO_PROVIDER


def test_a_general_provider_that_was_never_asked_leaves_it_unchecked() -> None:
    assert why(gdelt=NOT_ASKED, wikiquote=EMPTY) is Reason.BUDGET
    assert why(gdelt=NOT_ASKED, text="a disaster") is Reason.TOO_SHORT


def test_looking_that_ended_early_says_why() -> None:
    looked = Looked(providers=(("gdelt", EMPTY),), stopped=Reason.TIMEOUT)

    assert why_unchecked(claim(), looked, general=GENERAL, evidence_named=False) is Reason.TIMEOUT


def test_hits_of_one_question_do_not_excuse_another_that_was_never_answered() -> None:
    looked = Looked(providers=(("gdelt", HITS), ("wikiquote", HITS)), broke_off=("gdelt",))
    narrow = Looked(providers=(("gdelt", HITS), ("wikiquote", HITS)), broke_off=("wikiquote",))

    assert why_unchecked(claim(), looked, general=GENERAL, evidence_named=False) is Reason.PROVIDER_FAILED
    assert why_unchecked(claim(), narrow, general=GENERAL, evidence_named=False) is None
