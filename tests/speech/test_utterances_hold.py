"""What holds for every text: no exception, true spans, local decisions, time that grows with the text alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.speech.texts import paragraphs, texts
from verify.speech.utterances import Utterance, find_utterances, utterances_of


@settings(max_examples=150, deadline=None)
@given(text=texts | st.text(max_size=300))
def test_every_span_is_the_text_it_names(text: str) -> None:
    found = find_utterances(text)

    for place, one in enumerate(found.utterances):
        assert all(0 <= part.start < part.end <= len(text) for part in one.parts)
        assert all(earlier.end <= later.start for earlier, later in zip(one.parts, one.parts[1:], strict=False))
        assert one.parent is None or one.parent < place
        if one.speaker is not None:
            assert one.speaker.text == one.speaker.span.cut(text) != ""
            assert one.speaker.name
        if one.cue is not None:
            assert one.cue.text == one.cue.span.cut(text)


def _without_names(utterances: tuple[Utterance, ...], end: int) -> list[object]:
    kept = [one for one in utterances if one.parts[0].start < end]
    return [
        (
            one.kind,
            one.form,
            [part for part in one.parts if part.start < end],
            one.speaker and one.speaker.span,
            one.cue,
        )
        for one in kept
    ]


@settings(max_examples=100, deadline=None)
@given(before=texts, following=paragraphs, second=paragraphs, rest=texts)
def test_what_follows_the_next_two_paragraphs_changes_nothing(
    before: str, following: str, second: str, rest: str
) -> None:
    text = f"{before}\n\n{following}\n\n{second}"

    alone = find_utterances(text).utterances
    together = find_utterances(f"{text}\n\n{rest}").utterances

    assert _without_names(together, len(before)) == _without_names(alone, len(before))


WALLS = {
    "opening marks": "“",
    "straight marks": '"',
    "marks before words": ' "a',
    "single marks": " ‘a",
    "closing marks": "a” ",
    "one paragraph": "He said that “the sky is blue,” and Ana Ruiz told reporters it was “fine” in May. ",
    "paragraphs": "“No,” she said.\n",
    "capitals": "THE MAYOR SAID NO TO THE COUNCIL AND LEFT ",
    "no spaces": "x",
    "no spaces, marked": 'a."b',
    "commas": "Ruiz, ",
    "block quotes": "> word here\n",
    "turns": "MR. HALE: Good evening to you.\n",
}


def _seconds(text: str) -> float:
    started = time.process_time()
    find_utterances(text)
    return time.process_time() - started


@pytest.mark.parametrize("wall", WALLS)
def test_time_grows_with_the_length_alone(wall: str) -> None:
    unit = WALLS[wall]
    small = unit * (24_000 // len(unit))

    # The least of several: what else the machine does must not count.
    once = min(_seconds(small) for _ in range(3))
    fourfold = min(_seconds(small * 4) for _ in range(3))

    # Quadratic growth would be sixteenfold.
    assert fourfold < 0.1 + once * 10


def test_nested_marks_without_end_are_read_in_one_pass() -> None:
    text = "“a ‘b " * 8_000 + "c’ d” " * 8_000

    assert _seconds(text) < 10
    assert len(find_utterances(text).utterances) > 8_000


def test_what_was_read_of_a_page_is_kept_while_a_hundred_others_are_read() -> None:
    first = utterances_of("“The pier is rotten,” said Ida Holm.")
    for number in range(100):
        utterances_of(f"“Boat {number} is late,” said Per Lund.")

    assert utterances_of("“The pier is rotten,” said Ida Holm.") is first
