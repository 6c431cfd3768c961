"""The step after judging: a reader of meaning is asked about what was not found, in few questions and little time."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verify.judge.meaning import MeaningQuestion, meaning_questions, with_readings
from verify.model.meaning import Meaning, ReaderName, Reading
from verify.model.verdict import DraftReport
from verify.pipeline.verdicts import Known
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


async def read_meaning(report: DraftReport, known: Known, meanings: Meanings | None, progress: Progress) -> DraftReport:
    """*report* after the reader was asked; what it did not answer in time, or when cancelled, is left as it was."""
    if meanings is None or not report.complete:
        return report
    as_of = known.settings.as_of
    asked = meaning_questions(report, known.pages, own_material=meanings.own_material, as_of=as_of)
    answers: list[_Answered] = []
    try:
        async with asyncio.timeout(min(meanings.seconds, known.settings.timeout)):
            await _ask(asked[: meanings.most_pairs], meanings.reader, answers)
    except TimeoutError:
        progress(f"{report.path}: the reader {meanings.reader.name} took too long")
    except asyncio.CancelledError:
        progress(f"{report.path}: the reader {meanings.reader.name} was interrupted")
    for line in _doubts(answers):
        progress(f"{report.path}: the reader {meanings.reader.name} is unsure: {line}")
    return with_readings(report, answers, meanings.name, known.pages)


async def _ask(asked: Sequence[MeaningQuestion], reader: MeaningReader, answers: list[_Answered]) -> None:
    """Add to *answers* in rounds, one passage of each quotation a round, until one of them says the same."""
    left = list(asked)
    while left:
        settled = {question.claim_id for question, reading in answers if reading.meaning is Meaning.SAME}
        begun: dict[str, MeaningQuestion] = {}
        for question in left:
            if question.claim_id not in settled:
                begun.setdefault(question.claim_id, question)
        left = [question for question in left if question not in begun.values() and question.claim_id not in settled]
        if begun:
            answers += zip(begun.values(), await _readings(reader, tuple(begun.values())), strict=True)


async def _readings(reader: MeaningReader, asked: Sequence[MeaningQuestion]) -> Sequence[Reading]:
    """What *reader* says of *asked*; one that breaks its promise is unsure."""
    (said,) = await asyncio.gather(_said(reader, asked), return_exceptions=True)
    if isinstance(said, BaseException) and not isinstance(said, Exception):
        raise said
    kept = list(said) if isinstance(said, list | tuple) else []
    if len(kept) == len(asked) and all(isinstance(each, Reading) for each in kept):
        return kept
    why = f"internal fault ({type(said).__name__})" if isinstance(said, Exception) else "an answer of another kind"
    return [Reading(meaning=Meaning.UNSURE, reason=why) for _ in asked]


async def _said(reader: MeaningReader, asked: Sequence[MeaningQuestion]) -> object:
    # In here, so that what is raised before anything is awaited is caught as well.
    return await reader.read([question.pair for question in asked])


def _doubts(answers: Sequence[_Answered]) -> Iterator[str]:
    """Why the reader was unsure, each reason once."""
    unsure = (reading.reason for _, reading in answers if reading.meaning is Meaning.UNSURE and reading.reason)
    yield from dict.fromkeys(unsure)
