"""The step after judging: a reader of meaning is asked about what was not found, in few questions and little time."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from verify.errors import UnreadableDraftError
from verify.jobs.job import Engine
from verify.judge.meaning import meaning_questions, with_readings
from verify.model.meaning import Meaning, MeaningPair, MeaningQuestion, ReaderName, Reading
from verify.model.verdict import DraftReport
from verify.pipeline.elsewhere import elsewhere
from verify.pipeline.verdicts import Known, judge_known
from verify.ports import MeaningReader, Progress

# For one draft: pairs that a reader is asked about, and seconds that it has for all of them.
MOST_PAIRS = 30
READER_SECONDS = 120.0

_Answered = tuple[MeaningQuestion, Reading]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meanings:
    """Who is asked what words mean in a run, and whether about the user's own material too."""

    reader: MeaningReader
    own_material: bool = False
    most_pairs: int = MOST_PAIRS
    seconds: float = READER_SECONDS

    @property
    def name(self) -> ReaderName:
        """Whom reports name."""
        reader = self.reader
        return ReaderName(name=reader.name, model=reader.model, prompt_version=reader.prompt_version)


async def read_meaning(
    report: DraftReport, known: Known, meanings: Meanings | None, progress: Progress, judges: Engine | None = None
) -> DraftReport:
    """*report* after the reader was asked; what it did not answer in time, or when cancelled, is left as it was.

    Where it says something of reported speech, figures or sources, *judges* judge them once more.
    """
    if meanings is None or not report.complete:
        return report
    as_of = known.settings.as_of
    asked = meaning_questions(report, known.pages, own_material=meanings.own_material, as_of=as_of)
    answers: list[_Answered] = []
    try:
        async with asyncio.timeout(min(meanings.seconds, known.settings.timeout)):
            await _ask(asked, meanings, answers)
            report = await _judged_again(report, replace(known, answers=tuple(answers), reader=meanings.name), judges)
    except UnreadableDraftError as fault:
        # The report that is there is better than none.
        progress(str(fault))
    except TimeoutError:
        progress(f"{report.path}: the reader {meanings.reader.name} took too long")
    except asyncio.CancelledError:
        progress(f"{report.path}: the reader {meanings.reader.name} was interrupted")
    for line in _doubts(answers):
        progress(f"{report.path}: the reader {meanings.reader.name} is unsure: {line}")
    return with_readings(report, answers, meanings.name, known.pages)


async def _judged_again(report: DraftReport, known: Known, judges: Engine | None) -> DraftReport:
    told = (Meaning.SAME, Meaning.OPPOSITE)
    if not any(question.pair.retold and reading.meaning in told for question, reading in known.answers):
        return report
    return await elsewhere(judges, known.draft.path, judge_known, known)


async def _ask(asked: Sequence[MeaningQuestion], meanings: Meanings, answers: list[_Answered]) -> None:
    """Add to *answers* in rounds, one passage of each claim and source a round, until one of them says the same.

    No pair is asked about twice, and no more than allowed.
    """
    left, said = list(asked), dict[MeaningPair, Reading]()
    while left:
        settled = {question.about for question, reading in answers if reading.meaning is Meaning.SAME}
        begun: dict[str, MeaningQuestion] = {}
        for question in left:
            if question.about not in settled:
                begun.setdefault(question.about, question)
        left = [question for question in left if question not in begun.values() and question.about not in settled]
        pairs = dict.fromkeys(question.pair for question in begun.values() if question.pair not in said)
        new = list(pairs)[: meanings.most_pairs - len(said)]
        if new:
            said.update(zip(new, await _readings(meanings.reader, new), strict=True))
        answers += [(question, said[question.pair]) for question in begun.values() if question.pair in said]


async def _readings(reader: MeaningReader, asked: Sequence[MeaningPair]) -> Sequence[Reading]:
    """What *reader* says of *asked*; one that breaks its promise is unsure."""
    (said,) = await asyncio.gather(_said(reader, asked), return_exceptions=True)
    if isinstance(said, BaseException) and not isinstance(said, Exception):
        raise said
    kept = list(said) if isinstance(said, list | tuple) else []
    if len(kept) == len(asked) and all(isinstance(each, Reading) for each in kept):
        return kept
    why = f"internal fault ({type(said).__name__})" if isinstance(said, Exception) else "an answer of another kind"
    return [Reading(meaning=Meaning.UNSURE, reason=why) for _ in asked]


async def _said(reader: MeaningReader, asked: Sequence[MeaningPair]) -> object:
    # In here, so that what is raised before anything is awaited is caught as well.
    return await reader.read(asked)


def _doubts(answers: Sequence[_Answered]) -> Iterator[str]:
    """Why the reader was unsure, each reason once."""
    unsure = (reading.reason for _, reading in answers if reading.meaning is Meaning.UNSURE and reading.reason)
    yield from dict.fromkeys(unsure)
