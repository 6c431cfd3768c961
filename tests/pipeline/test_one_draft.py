"""One draft from its claims to its report, with stand-ins for the web: what is lost and what is kept when things go wrong."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import ParamSpec, TypeVar, cast

import pytest

from tests.fakes import FakeSearch
from tests.tools import case_of, tools_with
from verify.drafts.plain import draft_of_text
from verify.errors import UnreadableDraftError
from verify.jobs.job import Engine, WorkerFailure
from verify.model.claim import DraftClaims
from verify.model.draft import Draft, Link
from verify.model.page import (
    Material,
    Page,
    PageOutcome,
    Pointer,
    ProviderState,
    Query,
    Request,
    SearchAnswer,
    SearchHit,
    Unread,
)
from verify.model.span import Span
from verify.model.verdict import DraftReport, Outcome, Reason, Verdict
from verify.pipeline.meaning import Meanings
from verify.pipeline.one_draft import check_draft
from verify.ports import SearchProvider
from verify.reports.tally import unread_pointers
from verify.settings import Settings

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")

WORDS = "The new lighthouse keeper will polish every lantern before the autumn storms arrive"
DRAFT = f"“{WORDS},” said Runa Halvorsen, who heads the harbour council.\n"
LISTED = f"{DRAFT}\nSources:\nHarbour Herald: Lighthouse keeper promises polished lanterns for autumn storms\n"
CARRIER = "https://herald.example/lanterns"


def page(url: str, text: str = "", *, language: str = "en") -> Page:
    return Page(url=url, final_url=url, text=text, domain=url.split("/")[2], language=language)


STORY = page(CARRIER, f"“{WORDS},” said Runa Halvorsen on Monday.")


@dataclass
class Broken(FakeSearch):
    """A provider that raises, against its promise."""

    async def search(self, query: Query) -> SearchAnswer:
        raise KeyError(query.step)


@dataclass
class OnlyFor(FakeSearch):
    """A provider that finds its pages by one phrase alone."""

    phrase: str = ""

    async def search(self, query: Query) -> SearchAnswer:
        if any(self.phrase in phrase.text for phrase in query.phrases):
            return await FakeSearch.search(self, query)
        return SearchAnswer(state=ProviderState.EMPTY, asked="…")


def reading(*pages: PageOutcome) -> Callable[[Request], Awaitable[PageOutcome]]:
    known = {each.url: each for each in pages}

    async def read(request: Request) -> PageOutcome:
        return known.get(request.url) or Unread(url=request.url, reason="status_404", status=404)

    return read


def check(
    text: str,
    providers: Sequence[SearchProvider],
    read: Callable[[Request], Awaitable[PageOutcome]] | None = None,
    settings: Settings | None = None,
    links: Sequence[str] = (),
    judges: Engine | None = None,
    material: Material | None = None,
    progress: Callable[[str], None] = lambda _line: None,
    narrow: Callable[[Draft, DraftClaims], DraftClaims] = lambda _draft, found: found,
    meanings: Meanings | None = None,
) -> DraftReport:
    draft = draft_of_text(text, "draft.txt")
    draft = replace(draft, links=tuple(Link(url=url, span=Span(0, 1)) for url in links))
    tools = tools_with(read or reading(), providers, settings, progress=progress, meanings=meanings, judges=judges)
    case = case_of(draft, tools, material)
    return asyncio.run(check_draft(replace(case, claims=narrow(draft, case.claims)), tools))


def first(report: DraftReport) -> Verdict:
    return report.verdicts[0]


def test_a_provider_that_raises_is_one_that_did_not_answer() -> None:
    found = FakeSearch(hits=(SearchHit(url=CARRIER),), name="sound")

    beside = first(check(DRAFT, [Broken(name="broken"), found], reading(STORY)))
    alone = first(check(DRAFT, [Broken(name="broken")]))

    assert beside.outcome is Outcome.CORROBORATED
    assert (alone.outcome, alone.reason) == (Outcome.UNCHECKED, Reason.PROVIDER_FAILED)
    assert dict(alone.looked.providers)["broken"] is ProviderState.UNAVAILABLE


@pytest.mark.parametrize("headline", [True, False])
def test_a_page_that_only_a_listed_headline_led_to_counts_as_a_candidate(headline: bool) -> None:
    hits = (SearchHit(url="https://herald.example/gone"),)
    by_headline = OnlyFor(hits=hits, phrase="promises" if headline else "nothing at all")

    verdict = first(check(LISTED, [by_headline]))

    expected = (Outcome.UNCHECKED, Reason.PAGE_UNREAD) if headline else (Outcome.NOT_FOUND, None)
    assert (verdict.outcome, verdict.reason) == expected


def test_a_linked_page_in_another_language_does_not_make_every_quotation_a_translation() -> None:
    foreign = page("https://havn.example/fyr", "Runa Halvorsen møtte fiskerne mandag.", language="no")

    linked = first(check(DRAFT, [FakeSearch()], reading(foreign), links=[foreign.url]))
    searched = first(check(DRAFT, [FakeSearch(hits=(SearchHit(url=foreign.url),))], reading(foreign)))

    assert linked.outcome is Outcome.NOT_FOUND
    assert searched.reason is Reason.TRANSLATION


def test_offline_without_a_stored_answer_says_offline() -> None:
    nobody = FakeSearch(state=ProviderState.NOT_ASKED)

    verdict = first(check(DRAFT, [nobody], settings=Settings(offline=True)))

    assert (verdict.outcome, verdict.reason) == (Outcome.UNCHECKED, Reason.OFFLINE)


def test_a_narrow_provider_that_is_not_stored_does_not_undo_what_a_general_one_answered_offline() -> None:
    narrow = FakeSearch(state=ProviderState.NOT_ASKED, name="wiki", general=False)

    verdict = first(check(DRAFT, [FakeSearch(), narrow], settings=Settings(offline=True)))

    assert verdict.outcome is Outcome.NOT_FOUND


def test_a_page_that_hangs_does_not_take_the_others_of_its_batch_with_it() -> None:
    async def read(request: Request) -> PageOutcome:
        if request.url == CARRIER:
            return STORY
        return await asyncio.Future()

    hits = (SearchHit(url="https://slow.example/never"), SearchHit(url=CARRIER))

    verdict = first(check(DRAFT, [FakeSearch(hits=hits)], read, Settings(timeout=1)))

    assert verdict.outcome is Outcome.CORROBORATED


def test_hits_without_the_words_do_not_hide_that_a_provider_stopped_answering() -> None:
    @dataclass
    class Tiring(FakeSearch):
        async def search(self, query: Query) -> SearchAnswer:
            self.state = ProviderState.LIMITED if self.asked else None
            return await FakeSearch.search(self, query)

    idle = page("https://idle.example/", "Nothing of note happened at the harbour on this quiet day.")
    verdict = first(check(DRAFT, [Tiring(hits=(SearchHit(url=idle.url),))], reading(idle)))

    assert dict(verdict.looked.providers)["fake"] is ProviderState.HITS
    assert (verdict.outcome, verdict.reason) == (Outcome.UNCHECKED, Reason.PROVIDER_FAILED)


class Killed:
    """An engine that has to end whatever it is given."""

    size = 1

    async def run(
        self, function: Callable[_Arguments, _Result], *arguments: _Arguments.args, **named: _Arguments.kwargs
    ) -> _Result | WorkerFailure:
        return WorkerFailure("timeout", "ended after 180 seconds")


def test_judging_that_had_to_be_given_up_is_told_and_never_a_verdict() -> None:
    with pytest.raises(UnreadableDraftError, match="given up: ended after 180 seconds"):
        check(DRAFT, [FakeSearch()], judges=Killed())


class Slow:
    """An engine whose work outlasts the time for a draft."""

    size = 1

    async def run(
        self, function: Callable[_Arguments, _Result], *arguments: _Arguments.args, **named: _Arguments.kwargs
    ) -> _Result | WorkerFailure:
        raise TimeoutError


def test_judging_that_outlasts_the_time_leaves_out_the_longest_pages_and_denies_nothing() -> None:
    long = page(CARRIER, "The council met on Monday. " * 20_000, language="en")

    report = check(DRAFT, [FakeSearch(hits=(SearchHit(url=CARRIER),))], reading(long), judges=Slow())

    assert first(report).outcome is Outcome.UNCHECKED
    assert [failure.reason for failure in first(report).looked.failures] == ["timeout"]


@pytest.mark.parametrize("whole", [True, False])
def test_a_page_that_an_archive_holds_in_part_is_fetched_whole(whole: bool) -> None:
    held = replace(page(CARRIER, "The council met on Monday.", language="en"), whole=whole)
    material = Material(named=True, found=((held, ()),))
    providers = [FakeSearch(hits=(SearchHit(url=CARRIER),))]

    verdict = first(check(DRAFT, providers, reading(STORY), material=material))

    assert verdict.outcome is (Outcome.NOT_FOUND if whole else Outcome.CORROBORATED)


@pytest.mark.parametrize("url", ["http://u:p@herald.example/a", "https://herald.example:2345/a"])
def test_a_link_that_is_never_opened_is_a_page_that_stayed_unread(url: str) -> None:
    verdict = first(check(DRAFT, [FakeSearch()], links=[url]))

    assert (verdict.outcome, verdict.reason) == (Outcome.UNCHECKED, Reason.PAGE_UNREAD)


def test_a_claim_that_cannot_be_compared_is_unchecked_the_place_in_the_code_is_said_and_the_others_stand() -> None:
    lines: list[str] = []
    text = f"{DRAFT}\n“The old ferry will sail again in the spring,” said Runa Halvorsen.\n"

    def broken(_draft: Draft, claims: DraftClaims) -> DraftClaims:
        good, bad = [claim for claim in claims.claims if claim.asks][:2]
        part = replace(bad.parts[0], text=cast(str, 7))
        return replace(claims, claims=(good, replace(bad, parts=(part, part))))

    report = check(text, (), reading(STORY), links=(CARRIER,), progress=lines.append, narrow=broken)

    good, bad = report.verdicts
    assert good.outcome is Outcome.CORROBORATED
    assert (bad.outcome, bad.reason) == (Outcome.UNCHECKED, Reason.INTERNAL)
    assert any(line.startswith(f"draft.txt: {bad.claim.id}: internal fault: ") and ".py:" in line for line in lines)


def pointing(*urls: str) -> Material:
    claim = claims_of_text(DRAFT)[0]
    found = tuple(Pointer(url=url, index="quotes.index", passage=f"she said “{WORDS}” there") for url in urls)
    return Material(pointers=((claim, found),))


def claims_of_text(text: str) -> list[str]:
    return [verdict.claim.id for verdict in check(text, []).verdicts]


def test_a_page_that_a_quotation_index_points_to_is_read_before_anybody_is_asked() -> None:
    provider = FakeSearch()

    verdict = first(check(DRAFT, [provider], reading(STORY), material=pointing(CARRIER, "https://b.example/2")))

    assert verdict.outcome is Outcome.CORROBORATED
    assert verdict.looked.failures == ()
    assert [each.url for each in verdict.looked.pointers] == [CARRIER, "https://b.example/2"]
    assert provider.asked == []


@pytest.mark.parametrize("provider", ["gdelt", "none"])
def test_a_pointer_to_a_page_that_stays_unread_makes_it_unchecked_and_is_shown(provider: str) -> None:
    settings = Settings(provider=(provider,))
    providers = [FakeSearch()] if provider != "none" else []

    verdict = first(check(DRAFT, providers, reading(), settings, material=pointing("https://gone.example/")))

    assert (verdict.outcome, verdict.reason) == (Outcome.UNCHECKED, Reason.PAGE_UNREAD)
    assert [each.url for each in verdict.looked.failures] == ["https://gone.example/"]
    assert unread_pointers(verdict)["https://gone.example/"].passage == f"she said “{WORDS}” there"


def test_a_page_that_no_longer_carries_what_the_index_has_of_it_is_no_support() -> None:
    empty = page("https://herald.example/lanterns", "Runa Halvorsen met fishermen on Monday.")

    verdict = first(check(DRAFT, [FakeSearch()], reading(empty), material=pointing(empty.url)))

    assert verdict.outcome is Outcome.NOT_FOUND
