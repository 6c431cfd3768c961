from __future__ import annotations

import pytest

from tests.judge.invented import claim, match_on, page
from verify.judge.speakers import PageSpeakers
from verify.model.verdict import SpeakerCheck

SAME, OTHER = SpeakerCheck.SAME, SpeakerCheck.OTHER
WORDS = "the old harbour bridge will never open again"


def check(text: str, said_by: str, draft: str = "") -> SpeakerCheck:
    made = page(text)
    return PageSpeakers(made, draft).check(match_on(made, WORDS), claim(WORDS, said_by)).check


@pytest.mark.parametrize(
    "text",
    [
        f"Joanna Roe was away. Her spokesman Albert Penn said on her behalf: “I fear {WORDS}.”",
        f"“I fear {WORDS},” Albert Penn said on behalf of Mayor Joanna Roe.",
        f"“I fear {WORDS},” Albert Penn quoted Roe as saying.",
    ],
)
def test_whoever_speaks_on_somebodys_behalf_names_both(text: str) -> None:
    assert check(text, "Joanna Roe") is SAME
    assert check(text, "Albert Penn") is not OTHER
    assert check(text, "Ilse Brandt") is OTHER


def test_words_passed_on_in_the_draft_are_the_spokesmans_on_the_page() -> None:
    text = f"“I fear {WORDS},” said Albert Penn, a spokesman for Joanna Roe."
    draft = f"“I fear {WORDS},” Roe said through a spokesman."

    assert check(text, "Joanna Roe", draft) is SAME
    assert check(text, "Joanna Roe", f"“I fear {WORDS},” Roe said.") is OTHER


@pytest.mark.parametrize(
    "text",
    [
        f"“I fear {WORDS},” Albert Penn said of Joanna Roe on behalf of Ilse Brandt.",
        f"Joanna Roe was away. Ilse Brandt was not. Her spokesman Albert Penn said on her behalf: “I fear {WORDS}.”",
        f"“I fear {WORDS},” Albert Penn, who knows Joanna Roe, said.",
    ],
)
def test_whoever_speaks_for_another_does_not_speak_for_all_he_names(text: str) -> None:
    assert check(text, "Joanna Roe") is OTHER
