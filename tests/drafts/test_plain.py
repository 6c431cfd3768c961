from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.drafts.plain import PlainReader
from verify.model.draft import BlockKind, Draft


def read(source: str) -> Draft:
    return PlainReader().read(source.encode(), "draft.txt")


def blocks(draft: Draft) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.cut(draft.text)) for block in draft.blocks]


def test_without_quoted_lines_the_text_is_the_source() -> None:
    draft = read("A title\r\n\r\nOne line.\rAnother line.\n")

    assert draft.text == draft.source == "A title\r\n\r\nOne line.\rAnother line.\n"
    assert draft.origin is None


def test_a_line_is_a_paragraph() -> None:
    draft = read("Council votes for tram\nThe council voted on Monday.\nThe mayor was absent.\n")

    assert blocks(draft) == [
        ("heading", "Council votes for tram"),
        ("paragraph", "The council voted on Monday."),
        ("paragraph", "The mayor was absent."),
    ]
    assert draft.title == "Council votes for tram"


def test_lines_wrapped_by_an_editor_are_one_paragraph() -> None:
    wrapped = (
        "The council voted on Monday for the tram line that will connect\n"
        "the harbour with the new hospital, after a debate of six hours in\n"
        "which nobody changed sides."
    )

    assert blocks(read(f"{wrapped}\n\nThe end came late.\n")) == [
        ("paragraph", wrapped),
        ("paragraph", "The end came late."),
    ]


@pytest.mark.parametrize(
    "broken",
    [
        "“We will row to the bay and to every\nharbour on the coast,”\nsaid Jo Lind, the mayor.",
        "“We will row to the bay,”\nJo Lind said.",
        "“Will you row?”\nasked Jo Lind.",
    ],
)
def test_short_lines_that_break_a_sentence_are_one_paragraph(broken: str) -> None:
    draft = read(f"The board met on Monday and found the plan too expensive.\n{broken}\nThe end came late.\n")

    assert blocks(draft)[1:] == [("paragraph", broken), ("paragraph", "The end came late.")]


def test_lines_that_end_what_they_say_stay_apart() -> None:
    letter = "Dear Jo,\nWe met.\n- one oar,\n- two oars\nYours,\nBo"

    assert [words for _, words in blocks(read(letter))] == letter.split("\n")


def test_a_run_of_quoted_lines_is_one_block_without_its_marks() -> None:
    draft = read("She wrote:\n\n> We never signed\n> any paper.\n>\n> Nor will we.\n\nThat was all.\n")
    quoted = next(block for block in draft.blocks if block.kind is BlockKind.BLOCK_QUOTE)

    assert quoted.span.cut(draft.text) == "We never signed\nany paper.\n\nNor will we."
    assert draft.back(quoted.span).cut(draft.source) == "We never signed\n> any paper.\n>\n> Nor will we."


def test_list_items_are_told_apart() -> None:
    assert [kind for kind, _ in blocks(read("Sources:\n\n- The Gazette\n- The Courier\n"))] == [
        "paragraph",
        "list_item",
        "list_item",
    ]


def test_bare_addresses_are_links_without_the_sentence_around_them() -> None:
    draft = read("See https://example.org/a_(b), or (http://example.com/c?d=e#f).\n")

    assert [link.url for link in draft.links] == ["https://example.org/a_(b)", "http://example.com/c?d=e#f"]
    assert [link.span.cut(draft.text) for link in draft.links] == [link.url for link in draft.links]


@pytest.mark.parametrize(
    ("source", "day"),
    [
        ("Title here\n\nLONDON, 3 March 2026 — The council met.\n", date(2026, 3, 3)),
        ("Title here\n\nNEW YORK (March 3, 2026) – The council met.\n", date(2026, 3, 3)),
        ("Title here\nPublished on 3 March 2026\nThe council met.\n", date(2026, 3, 3)),
        ("BERLIN, 3. März 2026 – Der Rat tagte.\n", date(2026, 3, 3)),
        ("2026-03-03\n\nThe council met.\n", date(2026, 3, 3)),
        ("The council met on 3 March 2026 – again.\n", None),
        ("“It was on 3 March 2026.”\n", None),
        ("— Some Gazette (@gazette) August 8, 2025\nThe council met.\n", None),
        ("LONDON, 03/04/2026 — The council met.\n", None),
        ("The council met.\n", None),
    ],
)
def test_the_date_comes_from_a_dateline_or_a_line_of_its_own(source: str, day: date | None) -> None:
    assert read(source).published_on == day


@pytest.mark.parametrize(
    ("source", "language"),
    [
        ("The mayor said that she had not been told of the plan and that it was for the council to decide.", "en"),
        ("Die Stadt hat den Plan nicht gekannt, sagte sie, und der Rat ist für das Geld der Bürger da.", "de"),
        ("Le maire dit que les plans de la ville ne sont pas connus et que le conseil est dans son rôle.", "fr"),
        ("Zxq.", None),
    ],
)
def test_the_language_is_guessed_from_common_words(source: str, language: str | None) -> None:
    assert read(source).language == language


@settings(max_examples=80)
@given(st.text(alphabet='ab >"“”.\n\r- \u2028', min_size=1, max_size=120).filter(str.strip))
def test_every_character_keeps_its_place(source: str) -> None:
    draft = read(source)
    origin = range(len(draft.source)) if draft.origin is None else draft.origin

    assert [draft.source[at] for at in origin] == list(draft.text)
    assert all(block.span.cut(draft.text).strip() for block in draft.blocks)
    assert all(a.span.end <= b.span.start for a, b in zip(draft.blocks, draft.blocks[1:], strict=False))
