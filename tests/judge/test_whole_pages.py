"""Rules of verdicts over real matching and real attribution, on invented pages."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.judge.invented import GENERAL, LOOKED, claim, draft, page
from verify.judge.judge_draft import judge_draft
from verify.match.compare_claims import compare_meaning, compare_words
from verify.model.claim import DraftClaims
from verify.model.notice import NoticeCode
from verify.model.page import Page
from verify.model.searched import Searched
from verify.model.verdict import Outcome, Verdict
from verify.outlets import OutletTable

WORDS = "The council will not sell the old ferry pier before the summer regatta"
PAGE = f"The pier was empty.\n\n“{WORDS},” said Joanna Roe, the mayor. Albert Penn, a fisherman, shrugged."
# From what says least to what says most.
CERTAINTY = {
    Outcome.NOT_FOUND: 0,
    Outcome.UNCHECKED: 0,
    Outcome.PARAPHRASED: 1,
    Outcome.ALTERED: 1,
    Outcome.MISATTRIBUTED: 2,
    Outcome.CORROBORATED: 3,
}


def judged(*pages: Page, said_by: str = "Joanna Roe", words: str = WORDS) -> Verdict:
    claims = (claim(words, said_by),)
    meant = compare_meaning(claims, pages, compare_words(claims, pages))
    found = DraftClaims(claims=claims, named_sources=())
    report = judge_draft(
        draft(f"“{words},” {said_by} said."),
        found,
        meant.found,
        Searched(looked={claims[0].id: LOOKED}, general=GENERAL),
        pages,
        outlets=OutletTable(()),
        near=meant.near,
    )
    return report.verdicts[0]


def codes(verdict: Verdict) -> set[NoticeCode]:
    return {notice.code for notice in verdict.notices}


def test_words_on_a_page_by_their_speaker_are_corroborated() -> None:
    verdict = judged(page(PAGE))

    assert verdict.outcome is Outcome.CORROBORATED
    assert NoticeCode.SPEAKER_NOT_CONFIRMED not in codes(verdict)


def test_words_given_to_somebody_else_are_misattributed() -> None:
    assert judged(page(PAGE), said_by="Albert Penn").outcome is Outcome.MISATTRIBUTED


def test_a_page_without_the_speaker_does_not_excuse_a_misattribution() -> None:
    bare = page(f"A poster says: “{WORDS}.”", "https://poster.example/")

    assert judged(page(PAGE), bare, said_by="Albert Penn").outcome is Outcome.MISATTRIBUTED


def test_without_its_attribution_a_page_leaves_the_speaker_unconfirmed() -> None:
    verdict = judged(page(f"The pier was empty.\n\n“{WORDS}.” The gulls were loud."))

    assert verdict.outcome is Outcome.CORROBORATED
    assert NoticeCode.SPEAKER_NOT_CONFIRMED in codes(verdict)


@settings(max_examples=25, deadline=None)
@given(st.sets(st.integers(0, len(WORDS.split()) - 1), min_size=1, max_size=6))
def test_words_taken_from_the_passage_never_make_an_outcome_more_certain(gone: set[int]) -> None:
    kept = " ".join(word for k, word in enumerate(WORDS.split()) if k not in gone)
    verdict = judged(page(PAGE.replace(WORDS, kept)))

    assert CERTAINTY[verdict.outcome] <= CERTAINTY[judged(page(PAGE)).outcome]
    if gone & {3}:
        # The fourth word is the "not".
        assert verdict.outcome is not Outcome.CORROBORATED


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(3)))
def test_the_order_of_pages_never_changes_a_verdict(order: list[int]) -> None:
    pages = [
        page(PAGE, "https://a.example/"),
        page(f"“{WORDS},” Joanna Roe told the Sunday meeting.", "https://b.example/"),
        page(f"“{WORDS.replace('not ', '')},” said Albert Penn.", "https://c.example/"),
    ]
    first, other = judged(*pages), judged(*(pages[k] for k in order))

    assert (first.outcome, first.because) == (other.outcome, other.because)
    assert [e.page.url for e in first.evidence] == [e.page.url for e in other.evidence]


@settings(max_examples=10, deadline=None)
@given(st.integers(1, 6))
def test_copies_of_a_wire_text_add_no_corroboration(copies: int) -> None:
    prints = [page(PAGE, f"https://p{k}.example/") for k in range(copies)]

    assert judged(*prints).independent_origins == 1
