from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.judge.invented import GENERAL, LOOKED, claim, evidence
from verify.judge.outcome import is_certain, judge_quotation, skip
from verify.judge.wording import because_of_evidence, because_of_statement
from verify.model.attested import PROVES_NOTHING, TAKEN_BACK, Attested
from verify.model.claim import ClaimKind
from verify.model.notice import NoticeCode
from verify.model.page import ProviderState
from verify.model.verdict import (
    Evidence,
    Looked,
    MatchKind,
    Outcome,
    Reason,
    SpeakerCheck,
    UnreadPage,
    Verdict,
)

SAME, OTHER, UNNAMED = SpeakerCheck.SAME, SpeakerCheck.OTHER, SpeakerCheck.UNNAMED


def judged(*found: Evidence, looked: Looked = LOOKED) -> Verdict:
    return judge_quotation(claim(), found, looked, general=GENERAL)


def attested(found: Evidence, how: Attested) -> Evidence:
    return replace(found, match=replace(found.match, attested=how))


def codes(verdict: Verdict) -> set[NoticeCode]:
    return {notice.code for notice in verdict.notices}


def test_words_given_to_the_drafts_speaker_are_corroborated_whatever_else_pages_say() -> None:
    verdict = judged(evidence(OTHER, url="https://b.example/"), evidence(SAME), evidence(UNNAMED, MatchKind.ALTERED))

    assert verdict.outcome is Outcome.CORROBORATED
    assert verdict.because == "Verbatim on one page (one independent source)."


def test_a_page_that_names_no_speaker_never_outranks_one_that_names_another() -> None:
    verdict = judged(evidence(UNNAMED, url="https://b.example/"), evidence(OTHER))

    assert verdict.outcome is Outcome.MISATTRIBUTED
    assert "Al Lee" in verdict.because


def test_words_without_a_speaker_are_corroborated_with_a_warning() -> None:
    verdict = judged(evidence(UNNAMED), evidence(SAME, MatchKind.ALTERED, url="https://b.example/"))

    assert verdict.outcome is Outcome.CORROBORATED
    assert NoticeCode.SPEAKER_NOT_CONFIRMED in codes(verdict)


def test_altered_words_show_what_differs_and_suggest_the_pages_wording() -> None:
    verdict = judged(evidence(SAME, MatchKind.ALTERED), evidence(SAME, MatchKind.PARAPHRASE, url="https://b.example/"))

    assert (verdict.outcome, verdict.suggestion) == (Outcome.ALTERED, "words here")
    assert verdict.because == "The page says 64%, the draft 46%."


def test_other_words_by_another_speaker_are_no_paraphrase() -> None:
    assert judged(evidence(OTHER, MatchKind.PARAPHRASE)).outcome is Outcome.NOT_FOUND
    assert judged(evidence(SAME, MatchKind.PARAPHRASE)).outcome is Outcome.PARAPHRASED


def test_words_that_a_page_reports_without_marks_are_paraphrased_where_the_speaker_is_the_drafts() -> None:
    assert judged(attested(evidence(SAME), Attested.REPORTED)).outcome is Outcome.PARAPHRASED
    assert judged(attested(evidence(OTHER), Attested.REPORTED)).outcome is Outcome.NOT_FOUND
    assert judged(attested(evidence(UNNAMED), Attested.REPORTED)).outcome is Outcome.NOT_FOUND


@pytest.mark.parametrize("how", sorted(TAKEN_BACK | PROVES_NOTHING))
def test_the_same_statement_counts_only_where_the_page_gives_it_to_the_speaker(how: Attested) -> None:
    assert judged(attested(evidence(SAME, MatchKind.PARAPHRASE), how)).outcome is Outcome.NOT_FOUND


def test_words_that_one_page_takes_back_are_disputed_before_another_has_them_altered_or_retold() -> None:
    denied = attested(evidence(SAME), Attested.DENIED)
    others = [evidence(SAME, kind, url="https://b.example/") for kind in (MatchKind.ALTERED, MatchKind.PARAPHRASE)]

    assert [judged(denied, other).outcome for other in others] == [Outcome.DISPUTED, Outcome.DISPUTED]
    assert judged(denied, evidence(SAME, url="https://b.example/")).outcome is Outcome.CORROBORATED


def test_copies_of_one_origin_count_once() -> None:
    urls = [f"https://{name}.example/" for name in "abc"]
    verdict = judged(
        *(evidence(SAME, url=url, origin=1) for url in urls), evidence(SAME, url="https://d.example/", origin=2)
    )

    assert verdict.independent_origins == 2
    assert verdict.because == "Verbatim on 4 pages (2 independent sources)."


def test_three_words_count_only_with_their_speaker() -> None:
    assert judged(evidence(UNNAMED, short=True)).reason is Reason.TOO_SHORT
    assert judged(evidence(OTHER, short=True)).reason is Reason.TOO_SHORT
    assert judged(evidence(SAME, short=True)).outcome is Outcome.CORROBORATED


def test_few_words_changed_by_their_own_speaker_are_altered() -> None:
    assert judged(evidence(SAME, MatchKind.ALTERED, short=True)).outcome is Outcome.ALTERED
    assert judged(evidence(UNNAMED, MatchKind.ALTERED, short=True)).reason is Reason.TOO_SHORT


def test_the_drafts_own_page_is_never_evidence() -> None:
    verdict = judged(evidence(SAME, own_page=True))

    assert (verdict.outcome, verdict.evidence) == (Outcome.NOT_FOUND, ())
    assert codes(verdict) == {NoticeCode.OWN_PAGE_ONLY}


def test_an_own_page_that_names_another_speaker_keeps_the_words_from_being_confirmed() -> None:
    own = evidence(OTHER, url="https://ours.example/1", own_page=True)

    assert judged(evidence(UNNAMED), own).outcome is Outcome.MISATTRIBUTED
    assert judged(evidence(SAME), own).outcome is Outcome.CORROBORATED
    assert judged(own).outcome is Outcome.NOT_FOUND


def test_only_later_pages_leave_a_quotation_unchecked() -> None:
    verdict = judged(evidence(SAME, later=True))

    assert (verdict.outcome, verdict.reason) == (Outcome.UNCHECKED, Reason.LATER_ONLY)


def test_a_later_page_that_credits_an_earlier_origin_corroborates() -> None:
    verdict = judge_quotation(
        claim(), [evidence(SAME, later=True, origin=4)], LOOKED, general=GENERAL, earlier_origins=frozenset({4})
    )

    assert verdict.outcome is Outcome.CORROBORATED


def test_other_words_in_the_users_transcript_are_a_warning_beside_a_page_that_carries_the_words() -> None:
    heard = evidence(UNNAMED, MatchKind.ALTERED, url="file:///talk.txt", own_material=True)

    assert NoticeCode.TRANSCRIPT_DIFFERS in codes(judged(evidence(SAME), heard))
    assert judged(heard).outcome is Outcome.ALTERED


def test_own_material_is_counted_apart_from_public_origins() -> None:
    mine = evidence(SAME, url="file:///talk.txt", origin=2, own_material=True)
    both, alone = judged(evidence(SAME), mine), judged(mine)

    assert (both.independent_origins, alone.independent_origins) == (1, 0)
    assert both.because == "Verbatim on one page (one independent source) and in your own material."
    assert alone.because == "Verbatim in your own material."
    unsure = judged(evidence(UNNAMED, url="file:///talk.txt", own_material=True))
    assert unsure.because == "Verbatim in your own material, which does not confirm the speaker."
    assert alone.outcome is Outcome.CORROBORATED


def test_a_verdict_says_why_in_plain_sentences() -> None:
    other, retold = evidence(OTHER), evidence(SAME, MatchKind.PARAPHRASE)
    copy = evidence(SAME, MatchKind.PARAPHRASE, url="https://b.example/", origin=2)

    assert "attributes these words to " in because_of_evidence(claim(), Outcome.MISATTRIBUTED, [other])
    assert "; the draft attributes them to " in because_of_evidence(claim(), Outcome.MISATTRIBUTED, [other])
    assert because_of_statement([retold]) == "One page (one independent source) may report this in other words."
    assert because_of_statement([retold, copy]) == "2 pages (2 independent sources) may report this in other words."
    one, two = (because_of_evidence(claim(), Outcome.PARAPHRASED, found) for found in ([retold], [retold, copy]))
    assert one == "One page (one independent source) reports this in other words."
    assert two == "2 pages (2 independent sources) report this in other words."


def test_a_page_in_another_language_leaves_a_quotation_unchecked() -> None:
    verdict = judge_quotation(claim(), [], LOOKED, general=GENERAL, translation="https://autre.example/")

    assert verdict.reason is Reason.TRANSLATION


def test_a_failed_candidate_beside_altered_words_is_a_warning() -> None:
    looked = Looked(providers=LOOKED.providers, failures=(UnreadPage(url="https://x.example/", reason="robots"),))

    assert NoticeCode.UNREAD_PAGES in codes(judged(evidence(SAME, MatchKind.ALTERED), looked=looked))
    assert NoticeCode.UNREAD_PAGES not in codes(judged(evidence(SAME), looked=looked))


@pytest.mark.parametrize(("kind", "reason"), [(ClaimKind.SCARE, Reason.SCARE), (ClaimKind.TITLE, Reason.TITLE)])
def test_passages_that_cite_nobody_are_skipped(kind: ClaimKind, reason: Reason) -> None:
    verdict = skip(claim(kind=kind))

    assert (verdict.outcome, verdict.reason) == (Outcome.SKIPPED, reason)


pieces = st.builds(
    evidence,
    st.sampled_from(SpeakerCheck),
    st.sampled_from(MatchKind),
    url=st.sampled_from([f"https://{name}.example/" for name in "abc"]),
    origin=st.integers(1, 3),
    short=st.booleans(),
    later=st.booleans(),
    own_page=st.booleans(),
    similarity=st.sampled_from([0.7, 1.0]),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(pieces, max_size=4))
def test_the_order_of_evidence_never_changes_a_verdict(found: list[Evidence]) -> None:
    verdicts = {judged(*order) for order in permutations(found)}

    assert len(verdicts) == 1


@settings(max_examples=60, deadline=None)
@given(st.lists(pieces, max_size=5))
def test_nothing_is_corroborated_without_a_page_that_carries_the_words(found: list[Evidence]) -> None:
    verdict = judged(*found)
    carrying = [e for e in found if e.match.kind not in (MatchKind.ALTERED, MatchKind.PARAPHRASE)]

    if verdict.outcome is Outcome.CORROBORATED:
        assert any(not (e.own_page or e.later) for e in carrying)
    if not found:
        assert verdict.outcome is Outcome.NOT_FOUND


@settings(max_examples=200, deadline=None)
@given(st.lists(pieces, max_size=4), st.lists(pieces, max_size=4))
def test_no_further_page_changes_an_outcome_that_is_certain(found: list[Evidence], further: list[Evidence]) -> None:
    if is_certain(judged(*found)):
        assert is_certain(judged(*found, *further))


def test_words_that_no_page_gives_to_the_speaker_yet_are_not_certain() -> None:
    assert is_certain(judged(evidence(SAME)))
    assert not is_certain(judged(evidence(UNNAMED)))
    assert not is_certain(judged(evidence(OTHER)))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.builds(evidence, st.just(UNNAMED), st.sampled_from(MatchKind)), min_size=1, max_size=3))
def test_without_attribution_on_any_page_the_speaker_stays_unconfirmed(found: list[Evidence]) -> None:
    verdict = judged(*found)

    if verdict.outcome is Outcome.CORROBORATED:
        assert NoticeCode.SPEAKER_NOT_CONFIRMED in codes(verdict)
    assert verdict.outcome is not Outcome.MISATTRIBUTED


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(ProviderState), st.sampled_from(ProviderState))
def test_not_found_needs_a_general_answer_and_no_general_failure(first: ProviderState, second: ProviderState) -> None:
    looked = Looked(providers=(("gdelt", first), ("brave", second), ("wikiquote", ProviderState.EMPTY)))
    answered = {first, second} & {ProviderState.HITS, ProviderState.EMPTY}
    failed = {first, second} & {ProviderState.REFUSED, ProviderState.LIMITED, ProviderState.UNAVAILABLE}

    assert (judged(looked=looked).outcome is Outcome.NOT_FOUND) == (bool(answered) and not failed)
