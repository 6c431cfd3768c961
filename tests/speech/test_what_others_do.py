"""What somebody would not say more than, and what somebody else did not answer."""

from __future__ import annotations

import pytest

from verify.speech.utterances import utterances_of


def speakers_in(text: str) -> list[str | None]:
    return [one.speaker.name if one.speaker else None for one in utterances_of(text)]


@pytest.mark.parametrize("silence", ["did not answer", "never replied", "would not say"])
def test_who_did_not_answer_has_not_said_what_stands_before(silence: str) -> None:
    text = (
        f"“We will not wait for the tide,” Ana Ruiz told reporters, “and nobody should ask us to.” Jo Hale {silence}."
    )

    assert set(speakers_in(text)) == {"Ana Ruiz"}


@pytest.mark.parametrize("speaker", ["Ana Ruiz", "that Ana Ruiz", "the mayor, Ana Ruiz,"])
def test_all_that_somebody_would_say_is_said_by_that_somebody(speaker: str) -> None:
    text = f"Jo Hale rowed home. “No comment at this time,” was all {speaker} would say."

    assert speakers_in(text) == ["Ana Ruiz"]


@pytest.mark.parametrize("where", ["in a text to Jo Hale", "in an email to colleagues on Monday", "on the radio"])
def test_words_that_were_put_somewhere_are_those_of_who_put_them_there(where: str) -> None:
    assert speakers_in(f"Ana Ruiz, {where}: “The tide will turn on you before spring.”") == ["Ana Ruiz"]
