"""A body keeps what makes its name a name, and a circle of people is not the man in its middle."""

from __future__ import annotations

import pytest

from verify.model.claim import ClaimKind
from verify.speech.utterances import utterances_of


def names_in(text: str) -> list[str | None]:
    return [one.speaker.name if one.speaker else None for one in utterances_of(text)]


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("the State Department", "State Department"),
        ("The Foreign Ministry of Fernland", "Foreign Ministry of Fernland"),
        ("the Department of Justice", "Department of Justice"),
        ("Fernland's Foreign Ministry", "Fernland's Foreign Ministry"),
        ("St. Mary's Hospital", "St. Mary's Hospital"),
        ("the Bank of Fernland", "Bank of Fernland"),
        ("the U.S. Embassy in Fernland", "U.S. Embassy in Fernland"),
        ("the Sand Bay Post", "Sand Bay Post"),
        ("Mayor Jane Park", "Jane Park"),
        ("Hale's inner circle", "Hale's inner circle, unnamed"),
    ],
)
def test_the_name_of_a_body_is_whole(speaker: str, name: str) -> None:
    text = f"Jo Hale was there. “The tide will not wait for any of us,” {speaker} said."

    assert names_in(text) == [name]


def test_a_ministry_is_not_named_after_its_politician() -> None:
    text = "President Jo Hale left. “The tide will not wait for us,” Hale's Justice Department said."

    assert names_in(text) == ["Justice Department"]


@pytest.mark.parametrize("aside", ["referred to as the", "widely known as the", "dubbed"])
def test_what_somebody_is_called_is_no_speech_and_hides_no_speaker(aside: str) -> None:
    text = f"Ana Ruiz, {aside} “Tide Breaker,” stressed the importance of “a harbour that never sleeps.”"

    label, said = utterances_of(text)

    assert label.kind is not ClaimKind.QUOTATION
    assert said.speaker is not None
    assert said.speaker.name == "Ana Ruiz"
