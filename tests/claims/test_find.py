"""Claims of a draft: ids, spans in the source, notices."""

from __future__ import annotations

import pytest

from verify.claims.find import find_claims
from verify.drafts.plain import draft_of_text
from verify.model.claim import Claim, ClaimKind, DraftClaims
from verify.model.notice import NoticeCode


def found_in(text: str) -> DraftClaims:
    return find_claims(draft_of_text(text, "draft.txt"))


def quotations(text: str) -> list[Claim]:
    return [claim for claim in found_in(text).claims if claim.kind not in (ClaimKind.FIGURE, ClaimKind.STATEMENT)]


def test_a_quotation_carries_its_speaker_its_cue_and_its_place() -> None:
    text = 'Intro line.\n\n"The bridge will open in May," said Mayor Ines Valdor.'

    (claim,) = quotations(text)

    assert claim.text == "The bridge will open in May,"
    assert claim.span.cut(text) == claim.text
    assert (claim.line, claim.column) == (3, 2)
    assert claim.speaker is not None
    assert claim.speaker.name == "Ines Valdor"
    assert claim.cue is not None
    assert claim.cue.text == "said"
    assert claim.id.startswith("q1-")


def test_an_id_survives_other_marks_and_figures_before_it() -> None:
    plain = quotations('"We shall see," said Ines Valdor.')[0]
    curly = quotations("About 40 people came.\n\n“We  shall see”, said Ines Valdor.")[0]

    assert plain.id == curly.id


def test_a_quotation_without_a_speaker_is_kept_and_noted() -> None:
    (claim,) = quotations('"Nobody will ever know what happened here."')

    assert claim.kind is ClaimKind.QUOTATION
    assert claim.speaker is None
    assert [notice.code for notice in claim.notices] == [NoticeCode.NO_SPEAKER]


def test_a_mark_without_partner_is_a_notice_with_its_place() -> None:
    notices = found_in('First.\nShe said "never again and left.').notices

    assert [(notice.code, notice.line, notice.column) for notice in notices] == [(NoticeCode.UNBALANCED_MARKS, 2, 10)]


def test_a_word_of_two_scripts_is_noted_on_the_claim_that_holds_it() -> None:
    (claim,) = quotations('"The tre\u0430ty is signed," said Ines Valdor.')

    assert [notice.code for notice in claim.notices] == [NoticeCode.LOOK_ALIKE_LETTERS]


def test_an_invisible_character_outside_claims_is_a_notice_of_the_draft() -> None:
    codes = [notice.code for notice in found_in("A word\u200bjoined here.").notices]

    assert codes == [NoticeCode.HIDDEN_CHARACTERS]


def test_nested_passages_name_the_quotation_around_them() -> None:
    outer, inner = quotations("“He told me ‘we are done here’ and left,” said Ines Valdor.")

    assert inner.parent == outer.id


def test_a_draft_that_says_that_nobody_said_so_denies_its_words() -> None:
    (denied,) = quotations("Mayor Ines Valdor never said “the bridge will open in May,” whatever a leaflet claims.")
    (said,) = quotations("Mayor Ines Valdor never tires of saying “the bridge will open in May.”")

    assert denied.denied_by == "never said"
    assert said.denied_by == ""


def test_a_frame_in_the_drafts_own_words_stays_with_the_quotation() -> None:
    (doubted,) = quotations("Mayor Ines Valdor does not believe that “the bridge will open in May.”")
    whole, nested = quotations("“They tell us ‘the bridge will open in May,’” Mayor Ines Valdor said.")

    assert (doubted.framed, whole.framed, nested.framed) == ("denied", "", "of_others")


@pytest.mark.parametrize(
    ("text", "hides"),
    [
        ("A word\U000e0142\U000e0143 here.", True),
        ("A word.\ufeff\ufe01\ufe02\U000e0100 Here.", True),
        ("A w\ufe01ord here.", True),
        ("A word\U000e0041\U000e0042 here.", True),
        ("A heart ❤\ufe0f, a key 1\ufe0f\u20e3.", False),
        ("The flag \U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f of Scotland.", False),
        ("The name 葛\U000e0100城 is written so.", False),
    ],
)
def test_selectors_and_tags_that_shape_nothing_are_hidden_characters(text: str, hides: bool) -> None:
    assert (NoticeCode.HIDDEN_CHARACTERS in [notice.code for notice in found_in(text).notices]) is hides
