"""The books of a search: what they say of each claim at the end."""

from __future__ import annotations

from tests.fakes import NOON
from tests.judge.invented import claim, page
from verify.model.claim import DraftClaims
from verify.model.page import Material, Phrase, ProviderState, Query, SearchAnswer, Unread
from verify.model.searched import Searched
from verify.model.verdict import Reason, UnreadPage
from verify.search.planner import Planner
from verify.search.provider_info import ProviderInfo
from verify.search.record import SearchRecord

ONE = claim("The ferry to the northern islands sails again on the first day of May", claim_id="q1")
TWO = claim("Nobody has yet paid for the broken lamp at the end of the pier", claim_id="q2")
FOUND = DraftClaims(claims=(ONE, TWO), named_sources=())
NEWS = ProviderInfo(name="news", general=True, batch=1)
GONE = Unread(url="https://a.example/1", reason="status_503")
LINKED = page("It rained.", "https://b.example/2")


def books(material: Material | None = None, *, offline: bool = False) -> tuple[SearchRecord, Planner]:
    planner = Planner(
        claims=FOUND.claims,
        named_sources=(),
        providers=(NEWS,),
        published_on=None,
        today=NOON.date(),
        offline=offline,
    )
    return SearchRecord(planner, FOUND, material or Material(), (NEWS,), offline=offline), planner


def states(searched: Searched, claim_id: str) -> dict[str, ProviderState]:
    return dict(searched.looked[claim_id].providers)


def test_before_anything_was_done_nobody_was_asked() -> None:
    searched = books()[0].searched(network_seen=True)

    assert states(searched, "q1") == dict.fromkeys(("links", "evidence", "news"), ProviderState.NOT_ASKED)
    assert searched.general == {"news"}
    assert not searched.evidence_named


def test_a_page_that_stayed_unread_concerns_those_it_was_read_for() -> None:
    record, _ = books()
    record.unread(GONE, ["q1"])
    record.led_to(["q1", "q2"], [GONE.url])
    searched = record.searched(network_seen=True)

    assert searched.looked["q1"].failures == (UnreadPage(url=GONE.url, reason=GONE.reason),)
    assert searched.looked["q2"].failures == ()
    assert searched.candidates == {"q1": {GONE.url}, "q2": {GONE.url}}


def test_a_linked_page_answers_for_the_claim_whose_words_it_carries_and_is_silent_for_the_other() -> None:
    record, _ = books()
    record.linked([LINKED])
    record.carried_by("q1", [LINKED])
    searched = record.searched(network_seen=True)

    assert states(searched, "q1")["links"] is ProviderState.HITS
    assert states(searched, "q2")["links"] is ProviderState.EMPTY


def test_material_is_unavailable_to_the_claim_that_a_damaged_part_was_found_for() -> None:
    material = Material(named=True, found=((GONE, ("q2",)),))
    searched = books(material)[0].searched(network_seen=True)

    assert states(searched, "q1")["evidence"] is ProviderState.EMPTY
    assert states(searched, "q2")["evidence"] is ProviderState.UNAVAILABLE


def test_looking_that_was_broken_off_says_so_for_every_claim() -> None:
    record, _ = books()
    record.stop(Reason.TIMEOUT)

    assert {each.stopped for each in record.searched(network_seen=True).looked.values()} == {Reason.TIMEOUT}


def test_a_provider_that_did_not_answer_in_a_run_that_reached_nobody_means_there_is_no_network() -> None:
    record, planner = books()
    asked = Query(phrases=(Phrase(claim_id="q1", text="sails again"),))
    planner.record("news", asked, SearchAnswer(state=ProviderState.UNAVAILABLE, asked="sails again"))

    assert record.searched(network_seen=False).looked["q1"].stopped is Reason.NO_NETWORK
    assert record.searched(network_seen=True).looked["q1"].stopped is None


def test_more_pages_than_may_be_read_are_named_as_the_reason() -> None:
    record, _ = books()
    record.left_unread_for_budget(["q2"])
    looked = record.searched(network_seen=True).looked

    assert (looked["q1"].stopped, looked["q2"].stopped) == (None, Reason.BUDGET)
