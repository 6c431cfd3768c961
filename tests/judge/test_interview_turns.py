from __future__ import annotations

from tests.judge.invented import page
from verify.judge.interview_turns import find_turns

TALK = "\n\n".join(f"JO ROE: Question {k} is this.\n\nPENN: Answer {k} is that." for k in range(3))


def test_labels_that_come_back_make_turns_with_full_names_where_the_page_gives_them() -> None:
    turns = find_turns(page(f"Albert Penn was our guest.\n\n{TALK}"))

    assert [turn.name for turn in turns[:2]] == ["Jo Roe", "Albert Penn"]


def test_a_turn_holds_the_paragraphs_up_to_the_next_label() -> None:
    made = page(f"JO ROE: First.\n\nAnd more.\n\n{TALK}")

    assert "And more." in find_turns(made)[0].words.cut(made.text)


def test_labels_of_menus_and_lone_headings_are_no_turns() -> None:
    story = "\n\n".join("It rained on the quay and nobody came to the market that day. " * 4 for _ in range(12))

    assert find_turns(page(f"{story}\n\nVideo: One\n\nOpinion: Two\n\nVideo: Three\n\nOpinion: Four")) == ()
    assert find_turns(page("Note: this is all.\n\nA story follows.")) == ()
    assert find_turns(page("")) == ()
