"""A page that several drafts want is read once."""

from __future__ import annotations

import asyncio

from verify.model.page import PageOutcome, Request, Unread
from verify.pipeline.shared_pages import SharedPages


def test_a_page_is_read_once_whoever_wants_it_and_however_it_ended() -> None:
    asked: list[str] = []

    async def read(request: Request) -> PageOutcome:
        asked.append(request.url)
        return Unread(url=request.url, reason="paywall")

    async def run() -> list[PageOutcome]:
        pages, story = SharedPages(read), Request(url="https://herald.example/story")
        together = await asyncio.gather(pages.read(story), pages.read(story))
        later = await pages.read(story)
        other = await pages.read(Request(url="https://herald.example/other"))
        await pages.aclose()
        return [*together, later, other]

    assert len(asyncio.run(run())) == 4
    assert asked == ["https://herald.example/story", "https://herald.example/other"]
