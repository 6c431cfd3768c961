"""Speakers of whole small texts: who is meant by a role, a pronoun, a first name or a short sentence."""

from __future__ import annotations

import pytest

from verify import find_claims
from verify.model.claim import Form

WHO = {
    "a role before the comma of a name is hers": (
        "“I told them so,” said Jo Hale. The singer, Maro Fint, left the hall early. “I was cold,” the singer said.",
        "Maro Fint",
    ),
    "a role tells the sex of the name": (
        "Jo Hale wrote to the board. His widow, Ottilie, kept the letter. “It was short,” she said.",
        "Ottilie",
    ),
    "a woman's name outweighs whoever spoke last": (
        "“We row,” laughed Dio Lee, 19. His boss, Maria de la Cruz, did not laugh. “Half of them left,” she said.",
        "Maria de la Cruz",
    ),
    "several unnamed people are no she": (
        "Ana Reyes met the papers on Monday, as some papers reported; she said the plan was “on ice, with no date”.",
        "Ana Reyes",
    ),
    "the latter is the second of two": (
        "The treasurer, Hugo Stam, and the auditor, Lena Fisk, came. The latter said the books were “a work of art”.",
        "Lena Fisk",
    ),
    "the former is the first of two": (
        "The treasurer, Hugo Stam, and the auditor, Lena Fisk, came. The former said the books were “a work of art”.",
        "Hugo Stam",
    ),
    "an age stands for who spoke last": (
        "“The boat leaks,” captain Ana Reyes said. Asked about the mast, the 33-year-old quipped, “I saved it for the last race.”",
        "Ana Reyes",
    ),
    "the subject of the sentence before speaks, not who spoke last": (
        "“I lost my pay,” said Jory Kerr.\n\nStudent Arlo Vance, 16, summed up the mood. “I slept well,” he said.",
        "Arlo Vance",
    ),
    "farmers are no she": (
        "Farmers hid in the barn from Ana Reyes. One kept a sign with the words “If seen, run now.”\n\n“He was a dear,” she said.",
        "Ana Reyes",
    ),
    "a dateline is no speaker of reported words": (
        "SAND BAY: Reyes on Sunday hit out at the board, alleging that boats were held back by “people who sit high up”.",
        "Reyes",
    ),
    "talks are no verb behind to": (
        "Ana Reyes said the union would return to talks “at any hour of the day”.",
        "Ana Reyes",
    ),
    "a telling is somebody's": ("It was, in Mr Reyes's telling, “a mistake about a goat”.", "Reyes"),
    "a report that tells something is a noun": (
        "The police report tells another story: “The man was found in the pen with a rope.”",
        "police report, unnamed",
    ),
    "a first name alone is that of the name before": (
        "Kayli Dunmoor, 27, said: “He just sang to us all.” “He's an angel,” Kayli beamed.",
        "Kayli Dunmoor",
    ),
    "a dateline is no speaker": (
        "SAND BAY: The High Court on Monday pulled up the harbour board, observing that “boats cannot wait for paper”.",
        "High Court",
    ),
    "said opens the sentence": (
        "Said Ana Reyes, the union's chief: “We will be back at the table on Monday.”",
        "Ana Reyes",
    ),
    "an echo is an answer": (
        "“Not on my watch,” said Ana Reyes. “Never at all,” echoed Bo Lind.",
        "Bo Lind",
    ),
    "a plural noun is no verb before one": (
        "Consumer advocates called the timetable “a dream of the board”.",
        "Consumer advocates, unnamed",
    ),
    "said state officials": ("“The road will be closed until May,” said state officials.", "state officials, unnamed"),
    "a state engineer says so": ("“The road is closed,” said state engineer Ola Berg.", "Ola Berg"),
    "two names in apposition are both subjects": (
        "The treasurer, Hal Otter, and the engineer, Mia Stone, spoke. The latter was blunt. “We ran out of road,” she said.",
        "Mia Stone",
    ),
    "state officials are a source": (
        "“The road will be closed until May,” according to state officials.",
        "state officials, unnamed",
    ),
}


@pytest.mark.parametrize(("text", "name"), WHO.values(), ids=WHO.keys())
def test_the_last_quotation_has_its_speaker(text: str, name: str) -> None:
    claim = [claim for claim in find_claims(text) if claim.kind == "quotation"][-1]

    assert claim.speaker is not None
    assert claim.speaker.name == name


@pytest.mark.parametrize("text", ["“No,” said Ana Reyes.", "Ana Reyes replied: “No.”", "“We sank,” Ana Reyes said."])
def test_a_short_sentence_set_apart_is_whole(text: str) -> None:
    (claim,) = find_claims(text)

    assert claim.form is Form.WHOLE


def test_a_word_woven_into_a_sentence_is_a_fragment() -> None:
    (claim,) = [claim for claim in find_claims("Ana Reyes said the plan was “Dead”.") if claim.kind == "quotation"]

    assert claim.form is Form.FRAGMENT
