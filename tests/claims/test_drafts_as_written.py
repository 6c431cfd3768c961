"""Drafts as people write them: broken marks, forgotten marks, interviews, signatures, nicknames, other languages."""

from __future__ import annotations

import pytest

from verify.claims.find import find_claims
from verify.drafts.html import HtmlReader
from verify.drafts.markdown import MarkdownReader
from verify.drafts.plain import draft_of_text
from verify.model.claim import Claim, ClaimKind, DraftClaims
from verify.model.notice import NoticeCode


def markdown(text: str) -> DraftClaims:
    return find_claims(MarkdownReader().read(text.encode(), "draft.md"))


def plain(text: str) -> DraftClaims:
    return find_claims(draft_of_text(text, "draft.txt"))


def said(claims: DraftClaims) -> list[tuple[str, str | None]]:
    """Words and speaker of each quotation."""
    return [(one.text, one.speaker.name if one.speaker else None) for one in quotations(claims)]


def quotations(claims: DraftClaims) -> list[Claim]:
    return [claim for claim in claims.claims if claim.kind is ClaimKind.QUOTATION]


def codes(claims: DraftClaims) -> list[NoticeCode]:
    return [notice.code for notice in claims.notices]


@pytest.mark.parametrize(
    "marks",
    [
        ("â€œ", "â€\x9d"),
        ("â€œ", "â€"),
        ("â\x80\x9c", "â\x80\x9d"),
        ("‚Äú", "‚Äù"),
    ],
)
def test_marks_that_an_encoding_broke_are_read_and_told(marks: tuple[str, str]) -> None:
    found = plain(f"{marks[0]}The weir leaks at both ends,{marks[1]} Ines Moreau said.")

    assert said(found) == [("The weir leaks at both ends,", "Ines Moreau")]
    assert codes(found) == [NoticeCode.GUESSED_ENCODING]


@pytest.mark.parametrize("marks", ["＂＂", "″″", "❝❞", "〝〞", '“"', "„“"])
def test_signs_that_stand_for_marks_are_marks(marks: str) -> None:
    found = plain(f"{marks[0]}The weir leaks at both ends,{marks[1]} Ines Moreau said.")

    assert said(found) == [("The weir leaks at both ends,", "Ines Moreau")]


def test_a_dash_that_an_encoding_broke_is_no_mark() -> None:
    assert not plain("The weir â€” it is old â€” leaks, the engineers of the valley think.").notices


@pytest.mark.parametrize("note", ["¹", "[3]", "[^2]", "1"])
def test_the_mark_of_a_note_parts_no_quotation_from_its_speaker(note: str) -> None:
    found = plain(f"“The weir leaks at both ends,”{note} Ines Moreau said.\n\n“We row,”{note} said Bo Hale.")

    assert said(found) == [("The weir leaks at both ends,", "Ines Moreau"), ("We row,", "Bo Hale")]
    assert not [claim for claim in found.claims if claim.kind is ClaimKind.FIGURE]


def test_a_forgotten_mark_joins_no_two_people_and_is_told() -> None:
    found = plain("“The weir leaks at both ends, mayor Ines Moreau said.\n\n“Then mend it,” said Bo Hale.")

    assert said(found) == [("The weir leaks at both ends,", "Ines Moreau"), ("Then mend it,", "Bo Hale")]
    assert codes(found) == [NoticeCode.UNBALANCED_MARKS]


def test_a_quotation_of_two_paragraphs_that_tells_what_others_said_stays_whole() -> None:
    found = plain("“The weir leaks, my father said.\n\n“So we mended it,” Ines Moreau said.")

    assert said(found) == [("The weir leaks, my father said. So we mended it,", "Ines Moreau")]


def test_guillemets_take_blanks_before_the_comma() -> None:
    found = plain("Le pont est vieux et la ville le sait bien. « Le pont tient encore », a dit la maire Ines Moreau.")

    assert [(words.strip(), name) for words, name in said(found)] == [("Le pont tient encore", "Ines Moreau")]


def test_nicknames_are_part_of_a_name_and_no_quotation() -> None:
    found = plain("Bo “Red” Hale said, “The weir leaks.” A rower who goes by the name “Old Tom” nodded.")

    assert said(found) == [("The weir leaks.", "Bo Hale")]


@pytest.mark.parametrize("before", ["The choir sang", "Hale read aloud from", "The band played", "She hummed"])
def test_what_is_sung_or_read_aloud_is_a_title(before: str) -> None:
    (claim,) = plain(f"{before} “The Long Way Home” at the weir.").claims

    assert claim.kind is ClaimKind.TITLE


def test_copy_in_capitals_is_read_like_any_other() -> None:
    found = plain("“THE WEIR LEAKS AT BOTH ENDS,” MAYOR INES MOREAU SAID.\n\n“IT WILL BREAK,” SHE SAID.")

    assert said(found) == [("THE WEIR LEAKS AT BOTH ENDS,", "INES MOREAU"), ("IT WILL BREAK,", "INES MOREAU")]


def test_block_quotes_in_a_row_have_a_speaker_each() -> None:
    found = markdown("> The weir leaks at both ends.\n>\n> — Mayor Ines Moreau\n\n> “We row on.”\n> — Bo Hale, rower\n")

    assert said(found) == [("The weir leaks at both ends.", "Ines Moreau"), ("We row on.", "Bo Hale")]


def test_the_last_line_of_a_block_quote_may_be_its_speaker_without_a_dash() -> None:
    found = markdown("> The weir leaks at both ends.\n>\n> It has for years.\n>\n> Ines Moreau, engineer\n")

    assert said(found) == [("The weir leaks at both ends. It has for years.", "Ines Moreau")]


def test_cells_and_brackets_name_the_speaker() -> None:
    table = "| Who | What |\n| --- | --- |\n| Ines Moreau | “The weir leaks at both ends” |\n| Bo Hale | “We row on all the same” |\n"
    found = markdown(table + "\n1. “The oak has to come by ship.” (Mia Orr)\n")

    assert [speaker for _, speaker in said(found)] == ["Ines Moreau", "Bo Hale", "Mia Orr"]


def test_names_below_quotations_belong_to_those_above_them() -> None:
    found = plain("“The weir leaks at both ends.”\n\nInes Moreau\n\n“We row on all the same.”\n\nBo Hale\n")

    assert [speaker for _, speaker in said(found)] == ["Ines Moreau", "Bo Hale"]


def test_an_interview_needs_no_marks_and_its_questions_are_nobodys() -> None:
    found = markdown(
        "# The weir\n\n**Post: Does it leak?**\n\n**Ines Moreau:** It leaks at both ends.\n\nIt has for years.\n\n"
        "**Post: And who pays?**\n\n**Ines Moreau:** Nobody in this valley.\n"
    )

    assert said(found) == [
        ("It leaks at both ends. It has for years.", "Ines Moreau"),
        ("Nobody in this valley.", "Ines Moreau"),
    ]


def test_questions_in_bold_make_an_interview_of_answers_in_the_first_person() -> None:
    found = markdown(
        "We met Ines Moreau by the river.\n\n**Does it leak?**\n\nI saw it leak.\n\n**Who pays?**\n\nI never pay.\n\n"
        "**And then?**\n\nWe shall see, I hope.\n"
    )

    assert said(found) == [
        ("I saw it leak.", "Ines Moreau"),
        ("I never pay.", "Ines Moreau"),
        ("We shall see, I hope.", "Ines Moreau"),
    ]


def test_labels_of_an_article_make_no_interview() -> None:
    found = plain("Note: The weir leaks.\n\nBackground: It is old.\n\nNote: It was built in wood.\n\nThe valley knows.")

    assert not quotations(found)


def test_he_and_she_are_two_people() -> None:
    found = plain(
        "“The weir leaks,” said Jon Hale. “Mend it,” replied Mia Orr. “I cannot do it alone,” he said. “You can,” she said."
    )

    assert [speaker for _, speaker in said(found)] == ["Jon Hale", "Mia Orr", "Jon Hale", "Mia Orr"]


def test_headlines_that_count_questions_say_nothing() -> None:
    assert not markdown("# Ten questions for Ines Moreau\n\nText.\n\n# Five answers from Bo Hale\n").claims


def test_marks_without_a_quotation_are_told() -> None:
    assert codes(plain("The “safe” weir leaks.")) == [NoticeCode.NO_QUOTATION]
    assert not codes(plain("The weir leaks."))


GERMAN = "Die Brücke ist alt, und das ist nicht neu. „Wir bauen sie im Sommer neu“, {} „Niemand zahlt dafür auch nur einen Cent.“"


@pytest.mark.parametrize(
    ("attribution", "name"),
    [
        ("sagte Bürgermeisterin Ines Keller.", "Ines Keller"),
        ("so Stadtrat Bernd Wolf.", "Bernd Wolf"),
        ("sagte Dr. Ines von der Au am Montag.", "Ines von der Au"),
        ("sagte die Sprecherin von Ines Keller.", None),
        ("sagte sie.", None),
        ("sagten Keller und Wolf.", None),
    ],
)
def test_german_speakers_are_read_only_where_a_verb_and_a_name_leave_no_doubt(
    attribution: str, name: str | None
) -> None:
    assert said(plain(GERMAN.format(attribution)))[0] == ("Wir bauen sie im Sommer neu", name)


def test_what_was_not_read_of_another_language_is_said_once_and_blames_nobody() -> None:
    found = plain(GERMAN.format("wie man hört."))

    assert codes(found) == [NoticeCode.SPEAKER_NOT_READ]
    assert [notice.code for claim in found.claims for notice in claim.notices] == []


def test_spanish_dashes_set_off_speech() -> None:
    found = plain(
        "El puente es viejo y los vecinos lo saben desde hace años, según se dice en la plaza.\n\n"
        "—No se vende este puerto —dijo la alcaldesa Ana Moreau—, ni el otro."
    )

    (claim,) = quotations(found)
    assert [part.text for part in claim.parts] == ["No se vende este puerto", "ni el otro."]
    assert claim.speaker is not None
    assert claim.speaker.name == "Ana Moreau"


def test_elements_that_quote_stand_for_marks() -> None:
    words = "<q>The weir leaks at both ends,</q> Ines Moreau said."

    assert said(markdown(words)) == [("The weir leaks at both ends,", "Ines Moreau")]
    assert said(find_claims(HtmlReader().read(f"<p>{words}</p>".encode(), "draft.html"))) == said(markdown(words))
