"""The questions of all drafts to one provider: those of one round are put together, and asked once for all of them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field

from verify.model.page import ProviderState, Query, SearchAnswer
from verify.search.join_questions import AskedByDraft, JoinedQuestion, joined
from verify.search.names_and_words import STEP as LOOSE
from verify.search.source_queries import STEP

# A draft that reads slow pages holds the others up for so many seconds after the last of them came to ask.
PATIENCE = 30.0
# Steps that find pages by their subject, not by exact words.
TOPICAL = frozenset({LOOSE, STEP})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What came of the *part* of a question that one draft asked; *asked* is the whole, put for so many *drafts*."""

    part: Query
    asked: Query
    answer: SearchAnswer
    drafts: int = 1


@dataclass(slots=True)
class _Turn:
    queries: Sequence[Query]
    still_open: Callable[[Query], Query | None]
    answers: asyncio.Queue[Answered | None] = field(default_factory=asyncio.Queue)


class QuestionQueue:
    """Waits until every draft that may still ask has asked, joins their questions, asks, and begins anew.

    *ask* puts one question; *pause* tells in how many seconds the next one may be put. Groups follow the order of the
    *drafts*, whoever comes first: the same drafts ask the same.
    """

    def __init__(
        self,
        ask: Callable[[JoinedQuestion], Awaitable[SearchAnswer]],
        batch: int,
        drafts: Iterable[str],
        pause: Callable[[], float] = lambda: 0.0,
    ) -> None:
        self._ask, self._batch, self._pause = ask, batch, pause
        self._places = {draft: place for place, draft in enumerate(drafts)}
        self._asking = set(self._places)
        self._waiting: dict[str, _Turn] = {}
        self._moved = asyncio.Event()

    def submit(
        self, draft: str, queries: Sequence[Query], still_open: Callable[[Query], Query | None]
    ) -> asyncio.Queue[Answered | None]:
        """Where the answers to *queries* will come, and None after the last; what is not *still_open* by then is not asked."""
        turn = self._waiting[draft] = _Turn(queries, still_open)
        self._moved.set()
        return turn.answers

    def leave(self, draft: str) -> None:
        """*draft* asks nothing more: nobody waits for it."""
        self._asking.discard(draft)
        self._waiting.pop(draft, None)
        self._moved.set()

    async def work(self) -> None:
        """Ask, round by round, until cancelled."""
        while True:
            await self._all_have_come()
            # By exact words first: what is asked by subject is put together best when every draft has come to it.
            exact = [draft for draft, turn in self._waiting.items() if turn.queries[0].step not in TOPICAL]
            drafts = sorted(exact or self._waiting, key=self._places.__getitem__)
            await self._ask_for({draft: self._waiting.pop(draft) for draft in drafts})

    async def _all_have_come(self) -> None:
        while not self._waiting or not self._asking.issubset(self._waiting):
            self._moved.clear()
            try:
                async with asyncio.timeout(PATIENCE if self._waiting else None):
                    await self._moved.wait()
            except TimeoutError:
                return

    async def _ask_for(self, turns: dict[str, _Turn]) -> None:
        rest: list[AskedByDraft] = [(draft, query) for draft, turn in turns.items() for query in turn.queries]
        questions: Sequence[JoinedQuestion] = ()
        while True:
            # What pages that were read meanwhile have settled is asked no more, and makes room.
            still = [(draft, query) for draft, asked in rest if (query := turns[draft].still_open(asked)) is not None]
            if still != rest or not questions:
                questions = joined(still, self._batch)
            # What rides and found no room is not asked now.
            self._dismiss(turns, {draft for each in questions for draft in each.drafts})
            if not questions:
                return
            for asked_for, answer in await self._answers_to(questions[0]):
                for draft, part in asked_for.parts:
                    turns[draft].answers.put_nowait(
                        Answered(part=part, asked=asked_for.query, answer=answer, drafts=len(asked_for.drafts))
                    )
            questions = questions[1:]
            if questions and (pause := self._pause()):
                # What the drafts read meanwhile may settle what the next question would ask for.
                await asyncio.sleep(pause)
            rest = [part for each in questions for part in each.parts]

    def _dismiss(self, turns: dict[str, _Turn], left: set[str]) -> None:
        """Tell those who have all their answers."""
        for draft in turns.keys() - left:
            turns.pop(draft).answers.put_nowait(None)

    async def _answers_to(self, question: JoinedQuestion) -> list[tuple[JoinedQuestion, SearchAnswer]]:
        """The answer to *question*; one that is refused is asked for fewer drafts at a time, as only one may be to blame."""
        answer = await self._ask(question)
        drafts = question.drafts
        if answer.state is not ProviderState.REFUSED or len(drafts) == 1:
            return [(question, answer)]
        first = set(drafts[: len(drafts) // 2])
        sides = [[part for part in question.parts if (part[0] in first) is side] for side in (True, False)]
        halves = [half for side in sides for half in joined(side, self._batch)]
        return [each for half in halves for each in await self._answers_to(half)]
