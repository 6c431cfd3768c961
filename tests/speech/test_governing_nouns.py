"""Attributions in which a noun, an "it" or a clause stands between the words and who said them."""

from __future__ import annotations

import pytest

from verify.speech.utterances import find_utterances


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He’s claiming that the dam is “a big problem in this valley.”", "He"),
        ("The film uses footage of Ana Ruiz saying, “Why are we late?”", "Ana Ruiz"),
        ("The dam may be late, Hale said. “The other matter is the tide.”", "Hale"),
        ("Hale called the mayor’s answer “weak.”", "Hale"),
        ("The review rated 32% of the council claims as “false.”", "The review"),
        ("Hale has used the phrase “harbour tax” often in his talks.", "Hale"),
        ("In a statement announcing the plan, the union called Ruiz a “champion.”", "the union"),
        ("The board is rolling out a fresh and far warmer campaign message: “We all row.”", "The board"),
        ("It is common for papers to call the dam a “marvel of the valley.”", "papers"),
        ("“We are no burden,” the mayor added. “We’re Sand Bay.”", "the mayor"),
    ],
)
def test_the_speaker_is_found_past_what_stands_between(text: str, expected: str) -> None:
    speaker = find_utterances(text).utterances[-1].speaker

    assert speaker is not None
    assert speaker.text == expected


def test_what_is_only_rated_has_no_speaker() -> None:
    (one,) = find_utterances("Most of the letters, half of them rated “secret,” were burnt.").utterances

    assert one.speaker is None


def test_a_long_apposition_is_not_shown_with_the_name() -> None:
    text = (
        "“The dam will hold,” said Ana Ruiz, a fellow at the harbour institute of the upper valley who has mended weirs "
        "there for thirty years and more."
    )
    (one,) = find_utterances(text).utterances

    assert one.speaker is not None
    assert one.speaker.text == "Ana Ruiz, a fellow at the harbour institute of the upper valley"


def test_a_quotation_within_a_single_mark_without_a_partner_belongs_to_the_words_around_it() -> None:
    text = "“They said, ‘We row, and then they said, ‘You row.’ So be it,” Ana Ruiz added."
    outer, inner = find_utterances(text).utterances

    assert outer.parts[0].cut(text).startswith("They said")
    assert inner.parent == 0
