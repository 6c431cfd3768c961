"""Drafts of one run ask together: once for all, in their own order, and nobody waits for one that asks no more."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from tests.fakes import FakeSearch
from tests.tools import case_of, tools_with
from verify.drafts.plain import draft_of_text
from verify.model.page import Page, PageOutcome, Phrase, ProviderState, Query, Request, SearchAnswer, SearchHit, Unread
from verify.model.verdict import DraftReport, Outcome
from verify.pipeline.draft_time import DraftTime
from verify.pipeline.one_draft import check_draft
from verify.pipeline.question_queue import Answered, QuestionQueue
from verify.pipeline.questions import questions_of
from verify.search.join_questions import JoinedQuestion
from verify.search.queries import best_runs
from verify.settings import Settings

LANTERNS = "The lighthouse keeper will polish every lantern before the autumn storms arrive"
JETTIES = "Ferry captains complained about crumbling jetties long before the council listened"
DRAFTS = {"a.md": f"“{LANTERNS},” said Runa Halvorsen.\n", "b.md": f"“{JETTIES},” said Bo Quayle.\n"}


def query(text: str) -> Query:
    return Query(phrases=(Phrase(claim_id="q1", text=text),))


def whole(asked: Query) -> Query | None:
    return asked


@dataclass
class Service:
    """Answers one question after the other, and remembers them."""

    refuses: str = "nothing"

    def __post_init__(self) -> None:
        self.asked: list[tuple[str, ...]] = []

    async def ask(self, question: JoinedQuestion) -> SearchAnswer:
        texts = tuple(phrase.text for phrase in question.query.phrases)
        self.asked.append(texts)
        state = ProviderState.REFUSED if self.refuses in texts else ProviderState.EMPTY
        return SearchAnswer(state=state, asked="…")


async def answers(coming: asyncio.Queue[Answered | None]) -> list[Answered]:
    found = []
    while (each := await coming.get()) is not None:
        found.append(each)
    return found


def rounds(
    service: Service,
    texts: dict[str, str],
    *,
    drafts: tuple[str, ...] = ("a.md", "b.md", "c.md"),
    still_open: Callable[[Query], Query | None] = whole,
) -> dict[str, list[Answered]]:
    """Each draft in *texts* asks for its words and leaves; the others leave before."""

    async def run() -> dict[str, list[Answered]]:
        queue = QuestionQueue(service.ask, 6, drafts)
        worker = asyncio.create_task(queue.work())
        coming = {draft: queue.submit(draft, [query(text)], still_open) for draft, text in texts.items()}
        for draft in drafts:
            if draft not in texts:
                queue.leave(draft)
        found = {draft: await answers(each) for draft, each in coming.items()}
        worker.cancel()
        return found

    return asyncio.run(run())


def test_drafts_are_asked_for_in_one_question_in_the_order_of_the_run() -> None:
    service = Service()

    found = rounds(service, {"b.md": "crumbling jetties", "a.md": "polished lanterns"})

    assert service.asked == [("polished lanterns", "crumbling jetties")]
    assert [(each.part, each.drafts) for each in found["b.md"]] == [(query("crumbling jetties"), 2)]


def test_a_refused_question_is_asked_for_each_draft_so_that_one_does_not_spoil_it_for_all() -> None:
    service = Service(refuses="polished lanterns")

    found = rounds(service, {"a.md": "polished lanterns", "b.md": "crumbling jetties", "c.md": "quiet herons"})

    states = {draft: each.answer.state for draft, (each,) in found.items()}
    assert states == {"a.md": ProviderState.REFUSED, "b.md": ProviderState.EMPTY, "c.md": ProviderState.EMPTY}


def test_what_is_settled_by_the_time_of_asking_is_not_asked() -> None:
    service = Service()

    found = rounds(service, {"a.md": "polished lanterns"}, still_open=lambda _asked: None)

    assert (service.asked, found) == ([], {"a.md": []})


def test_what_is_settled_while_the_next_question_waits_its_turn_is_not_asked() -> None:
    service, settled = Service(), list[str]()

    def pause() -> float:
        settled.append("crumbling jetties")
        return 0.001

    def still_open(asked: Query) -> Query | None:
        return None if asked.phrases[0].text in settled else asked

    async def run() -> None:
        queue = QuestionQueue(service.ask, 1, ["a.md"], pause)
        worker = asyncio.create_task(queue.work())
        await answers(queue.submit("a.md", [query("polished lanterns"), query("crumbling jetties")], still_open))
        worker.cancel()

    asyncio.run(run())
    assert service.asked == [("polished lanterns",)]


def test_a_draft_whose_words_ride_and_find_no_room_waits_for_no_answer() -> None:
    service = Service()
    long, riding = "polished lanterns " * 12, Query(phrases=(Phrase(claim_id="q1", text="jetties", rides=True),))

    async def run() -> list[Answered]:
        queue = QuestionQueue(service.ask, 1, ["a.md", "b.md"])
        worker = asyncio.create_task(queue.work())
        queue.submit("a.md", [query(long)], whole)
        found = await answers(queue.submit("b.md", [riding], whole))
        worker.cancel()
        return found

    assert asyncio.run(run()) == []
    assert not any("jetties" in texts for texts in service.asked)


def test_what_is_asked_by_subject_waits_until_every_draft_has_come_to_it() -> None:
    service = Service()

    def by_name(name: str) -> Query:
        return Query(
            phrases=(Phrase(claim_id="q1", text=name),), any_words=("lanterns",), step="speaker and rare words"
        )

    async def run() -> None:
        queue = QuestionQueue(service.ask, 6, ["a.md", "b.md"])
        worker = asyncio.create_task(queue.work())
        early = queue.submit("a.md", [by_name("Runa Halvorsen")], whole)
        await answers(queue.submit("b.md", [query("crumbling jetties")], whole))
        await answers(queue.submit("b.md", [by_name("Bo Quayle")], whole))
        await answers(early)
        worker.cancel()

    asyncio.run(run())
    assert service.asked == [("crumbling jetties",), ("Runa Halvorsen", "Bo Quayle")]


class Story(FakeSearch):
    """Knows the page of the lighthouse alone."""

    async def search(self, query: Query) -> SearchAnswer:
        known = any("lighthouse" in phrase.text for phrase in query.phrases)
        answer = await FakeSearch.search(self, query)
        return answer if known else SearchAnswer(state=ProviderState.EMPTY, asked=answer.asked)


def checked(provider: FakeSearch, outcome: PageOutcome) -> dict[str, DraftReport]:
    async def read(_request: Request) -> PageOutcome:
        return outcome

    async def run() -> dict[str, DraftReport]:
        tools = tools_with(read, [provider], Settings())
        async with questions_of(tuple(DRAFTS), tools.questions) as questions:
            together = tools_with(read, [provider], Settings(), questions=questions)
            cases = [case_of(draft_of_text(text, path), together) for path, text in DRAFTS.items()]
            reports = await asyncio.gather(*(check_draft(case, together) for case in cases))
        return dict(zip(DRAFTS, reports, strict=True))

    return asyncio.run(run())


URL = "https://herald.example/lanterns"


def test_a_page_found_for_two_drafts_settles_the_one_whose_words_it_carries() -> None:
    page = Page(url=URL, final_url=URL, text=f"“{LANTERNS},” said Runa Halvorsen.", domain="herald.example")
    provider = Story(name="news", batch=6, hits=(SearchHit(url=URL, title="Keeper will polish every lantern"),))

    found = checked(provider, page)

    assert [report.verdicts[0].outcome for report in found.values()] == [Outcome.CORROBORATED, Outcome.NOT_FOUND]
    assert {phrase.text for phrase in provider.asked[0].phrases} >= {*best_runs(LANTERNS, 1), *best_runs(JETTIES, 1)}


def test_an_unread_page_that_exact_words_of_two_drafts_led_to_leaves_neither_not_found() -> None:
    provider = Story(name="news", batch=6, hits=(SearchHit(url=URL, title="Keeper will polish every lantern"),))

    found = checked(provider, Unread(url=URL, reason="paywall"))

    assert [report.verdicts[0].outcome for report in found.values()] == [Outcome.UNCHECKED] * 2


def test_the_time_of_a_draft_does_not_run_while_it_waits_for_others() -> None:
    async def run() -> tuple[float | None, bool]:
        answered = asyncio.Event()
        answered.set()
        async with asyncio.timeout(1000) as limit:
            time = DraftTime(limit)
            with time.waiting(), time.waiting():
                await answered.wait()
                stopped = limit.when()
            return stopped, limit.when() is not None

    assert asyncio.run(run()) == (None, True)
