"""A draft with one word corrected is checked again without a network: what did not change keeps its outcome."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import date, timedelta

import httpx

from tests.fakes import NOON, FakeSearch
from tests.fetch.clients import PLAIN, FakeTime
from tests.tools import case_of, tools_with
from verify.drafts.plain import draft_of_text
from verify.fetch.cache import MemoryCache
from verify.fetch.client import PoliteFetcher
from verify.fetch.seal import sealed
from verify.fetch.upkeep import is_note
from verify.model.page import PageOutcome, Phrase, ProviderState, Query, Request, Unread
from verify.model.verdict import DraftReport, Outcome, Reason
from verify.pages.extract import read_page
from verify.pipeline.earlier import Earlier
from verify.pipeline.one_draft import check_draft
from verify.ports import ProviderTools
from verify.search.gdelt import Gdelt
from verify.settings import Settings

SPOKEN = {
    "Runa Halvorsen": "The lighthouse keeper will polish every lantern before the autumn storms arrive",
    "Bo Quayle": "Ferry captains complained about crumbling jetties long before the council listened",
    "Cy Dockery": "Fishermen deserve cheaper diesel and warmer sheds beside the northern breakwater",
    "Ida Moen": "Children counted seventeen herons nesting behind the abandoned cannery last spring",
    "Jo Hale": "Engineers measured the dike twice and found neither cracks nor burrowing muskrats",
}
INVENTED = {
    "Kai Brandt": "Nobody on the harbour board ever mentioned painting the cranes purple and silver",
    "Liv Sund": "Tourists adore our gravel beaches although brochures promise golden powdery sand",
    "Max Ode": "Volunteers rescued eleven drowsy hedgehogs from beneath the festival bandstand",
    "Nell Voss": "Accountants discovered unpaid invoices stuffed inside a broken grandfather clock",
}
PARAGRAPH = "“{words},” {name} said on Monday, when the harbour council of Fernport met for its spring session."
STORIES = {
    f"https://herald{number}.example/story": f"<html><head><title>Council meets, part {number}</title></head><body><article>"
    f"<h1>Council meets</h1><p>{PARAGRAPH.format(words=words, name=name)}</p>"
    f"<p>The meeting number {number} took three hours, and {name} left it without another word to anybody there.</p>"
    "</article></body></html>"
    for number, (name, words) in enumerate(SPOKEN.items())
}
DRAFT = "\n\n".join(f"“{words},” {name} said." for name, words in (SPOKEN | INVENTED).items()) + "\n"


def web(request: httpx.Request) -> httpx.Response:
    """GDELT, which knows the stories by their words, and the stories."""
    if request.url.host != "api.gdeltproject.org":
        story = STORIES.get(str(request.url))
        return httpx.Response(200, html=story) if story else httpx.Response(404)
    phrases = [each for each in request.url.params["query"].split('"')[1::2] if len(each.split()) > 2]
    found = [url for url, story in STORIES.items() if any(phrase.lower() in story.lower() for phrase in phrases)]
    articles = [{"url": url, "title": url, "language": "English"} for url in found]
    return httpx.Response(200, json={"articles": articles} if found else {})


class Listed(MemoryCache):
    """A cache that can name its keys."""

    def __init__(self) -> None:
        super().__init__()
        self.known: set[str] = set()

    def put(self, key: str, data: bytes) -> None:
        self.known.add(key)
        super().put(key, data)


async def _checked(text: str, cache: MemoryCache, *, offline: bool, today: date) -> DraftReport:
    settings, time = Settings(offline=offline), FakeTime()
    transport = None if offline else httpx.MockTransport(web)
    policy = replace(PLAIN, offline=offline)
    fetcher = PoliteFetcher(policy, cache, transport=transport, now=lambda: NOON, sleep=time.sleep, clock=time.clock)

    async def read(request: Request) -> PageOutcome:
        outcome = await fetcher.get(request)
        return outcome if isinstance(outcome, Unread) else read_page(outcome)

    async with fetcher:
        provider_tools = ProviderTools(fetcher=fetcher, keys={}, today=today)
        tools = tools_with(
            read,
            (Gdelt(provider_tools),),
            settings,
            fetcher=fetcher,
            today=today,
            network_seen=lambda: fetcher.network_seen,
            earlier=Earlier(cache, fetcher.holds, offline),
        )
        draft = draft_of_text(text, "draft.txt")
        return await check_draft(case_of(draft, tools), tools)


def outcomes(text: str, cache: MemoryCache, *, offline: bool = False, days: int = 0) -> dict[str, Outcome]:
    report = asyncio.run(_checked(text, cache, offline=offline, today=NOON.date() + timedelta(days=days)))
    return {verdict.claim.text: verdict.outcome for verdict in report.verdicts}


def test_every_unchanged_quotation_keeps_its_outcome_when_one_word_is_corrected_and_nobody_can_be_asked() -> None:
    cache = MemoryCache()
    before = outcomes(DRAFT, cache)
    edited = DRAFT.replace("eleven drowsy hedgehogs", "twelve drowsy hedgehogs")

    after = outcomes(edited, cache, offline=True, days=2)

    unchanged = set(before) & set(after)
    assert sorted(before.values()) == [Outcome.CORROBORATED] * 5 + [Outcome.NOT_FOUND] * 4
    assert len(unchanged) == 8
    assert {text: after[text] for text in unchanged} == {text: before[text] for text in unchanged}
    assert [after[text] for text in set(after) - unchanged] == [Outcome.UNCHECKED]


def test_a_quotation_whose_slip_is_corrected_is_found_on_the_pages_of_the_run_before() -> None:
    cache = MemoryCache()
    wrong = DRAFT.replace("seventeen herons", "seventy herons")
    before = outcomes(wrong, cache)

    after = outcomes(DRAFT, cache, offline=True)

    (corrected,) = set(after) - set(before)
    assert "seventeen herons" in corrected
    assert after[corrected] is Outcome.CORROBORATED


def test_without_notes_of_earlier_runs_what_was_never_asked_is_unchecked() -> None:
    cache = Listed()
    outcomes(DRAFT, cache)
    for key in filter(is_note, cache.known):
        cache.drop(key)
    edited = DRAFT.replace("eleven drowsy", "twelve drowsy")

    report = asyncio.run(_checked(edited, cache, offline=True, today=NOON.date()))

    lost = [verdict for verdict in report.verdicts if verdict.outcome is Outcome.UNCHECKED]
    assert len(lost) > 1
    assert {verdict.reason for verdict in lost} == {Reason.OFFLINE}


def test_a_note_that_was_tampered_with_is_none() -> None:
    cache = Listed()
    query = Query(phrases=(Phrase(claim_id="q1", text="seventeen herons nesting"),))
    texts = {"q1": "Seventeen herons nesting"}
    asyncio.run(Earlier(cache).ask(FakeSearch(), query, texts))
    (key,) = cache.known
    provider = FakeSearch(state=ProviderState.NOT_ASKED)

    whole = cache.get(key) or b""
    others = (b"", b"[", b"[]", b"{}", json.dumps({"phrases": ["other words"], "words": 1}).encode())
    for told in (*others, *map(sealed, others), whole[:-1], whole.replace(b"herons", b"swans!")):
        cache.put(key, told)
        ((part, answer),) = asyncio.run(Earlier(cache, offline=True).ask(provider, query, texts))

        assert (part, answer.state) == (query, ProviderState.NOT_ASKED)
