"""Attributions in the shapes that newspapers give them, behind a passage, before it and in headlines."""

from __future__ import annotations

import pytest

from verify.model.claim import ClaimKind
from verify.speech.utterances import Utterance, find_utterances

ROW = "“We will row to the bay,”"


def last(text: str) -> Utterance:
    return find_utterances(text).utterances[-1]


def speaker(text: str) -> str:
    found = last(text).speaker
    return found.text if found else ""


@pytest.mark.parametrize(
    ("attribution", "expected"),
    [
        (
            "Jo Lind, the guru who founded a rowing school tweeted on Friday.",
            "Jo Lind, the guru who founded a rowing school",
        ),
        (
            "Jo Lind, head of Tide, a boat firm in Kent told the Post.",
            "Jo Lind, head of Tide, a boat firm in Kent",
        ),
        (
            "Jo Lind, senior vice president for boats, ropes, and oars, said.",
            "Jo Lind, senior vice president for boats, ropes, and oars,",
        ),
        ("Lind, flanked by rowers, told reporters.", "Lind"),
        ("Lind, asked about the plan, said.", "Lind"),
        ("Lind — a rower since 1990 — said.", "Lind"),
        ("the letter, signed by forty rowers, says.", "the letter"),
        ("chairman, CEO and president Jo Lind said.", "chairman, CEO and president Jo Lind"),
        ("registered nurse Jo Lind explained.", "registered nurse Jo Lind"),
        ("study lead author Jo Lind said.", "study lead author Jo Lind"),
        ("Lind beamed.", "Lind"),
        ("a man who asked not to be named said.", "a man who asked not to be named"),
        ("someone in the crowd said.", "someone in the crowd"),
        ("said half of them.", "half of them"),
        ("said the head of the union that runs the docks.", "the head of the union that runs the docks"),
        ("said retired Gen. Jo Lind.", "retired Gen. Jo Lind"),
        ("remembers Jo Lind, the coach, with a laugh.", "Jo Lind, the coach"),
        ("came calls from a balcony, before the ferry sailed.", "a balcony"),
        ("is how Lind described the plan.", "Lind"),
        ("was the reply from Lind.", "Lind"),
        ("goes the old joke.", "the old joke"),
        ("the letter begins.", "the letter"),
        ("the pilot can be heard telling Lind.", "the pilot"),
    ],
)
def test_an_attribution_behind_a_passage_names_its_speaker(attribution: str, expected: str) -> None:
    assert speaker(f"{ROW} {attribution}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lind — whose boat sank in May — called the plan “a joke.”", "Lind"),
        ("Though Hale said the plan was sound, Lind called it “a joke.”", "Lind"),
        ("Lind said that the notice, which many thought too short, was “a joke.”", "Lind"),
        ("Lind, who said rowers seldom know that there are “hidden rocks,” left.", "Lind"),
        ("Jo Lind, 60, from Sand Bay, North Kent, said: “We will row to the bay.”", "Jo Lind, 60, from Sand Bay, North Kent"),
        ("Jo Lind, Vice President of Sales for Hale, Inc., said: “We row.”", "Jo Lind, Vice President of Sales for Hale, Inc."),
        ("Sen. Jo Lind, R-Kent tweeted it “stinks to high heaven.”", "Sen. Jo Lind, R-Kent"),
        ("Rep. Jo Lind, D-Kent, who rows, said it was “late.”", "Rep. Jo Lind, D-Kent, who rows"),
        ("Sources close to Lind say it is “late.”", "Sources close to Lind"),
        ("Each of them said it was “late.”", "Each of them"),
        ("Rowers across the valley say it is “late.”", "Rowers across the valley"),
        ("One, who asked not to be named, said: “The town looked to the harbour.”", "One, who asked not to be named"),
        ("The authors of a study published in Tide Notes said it was “a concern.”", "The authors of a study published in Tide Notes"),
        ("The plan drew anger from Lind, who said it was “a joke.”", "Lind"),
        ("The plan drew fire from Jo Lind, the union chief, who called it “a joke.”", "Jo Lind, the union chief"),
        ("A boy stood by Mats Lind, who calmed him by saying: “Sorry, brother.”", "Mats Lind"),
        ("No wonder Lind said, and I quote, “Rowing pays.”", "No wonder Lind"),
        ("The Post quoted Lind as saying “the harbour never sleeps.”", "Lind"),
        ("The catch that moved her to announce a “golden autumn” came late.", "her"),
        ("They saw a Kent council defending the idea that “cheap money helps.”", "a Kent council"),
        ("Staff are badly treated, says a report on the “alarming rise of casual labour” in Kent.", "a report on the"),
        ("The board waves the delay off as having “minimal” impact.", "The board"),
        ("Lind is adamant that the plan is “a joke.”", "Lind"),
        ("Lind made it clear that the plan is “a joke.”", "Lind"),
        ("Lind ran on a pledge to “row on.”", "Lind"),
        ("To Lind, the plan is “a joke.”", "Lind"),
        ("Lind is making claims that the plan is “a joke.”", "Lind"),
        ("Critics of the plan call it “a joke.”", "Critics of the plan"),
        ("Lind, on Kent Radio's “The Early Tide,” called it “a joke.”", "Lind"),
        ("She laughed at this, although at the word boat she sighed and admitted “boats are hard.”", "she"),
        ("A town seen by settlers as “a haven” burned down.", "settlers"),
        ("Asked by Lind if the board “gets” it, Hale left.", "Lind"),
        ("Lind continued to hammer Hale, saying that he is “not a rower.”", "Lind"),
        ("Lind mocked Hale for saying that rowing is “no fun.”", "Hale"),
        ("Lind came under fire for calling rowing “no fun.”", "Lind"),
        ("Lind's decision to call rowing “no fun” hurt him.", "Lind"),
        ("“Rowing is hard,” Lind said, while Hale called it “fun.”", "Hale"),
        ("“Rowing is hard,” Lind said in response to Hale's “rowing is fun” remark.", "Hale"),
        ("The crowd broke into chants of “Row! Row!”", "The crowd"),
        ("Lind, on the radio: “Rowing is no fun.”", "Lind"),
        ("Lind recalled Hale telling him, “You are no rower.”", "Hale"),
        ("Lind heard Hale say, “You are no rower.”", "Hale"),
        ("Court papers filed by Hale call Lind “no rower.”", "Court papers filed by Hale"),
        ("Lind beamed as Hale said, “You are no rower.”", "Hale"),
        ("A rower identified as Hale said, “You are no rower.”", "A rower identified as Hale"),
    ],
)  # fmt: skip
def test_an_attribution_before_a_passage_names_its_speaker(text: str, expected: str) -> None:
    assert speaker(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘It Is Over’: Lind Quits Harbour Race", "Lind"),
        ("‘He’s A Liar’ — Lind Rips Into Hale Over Nets", "Lind"),
        ("Lind Vows To ‘Drain The Dock’ In May", "Lind"),
        ("Lind Defends Harbour Plan, Says Hale ‘Does Not Get It’", "Lind"),
        ("Harbour chief: No 'quick fix' for valley", "Harbour chief"),
        ("Lind’s ‘Big Lie’ Claim Falls Flat In Valley", "Lind"),
    ],
)
def test_a_headline_names_its_speaker(text: str, expected: str) -> None:
    assert speaker(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“I'd rather row than swim.” That line from harbour chief Jo Lind stayed.", "harbour chief Jo Lind"),
        ("“Great speech. She is ready.”\n—Jo Lind, tweeting after the speech.", "Jo Lind"),
        ("“Ask the cook,” Hale said, and the captain interrupted. “Ask me too. We all row.”", "the captain"),
        ("“Those are small towns,” Lind said. They lie far from the sea. “That is a tough area.”", "Lind"),
        ("The head of the rowing school says the sea is rough.\n“It makes no sense to row. We will not.”", "The head of the rowing school"),
        ("The valley cannot say that “by his own watch,” Lind added.", "Lind"),
    ],
)  # fmt: skip
def test_the_sentences_around_a_passage_tell_whose_words_they_are(text: str, expected: str) -> None:
    assert speaker(text).startswith(expected)


@pytest.mark.parametrize(
    "text",
    [
        "She bought a battery from a seller called “E-Life,” which has closed.",
        "Lind, known as “the harbour man,” won.",
        "The deadly fumes leaked out and “flooded” the house.",
    ],
)
def test_a_name_that_something_bears_is_nobodys_speech(text: str) -> None:
    assert last(text).kind is not ClaimKind.QUOTATION


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lind reiterated the premise of the “Harbour Effect.”", ClaimKind.QUOTATION),
        ("He called his rival “Mayor Hale” instead.", ClaimKind.QUOTATION),
        ("Lind said on “The Early Tide” that the plan was late.", ClaimKind.TITLE),
        ("Lind praised the novel “The Early Tide” again.", ClaimKind.TITLE),
    ],
)
def test_capitals_make_a_title_where_a_work_or_a_programme_stands(text: str, expected: ClaimKind) -> None:
    assert last(text).kind is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The head of the rowing school, Ana Ruiz, said it was “late.”", "Ana Ruiz"),
        ("Chief Marketing Officer Ana Ruiz spoke. Tom Hale rowed in Sand Bay. “It is late,” she said.", "Ana Ruiz"),
        ("Tom Hale spoke to Lind near Palo Verde. Audiences cheered. “It is late,” he said.", "Tom Hale"),
    ],
)
def test_names_are_those_of_people(text: str, expected: str) -> None:
    found = last(text).speaker

    assert found is not None
    assert found.name == expected
