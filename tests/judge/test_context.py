from __future__ import annotations

from tests.judge.invented import claim, draft, match_on, page
from verify.judge.context import has_context

TEXT = "The harbourmaster called the dredging contract “a shambles” after the council meeting."
SHORT = claim("a shambles", "Jo Roe", start=TEXT.index("a shambles"))


def test_a_short_passage_beside_its_speaker_has_context() -> None:
    made = page("Jo Roe left early. It was a shambles, she thought.")

    assert has_context(SHORT, draft(TEXT), made, match_on(made, "a shambles").span)


def test_a_short_passage_among_telling_words_of_the_drafts_paragraph_has_context() -> None:
    made = page("At the council meeting the dredging contract was called a shambles by all.")

    assert has_context(SHORT, draft(TEXT), made, match_on(made, "a shambles").span)


def test_the_same_words_in_another_story_have_none() -> None:
    made = page("The cup final was a shambles from the first minute.")

    assert not has_context(SHORT, draft(TEXT), made, match_on(made, "a shambles").span)
