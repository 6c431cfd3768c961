"""Pages that carry words only to deny, doubt, imagine or withdraw them never corroborate them; plain reports do."""

from __future__ import annotations

import pytest

from tests.judge import denials
from tests.judge.invented import page
from tests.judge.test_whole_pages import codes, judged
from verify.model.notice import NoticeCode
from verify.model.page import Page
from verify.model.verdict import Outcome, Verdict

FRAMES = {
    "denied": (*denials.listed(denials.DENIED_IN_MARKS), *denials.listed(denials.DENIED_WITHOUT_MARKS)),
    "doubted": (*denials.listed(denials.DOUBTED_IN_MARKS), *denials.listed(denials.DOUBTED_WITHOUT_MARKS)),
    "imagined": (*denials.listed(denials.IMAGINED_IN_MARKS), *denials.listed(denials.IMAGINED_WITHOUT_MARKS)),
    "withdrawn": (*denials.listed(denials.WITHDRAWN_IN_MARKS), *denials.listed(denials.WITHDRAWN_WITHOUT_MARKS)),
}
EVERY_FRAME = [(kind, number, frame) for kind, frames in FRAMES.items() for number, frame in enumerate(frames)]
EVERY_FRAME += [("other", number, frame) for number, frame in enumerate(denials.listed(denials.OTHER_SHAPES))]
AROUND = (
    "The hall was full on Monday evening, and the lamps were lit early because of the rain.\n\n{}\n\n"
    "“We have waited long enough,” said Albert Penn, a fisherman. The next meeting is in June."
)


def verdict_on(template: str, number: int, *, own: bool) -> Verdict:
    told, name, words = denials.written(template, number)
    carrying: Page = page(AROUND.format(told), own_material=own)
    return judged(carrying, said_by=name, words=words)


def test_there_are_fifty_frames_of_each_kind() -> None:
    assert {kind: len(set(frames)) for kind, frames in FRAMES.items()} == dict.fromkeys(FRAMES, 50)


@pytest.mark.parametrize("own", [False, True], ids=["public", "own"])
@pytest.mark.parametrize(("kind", "number", "frame"), EVERY_FRAME)
def test_words_that_were_not_said_are_not_corroborated(kind: str, number: int, frame: str, own: bool) -> None:
    verdict = verdict_on(frame, number, own=own)

    assert verdict.outcome is not Outcome.CORROBORATED or NoticeCode.DISPUTED_ELSEWHERE in codes(verdict), verdict


@pytest.mark.parametrize("own", [False, True], ids=["public", "own"])
@pytest.mark.parametrize(("number", "report"), list(enumerate(denials.listed(denials.PLAIN + denials.OTHER_PLAIN))))
def test_words_that_were_said_are_accused_of_nothing(number: int, report: str, own: bool) -> None:
    verdict = verdict_on(report, number, own=own)

    assert verdict.outcome is Outcome.CORROBORATED, verdict
    assert NoticeCode.DISPUTED_ELSEWHERE not in codes(verdict)
