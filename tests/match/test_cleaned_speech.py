"""What an editor may leave out of speech without dots, and what stays a loss however people hesitate."""

from __future__ import annotations

import pytest

from verify.match.page_index import PageIndex
from verify.model.clean_speech import CleanSpeech
from verify.model.verdict import Difference, Match, MatchKind

AROUND = "The mine has been shut since the flood of last spring."
STRICT, FILLERS, LOOSE = CleanSpeech.STRICT, CleanSpeech.FILLERS, CleanSpeech.LOOSE


def compared(page: str, quotation: str, level: CleanSpeech = FILLERS) -> Match:
    found = PageIndex([f"{AROUND}\n\n{page}\n\n{AROUND}"], clean_speech=level).find(quotation)
    assert found
    return found[0]


ALWAYS = {
    "sounds": ("We need, um, new pumps for the uh lower pit.", "We need new pumps for the lower pit."),
    "words said twice": (
        "Look here, if we, if we close the pit it is over.",
        "Look here, if we close the pit it is over.",
    ),
    "a stutter": ("We closed the the pit because the town was wet.", "We closed the pit because the town was wet."),
    "a denial said twice": (
        "We did not, not close the pit after the flood.",
        "We did not close the pit after the flood.",
    ),
    "a broken-off word": ("We closed the pi- pit after the flood came.", "We closed the pit after the flood came."),
    "broken off and begun anew": ("We shut the lower p— the lower pit for good.", "We shut the lower pit for good."),
    "a beginning given up": (
        "The town is wet, I would be — I would say the pit is done.",
        "The town is wet, I would say the pit is done.",
    ),
    "another pronoun": (
        "The pit is wet. We don’t, I don’t believe in the new pumps.",
        "The pit is wet. I don’t believe in the new pumps.",
    ),
    "taken up again": ("Nobody in the pit — nobody knew of the flood.", "Nobody in the pit knew of the flood."),
    "a listener": (
        "VOSS: We shut the pit because the\n\nREPORTER: Right.\n\nVOSS: pumps had failed us twice.",
        "We shut the pit because the pumps had failed us twice.",
    ),
    "a listener in brackets": (
        "VOSS: We shut the pit because (REPORTER: Mm-hm.) the pumps had failed us.",
        "We shut the pit because the pumps had failed us.",
    ),
}
BETWEEN_MARKS = {
    "you know": ("We shut it because, you know, the pumps had failed.", "We shut it because the pumps had failed."),
    "I mean": ("We shut it because, I mean, the pumps had failed.", "We shut it because the pumps had failed."),
    "like": ("We shut it, like, after the pumps had failed.", "We shut it after the pumps had failed."),
}
LOOSELY = {
    "kind of": ("It was kind of a mess for all the miners.", "It was a mess for all the miners."),
    "you know without marks": (
        "We shut it you know after the pumps had failed.",
        "We shut it after the pumps had failed.",
    ),
    "an opening": ("The pit is wet. Well, we shut it in May.", "The pit is wet. We shut it in May."),
}
NEVER = {
    "a denial": ("We did, uh, not shut the lower pit that day.", "We did shut the lower pit that day."),
    "a number said twice": ("We lost two, two million on the lower pit.", "We lost two million on the lower pit."),
    "a number that is about": ("We lost, like, forty men in the lower pit.", "We lost forty men in the lower pit."),
    "a name": ("We told Brand, Voss and the miners of the flood.", "We told Voss and the miners of the flood."),
    "another person after a dash": ("She paid the mayor — the crook — in the pit.", "She paid the crook — in the pit."),
    "what somebody else answers": (
        "VOSS: We shut the pit because\n\nREPORTER: Nobody paid?\n\nVOSS: pumps had failed us twice.",
        "We shut the pit because pumps had failed us twice.",
    ),
    "another speaker goes on": (
        "VOSS: We shut the pit because the\n\nREPORTER: Right.\n\nBRAND: pumps had failed us twice.",
        "We shut the pit because the pumps had failed us twice.",
    ),
    "a doubt given up": ("The pit, we may — we will shut the lower one.", "The pit, we will shut the lower one."),
}  # fmt: skip


@pytest.mark.parametrize("level", CleanSpeech)
@pytest.mark.parametrize("name", ALWAYS)
def test_hesitation_is_no_word_at_any_level(name: str, level: CleanSpeech) -> None:
    match = compared(*ALWAYS[name], level)

    assert match.kind is MatchKind.MINOR
    assert Difference.FILLER in {edit.difference for edit in match.edits}


@pytest.mark.parametrize("name", BETWEEN_MARKS)
def test_fillers_between_marks_go_unless_the_newsroom_is_strict(name: str) -> None:
    kinds = [compared(*BETWEEN_MARKS[name], level).kind for level in CleanSpeech]

    assert kinds == [MatchKind.ALTERED, MatchKind.MINOR, MatchKind.MINOR]


@pytest.mark.parametrize("name", LOOSELY)
def test_what_may_say_something_goes_only_where_the_newsroom_is_loose(name: str) -> None:
    kinds = [compared(*LOOSELY[name], level).kind for level in CleanSpeech]

    assert kinds == [MatchKind.ALTERED, MatchKind.ALTERED, MatchKind.MINOR]


@pytest.mark.parametrize("level", CleanSpeech)
@pytest.mark.parametrize("name", NEVER)
def test_what_says_something_is_never_a_filler(name: str, level: CleanSpeech) -> None:
    assert compared(*NEVER[name], level).kind is MatchKind.ALTERED


def test_emphasis_is_no_stutter() -> None:
    assert (
        compared("It was very, very hard on all the miners.", "It was very hard on all the miners.").edits[0].material
    )


def test_a_german_er_is_a_word() -> None:
    page = "Wir wissen, dass er und die Leute von der Grube das Geld nicht haben und dass sie auf den Winter warten."
    quotation = "Wir wissen, dass und die Leute von der Grube das Geld nicht haben und dass sie auf den Winter warten."

    assert compared(f"{page} Das ist nicht gut für die Stadt und den Ort.", quotation).kind is MatchKind.ALTERED
