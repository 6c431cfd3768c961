"""How an editor's marks are read."""

from __future__ import annotations

from verify.match.quotation import read_quotation


def test_dots_of_every_make_are_ellipses_before_the_next_word() -> None:
    for dots in ("…", "...", ". . .", "[…]", "(...)"):
        assert read_quotation(f"We will {dots} go home").ellipses == {2}


def test_dots_at_either_end_are_no_gap() -> None:
    assert read_quotation("… we will go home …").ellipses == frozenset()


def test_words_in_brackets_are_not_the_speakers() -> None:
    read = read_quotation("They [the miners] will go")

    assert read.bracketed == {1, 2}
    assert read.own_words == {0, 3, 4}


def test_a_quotation_all_in_brackets_has_no_other_words() -> None:
    assert read_quotation("[the miners]").own_words == {0, 1}


def test_a_bracket_inside_a_word_reshapes_it() -> None:
    read = read_quotation("[W]e walk[ed] home")

    assert read.reshaped == {0, 1}
    assert [word.text for word in read.words] == ["we", "walked", "home"]


def test_sic_is_no_word() -> None:
    read = read_quotation("He done [sic] good")

    assert [word.text for word in read.words] == ["he", "done", "good"]
    assert [span.cut(read.text) for span in read.sic] == ["[sic]"]


def test_parts_stand_apart_unless_a_comma_joins_them() -> None:
    parts = ("We will go.", "They will not.")

    assert read_quotation(" ".join(parts), parts).apart == {3}
    joined = read_quotation(" ".join(parts), parts, comma=True)
    assert not joined.apart
    assert joined.joins == {3}


def test_stretches_keep_the_places_of_the_whole() -> None:
    parts = ("We will go.", "They … will not.")
    first, second = read_quotation(" ".join(parts), parts).stretches()

    assert [word.text for word in first.words] == ["we", "will", "go"]
    assert second.words[0].span.cut(second.text) == "They"
    assert second.ellipses == {1}
