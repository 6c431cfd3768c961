from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import cast

from tests.judge.invented import GENERAL, LOOKED, claim, draft, match_on, page
from verify.faults import Fault
from verify.judge.judge_draft import judge_draft
from verify.model.claim import Claim, ClaimKind, DraftClaims, Speaker
from verify.model.notice import NoticeCode
from verify.model.page import Page
from verify.model.searched import Searched
from verify.model.verdict import DraftReport, MatchKind, Outcome, Reason
from verify.outlets import OutletTable

WORDS = "we will mend the old weir before the herring come back"
PAGE = page(f"“Believe me, {WORDS},” Jo Roe said at the town hall.", "https://a.example/1", on=date(2024, 3, 1))


def report(
    *found: tuple[Page, MatchKind], claims: tuple[Claim, ...] = (), text: str = "A draft.", **more: object
) -> DraftReport:
    claims = claims or (claim(WORDS),)
    matches = {claims[0].id: tuple((made, match_on(made, WORDS, kind=kind)) for made, kind in found)}
    pages = [made for made, _ in found]
    return judge_draft(
        draft(text, **({"on": more.pop("on")} if "on" in more else {})),  # type: ignore[arg-type]
        DraftClaims(claims=claims, named_sources=()),
        matches,
        Searched(looked={claims[0].id: LOOKED}, general=GENERAL),
        pages,
        outlets=OutletTable(()),
        **more,  # type: ignore[arg-type]
    )


def test_a_quotation_on_a_page_by_its_speaker_is_corroborated_with_a_link_to_the_words() -> None:
    made = report((PAGE, MatchKind.VERBATIM))
    (verdict,) = made.verdicts

    assert verdict.outcome is Outcome.CORROBORATED
    assert (verdict.evidence[0].fragment_url or "").startswith("https://a.example/1#:~:text=")
    assert [origin.id for origin in made.origins] == [1]


def test_pages_published_after_the_draft_do_not_count() -> None:
    assert report((PAGE, MatchKind.VERBATIM), on=date(2024, 2, 1)).verdicts[0].reason is Reason.LATER_ONLY
    assert report((PAGE, MatchKind.VERBATIM), as_of=date(2024, 2, 1)).verdicts[0].reason is Reason.LATER_ONLY
    assert report((PAGE, MatchKind.VERBATIM)).verdicts[0].outcome is Outcome.CORROBORATED


def test_a_wire_copy_adds_no_origin() -> None:
    copy = page(PAGE.text, "https://b.example/2", on=date(2024, 3, 2))
    other = page(f"In the hall Jo Roe told voters: “{WORDS}.” They clapped.", "https://c.example/3")

    assert report((PAGE, MatchKind.VERBATIM), (copy, MatchKind.VERBATIM)).verdicts[0].independent_origins == 1
    assert report((PAGE, MatchKind.VERBATIM), (other, MatchKind.VERBATIM)).verdicts[0].independent_origins == 2


def test_two_readings_of_one_address_are_each_read_for_their_own_speaker() -> None:
    # An archive may hold an article before and after its correction.
    before = page(f"“Believe me, {WORDS},” Al Lee said at the town hall.", PAGE.url)
    after = page(f"This article was corrected on Tuesday. {PAGE.text}", PAGE.url)

    for order in ((before, after), (after, before)):
        (verdict,) = report(*((made, MatchKind.VERBATIM) for made in order)).verdicts
        assert verdict.outcome is Outcome.CORROBORATED
        assert [piece.speaker for piece in verdict.evidence] == ["Jo Roe"]


def test_a_later_copy_of_an_earlier_page_counts_with_it() -> None:
    copy = page(PAGE.text, "https://b.example/2", on=date(2024, 5, 2))
    (verdict,) = report((PAGE, MatchKind.VERBATIM), (copy, MatchKind.VERBATIM), on=date(2024, 4, 1)).verdicts

    assert [e.later for e in verdict.evidence] == [False, True]


def test_the_drafts_own_page_is_no_evidence_for_it() -> None:
    writing = " ".join(f"word{k}" for k in range(40))
    own = page(f"{writing} “{WORDS},” Jo Roe said.", "https://own.example/1")
    (verdict,) = report((own, MatchKind.VERBATIM), text=writing).verdicts

    assert verdict.outcome is Outcome.NOT_FOUND
    assert NoticeCode.OWN_PAGE_ONLY in {notice.code for notice in verdict.notices}


def test_naming_a_host_as_the_newsrooms_own_silences_no_page_that_names_another_speaker() -> None:
    other = page(f"“{WORDS},” Al Lee said at the town hall.", "https://ours.example/1")
    bare = page(f"Words of the week: “{WORDS}.”", "https://b.example/2")
    found = (other, MatchKind.VERBATIM), (bare, MatchKind.VERBATIM)

    for hosts in ((), ("ours.example",)):
        (verdict,) = report(*found, own_domains=hosts).verdicts
        assert (verdict.outcome, verdict.evidence[0].page) == (Outcome.MISATTRIBUTED, other)


def test_nested_words_are_judged_from_where_their_surrounding_quotation_was_looked_for() -> None:
    inner = claim("mend the old weir", claim_id="q2", parent="q1")
    made = report((PAGE, MatchKind.VERBATIM), claims=(claim(WORDS), inner))

    assert made.verdicts[1].looked == LOOKED


def test_scare_quotes_are_skipped_and_statements_not_searched() -> None:
    made = report(
        claims=(
            claim(WORDS),
            claim("so-called", None, kind=ClaimKind.SCARE, claim_id="q2"),
            claim("that it rained", kind=ClaimKind.STATEMENT, claim_id="s1"),
        )
    )

    assert [v.outcome for v in made.verdicts] == [Outcome.NOT_FOUND, Outcome.SKIPPED, Outcome.UNCHECKED]


def test_an_origin_that_the_draft_never_names_is_listed() -> None:
    made = report((PAGE, MatchKind.VERBATIM))

    assert made.uncredited_origins == ("news.example",)
    assert NoticeCode.UNCREDITED_ORIGIN in {notice.code for notice in made.verdicts[0].notices}


def test_a_claim_that_could_not_be_compared_is_unchecked_and_the_others_stand() -> None:
    other = replace(claim("the weir is older than the town"), id="q2")
    fault = Fault(about="q2", what="internal fault: IndexError (figures.py:1)")

    made = report((PAGE, MatchKind.VERBATIM), claims=(claim(WORDS), other), faults=(fault,))

    assert [each.outcome for each in made.verdicts] == [Outcome.CORROBORATED, Outcome.UNCHECKED]
    assert made.verdicts[1].reason is Reason.INTERNAL
    assert made.faults == (fault,)


def test_a_fault_while_one_claim_is_judged_costs_that_claim_alone() -> None:
    broken = replace(claim("the weir is older than the town"), id="q2", speaker=cast(Speaker, 7))

    made = report((PAGE, MatchKind.VERBATIM), claims=(claim(WORDS), broken))

    assert [each.outcome for each in made.verdicts] == [Outcome.CORROBORATED, Outcome.UNCHECKED]
    assert [fault.about for fault in made.faults] == ["q2"]
