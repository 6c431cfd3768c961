"""Which lines of a draft are read as one paragraph."""

from __future__ import annotations

import pytest

from verify.model.draft import Block, BlockKind
from verify.model.span import Span
from verify.speech.paragraphs import paragraphs_of
from verify.speech.utterances import find_utterances

WRAPPED = (
    "Jo Lind told the board on Monday that the harbour plan was\n"
    "“a gift to the rich and to nobody else,” and she left the\n"
    "room in anger."
)


def whole(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> tuple[Block, ...]:
    return (Block(kind=kind, span=Span(0, len(text))),)


def words(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    return [paragraph.span.cut(text) for paragraph in paragraphs_of(text, whole(text, kind))]


def test_a_block_broken_to_fit_a_width_is_one_paragraph() -> None:
    (one,) = find_utterances(WRAPPED, whole(WRAPPED)).utterances

    assert words(WRAPPED) == [WRAPPED]
    assert one.speaker is not None
    assert one.speaker.text == "Jo Lind"


@pytest.mark.parametrize("text", ["“We will row,”\nsaid Jo Lind.", "“We will row,”\nLind said.", "The plan\nis late."])
def test_a_line_that_breaks_a_sentence_goes_on_in_the_next(text: str) -> None:
    assert words(text) == [text]


@pytest.mark.parametrize("text", ["SEN. RUIZ: Yes.\nMR. HALE: No.", "It is late.\nso they say", "A plan\nA board"])
def test_lines_of_a_block_that_end_what_they_say_are_paragraphs(text: str) -> None:
    assert words(text) == text.split("\n")


def test_lines_of_a_block_quote_stay_apart() -> None:
    assert words("We never\nsigned.", BlockKind.BLOCK_QUOTE) == ["We never", "signed."]


def test_without_blocks_a_line_is_a_paragraph() -> None:
    assert len(paragraphs_of(WRAPPED)) == 3
