from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from verify.model.span import Span
from verify.text.fold import fold, plain_words, words
from verify.text.lines import Lines
from verify.text.printable import printable


def test_only_cr_lf_and_crlf_end_a_line() -> None:
    lines = Lines("a\r\nb\rc\nd\u2028e\x0cf")

    assert [lines.position(at) for at in (0, 3, 5, 7, 11)] == [(1, 1), (2, 1), (3, 1), (4, 1), (4, 5)]


@given(st.text())
def test_printable_text_holds_no_control_byte(text: str) -> None:
    assert all(character == " " or character.isprintable() for character in printable(text))


def test_control_characters_are_made_visible() -> None:
    assert printable("a\x1b[2Jb\u202ec") == "a<U+001B>[2Jb<U+202E>c"


@given(st.text(alphabet=st.sampled_from("aZéÉΣσ'’“-\u00ad\u200b\u0301ﬁİ&#x;lt8<>/b â€™œÃ©Â \n\u00a0ampq")))
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text)

    assert fold(once.text).text == once.text


@given(st.text())
def test_every_folded_character_knows_where_it_came_from(text: str) -> None:
    folded = fold(text)

    assert len(folded.origin) == len(folded.text)
    assert list(folded.origin) == sorted(folded.origin)
    assert all(0 <= word.span.start < word.span.end <= len(text) for word in words(folded))


def test_words_that_changed_length_lead_back_to_the_original() -> None:
    text = "Das Caf&eacute;, con\u00adcealed be\u00adfore the <b>ofﬁce</b> â€œshutâ€\x9d"
    folded = fold(text)

    assert [(word.text, word.span.cut(text)) for word in words(folded)] == [
        ("das", "Das"),
        ("café", "Caf&eacute;"),
        ("concealed", "con\u00adcealed"),
        ("before", "be\u00adfore"),
        ("the", "the"),
        ("office", "ofﬁce"),
        ("shut", "shut"),
    ]


def test_quotes_dashes_and_spaces_are_one_kind_each() -> None:
    assert fold("It’s ‘so’ “well”—known\u00a0here").text == "it's 'so' \"well\"-known here"


def test_an_empty_place_leads_back_to_a_place() -> None:
    assert fold("a&amp;b").back(Span(1, 1)) == Span(1, 1)
    assert fold("").back(Span(0, 0)) == Span(0, 0)
    assert fold("a&amp;").back(Span(2, 2)) == Span(6, 6)


def test_signs_and_numbers_are_words_of_their_own() -> None:
    assert [word.text for word in words(fold("$5m, or 4.9% of 25,000 — don't_ask"))] == [
        *("$", "5", "m", "or", "4.9", "%", "of", "25,000", "don't", "ask"),
    ]


def test_damage_nested_without_end_is_made_inert() -> None:
    nested = "&" + "amp;" * 50 + "lt;b&gt;"

    assert fold(fold(nested).text).text == fold(nested).text


@example("CafÃ© Ã\x80 Ä“ Ärger")
@given(st.text(max_size=80) | st.text("aÃ©â€™ ­-'’ς&;<>漢字İﬁ\u0301", max_size=40))
def test_words_that_are_sought_are_those_of_the_folded_text(text: str) -> None:
    assert plain_words(text) == plain_words(fold(text).text)


def test_data_hidden_in_selectors_and_tags_is_not_of_the_words() -> None:
    assert fold("no\U000e0142\U000e01ef tax\U000e0041\ufe05es").text == "no taxes"
