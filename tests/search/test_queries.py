"""Which words of a quotation are searched."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.search.drafting import claim
from verify.search.queries import best_runs, is_distinctive, name_of, rare_words, tells_alone

LONG = (
    "The harbour council promised lanterns along every quay before winter, and nobody in the old fishing"
    " district believes the engineers will finish the breakwater on schedule"
)
WORD = re.compile(r"\w+")


def flat(text: str) -> str:
    return " ".join(WORD.findall(text.lower()))


def test_two_runs_of_a_long_quotation_share_no_word_place() -> None:
    first, second = best_runs(LONG)

    assert 4 <= len(first.split()) <= 8
    assert 4 <= len(second.split()) <= 8
    assert flat(first) in flat(LONG)
    assert flat(second) in flat(LONG)
    assert not set(first.split()) & set(second.split()) - {"the", "in", "on", "and"}


def test_a_name_of_two_words_tells_no_text_from_others_on_its_topic() -> None:
    assert "Fernland" not in best_runs("Northern Fernland Railways repainted eleven wooden carriages", 1)[0]


def test_of_two_runs_that_tell_as_much_the_shorter_one_is_asked_for() -> None:
    text = "Extraordinary circumstances demanded exceptional measures. Those were wooden carriages, cheaper ones"

    assert best_runs(text, 1) == ("wooden carriages cheaper ones",)


def test_one_changed_word_hides_at_most_one_of_the_runs() -> None:
    runs = best_runs(LONG)
    words = LONG.split()

    for place in range(len(words)):
        edited = " ".join([*words[:place], "zebra", *words[place + 1 :]])
        assert any(flat(run) in flat(edited) for run in runs)


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("the lanterns were expensive ... the breakwater was cheap", "expensive the"),
        ("the lanterns were expensive \u2026 the breakwater was cheap", "expensive the"),
        ("the lanterns [along the quay] burned brightly until morning", "lanterns burned"),
        ("the lanterns (Fernhill's) burned brightly until morning", "lanterns burned"),
        ("nobody minds the bloody expensive lanterns we damn well f*ck up", "f up"),
        ("nobody minds the bloody expensive lanterns we damn well f--- up", "well f"),
        ("the lanterns were expensive. Breakwaters are cheap things", "expensive Breakwaters"),
        ("the lanterns were expensive\u2014breakwaters are cheap things", "expensive breakwaters"),
    ],
)
def test_a_run_crosses_nothing_that_a_page_may_fill(text: str, never: str) -> None:
    assert all(never not in run for run in best_runs(text))


def test_a_letter_in_brackets_is_the_page_s_own_word() -> None:
    assert best_runs("[t]here lanterns burned brightly")[0].startswith("there lanterns")


def test_numbers_and_negations_are_avoided_where_other_words_do() -> None:
    text = "there were not 450 vessels moored, yet the harbourmaster counted lanterns beside fishing sheds"

    assert "450" not in best_runs(text)[0]


def test_everyday_words_alone_are_no_run_and_short_quotations_are_their_own() -> None:
    assert best_runs("it was and we had not") == ()
    assert best_runs("lantern") == ("lantern",)
    assert not is_distinctive("we will not stop")
    assert is_distinctive("lanterns along every single quay")


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="abcdef .,…[]()'’-\n\"", max_size=200))
def test_every_run_stands_in_the_quotation_and_holds_no_marks(text: str) -> None:
    for run in best_runs(text):
        assert flat(run) in flat(re.sub(r"\[([a-z])\](?=[a-z])", r"\1", text))
        assert not set(run) & set('.,…[]()"\n')


def test_a_quotation_of_a_hundred_thousand_words_is_no_trouble() -> None:
    assert best_runs("lantern quay [harbour " * 100_000)[0] == "harbour lantern quay"


def test_rare_words_come_without_everyday_ones_and_numbers() -> None:
    assert rare_words("We will finish the breakwater in 2031, believe me")[0] == "breakwater"
    assert not {"will", "the", "2031", "believe"} & set(rare_words("We will finish the breakwater in 2031, believe me"))


@pytest.mark.parametrize(
    ("name", "searched"),
    [
        ("Ada Fernhill", "Ada Fernhill"),
        ("Dr. Ada Mary Fernhill", "Ada Mary Fernhill"),
        ("Ada M. Fernhill", "Ada Fernhill"),
        ("J. R. Fernhill", "J. R. Fernhill"),
        ("President Fernhill", "Fernhill"),
        ("Ada van der Quay", "van der Quay"),
        ("Bank of Fernhill", "Bank of Fernhill"),
        ("Fernhill Trust spokesperson", "Fernhill Trust"),
        ("New Harbour Post", "New Harbour Post"),
        ("U.S. Embassy in Fernland", "U.S. Embassy in Fernland"),
        ("Justice Department", "Justice Department"),
        ("Kremlin", "Kremlin"),
        ("Ministry", ""),
        ("Sources", ""),
        ("Republicans", ""),
        ("Council House aide, unnamed", "Council House"),
        ("Fernland soldier, unnamed", ""),
        ("senior official, unnamed", ""),
        ("the engineer", ""),
    ],
)
def test_a_speaker_is_searched_by_the_whole_name_and_a_role_is_none(name: str, searched: str) -> None:
    assert name_of(claim("Lanterns.", speaker=name)) == searched


def test_a_claim_without_a_speaker_has_no_name() -> None:
    assert name_of(claim("Lanterns.", speaker=None)) == ""


def test_a_common_word_tells_nothing_by_itself() -> None:
    assert not tells_alone("invasion")
    assert not tells_alone("every tool")
    assert tells_alone("foreign invasion")
