"""While pages are read the next question waits its turn, no longer, and what is known is told to whoever waits."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tests.fakes import FakeSearch
from tests.reports import sample
from tests.tools import case_of, tools_with
from verify.drafts.plain import draft_of_text
from verify.model.draft import Link
from verify.model.page import Page, PageOutcome, Query, Request, SearchAnswer, SearchHit
from verify.model.span import Span
from verify.model.verdict import DraftReport, Outcome
from verify.pipeline.one_draft import check_draft
from verify.pipeline.questions import Questions
from verify.pipeline.so_far import SoFar

WORDS = "The lighthouse keeper will polish every lantern before the autumn storms arrive"


@dataclass
class Terminal:
    """Remembers what it heard, and that it heard something."""

    heard: list[DraftReport] = field(default_factory=list)
    something: asyncio.Event = field(default_factory=asyncio.Event)

    def hear(self, report: DraftReport) -> None:
        self.heard.append(report)
        self.something.set()


async def judged() -> DraftReport:
    return sample.draft_report("a.md")


def test_what_was_found_is_told_once() -> None:
    terminal = Terminal()

    async def run() -> None:
        so_far = SoFar(judged, terminal.hear, calm=0)
        async with so_far.telling():
            so_far.found()
            so_far.found()
            await terminal.something.wait()

    asyncio.run(run())
    assert [report.path for report in terminal.heard] == ["a.md"]


def test_an_outcome_is_told_while_another_page_is_still_being_read() -> None:
    terminal = Terminal()

    async def read(request: Request) -> PageOutcome:
        if "slow" in request.url:
            await terminal.something.wait()
        text = f"“{WORDS},” said Runa Halvorsen." if "fast" in request.url else "Nothing about lanterns."
        return Page(url=request.url, final_url=request.url, text=text)

    async def run() -> DraftReport:
        hits = tuple(SearchHit(url=f"https://{name}.example/") for name in ("fast", "slow"))
        tools = tools_with(read, [FakeSearch(hits)], so_far=terminal.hear)
        draft = draft_of_text(f"“{WORDS},” said Runa Halvorsen.\n", "a.md")
        return await check_draft(case_of(draft, tools), tools)

    report = asyncio.run(run())
    assert [each.verdicts[0].outcome for each in (*terminal.heard, report)] == [Outcome.CORROBORATED] * 2


@dataclass
class Paced(FakeSearch):
    """Names a page that is not read before the second question was put."""

    pace: Mapping[str, float] = field(default_factory=lambda: {"news.example": 0.001})
    second: asyncio.Event = field(default_factory=asyncio.Event)

    async def search(self, query: Query) -> SearchAnswer:
        if self.asked:
            self.second.set()
        return await FakeSearch.search(self, query)

    async def read(self, request: Request) -> PageOutcome:
        await self.second.wait()
        return Page(url=request.url, final_url=request.url, text=f"“{WORDS},” said Runa Halvorsen.")


def looked_for(provider: Paced, *, links: tuple[str, ...] = (), free_in: float = 0.001) -> DraftReport:
    questions = Questions(providers=(provider,), free_in=lambda _domain: free_in)
    tools = tools_with(provider.read, (), questions=questions, known_first=0.001)
    draft = replace(
        draft_of_text(f"“{WORDS},” said Runa Halvorsen.\n", "a.md"),
        links=tuple(Link(url=url, span=Span(0, 1)) for url in links),
    )

    async def run() -> DraftReport:
        async with asyncio.timeout(10):
            return await check_draft(case_of(draft, tools), tools)

    return asyncio.run(run())


def test_the_next_question_is_put_while_a_slow_page_is_read() -> None:
    report = looked_for(Paced(hits=(SearchHit(url="https://slow.example/"),)))

    assert report.verdicts[0].outcome is Outcome.CORROBORATED


def test_a_slow_page_that_the_draft_links_holds_up_no_question() -> None:
    report = looked_for(Paced(), links=("https://slow.example/",))

    assert report.verdicts[0].outcome is Outcome.CORROBORATED
