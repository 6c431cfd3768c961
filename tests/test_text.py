from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from verify.text import Lines, printable


def test_only_cr_lf_and_crlf_end_a_line() -> None:
    lines = Lines("a\r\nb\rc\nd\u2028e\x0cf")

    assert [lines.position(at) for at in (0, 3, 5, 7, 11)] == [(1, 1), (2, 1), (3, 1), (4, 1), (4, 5)]


@given(st.text())
def test_printable_text_holds_no_control_byte(text: str) -> None:
    assert all(character == " " or character.isprintable() for character in printable(text))


def test_control_characters_are_made_visible() -> None:
    assert printable("a\x1b[2Jb\u202ec") == "a<U+001B>[2Jb<U+202E>c"
