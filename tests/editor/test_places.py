"""Places as editors count them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from verify.editor.places import Places, moved_span
from verify.model.span import Span

TEXT = "a\r\n🌉 “So be it,” ça va\rend\u2028still the same line"


def test_a_character_outside_the_basic_plane_is_two_units_of_utf16() -> None:
    at = TEXT.index("“")

    assert Places(TEXT).position(at) == (1, 3)
    assert Places(TEXT, "utf-32").position(at) == (1, 2)
    assert Places(TEXT, "utf-8").position(at) == (1, 5)


def test_a_separator_of_unicode_ends_no_line() -> None:
    assert Places(TEXT).position(len(TEXT) - 1)[0] == 2


def test_a_position_beyond_its_line_is_the_end_of_the_line() -> None:
    places = Places(TEXT)

    assert places.offset((0, 99)) == 1
    assert places.offset((9, 0)) <= len(TEXT)
    assert places.line_end(0) == 1
    assert places.line_end(TEXT.index("end")) == len(TEXT)


@given(st.text(alphabet="a“é🌉\n\r\u2028", max_size=30), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_every_place_leads_back_to_itself(text: str, encoding: str) -> None:
    places = Places(text, encoding)

    for at, character in enumerate(text):
        if character not in "\r\n":
            assert places.offset(places.position(at)) == at


def test_words_are_followed_when_others_are_written_before_them() -> None:
    checked = "One. “Two,” she said."
    span = Span(checked.index("Two"), checked.index("Two") + 3)

    assert moved_span(span, checked, checked) == span
    assert moved_span(span, checked, "More. " + checked) == span.shift(6)
    assert moved_span(span, checked, checked.replace("Two", "Three")) is None
    assert moved_span(span, checked, "Two. " + checked.replace("One", "1")) is None
