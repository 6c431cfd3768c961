from __future__ import annotations

import pytest

from verify.match.page_index import PageIndex
from verify.model.verdict import Difference, MatchKind


def test_a_bracket_stands_for_the_speakers_word_not_for_the_name_before_his_marks() -> None:
    page = "Jon Ekberg spoke of the baker, Tilda Holm. “She has rebuilt every oven with her own hands,” he said."

    match = PageIndex([page]).find("[Tilda Holm] has rebuilt every oven with her own hands,")[0]

    assert match.kind is MatchKind.BRACKETED


def test_names_that_a_mark_parts_are_two_people() -> None:
    page = "Jon Ekberg did not mean Per Dahl. “Tilda Holm has rebuilt every oven with her own hands,” he said."

    match = PageIndex([page]).find("[Per Dahl] has rebuilt every oven with her own hands,")[0]

    assert [(edit.difference, edit.material) for edit in match.edits] == [(Difference.NAME, True)]


@pytest.mark.parametrize("behind", ["” Tilda Holm said.", ". Tilda Holm left.", ""])
def test_a_day_in_another_order_may_end_the_quotation(behind: str) -> None:
    match = PageIndex([f"“The bakery opens on May 4{behind}"]).find("The bakery opens on 4 May,")[0]

    assert [(edit.difference, edit.material) for edit in match.edits] == [(Difference.NUMBER_FORMAT, False)]


def test_what_they_tell_us_is_not_what_the_speaker_says() -> None:
    page = "Thank you all. They keep telling us that the old ovens are good enough for the town. We know better."

    match = PageIndex([page]).find("The old ovens are good enough for the town.")[0]

    assert [(edit.difference, edit.material) for edit in match.edits][-1] == (Difference.CUT, True)


@pytest.mark.parametrize(("said", "kind"), [("Sell", MatchKind.ALTERED), ("sell", MatchKind.NORMALISED)])
def test_what_the_speaker_says_not_to_do_is_turned_round_unless_a_fragment_is_quoted(
    said: str, kind: MatchKind
) -> None:
    match = PageIndex(["“Do not sell the long field by the river,” Per Dahl said."])

    assert match.find(f"{said} the long field by the river")[0].kind in (kind, MatchKind.VERBATIM)
