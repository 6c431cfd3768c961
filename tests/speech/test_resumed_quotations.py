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
