"""A quotation that goes on over a paragraph and is then broken by its attribution keeps its speaker."""

from __future__ import annotations

from verify.speech.utterances import find_utterances


def test_a_quotation_that_runs_over_a_paragraph_and_its_attribution_keeps_the_first_speaker() -> None:
    text = (
        "In front of the old town hall of Port Reed and its many friends, Mayor Ana Ruiz said: “It is so.\n"
        "“Nobody has seen it,” she said, “but it is true.”"
    )
    found = find_utterances(text).utterances

    assert {one.speaker.name for one in found if one.speaker} == {"Ana Ruiz"}
    assert [part.cut(text) for one in found for part in one.parts] == [
        "It is so.",
        "Nobody has seen it,",
        "but it is true.",
    ]


def test_what_somebody_wrote_the_words_in_parts_no_sentence() -> None:
    text = "“The defendant,” Judge Ana Ruiz wrote in a long ruling, “has taken an oar for an alibi.”"
    (one,) = find_utterances(text).utterances

    assert [part.cut(text) for part in one.parts] == ["The defendant,", "has taken an oar for an alibi."]
