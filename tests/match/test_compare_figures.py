"""Figures of a draft in the sentences of a page: the same number in any dress, rounded, or another one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.numberforms import other_forms, written
from verify.claims.figures import find_figures
from verify.match.compare_figures import find_figure
from verify.model.draft import Draft
from verify.model.verdict import Match, MatchKind


def compared(sentence: str, page: str, language: str | None = None) -> list[tuple[Match, ...]]:
    """What each figure of a draft's sentence finds on a page."""
    draft = Draft(path="d.txt", sha256="", source=sentence, text=sentence, language=language)
    figures = [claim.figure for claim in find_figures(draft, ()) if claim.figure is not None]
    return [find_figure(figure, [page], tuple(figure.sentence.split())) for figure in figures]


def kinds(sentence: str, page: str, language: str | None = None) -> list[MatchKind]:
    return [match.kind for matches in compared(sentence, page, language) for match in matches]


FORMS = written.map(lambda form: form[0]) | other_forms


@settings(max_examples=200, deadline=None)
@given(form=FORMS, language=st.sampled_from([None, "en", "de"]))
def test_an_identical_sentence_is_never_altered(form: str, language: str | None) -> None:
    sentence = f"The storm off Lindale harbour sank {form} fishing boats before the winter market."

    assert MatchKind.ALTERED not in kinds(sentence, f"It rained. {sentence} Nobody slept.", language)


@pytest.mark.parametrize(
    ("draft", "page"),
    [
        ("Two dozen people", "24 people"),
        ("Two dozen people", "Two dozen people"),
        ("3 lakh people", "300,000 people"),
        ("Half a million people", "500,000 people"),
        ("1.2m people", "1.2 million people"),
        ("A third of the people", "One third of the people"),
        ("About half of the people", "48% of the people"),
        ("Nearly 1,200 people", "1,187 people"),
        ("Over 400 people", "412 people"),
        ("10 to 12 people", "10-12 people"),
        ("Thirty-nine people", "39 people"),
        ("1,187 people", "1187 people"),
    ],
)
def test_the_same_number_in_other_dress_or_rounded_is_the_same(draft: str, page: str) -> None:
    rest = "were hurt when the old ferry struck the harbour wall at Lindale."

    assert kinds(f"{draft} {rest}", f"{page} {rest}") == [MatchKind.NORMALISED]


@pytest.mark.parametrize(
    ("draft", "page"),
    [
        ("Two dozen people", "Two people"),
        ("10 to 12 people", "20 to 30 people"),
        ("Nearly 1,200 people", "1,310 people"),
        ("Over 400 people", "390 people"),
        ("1,187 people", "1,817 people"),
    ],
)
def test_another_number_in_the_same_sentence_is_altered_and_both_are_shown(draft: str, page: str) -> None:
    rest = "were hurt when the old ferry struck the harbour wall at Lindale."

    ((match,),) = compared(f"{draft} {rest}", f"{page} {rest}")

    assert match.kind is MatchKind.ALTERED
    (edit,) = match.edits
    assert edit.draft in draft
    assert edit.page in page
    assert f"“{edit.draft}”" in edit.note


def test_a_range_that_only_overlaps_neither_supports_nor_contradicts() -> None:
    rest = "people were hurt when the old ferry struck the harbour wall at Lindale."

    assert kinds(f"10 to 12 {rest}", f"10 to 15 {rest}") == []


def test_a_page_sentence_that_ends_in_a_number_is_read_to_its_end() -> None:
    draft = "The Lindale index closed at 35 points after a long day of trading."

    for page in (
        "The Lindale index closed a long day of trading at 35",
        "The Lindale index closed trading after a long day: 35!",
    ):
        compared(draft, page)


TAILS = st.sampled_from(
    ["35", "1,200", "-5", "$", "%", "two", "half", "a", "½", "10–", "to", "٣٥", "三十五", "№ 5", "no", "&", "…"]
)


@settings(max_examples=200, deadline=None)
@given(tail=st.lists(TAILS | st.text(max_size=8), max_size=4).map(" ".join), form=FORMS)
def test_any_sentence_of_a_page_can_be_compared_with_a_figure(tail: str, form: str) -> None:
    head = "The storm off Lindale harbour sank fishing boats before the winter market"

    compared(f"The storm off Lindale harbour sank {form} fishing boats before the winter market.", f"{head} {tail}")
    compared(f"{head} {form} {tail}", f"{head} {tail} {form}")
