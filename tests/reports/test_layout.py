from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from verify.reports.escaping import code_span, harmless
from verify.reports.layout import columns, shorten, wrap


@given(st.text(alphabet="ab 漢é\u0301", max_size=60), st.integers(2, 20))
def test_no_line_is_wider_than_asked_and_no_letter_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width)

    assert all(columns(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_wide_characters_count_two_and_combining_ones_none() -> None:
    assert columns("漢字") == 4
    assert columns("e\u0301") == 1


@given(st.text(max_size=200), st.integers(40, 100))
def test_shortened_text_fits(text: str, limit: int) -> None:
    assert len(shorten(text, limit)) <= limit


def test_shortening_keeps_both_ends() -> None:
    assert shorten("first " + "middle " * 40 + "last", 50).startswith("first middle")
    assert shorten("first " + "middle " * 40 + "last", 50).endswith("last")


@given(st.text(alphabet=":#a \n\uff1a", max_size=20))
def test_harmless_text_holds_no_command(text: str) -> None:
    for shown in (harmless(text), harmless(text, plain=True)):
        assert "::" not in shown
        assert "##" not in shown


@given(st.text(alphabet="` a", max_size=20))
def test_a_code_span_can_not_be_closed_from_inside(text: str) -> None:
    span = code_span(text)
    fence = span[: len(span) - len(span.lstrip("`"))]

    assert span.endswith(fence)
    assert fence not in span[len(fence) : -len(fence)]
