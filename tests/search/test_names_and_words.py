"""One question holds the speakers of a draft, the everyday words they were quoted with, and what its sources reported."""

from __future__ import annotations

from verify.model.page import Phrase, Query
from verify.search.ask_provider import boolean
from verify.search.join_questions import ROOM
from verify.search.names_and_words import Saying, about_all, about_speaker

RARE = ("brightness", "fishermen", "lanterns", "harbour", "promised", "winter")
SOURCES = Query(
    phrases=tuple(Phrase(claim_id="@1", text=text) for text in ("Gull Island", "Lindale")),
    any_words=("ferries", "timetable", "captains", "jetties", "moorings"),
)


def saying(claim_id: str, name: str = "", weak: str = "", words: tuple[str, ...] = RARE) -> Saying:
    return Saying(claim_id=claim_id, name=name, weak=weak, words=words)


def test_everyday_words_and_the_matter_of_the_sources_share_a_question_with_the_speakers() -> None:
    (only,), rides = about_all([saying("q1", "Ada Fernhill", "every tool"), saying("q2", "Bo Quayle")], SOURCES)

    assert rides
    assert [phrase.text for phrase in only.phrases] == ["Ada Fernhill", "Gull Island", "Lindale", "Bo Quayle"]
    assert only.any_words[:3] == ("every tool", "ferries", "timetable")
    assert "brightness" in only.any_words
    assert len(boolean(only)) <= ROOM


def test_a_rare_word_of_what_is_asked_for_as_a_phrase_is_not_asked_for_by_itself() -> None:
    sources = Query(phrases=SOURCES.phrases, any_words=("storm", "Fernhill", "ferries", "timetable"))

    (only,), _ = about_all([saying("q1", "Ada Fernhill", "storm lanterns"), saying("q2", "Bo Quayle")], sources)

    assert only.any_words[:3] == ("storm lanterns", "ferries", "timetable")
    assert not {"storm", "Fernhill", "lanterns"} & set(only.any_words)
    assert "brightness" in only.any_words


def test_the_further_words_of_the_sources_are_spare() -> None:
    (only,), _ = about_all([saying("q1", "Ada Fernhill", "every tool")], SOURCES)

    assert only.any_words[-only.spare :] == ("captains", "jetties")


def test_everyday_words_are_asked_for_however_many_there_are() -> None:
    many = [
        saying(f"q{n}", f"Speaker {'abcdefghijklmnop'[n] * 12}", f"every tool {'abcdefghijklmnop'[n]}")
        for n in range(16)
    ]

    asked, _ = about_all(many, None)

    assert len(asked) > 1
    assert {phrase.claim_id for query in asked for phrase in query.phrases} == {each.claim_id for each in many}
    assert {word for query in asked for word in query.any_words} == {each.weak for each in many}


def test_everyday_words_without_a_name_are_asked_for_beside_the_others_or_alone() -> None:
    (beside,), _ = about_all([saying("q1", "Ada Fernhill"), saying("q2", weak="planning stages")], SOURCES)
    (alone,), rides = about_all([saying("q2", weak="planning stages")], None)

    assert {"q2"} < {phrase.claim_id for phrase in beside.phrases}
    assert "planning stages" in beside.any_words
    assert not rides
    assert boolean(alone) == '"planning stages"'


def test_where_nothing_is_open_the_sources_are_asked_for_by_themselves() -> None:
    assert about_all([], SOURCES) == ((), False)


def test_half_a_question_is_left_to_another_draft() -> None:
    (only,), _ = about_all([saying("q1", "Ada Fernhill")], None)

    assert RARE[0] in only.any_words
    assert len(boolean(only)) <= ROOM // 2


def test_a_speaker_without_a_rare_word_is_no_question() -> None:
    assert about_speaker([saying("q1", "Ada Fernhill", words=())]) is None
    assert about_all([saying("q1", "Ada Fernhill", words=())], None) == ((), False)
