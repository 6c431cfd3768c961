from __future__ import annotations

import pytest

from verify.claims.page_speech import reported_speech
from verify.model.told import Told

SAID = "the company would close the mill in Lindale before winter"


def told(text: str) -> list[Told]:
    return list(reported_speech(text))


@pytest.mark.parametrize("cue", ["said", "said that", "told the Herald that", "warned that", "has confirmed that"])
def test_indirect_speech_is_the_speakers(cue: str) -> None:
    text = f"Mayor Ana Reyes {cue} {SAID}."

    (one,) = told(text)

    assert one.speaker.name == "Ana Reyes"
    assert [part.cut(text) for part in one.parts] == [SAID]
    assert one.asserted


@pytest.mark.parametrize(
    "frame",
    [
        "Ana Reyes denied that {}.",
        "Ana Reyes joked that {}.",
        "If Ana Reyes said that {}, she would be fired.",
        "It is not true that Ana Reyes said {}.",
        "A false post claims that Ana Reyes said {}.",
        "There is no record that Ana Reyes said {}.",
        "Did Ana Reyes say {}?",
        "Ana Reyes lied when she said {}.",
        "Ana Reyes was expected to say that {}.",
        "Ana Reyes has been falsely quoted as saying that {}.",
    ],
)
def test_what_is_denied_doubted_or_imagined_is_asserted_by_nobody(frame: str) -> None:
    assert not any(one.asserted for one in told(frame.format(SAID)))


def test_words_in_marks_are_no_indirect_speech() -> None:
    assert told("Mayor Ana Reyes said: “We will close the mill.”") == []
