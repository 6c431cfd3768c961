"""Who said what: forms of attribution, kinds of passages, parts, and names as far as the text tells."""

from __future__ import annotations

import pytest

from verify.model.claim import ClaimKind, Form
from verify.model.draft import Block, BlockKind
from verify.model.notice import NoticeCode
from verify.model.span import Span
from verify.speech.lexicon import DEFAULT_LEXICON
from verify.speech.utterances import Utterance, find_utterances


def read(text: str) -> tuple[Utterance, ...]:
    return find_utterances(text).utterances


def speaker(text: str, place: int = -1) -> str:
    found = read(text)[place].speaker
    return found.text if found else ""


def name(text: str, place: int = -1) -> str:
    found = read(text)[place].speaker
    return found.name if found else ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The dam will hold,” Ana Ruiz said.", "Ana Ruiz"),
        ("“The dam will hold,” said Ana Ruiz, the chief engineer.", "Ana Ruiz, the chief engineer"),
        ("“The dam will hold,” Ana Ruiz, the chief engineer, told reporters.", "Ana Ruiz, the chief engineer"),
        ("“Will the dam hold?” asked Hale.", "Hale"),
        ("“Will the dam hold?” the senator asked.", "the senator"),
        ("Ana Ruiz said: “The dam will hold.”", "Ana Ruiz"),
        ("Ana Ruiz said the dam was “built to last.”", "Ana Ruiz"),
        ("According to Ana Ruiz, “the dam will hold.”", "Ana Ruiz"),
        ("“The dam will hold,” according to Ana Ruiz.", "Ana Ruiz"),
        ("As Ana Ruiz put it: “The dam will hold.”", "Ana Ruiz"),
        ("In the words of Ana Ruiz, “the dam will hold.”", "Ana Ruiz"),
        ("Ana Ruiz's claim that the dam was “built to last” was doubted.", "Ana Ruiz"),
        ("Ruiz walked out of the hall, calling the vote “a farce.”", "Ruiz"),
        ("“The dam will hold,” Ana Ruiz was quoted as saying by the Harbour Post.", "Ana Ruiz"),
        ("A spokesman for the Harbour Board said the dam was “safe.”", "A spokesman for the Harbour Board"),
        ("Two senior officials said the dam was “safe.”", "Two senior officials"),
        ("The Harbour Board, in answer to a letter, said it was “not aware” of leaks.", "The Harbour Board"),
        ("Hale told the Harbour Post that it was “too late.”", "Hale"),
        ("“The dam will hold.” — Ana Ruiz", "Ana Ruiz"),
        ("But, said Ruiz, “the dam will hold.”", "Ruiz"),
        ("Mayor Hale’s October declaration that “the dam will hold” reflects a new mood.", "Mayor Hale"),
        (
            "The Blue Crew, linked to the flow of arms into the U.S. Secretary of State Ana Ruiz spoke of haste, "
            "stating, “The dam will hold.”",
            "Secretary of State Ana Ruiz",
        ),
        ("Critics were answered by Ruiz, who called the dam “a marvel.”", "Ruiz"),
        ("The board said the report reflects “a grave error.”", "The board"),
        ("Ruiz: Dam is ‘built to last’ and will hold", "Ruiz"),
        ("Here’s Ruiz in March 1992: “The river needs a new bed.”", "Ruiz"),
        ("Board: “We will open both sluices on Friday,” Ida Moen said.", "Ida Moen"),
        ("The vote signals “the end of the road” for the valley, said Ruiz.", "Ruiz"),
        ("Ruiz turned to the crowd in the square, “The river needs a new bed.”", "Ruiz"),
        ("The river rose. “We live in a hut,” Keeling explained.", "Keeling"),
        ("“The river is rising,” Hales campaign manager Rolf Weber said.", "Hales campaign manager Rolf Weber"),
        (
            "“Is the dam safe?” Moen, a retired worker from a mill, asked into the phone.",
            "Moen, a retired worker from a mill",
        ),
        ("Mitch Kell, R-Ky., sent a blunt message to Moen: “It is time to quit.”", "Mitch Kell, R-Ky."),
        ("Ruiz, the chief engineer, recommended haste, but he called the plan “careless.”", "he"),
        ("“The dam is safe,” policy planning director Ana Moen said.", "policy planning director Ana Moen"),
    ],
)
def test_the_mention_that_governs_the_cue_is_the_speaker(text: str, expected: str) -> None:
    assert speaker(text) == expected


def test_a_quotation_broken_by_its_attribution_is_one_utterance_of_two_parts() -> None:
    text = "“We will not,” Ana Ruiz said, “raise the dam.”"

    (one,) = read(text)

    assert [part.cut(text) for part in one.parts] == ["We will not,", "raise the dam."]
    assert one.joined_by_comma


def test_a_quotation_that_goes_on_after_a_full_stop_may_stand_apart() -> None:
    text = "“We will not raise it,” Ana Ruiz said. “It would cost too much.”"

    (one,) = read(text)

    assert len(one.parts) == 2
    assert not one.joined_by_comma


def test_words_behind_another_sentence_are_a_quotation_of_their_own() -> None:
    text = "“We will not raise it,” Ana Ruiz said. The hall fell silent. “It would cost too much,” she added."

    assert [len(one.parts) for one in read(text)] == [1, 1]


def test_a_sentence_that_leads_in_the_next_quotation_does_not_take_the_last_one() -> None:
    text = "“We will not raise it.” Tom Hale explained, “It would cost too much.”"

    assert speaker(text, 1) == "Tom Hale"


def test_a_title_between_the_parts_of_a_quotation_takes_none_of_them() -> None:
    found = read("“The dam holds,” Moen said on the channel’s “Six at Six” on Sunday. “The river will not.”")
    assert [len(one.parts) for one in found] == [2, 1]
    assert [one.kind for one in found] == [ClaimKind.QUOTATION, ClaimKind.TITLE]


def test_a_label_before_a_headline_is_no_speaker() -> None:
    assert [one.speaker for one in read("Analysis: Dam is ‘built to last’ and will hold")] == [None]


def test_paragraphs_that_reopen_their_marks_are_parts_of_one_quotation() -> None:
    text = "Ana Ruiz set out her case. “The dam is old.\n\n“It will hold all the same.”"

    (one,) = read(text)

    assert len(one.parts) == 2
    assert one.speaker is not None
    assert one.speaker.name == "Ana Ruiz"


def test_a_block_quote_belongs_to_whom_the_line_above_leads_in() -> None:
    text = "Ana Ruiz put it as follows:\n\n> The dam is old. It will hold all the same."

    (one,) = read(text)

    assert one.form is Form.BLOCK
    assert one.speaker is not None
    assert one.speaker.name == "Ana Ruiz"
    assert one.parts[0].cut(text).startswith("The dam")


def test_blocks_tell_block_quotes_without_marks() -> None:
    text = "Ana Ruiz wrote:\n\nThe dam is old."
    blocks = (
        Block(kind=BlockKind.PARAGRAPH, span=Span(0, 15)),
        Block(kind=BlockKind.BLOCK_QUOTE, span=Span(17, len(text))),
    )

    (one,) = find_utterances(text, blocks).utterances

    assert (one.form, one.speaker and one.speaker.name) == (Form.BLOCK, "Ana Ruiz")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The so-called “experts” were wrong.", ClaimKind.SCARE),
        ("The town has its own “find out” stage.", ClaimKind.SCARE),
        ("Troops moved in under Operation “Northern Lantern” in May.", ClaimKind.TITLE),
        ("His novel “The Long Water” sold well.", ClaimKind.TITLE),
        ("Ana Ruiz branded him a “coward” at the rally.", ClaimKind.QUOTATION),
        ("“Nobody will ever know what happened here.”", ClaimKind.QUOTATION),
    ],
)
def test_speech_marks_of_distance_and_titles_are_told_apart(text: str, kind: ClaimKind) -> None:
    assert [one.kind for one in read(text)] == [kind]


def test_a_surname_stands_for_the_full_name_given_before() -> None:
    assert name("Ana Ruiz, a Democrat, spoke first.\n\n“It will hold,” Ruiz said.") == "Ana Ruiz"


def test_titles_and_roles_are_no_part_of_a_name() -> None:
    assert name("“It will hold,” said House Speaker Paul Marden.") == "Paul Marden"


def test_a_pronoun_stands_for_the_person_of_that_sex_spoken_of_last() -> None:
    text = "Mary Ruiz met Tom Hale at the dam. Ruiz stayed for an hour.\n\n“It will hold,” she said."

    assert name(text) == "Mary Ruiz"


def test_a_role_stands_for_the_person_who_bears_it() -> None:
    assert name("Sen. Tom Hale came late.\n\n“It will hold,” the senator said.") == "Tom Hale"


def test_unnamed_sources_are_kept_apart() -> None:
    text = (
        "“It leaks,” a senior engineer said.\n\n“It does not,” one council aide said.\n\n“It does,” the engineer said."
    )

    assert [one.speaker.name for one in read(text) if one.speaker] == [
        "senior engineer, unnamed",
        "council aide, unnamed",
        "senior engineer, unnamed",
    ]


def test_a_place_named_after_somebody_is_not_that_person() -> None:
    assert (
        name("Visitors came to Marden Tower. Paul Marden spoke there.\n\n“It is tall,” Marden said.") == "Paul Marden"
    )


def test_nested_words_have_a_speaker_of_their_own() -> None:
    text = "“The envoys tell us that Hale is going to say, ‘Trust me on this.’ He always does,” the aide said."

    outer, inner = read(text)

    assert (outer.speaker and outer.speaker.text, inner.speaker and inner.speaker.text) == ("the aide", "Hale")
    assert inner.parent == 0
    assert inner.hypothetical


def test_words_still_to_come_are_hypothetical_and_told_ones_are_not() -> None:
    assert read("Ruiz is expected to say the dam is “safe.”")[0].hypothetical
    assert not read("Ruiz would later say the dam is “safe.”")[0].hypothetical


def test_the_outlet_that_was_told_is_the_medium() -> None:
    assert read("“It leaks,” Ruiz told the Harbour Post on Monday.")[0].medium == "the Harbour Post"


def test_turns_of_a_transcript_are_words_of_their_speakers() -> None:
    text = "Tom Hale met Ana Ruiz.\n\nMR. HALE: Will the dam hold?\n\nMS. RUIZ: It will hold."

    assert [(one.form, one.speaker.name) for one in read(text) if one.speaker] == [
        (Form.BLOCK, "Tom Hale"),
        (Form.BLOCK, "Ana Ruiz"),
    ]


def test_an_embedded_post_belongs_to_its_signature() -> None:
    text = "The dam will hold. https://example.org/a\n— Ana Ruiz (@anaruiz) March 3, 2024"

    (one,) = read(text)

    assert (one.form, one.parts[0].cut(text)) == (Form.POST, "The dam will hold.")
    assert one.speaker is not None
    assert one.speaker.name == "Ana Ruiz"


def test_a_cue_of_the_newsroom_counts() -> None:
    text = "Ana Ruiz blarted: “The dam.”"
    lexicon = DEFAULT_LEXICON.extended(["blart"])

    found = find_utterances(text, (), lexicon).utterances[0]

    assert found.cue is not None
    assert found.cue.text == "blarted"


def test_a_mark_without_partner_is_a_notice_that_names_its_place() -> None:
    (notice,) = find_utterances("Ruiz spoke.\nShe said “never and left.").notices

    assert (notice.code, notice.line, notice.column) == (NoticeCode.UNBALANCED_MARKS, 2, 10)


def test_the_holder_of_an_office_is_named_by_the_name() -> None:
    assert name("Secretary of State Ana Ruiz said: “The dam will hold.”") == "Ana Ruiz"
    assert name("Minister for Foreign Affairs Jo Hale said: “The dam will hold.”") == "Jo Hale"


def test_a_thing_that_cannot_speak_speaks_for_its_owner() -> None:
    assert name("The Hale administration’s strategy frames them as “water thieves” and worse.").startswith("Hale")


def test_a_label_that_nobody_in_particular_gives_is_no_speech() -> None:
    (one,) = read("It is what some officials are calling the “Green Wall” stage.")

    assert one.kind is ClaimKind.SCARE
