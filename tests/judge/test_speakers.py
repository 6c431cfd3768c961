from __future__ import annotations

from dataclasses import replace

import pytest

from tests.judge.invented import claim, match_on, page
from verify.judge.speakers import PageSpeakers
from verify.model.draft import Block, BlockKind
from verify.model.page import Page, Place
from verify.model.span import Span
from verify.model.verdict import SpeakerCheck
from verify.outlets import Outlet, OutletTable

SAME, OTHER, UNNAMED = SpeakerCheck.SAME, SpeakerCheck.OTHER, SpeakerCheck.UNNAMED
WORDS = "the old harbour bridge will never open again"


def check(text: str, said_by: str | None, *, author: str | None = None) -> SpeakerCheck:
    made = page(text, author=author)
    return PageSpeakers(made).check(match_on(made, WORDS), claim(WORDS, said_by)).check


@pytest.mark.parametrize("said_by", ["Joanna Roe", "Roe", "Jo Roe", "Joanna P. Roe", "Mayor Joanna Roe", "Dr Roe"])
def test_short_forms_titles_and_initials_are_the_same_person(said_by: str) -> None:
    assert check(f"“I fear {WORDS},” Joanna Roe, the mayor, said on Monday.", said_by) is SAME


@pytest.mark.parametrize(("on_page", "in_draft"), [("William Tarn", "Bill Tarn"), ("Kate Orme", "Katherine Orme")])
def test_short_given_names_are_the_same_person(on_page: str, in_draft: str) -> None:
    assert check(f"“I fear {WORDS},” said {on_page}.", in_draft) is SAME


def test_words_of_another_named_person_are_not_the_drafts_speakers() -> None:
    text = f"“I fear {WORDS},” said Albert Penn, who leads the port. Joanna Roe, the mayor, was there."

    assert check(text, "Joanna Roe") is OTHER


def test_a_relative_with_the_same_family_name_is_another_person() -> None:
    assert check(f"“I fear {WORDS},” said Albert Roe, her brother.", "Joanna Roe") is OTHER


@pytest.mark.parametrize(
    ("said_by", "draft", "checked"),
    [
        ("Joanna Roe's brother, a diver,", "Joanna Roe", OTHER),
        ("Joanna Roe’s younger twin", "Joanna Roe", OTHER),
        ("Roe's old rival", "Joanna Roe", UNNAMED),
        ("Joanna Roe's brother", "Albert Roe", UNNAMED),
        ("Joanna Roe's office", "Joanna Roe", SAME),
        ("A critic of Joanna Roe", "Joanna Roe", OTHER),
        ("The husband of Joanna Roe", "Joanna Roe", OTHER),
        ("A biographer of Joanna Roe", "Joanna Roe", UNNAMED),
        ("A leaflet against Joanna Roe", "Joanna Roe", UNNAMED),
        ("The office of Joanna Roe", "Joanna Roe", SAME),
        ("A lawyer for Joanna Roe", "Joanna Roe", SAME),
    ],
)
def test_somebody_close_to_a_person_is_not_that_person(said_by: str, draft: str, checked: SpeakerCheck) -> None:
    assert check(f"{said_by} said: “I fear {WORDS}.”", draft) is checked


@pytest.mark.parametrize("said", ["heard from a diver", "was told by a diver", "had been firmly warned", "learned"])
def test_whoever_hears_words_has_not_said_them(said: str) -> None:
    assert check(f"“I fear {WORDS},” Joanna Roe {said}.", "Joanna Roe") is UNNAMED
    assert check(f"“I fear {WORDS},” Joanna Roe told a diver.", "Joanna Roe") is SAME


@pytest.mark.parametrize(
    "leading",
    [
        "Joanna Roe read out a letter from the owners:",
        "Joanna Roe read aloud from the pilots’ statement:",
        "Joanna Roe received a short message:",
        "Joanna Roe has been handed a note that read:",
        "Joanna Roe quoted the pilot:",
        "Joanna Roe recalled her father saying:",
        "Joanna Roe, the lawyer, read her client's statement to the court:",
        "Joanna Roe read from the deposition of an engineer:",
        "Joanna Roe retweeted a post by the engineer:",
        "Joanna Roe laughed at a poster that read:",
        "Joanna Roe repeated the owner’s words:",
        "Joanna Roe paraphrased the owner:",
        "The deputy of Joanna Roe said:",
        "Joanna Roe's deputy said:",
        "The pilot told Joanna Roe:",
        "A letter addressed to Joanna Roe read:",
        "A pilot read out a letter from a critic of Joanna Roe:",
        "A pilot read out a letter from Albert Roe:",
        "A pilot quoted Roe's deputy:",
    ],
)
def test_whoever_passes_on_or_gets_anothers_words_has_not_said_them(leading: str) -> None:
    assert check(f"{leading} “I fear {WORDS}.”", "Joanna Roe") is UNNAMED


@pytest.mark.parametrize(
    "leading",
    [
        "Joanna Roe read out a statement:",
        "Joanna Roe read from her letter to the owners:",
        "Joanna Roe received applause for a message to the pilots:",
        "Joanna Roe got a letter from the owners and answered:",
        "Joanna Roe sent the owners a message:",
        "Joanna Roe recalled saying:",
        "Joanna Roe shared a post:",
        "Joanna Roe's statement said:",
        "Joanna Roe's office said:",
        "Joanna Roe quoted from her own letter:",
        "A letter by Joanna Roe read:",
        "A pilot read out a letter from Mayor Joanna Roe:",
        "A pilot quoted Roe's letter:",
        "A pilot quoted Roe's spokesman:",
        "A pilot read out a letter from the office of Joanna Roe:",
    ],
)
def test_whoever_reads_or_sends_words_of_her_own_has_said_them(leading: str) -> None:
    assert check(f"{leading} “I fear {WORDS}.”", "Joanna Roe") is SAME


def test_words_that_nobody_is_given_are_unnamed() -> None:
    assert check(f"A banner on the bridge read: “I fear {WORDS}.” It rained.", "Joanna Roe") is UNNAMED


def test_a_pronoun_alone_accuses_nobody() -> None:
    text = f"Albert Penn leads the port. Joanna Roe is the mayor.\n\nA crowd gathered. “I fear {WORDS},” she said."

    assert check(text, "Joanna Roe") is not OTHER


def test_a_role_that_the_page_gives_to_one_person_accuses_another() -> None:
    text = (
        "Joanna Roe spoke to the board for an hour on Monday, and left the hall by the back door when it was dark outside.\n\n"
        f"The novelist Albert Penn spoke last. “I fear {WORDS},” the novelist said."
    )

    assert check(text, "Joanna Roe") is OTHER
    assert check(text.replace("Joanna Roe spoke", "Joanna Roe, a novelist, spoke"), "Joanna Roe") is UNNAMED


def test_the_ministry_and_its_spokesman_are_one_speaker() -> None:
    text = f"“I fear {WORDS},” transport ministry spokesman Albert Penn said."

    assert check(text, "transport ministry") is SAME
    assert check(text, "Transport Ministry") is SAME


def test_an_unnamed_role_agrees_with_the_same_role() -> None:
    text = f"“I fear {WORDS},” a senior administration official said."

    assert check(text, "senior official, unnamed") is SAME
    assert check(text, "Joanna Roe") is UNNAMED


def test_a_person_is_not_the_firm_that_the_page_names() -> None:
    text = f"“I fear {WORDS},” Harbour Works Ltd said in a statement. Joanna Roe, the mayor, did not comment."

    assert check(text, "Joanna Roe") is OTHER


def test_words_that_stand_twice_count_for_the_drafts_speaker() -> None:
    text = f"“{WORDS}”\n\nThe town woke to the news. It was cold.\n\n“{WORDS},” Joanna Roe said."

    assert check(text, "Joanna Roe") is SAME


def test_turns_of_a_transcript_name_their_speaker() -> None:
    text = f"JOANNA ROE: We met at dawn.\n\nALBERT PENN: And then?\n\nJOANNA ROE: I fear {WORDS}.\n\nALBERT PENN: Thank you."

    assert check(text, "Joanna Roe") is SAME
    assert check(text, "Albert Penn") is OTHER


def test_the_author_of_a_page_speaks_in_its_own_prose() -> None:
    text = f"I have said for years that {WORDS}. Nobody listened."

    assert check(text, "Joanna Roe", author="Joanna Roe") is SAME
    assert check(text, "Joanna Roe", author="Albert Penn") is UNNAMED


def test_a_draft_without_a_speaker_learns_whom_the_page_names() -> None:
    made = page(f"“I fear {WORDS},” said Albert Penn.")

    given = PageSpeakers(made).check(match_on(made, WORDS), claim(WORDS, None))

    assert (given.check, given.speaker) == (UNNAMED, "Albert Penn")


def test_answers_of_an_interview_are_the_persons_it_introduces() -> None:
    asked = "\n\n".join(f"Why did it take {k} years?\n\nBecause it did, {k} times over." for k in range(3))
    text = f"We met Joanna Roe at the quay.\n\n{asked}\n\nAnd what now?\n\nI fear {WORDS}."

    assert check(text, "Joanna Roe") is SAME
    assert check(text, "Albert Penn") is UNNAMED


def test_words_without_a_speaker_beside_somebody_elses_are_unnamed() -> None:
    text = f"A leaflet read “{WORDS}” that week, and “we paid for it,” said Albert Penn after Joanna Roe left."

    assert check(text, "Joanna Roe") is not SAME


def test_a_firm_and_the_chief_who_speaks_for_it_are_not_told_apart() -> None:
    text = f"Gullmark chief executive Albert Penn spoke at noon. “I fear {WORDS},” Albert Penn said."

    assert check(text, "Gullmark") is not OTHER
    assert check(text, "Joanna Roe") is OTHER


def test_the_draft_too_may_say_who_speaks_for_whom() -> None:
    made = page(f"“I fear {WORDS},” the Harbour Ministry said in a statement.")
    names = "Harbour Ministry spokeswoman Joanna Roe said it on Friday."

    assert PageSpeakers(made).check(match_on(made, WORDS), claim(WORDS, "Joanna Roe")).check is OTHER
    assert PageSpeakers(made, names).check(match_on(made, WORDS), claim(WORDS, "Joanna Roe")).check is UNNAMED


def test_an_outlet_that_passes_words_on_is_not_accused() -> None:
    made = page(f"“I fear {WORDS},” Albert Penn told Bay Ledger.")
    outlets = OutletTable((Outlet("Bay Ledger", ("bayledger.example",)),))
    speakers = PageSpeakers(made, outlets=outlets)

    assert speakers.check(match_on(made, WORDS), claim(WORDS, "Bay Ledger")).check is UNNAMED


def test_labels_that_a_machine_wrote_accuse_nobody_those_that_people_typed_do() -> None:
    talk = f"JOANNA ROE: We met.\n\nALBERT PENN: I fear {WORDS}.\n\nJOANNA ROE: So be it.\n\nALBERT PENN: Yes."
    heard, typed = page(talk, own_material=True, transcript=True), page(talk, own_material=True)

    assert PageSpeakers(heard).check(match_on(heard, WORDS), claim(WORDS, "Joanna Roe")).check is UNNAMED
    assert PageSpeakers(heard).check(match_on(heard, WORDS), claim(WORDS, "Joanna Roe")).speaker == "Albert Penn"
    assert PageSpeakers(typed).check(match_on(typed, WORDS), claim(WORDS, "Joanna Roe")).check is OTHER
    assert PageSpeakers(typed).check(match_on(typed, WORDS), claim(WORDS, "Albert Penn")).check is SAME


def test_a_family_name_or_a_role_as_label_accuses_whoever_has_a_label_of_his_own() -> None:
    for label in ("Penn", "Chair"):
        talk = f"Roe: We met.\n\n{label}: I fear {WORDS}.\n\nRoe: So be it.\n\n{label}: Yes."
        made = page(talk, own_material=True)
        assert PageSpeakers(made).check(match_on(made, WORDS), claim(WORDS, "Joanna Roe")).check is OTHER
        assert PageSpeakers(made).check(match_on(made, WORDS), claim(WORDS, "Ilse Brandt")).check is UNNAMED


def test_labels_of_one_word_that_stand_but_once_make_a_talk_of_the_users_notes() -> None:
    made = page(f"- Roe: We met.\n- Penn: I fear {WORDS}.", own_material=True)

    assert PageSpeakers(made).check(match_on(made, WORDS), claim(WORDS, "Albert Penn")).check is SAME
    assert PageSpeakers(made).check(match_on(made, WORDS), claim(WORDS, "Joanna Roe")).check is OTHER
    assert PageSpeakers(made).check(match_on(made, WORDS), claim(WORDS, "Ilse Brandt")).check is UNNAMED


def block_quoted(*lines: tuple[str, BlockKind]) -> Page:
    text = "\n\n".join(line for line, _ in lines)
    blocks = tuple(Block(kind=kind, span=Span(text.index(line), text.index(line) + len(line))) for line, kind in lines)
    return replace(page(text), blocks=blocks)


@pytest.mark.parametrize(
    ("signature", "kind"),
    [
        ("— Albert Penn (@apenn) March 3, 2026", BlockKind.BLOCK_QUOTE),
        ("Albert Penn, baker", BlockKind.BLOCK_QUOTE),
        ("— Albert Penn, who leads the port", BlockKind.PARAGRAPH),
        ("Albert Penn", BlockKind.CAPTION),
    ],
)
def test_whoever_signs_a_block_quote_said_it(signature: str, kind: BlockKind) -> None:
    made = block_quoted(
        ("Joanna Roe said on Monday that it was late.", BlockKind.PARAGRAPH),
        (f"I fear {WORDS}.", BlockKind.BLOCK_QUOTE),
        (signature, kind),
        ("“So be it,” Joanna Roe said.", BlockKind.PARAGRAPH),
    )

    assert PageSpeakers(made).check(match_on(made, WORDS), claim(WORDS, "Joanna Roe")).check is OTHER
    assert PageSpeakers(made).check(match_on(made, WORDS), claim(WORDS, "Albert Penn")).check is SAME


def test_own_material_names_who_speaks_at_a_place_but_not_whom_he_quotes() -> None:
    def check_in(text: str, said_by: str) -> SpeakerCheck:
        places = (Place(span=Span(0, len(text)), label="message 1", speaker="Joanna Roe"),)
        made = page(text, own_material=True, places=places)
        return PageSpeakers(made).check(match_on(made, WORDS), claim(WORDS, said_by)).check

    assert check_in(f"I fear {WORDS}.", "Joanna Roe") is SAME
    assert check_in(f"I fear {WORDS}.", "Ida Moen") is UNNAMED
    assert check_in(f"Then “I fear {WORDS},” Albert Penn told me.", "Joanna Roe") is OTHER
    assert check_in(f"Then “I fear {WORDS},” Albert Penn told me.", "Albert Penn") is SAME


def test_one_label_before_a_colon_makes_no_talk() -> None:
    assert check(f"It rained.\n\nHARBOUR WATCH WEEKLY: I fear {WORDS}.\n\nIt was cold.", "Joanna Roe") is not OTHER


def test_a_name_behind_several_titles_is_found_before_the_word_of_saying() -> None:
    text = f'“I fear {WORDS}," chairman, founder and president Albert Penn said in a letter.'

    assert check(text, "Albert Penn") is SAME
    assert check(text, "Joanna Roe") is OTHER


def test_a_spokesman_for_somebody_is_not_that_person() -> None:
    assert check(f"“I fear {WORDS},” an aide for Albert Penn said.", "Joanna Roe") is UNNAMED


def test_whoever_a_caption_names_does_not_govern_the_next_paragraph() -> None:
    caption, said = "Mayor Joanna Roe said the lift was a shame.", f"“I fear {WORDS} in this town.”"
    made = block_quoted((caption, BlockKind.CAPTION), (said, BlockKind.PARAGRAPH))

    assert PageSpeakers(made).check(match_on(made, WORDS), claim(WORDS, "Joanna Roe")).check is UNNAMED
    led = block_quoted((caption, BlockKind.PARAGRAPH), (said, BlockKind.PARAGRAPH))
    assert PageSpeakers(led).check(match_on(led, WORDS), claim(WORDS, "Joanna Roe")).check is SAME


@pytest.mark.parametrize("heading", ["Remarks by President Joanna Roe", "Joanna Roe’s speech to the port"])
def test_whom_a_speech_tells_of_is_not_the_one_who_gives_it(heading: str) -> None:
    text = f"{heading}\n\nI thank you all. My opponent said last week, “I fear {WORDS}.” We say that we can mend it."

    assert check(text, "Joanna Roe") is OTHER
    assert check(text.replace(heading, "Remarks by a critic of Joanna Roe"), "Joanna Roe") is UNNAMED


def test_what_a_speakers_father_said_is_not_the_speakers() -> None:
    text = f"“My father told me, ‘I fear {WORDS},’ and I laughed,” Joanna Roe said."

    assert check(text, "Joanna Roe") is OTHER


def test_whom_somebody_tells_of_may_be_the_drafts_speaker() -> None:
    text = f"Remembering Joanna Roe, by Ada Penn\n\nI miss her. My mother said, “I fear {WORDS}.” We laughed."

    assert check(text, "Joanna Roe") is not OTHER
