"""What is known while a draft is looked for is told to whoever waits, and to nobody else."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from tests.fakes import FakeSearch
from tests.reports import sample
from tests.tools import case_of, tools_with
from verify.drafts.plain import draft_of_text
from verify.model.page import Page, PageOutcome, Request, SearchHit
from verify.model.verdict import DraftReport, Outcome
from verify.pipeline.one_draft import check_draft
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
