from __future__ import annotations

from tests.judge.invented import claim, evidence
from verify.judge.nested import nested_evidence
from verify.model.verdict import MatchKind, SpeakerCheck

INNER = claim("a lie", None, claim_id="q2", parent="q1")


def test_nested_words_take_speaker_and_context_from_the_surrounding_quotation() -> None:
    own = evidence(SpeakerCheck.UNNAMED, short=True)
    (kept,) = nested_evidence(INNER, [own], [evidence(SpeakerCheck.OTHER)])

    assert (kept.speaker_check, kept.speaker, kept.match.short) == (SpeakerCheck.OTHER, "Al Lee", False)


def test_the_same_few_words_on_another_page_are_no_evidence_for_nested_ones() -> None:
    elsewhere = evidence(SpeakerCheck.UNNAMED, url="https://b.example/", short=True)
    around = evidence(SpeakerCheck.SAME, MatchKind.ALTERED)

    assert [e.page.final_url for e in nested_evidence(INNER, [elsewhere], [around])] == [around.page.final_url]


def test_nested_words_stand_alone_where_the_surrounding_quotation_stands_nowhere() -> None:
    own = evidence(SpeakerCheck.UNNAMED)

    assert nested_evidence(INNER, [own], []) == (own,)
