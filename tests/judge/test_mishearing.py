from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.judge.invented import claim, draft, page
from verify.judge.judge_draft import judge_draft
from verify.judge.mishearing import as_heard, sounds_alike
from verify.match.compare_claims import compare_words
from verify.match.page_index import PageIndex
from verify.model.claim import DraftClaims
from verify.model.notice import NoticeCode
from verify.model.page import Page, Place
from verify.model.searched import Searched
from verify.model.span import Span
from verify.model.verdict import Looked, MatchKind, Outcome, Verdict
from verify.outlets import OutletTable

CASES = Path(__file__).parents[3] / "shared" / "data" / "match"
SAID = "We will repair the old pier at the harbour before winter because the council promised the islanders twelve boats a day"


def recording(text: str, speaker: str | None = "Reyes", *, transcript: bool = True) -> Page:
    places = (Place(span=Span(0, len(text)), label="00:14:32", speaker=speaker),)
    return page(text, "file:///talk.vtt", own_material=True, transcript=transcript, places=places, title="talk.vtt")


def judged(
    heard: str,
    *,
    quoted: str = SAID,
    said_by: str = "Tomas Reyes",
    speaker: str | None = "Reyes",
    transcript: bool = True,
) -> Verdict:
    made = recording(f"{heard}.", speaker, transcript=transcript)
    one = claim(quoted, said_by)
    report = judge_draft(
        draft("A draft."),
        DraftClaims(claims=(one,), named_sources=()),
        compare_words([one], [made]),
        Searched(looked={one.id: Looked()}, evidence_named=True),
        [made],
        outlets=OutletTable(()),
    )
    return report.verdicts[0]


MISHEARD = {
    "another word of the same sound": SAID.replace("pier", "peer"),
    "two words for one": SAID.replace("promised", "prom missed"),
    "nearly the same sound": SAID.replace("islanders", "islander"),
    "a dropped word": SAID.replace("old ", ""),
    "two dropped words": SAID.replace("at the harbour", "harbour"),
    "filling": SAID.replace("because", "you know because"),
}
CLEANED = {
    "hesitation": SAID.replace("before winter", "before um winter"),
    "a new start": SAID.replace("repair", "repair repair"),
}
CHANGED = {
    "a denial lost": SAID.replace("will repair", "will not repair"),
    "a denial heard in the other": SAID.replace("will repair", "won't repair"),
    "a number": SAID.replace("twelve", "twenty"),
    "a name of a day": SAID.replace("winter", "Monday"),
    "a doubt": SAID.replace("We will", "We may"),
    "a quantity": SAID.replace("the islanders", "some islanders"),
    "the opposite": SAID.replace("promised", "dispromised"),
    "another word": SAID.replace("repair", "demolish"),
    "a word that sounds other": SAID.replace("winter", "summer"),
    "words left out": SAID.replace("because", "because after long talks"),
    "a time": SAID.replace("promised", "promises"),
    "too many misheard": SAID.replace("pier", "peer")
    .replace("boats", "boots")
    .replace("council", "counsel")
    .replace("day", "dye"),
}


@pytest.mark.parametrize("name", MISHEARD)
def test_what_a_machine_may_have_misheard_is_a_warning(name: str) -> None:
    verdict = judged(MISHEARD[name])

    assert verdict.outcome is Outcome.CORROBORATED
    (warning,) = (notice for notice in verdict.notices if notice.code is NoticeCode.TRANSCRIPT_DIFFERS)
    assert warning.message.startswith(f"The transcript says “{verdict.evidence[0].match.passage}”")
    assert verdict.evidence[0].match.kind is MatchKind.MINOR


@pytest.mark.parametrize("name", CLEANED)
def test_speech_that_an_editor_cleaned_sends_nobody_to_the_recording(name: str) -> None:
    verdict = judged(CLEANED[name])

    assert verdict.outcome is Outcome.CORROBORATED
    assert verdict.notices == ()


@pytest.mark.parametrize("name", CHANGED)
def test_what_changes_the_meaning_stays_altered_and_sends_the_editor_to_the_recording(name: str) -> None:
    verdict = judged(CHANGED[name])

    assert verdict.outcome is Outcome.ALTERED
    assert [notice.message[-24:] for notice in verdict.notices] == ["listen to the recording."]


@pytest.mark.parametrize("name", ["another word of the same sound", "a dropped word"])
def test_what_a_person_wrote_down_was_not_misheard(name: str) -> None:
    assert judged(MISHEARD[name], transcript=False).outcome is Outcome.ALTERED


@pytest.mark.parametrize("word", ["absolutely", "so-called", "illegally", "very", "unsafe"])
def test_a_word_that_weighs_the_others_was_not_dropped_by_a_machine(word: str) -> None:
    assert judged(SAID, quoted=SAID.replace("old pier", f"{word} old pier")).outcome is Outcome.ALTERED


def test_a_name_that_the_machine_did_not_know_stays_altered() -> None:
    quoted = SAID.replace("council", "Laval council")

    assert judged(SAID.replace("council", "laugh all council"), quoted=quoted).outcome is Outcome.ALTERED
    assert judged(SAID, quoted=quoted).outcome is Outcome.ALTERED


def test_a_label_of_a_transcript_confirms_its_speaker_and_accuses_nobody() -> None:
    assert not judged(SAID).notices
    other = judged(SAID, said_by="Ilse Brandt")

    assert other.outcome is Outcome.CORROBORATED
    assert [notice.code for notice in other.notices] == [NoticeCode.SPEAKER_NOT_CONFIRMED]


def test_a_transcript_without_names_confirms_nobody_whoever_is_spoken_of_in_it() -> None:
    talk = f"As Tomas Reyes said last week, things move. {SAID}"
    made = recording(f"{talk}.", None)
    verdict = judged(talk, speaker=None)

    assert made.places[0].speaker is None
    assert [notice.code for notice in verdict.notices] == [NoticeCode.SPEAKER_NOT_CONFIRMED]


@pytest.mark.parametrize(
    ("one", "other"),
    [("increase", "decrease"), ("legal", "illegal"), ("safe", "unsafe"), ("prescribe", "proscribe"), ("import", "export"),
     ("approve", "disapprove"), ("moral", "amoral"), ("win", "lose"), ("rise", "fall"), ("support", "oppose"), ("日本", "中国")],
)  # fmt: skip
def test_opposites_are_not_alike_however_they_sound(one: str, other: str) -> None:
    assert not sounds_alike(one, other)
    assert not sounds_alike(other, one)


@given(st.text(max_size=12), st.text(max_size=12))
def test_what_sounds_alike_does_so_both_ways(one: str, other: str) -> None:
    assert sounds_alike(one, other) is sounds_alike(other, one)


def test_no_quotation_that_was_changed_on_purpose_passes_as_misheard() -> None:
    if not CASES.exists():
        pytest.skip("the shared cases are not here")
    with gzip.open(CASES / "pages.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = {page["page_id"]: page["text"] for page in map(json.loads, lines)}
    cases = [json.loads(line) for line in (CASES / "cases.jsonl").read_text("utf-8").splitlines()]
    altered = [case for case in cases if case["label"] == "altered"]
    passed = [
        case["id"]
        for case in altered
        for match in PageIndex([texts[case["page_id"]]]).find(case["quote"])[:1]
        if match.kind is MatchKind.ALTERED
        and as_heard(match, page(texts[case["page_id"]], transcript=True)).kind is not MatchKind.ALTERED
    ]

    assert len(altered) > 400
    assert passed == []
