"""Sentences end at stops and line ends, not at abbreviations, and none is endless."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.claims.sentences import Sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It rained. It stopped! Why?", ["It rained.", "It stopped!", "Why?"]),
        ("Sen. Ana Ruiz met the U.S. Secretary of State.", ["Sen. Ana Ruiz met the U.S. Secretary of State."]),
        ("“It is safe.” She left.", ["“It is safe.”", "She left."]),
        ("A heading\nA sentence.", ["A heading", "A sentence."]),
        ("It cost 3.5 million. 12 men left.", ["It cost 3.5 million.", "12 men left."]),
        ("", []),
    ],
)
def test_a_text_falls_into_its_sentences(text: str, sentences: list[str]) -> None:
    assert [span.cut(text) for span in Sentences(text)] == sentences


@settings(max_examples=60, deadline=None)
@given(text=st.text(alphabet="aB .!\n”", max_size=80), data=st.data())
def test_every_word_lies_in_the_sentence_around_it(text: str, data: st.DataObject) -> None:
    words = [place for place, character in enumerate(text) if not character.isspace()]
    if words:
        place = data.draw(st.sampled_from(words))
        around = Sentences(text).around(place)

        assert around.start <= place < around.end


def test_a_text_without_stops_is_cut() -> None:
    assert max(len(span) for span in Sentences("word " * 5_000)) <= 1_200
