"""Sentences end at stops and line ends, not at abbreviations, and none is endless."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.text.sentences import Sentences, sentence_ends


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It rained. It stopped! Why?", ["It rained.", "It stopped!", "Why?"]),
        ("Sen. Ana Ruiz met the U.S. Secretary of State.", ["Sen. Ana Ruiz met the U.S. Secretary of State."]),
        ("“It is safe.” She left.", ["“It is safe.”", "She left."]),
        ("A heading\nA sentence.", ["A heading", "A sentence."]),
        ("It cost 3.5 million. 12 men left.", ["It cost 3.5 million.", "12 men left."]),
        (
            "It cost 1,200.50 euros at 10:30. They won 3.5 to 2.",
            ["It cost 1,200.50 euros at 10:30.", "They won 3.5 to 2."],
        ),
        ("J. R. Hale rang No. 10. Nobody answered.", ["J. R. Hale rang No. 10.", "Nobody answered."]),
        ("Asked again, he said no. The vote went on.", ["Asked again, he said no.", "The vote went on."]),
        ("He lives in the U.S. The house is in Ohio.", ["He lives in the U.S.", "The house is in Ohio."]),
        ("They met at 9 p.m. Monday at St. Mary's.", ["They met at 9 p.m. Monday at St. Mary's."]),
        ("The nurse is ill. Ruiz took over.", ["The nurse is ill.", "Ruiz took over."]),
        ("So did I. Nobody… nobody saw. End", ["So did I. Nobody… nobody saw.", "End"]),
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


def test_a_wrapped_line_ends_no_sentence_where_lines_may_be_wrapped() -> None:
    text = "We do not\nthink so. We\nleave."

    assert [span.end for span in sentence_ends(text, lines=False)] == [text.index("so.") + 3, len(text)]


def test_a_text_without_stops_is_cut() -> None:
    assert max(len(span) for span in Sentences("word " * 5_000)) <= 1_200
