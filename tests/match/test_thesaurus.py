from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.match.thesaurus import KIN, LINKED, SAME, SYNONYM, Kin, Vocabulary, base_forms, nearness, weight


@pytest.mark.parametrize(
    ("one", "other", "at_least"),
    [("ran", "run", SAME), ("cities", "city", SAME), ("car", "automobile", SYNONYM), ("gun", "weapon", LINKED)],
)
def test_words_of_like_meaning_are_near(one: str, other: str, at_least: float) -> None:
    assert nearness(one, other) >= at_least
    assert nearness(one, other) == nearness(other, one)


def test_words_that_have_nothing_to_do_with_each_other_are_not() -> None:
    assert nearness("hospital", "banana") == 0.0
    assert nearness("zzqx", "banana") == 0.0


def test_inflected_forms_lead_to_the_dictionary() -> None:
    assert "stop" in base_forms("stopped")
    assert "mouse" in base_forms("mice")
    assert base_forms("zzqx") == {"zzqx"}


def test_rare_words_weigh_more_than_common_ones() -> None:
    assert weight("skipper") > weight("people")


@given(st.text(max_size=12), st.text(max_size=12))
def test_any_two_words_have_a_nearness(one: str, other: str) -> None:
    assert nearness(one, other) in (0.0, KIN, LINKED, SYNONYM, SAME)


WORDS = "gun weapon arms ran run running city cities town car automobile banana zzqx went go harbour port close shut".split()


@given(st.sampled_from(WORDS), st.frozensets(st.sampled_from(WORDS)), st.frozensets(st.sampled_from(WORDS)))
def test_a_vocabulary_has_every_word_that_is_near_and_no_other(
    word: str, taken_in: frozenset[str], later: frozenset[str]
) -> None:
    vocabulary = Vocabulary()
    vocabulary.add(taken_in)
    vocabulary.add(later)

    assert vocabulary.near(word) == {each: near for each in taken_in | later if (near := nearness(word, each))}


def test_kin_of_many_words_are_as_near_as_each_is() -> None:
    words = ("bought", "ferry", "ill", "zzqx", "went")

    kin = Kin(words)

    for other in ("purchase", "boat", "sick", "zzqx", "go", "banana", "ferries"):
        near = tuple(nearness(word, other) for word in words)
        assert kin[other] == (near if any(near) else ())
