from __future__ import annotations

import pytest

from verify.model.draft import Block, BlockKind
from verify.model.span import Span
from verify.speech.talks import find_turns, speaker_column

TALK = "\n\n".join(f"JO ROE: Question {k} is this.\n\nPENN: Answer {k} is that." for k in range(3))


def told(text: str, *, own: bool = True) -> list[tuple[str, str, bool]]:
    return [(turn.name, " ".join(turn.words.cut(text).split()), turn.sure) for turn in find_turns(text, own=own)]


def test_labels_that_come_back_make_turns_with_full_names_where_the_page_gives_them() -> None:
    turns = find_turns(f"Albert Penn was our guest.\n\n{TALK}")

    assert [turn.name for turn in turns[:2]] == ["Jo Roe", "Albert Penn"]


def test_a_turn_holds_the_paragraphs_up_to_the_next_label() -> None:
    text = f"JO ROE: First.\n\nAnd more.\n\n{TALK}"

    assert "And more." in find_turns(text)[0].words.cut(text)


def test_labels_of_menus_and_lone_headings_are_no_turns() -> None:
    story = "\n\n".join("It rained on the quay and nobody came to the market that day. " * 4 for _ in range(12))

    assert find_turns(f"{story}\n\nVideo: One\n\nOpinion: Two\n\nVideo: Three\n\nOpinion: Four") == ()
    assert find_turns("Note: this is all.\n\nA story follows.") == ()
    assert find_turns("") == ()


def test_two_turns_make_a_talk_of_the_users_own() -> None:
    text = "Parish hall, 9 June\n\nEdna Moor (warden): The bell is cracked.\n\nYusuf Adeyemi: We cannot buy another."

    assert told(text) == [
        ("Edna Moor", "The bell is cracked.", True),
        ("Yusuf Adeyemi", "We cannot buy another.", True),
    ]
    assert find_turns(text) == ()


def test_names_alone_in_their_lines_are_labels_where_speakers_come_back() -> None:
    text = "Talk\n\nEdna Moor\n\nThe bell is cracked.\n\nYusuf Adeyemi\n\nSince when?\n\nEdna Moor\n\nSince May."

    assert [(name, words) for name, words, _ in told(text)] == [
        ("Edna Moor", "The bell is cracked."),
        ("Yusuf Adeyemi", "Since when?"),
        ("Edna Moor", "Since May."),
    ]


def test_headings_and_lists_of_names_are_no_labels() -> None:
    assert told("Next Steps\n\nWe shall meet again.\n\nOpen Points\n\nThe bell is cracked.") == []
    assert told("Edna Moor\nYusuf Adeyemi\n\nThe hall was full.\n\nThe bell is cracked.") == []
    assert told("Agenda: the bell\n\nApologies: none\n\nNext Meeting: in June") == []


def test_a_label_whose_words_stand_in_small_letters_elsewhere_accuses_nobody() -> None:
    text = "Edna Moor: The bell is cracked.\n\nBell Ropes: We cannot buy any.\n\nNobody sells ropes."

    assert [sure for _, _, sure in told(text)] == [True, False]


def test_amid_prose_a_turn_ends_with_its_line() -> None:
    prose = "It rained on the green and the fair was put off until the Sunday after. " * 6
    text = f"{prose}\n\nEdna Moor: It is cracked.\n\n{prose}\n\nYusuf Adeyemi: Since when?\n\n{prose}\n\n{prose}"

    assert told(text)[0][1] == "It is cracked."


def test_a_heading_ends_a_turn() -> None:
    text = "Edna Moor: It is cracked.\n\nYusuf Adeyemi: Since when?\n\nFinances\n\nThe fair brought little."
    at = text.index("Finances")
    blocks = (
        Block(kind=BlockKind.PARAGRAPH, span=Span(0, at)),
        Block(kind=BlockKind.HEADING, span=Span(at, at + 8)),
        Block(kind=BlockKind.PARAGRAPH, span=Span(at + 8, len(text))),
    )

    turns = find_turns(text, blocks, own=True)
    assert turns[1].words.cut(text).strip() == "Since when?"


@pytest.mark.parametrize(
    ("rows", "column"),
    [
        ([["00:01", "Edna Moor", "The bell is cracked."], ["00:09", "Yusuf Adeyemi", "Since when, do you think?"]], 1),
        ([["Who", "What"], ["Edna Moor", "The bell is cracked."], ["Yusuf Adeyemi", "Since when is it?"]], 0),
        ([["“The bell is cracked.”", "Edna Moor, warden"], ["“Since when is it?”", "Yusuf Adeyemi"]], 1),
        ([["Rope", "12 euros"], ["Paint", "9 euros"]], None),
        ([["The bell is cracked."]], None),
    ],
)
def test_the_column_of_a_table_that_names_the_speakers(rows: list[list[str]], column: int | None) -> None:
    assert speaker_column(rows) == column


def test_a_label_may_tell_place_and_party() -> None:
    text = "Jo Roe (North Vale) (Ind): The bell is cracked.\n\nEdna Moor (Quay): We cannot buy another."

    assert [name for name, _, _ in told(text)] == ["Jo Roe", "Edna Moor"]
