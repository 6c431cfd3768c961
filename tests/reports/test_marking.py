from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from verify.model.span import Span
from verify.reports.marking import Readable, pieces_of, shortened

spans = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 30), st.integers(0, 20))


@given(st.text(max_size=30), st.lists(st.lists(spans, max_size=2), max_size=4))
def test_no_letter_is_lost_and_every_mark_that_shows_ends_once(text: str, marks: list[list[Span]]) -> None:
    pieces = pieces_of(text, marks)

    assert "".join(piece.text for piece in pieces) == text
    ended = [at for piece in pieces for at in piece.ends]
    assert len(ended) == len(set(ended))
    assert {piece.mark for piece in pieces if piece.mark is not None} <= set(ended)


def test_the_inner_of_two_marks_shows() -> None:
    pieces = pieces_of("one two three", [[Span(0, 13)], [Span(4, 7)]])

    assert [(piece.text, piece.mark, piece.ends) for piece in pieces] == [
        ("one ", 0, ()),
        ("two", 1, (1,)),
        (" three", 0, (0,)),
    ]


def test_a_mark_in_two_stretches_ends_behind_the_second() -> None:
    pieces = pieces_of("one two three", [[Span(0, 3), Span(8, 13)]])

    assert [(piece.text, piece.mark, piece.ends) for piece in pieces] == [
        ("one", 0, ()),
        (" two ", None, ()),
        ("three", 0, (0,)),
    ]


def test_a_place_where_something_is_missing_has_an_empty_piece() -> None:
    pieces = pieces_of("one two", [[]], {4: 0, 7: 0})

    assert [(piece.text, piece.mark) for piece in pieces] == [("one ", None), ("", 0), ("two", None), ("", 0)]


@given(st.text(max_size=30), st.lists(spans, max_size=4), spans)
def test_a_place_of_the_source_lies_within_its_readable_words(source: str, markup: list[Span], place: Span) -> None:
    words = Readable(source, sorted(markup, key=lambda span: span.start))
    found = words.span(Span(min(place.start, len(source)), min(place.end, len(source))))

    assert 0 <= found.start <= found.end <= len(words.text)


def test_a_stretch_beyond_the_text_is_cut_off() -> None:
    assert [piece.mark for piece in pieces_of("one", [[Span(1, 99)], [Span(50, 60)]])] == [None, 0]


def test_shortening_drops_the_marks_that_are_gone() -> None:
    assert shortened("one two three", [Span(0, 3), Span(8, 13)], 9) == ("one two …", (Span(0, 3),))
