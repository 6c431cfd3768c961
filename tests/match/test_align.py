"""Words as single characters: where they stand, and what lies between."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from verify.match.align import UNKNOWN, Step, align
from verify.match.pair_filter import may_align


def test_an_unbroken_run_is_one_step() -> None:
    (alignment, *_) = align("abcdef", "xxabcdefyy")

    assert alignment.steps == (Step(0, 6, 2, 8, equal=True),)
    assert (alignment.covered, alignment.longest) == (6, 6)


def test_a_changed_word_parts_two_runs() -> None:
    (alignment, *_) = align("abcdefgh", "xabcZefghx")

    assert [step.equal for step in alignment.steps] == [True, False, True]
    assert alignment.covered == 7


def test_words_left_out_are_a_step_of_the_page_alone() -> None:
    (alignment, *_) = align("abcdefgh", "abcdXYZefgh")
    missing = next(step for step in alignment.steps if not step.equal)

    assert missing == Step(4, 4, 4, 7, equal=False)


def test_every_place_is_given() -> None:
    places = [alignment.steps[0].page_start for alignment in align("abcdef", "abcdef" + "x" * 20 + "abcdef")]

    assert sorted(places) == [0, 26]


def test_an_ellipsis_bridges_what_would_otherwise_be_too_far() -> None:
    page = "abcdefgh" + "x" * 60 + "ijklmnop"
    (bridged, *_) = align("abcdefghijklmnop", page, frozenset((8,)))

    assert bridged.covered == 16


def test_unknown_words_agree_with_nothing() -> None:
    assert list(align(UNKNOWN * 8, UNKNOWN * 8)) == []
    assert list(align("", "abc")) == []


def test_a_whole_quotation_is_found_where_all_its_pairs_are_common() -> None:
    draft = "abcabdabeabf"
    (alignment, *_) = align(
        draft, "".join(f"{pair}x" for pair in ("ab", "bc", "ca", "bd", "da", "be", "ea", "bf")) * 60 + draft
    )

    assert alignment.covered == len(draft)
    assert len(alignment.steps) == 1


@given(st.text("abcde", min_size=7, max_size=24), st.text("abcdefgh", max_size=80), st.frozensets(st.integers(1, 23)))
def test_what_may_not_align_does_not(draft: str, page: str, loose: frozenset[int]) -> None:
    held = [at for at in range(len(draft) - 1) if draft[at : at + 2] in page]

    assert may_align(held, len(draft)) or not list(align(draft, page, loose))


def test_a_word_that_dots_leave_alone_is_found_before_them() -> None:
    (alignment, *_) = align("abcdefgh", "xaYYYbcdefgh", frozenset([1]))

    assert alignment.covered == 8


def test_pairs_of_words_here_and_there_make_no_place() -> None:
    draft, page = "abcdefghijklmnopqrst", "ab..ij..st"

    assert not may_align([0, 8, 18], len(draft))
    assert not list(align(draft, page))
