"""The one place where rooms meet: a draft goes in, its report comes out."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from verify.claims.find import find_claims
from verify.claims.headlines import listed_headlines
from verify.faults import Fault
from verify.filters.hosts import is_wanted
from verify.match.compare_claims import Found, carries, compare_words
from verify.model.claim import DraftClaims, outermost
from verify.model.draft import DirectiveKind, Draft
from verify.model.page import FetchFailure, Page, PageOutcome, Pointer, ProviderState, Query, Request, SearchAnswer
from verify.model.verdict import DraftReport, Looked, Reason, UnreadPage
from verify.pipeline.elsewhere import elsewhere, judge_in_time
from verify.pipeline.meaning import read_meaning
from verify.pipeline.read_page import page_of, state_of, unread_of
from verify.pipeline.toolbox import Tools
from verify.pipeline.verdicts import Known, compare_with
from verify.ports import SearchProvider
from verify.search.ask_provider import secrets_among
from verify.search.planner import Planner
from verify.search.provider_info import info_of
from verify.search.rank_hits import rank_hits
from verify.search.source_queries import STEP, source_questions, worth_reading
from verify.urls import host_of, same_page_key, usable_url

# How many pages of one draft are on their way at once; the fetcher keeps its own limits per host.
PAGES_AT_ONCE = 12


def claims_of(draft: Draft, tools: Tools) -> DraftClaims:
    """What is to be checked in *draft*."""
    return tools.narrow(draft, find_claims(draft, lexicon=tools.lexicon, outlets=tools.outlets))


async def check_draft(draft: Draft, found: DraftClaims, tools: Tools) -> DraftReport:
    """The report on what was *found* in one draft. When cancelled or out of time it judges what is known until then.

    Raises UnreadableDraftError where comparing it had to be given up.
    """
    run, cancelled = _Run(draft, found, tools), False
    ends = asyncio.get_running_loop().time() + tools.settings.timeout
    try:
        async with asyncio.timeout(tools.settings.timeout):
            await run.look()
    except TimeoutError:
        run.stop(Reason.TIMEOUT)
    except asyncio.CancelledError:
        cancelled = True
        run.stop(Reason.TIMEOUT)
    known = run.known()
    tools.earlier.keep_pages(draft.path, known.pages)
    report = await judge_in_time(known, tools.judges_of(known.pages), ends=ends, cancelled=cancelled)
    for fault in report.faults:
        tools.progress(f"{draft.path}: {fault.about}: {fault.what}")
    return await read_meaning(report, known, tools.meanings, tools.progress, tools.judges_of(known.pages))


class _Run:
    """What is known so far about one draft."""

    def __init__(self, draft: Draft, found: DraftClaims, tools: Tools) -> None:
        self._draft, self._found, self._tools = draft, found, tools
        self._claims = found.claims
        self._asking = tuple(claim for claim in found.claims if claim.asks)
        self._beside = source_questions(draft, found)
        self._planner = Planner(
            claims=self._asking,
            named_sources=found.named_sources,
            providers=tuple(info_of(provider) for provider in tools.providers),
            published_on=draft.published_on,
            today=tools.today,
            listed_titles=listed_headlines(draft, found.named_sources),
            beside=self._beside,
            offline=tools.settings.offline,
        )
        self._texts = {claim.id: claim.text for claim in self._asking}
        self._pages: list[Page] = []
        self._matches: dict[str, Found] = {}
        self._faults: list[Fault] = []
        self._outermost = outermost(self._claims)
        self._material_urls = frozenset(page.final_url for page in tools.material.pages)
        # What an archive kept whole need not be fetched once more; of a part the words may stand in the rest.
        held = (page for page in tools.material.pages if page.whole and not page.own_material)
        self._held = frozenset(same_page_key(page.url) for page in held)
        # Linked pages concern whatever the draft says, and whomever it names.
        self._everyone = [*(claim.id for claim in self._claims), *(source.key for source in found.named_sources)]
        self._seen: set[str] = set()
        self._known_before: set[str] = set()  # Read by earlier runs: of no weight for how many this one may read.
        self._slots = asyncio.Semaphore(PAGES_AT_ONCE)
        # Claims for which a candidate page stayed unread, and why; links and evidence concern all claims.
        self._failures: dict[str, list[UnreadPage]] = defaultdict(list)
        self._candidates: dict[str, set[str]] = defaultdict(set)
        self._linked: list[PageOutcome] = []
        self._pointed: dict[str, tuple[Pointer, ...]] = defaultdict(tuple)
        for claim_id, pointers in tools.material.pointers:
            self._pointed[claim_id] += pointers
        self._over_budget: set[str] = set()
        self._stopped: Reason | None = None

    def stop(self, reason: Reason) -> None:
        """Note that looking ended before it was done."""
        self._stopped = reason

    async def look(self) -> None:
        """Read the user's material, then what the draft links, then what providers find."""
        pages, level = self._tools.material.pages, self._tools.settings.clean_speech
        if pages:
            judges = self._tools.judges_of(pages)
            compared = await elsewhere(judges, self._draft.path, compare_with, self._claims, pages, level)
            self._faults += compared.faults
            found = compared.found.items()
            places = {each: tuple((pages[at], match) for at, match in matches) for each, matches in found}
            self._note_pages(pages, places)
        for outcome, claim_ids in self._tools.material.found:
            for failure in unread_of((outcome,)):
                self._note_failure(failure, claim_ids)
        if not (self._asking or self._found.named_sources or self._claims):
            return
        if "none" not in self._tools.settings.provider:
            await self._read_links()
        await self._read_earlier()
        await self._read_pointed()
        async with asyncio.TaskGroup() as group:
            for provider in self._tools.providers:
                group.create_task(self._ask(provider))

    async def _read_links(self) -> None:
        urls = [link.url for link in self._draft.links]
        if not self._tools.settings.isolated:
            urls += [note.value for note in self._draft.directives if note.kind is DirectiveKind.SOURCE]
        # Linked pages concern every quotation, but no quotation's own words led to them.
        self._linked = await self._read_all(urls, self._everyone, linked=True)

    async def _read_earlier(self) -> None:
        """Look into what earlier runs read for this draft: what it carries need not be asked for."""
        held = self._tools.earlier.held_pages(self._draft.path) if self._tools.providers else ()
        wanted = [url for url in self._fresh(held).values() if is_wanted(url, self._tools.settings)]
        outcomes = await asyncio.gather(*(self._tools.read(Request(url=url)) for url in wanted))
        # Nobody led here in this run: what can be read no more is told where somebody does.
        pages = [outcome for outcome in outcomes if isinstance(outcome, Page) and outcome.whole]
        self._known_before.update(same_page_key(page.url) for page in pages)
        self._seen |= self._known_before
        self._take(pages)

    async def _read_pointed(self) -> None:
        """Read where indexes of quotations point to, one page a claim at a time, until one carries its words."""
        for claim_id, pointers in self._pointed.items():
            self._candidates[claim_id].update(pointer.url for pointer in pointers)
        if "none" in self._tools.settings.provider:
            for claim_id, pointers in self._pointed.items():
                for pointer in pointers:
                    self._note_failure(UnreadPage(url=pointer.url, reason="not_asked_for"), [claim_id])
            return
        for at in range(max(map(len, self._pointed.values()), default=0)):
            wanting = {id_: found for id_, found in self._pointed.items() if not carries(self._matches.get(id_, ()))}
            rounds = (
                self._read_all([each.url for each in found[at : at + 1]], [id_]) for id_, found in wanting.items()
            )
            await asyncio.gather(*rounds)

    async def _ask(self, provider: SearchProvider) -> None:
        while (query := self._planner.next(provider.name)) is not None:
            self._tools.progress(f"{self._draft.path}: asking {provider.name} ({query.step})")
            secrets = secrets_among(self._tools.provider_tools.keys)
            for part, answer in await self._tools.earlier.ask(provider, query, self._texts, secrets):
                self._planner.record(provider.name, part, answer)
                await self._read_hits(part, answer)

    async def _read_hits(self, query: Query, answer: SearchAnswer) -> None:
        asked = list(dict.fromkeys(phrase.claim_id for phrase in query.phrases if phrase.claim_id))
        hits = rank_hits(answer.hits, self._asking, self._found.named_sources, self._draft.language)
        if query.step == STEP:
            hits = worth_reading(hits, self._beside)
        texts = [page_of(hit) for hit in hits if hit.text and is_wanted(hit.url, self._tools.settings)]
        self._take([page for page in texts if same_page_key(page.url) not in self._seen])
        self._seen.update(same_page_key(page.url) for page in texts)
        urls = [hit.url for hit in hits if not hit.text or not is_wanted(hit.url, self._tools.settings)]
        for claim_id in asked:
            self._candidates[claim_id].update(urls)
        # A headline that the draft lists leads to pages for all that it quotes.
        await self._read_all(urls, asked or self._everyone)

    async def _read_all(self, urls: Iterable[str], asked: Sequence[str], *, linked: bool = False) -> list[PageOutcome]:
        fresh = self._fresh(urls, linked=linked)
        room = max(0, self._tools.settings.max_pages - len(self._seen - self._known_before))
        if len(fresh) > room:
            self._over_budget.update(asked)
        wanted = dict(list(fresh.items())[:room])
        self._seen.update(wanted)
        return await asyncio.gather(*(self._read(url, asked, linked=linked) for url in wanted.values()))

    def _fresh(self, urls: Iterable[str], *, linked: bool = False) -> dict[str, str]:
        """Those of *urls* that may be read and were not yet, each once, by what tells pages apart.

        What the draft links (*linked*) and nobody may open, for its password or its port, is a page that stays unread.
        """
        urls = reversed(list(urls))
        fresh = {same_page_key(url): url for url in urls if usable_url(url) or (linked and host_of(url))}
        return {key: url for key, url in reversed(fresh.items()) if key not in self._seen and key not in self._held}

    async def _read(self, url: str, asked: Sequence[str], *, linked: bool) -> PageOutcome:
        async with self._slots:
            self._tools.progress(f"{self._draft.path}: reading {host_of(url)}")
            if is_wanted(url, self._tools.settings):
                outcome = await self._tools.read(Request(url=url, linked=linked))
            else:
                # Kept from being read, it may still carry the words: never silence, whoever excluded it.
                outcome = FetchFailure(url=url, reason="excluded")
        # At once: a page that hangs must not take with it what the others of its batch have brought.
        for failure in unread_of((outcome,)):
            self._note_failure(failure, asked)
        if isinstance(outcome, Page):
            self._take((outcome,))
        return outcome

    def _take(self, pages: Sequence[Page]) -> None:
        # Every page read for a draft is compared with all its quotations, whoever it was found for.
        level = self._tools.settings.clean_speech
        self._note_pages(pages, compare_words(self._claims, pages, self._faults.append, level))

    def _note_pages(self, pages: Sequence[Page], found: Mapping[str, Found]) -> None:
        self._pages.extend(pages)
        for page in pages:
            self._planner.note_host(host_of(page.final_url))
        for claim_id, matches in found.items():
            self._matches[claim_id] = (*self._matches.get(claim_id, ()), *matches)
            if carries(matches):
                self._planner.settle(claim_id)

    def _note_failure(self, failure: UnreadPage, asked: Sequence[str]) -> None:
        for claim_id in asked:
            self._failures[claim_id].append(failure)

    def known(self) -> Known:
        """Everything that is known by now."""
        return Known(
            draft=self._draft,
            found=self._found,
            pages=tuple(self._pages),
            matches=self._matches,
            looked={
                **{claim.id: self._looked(self._outermost[claim.id].id) for claim in self._claims},
                **{source.key: self._looked(source.key) for source in self._found.named_sources},
            },
            candidates={claim_id: frozenset(urls) for claim_id, urls in self._candidates.items()},
            general=frozenset(p.name for p in self._tools.providers if p.general),
            evidence_named=self._tools.material.named,
            faults=tuple(self._faults),
            settings=replace(self._tools.settings, keys=()),
        )

    def _looked(self, asking: str) -> Looked:
        """Where was looked for a claim or a named source, by its id."""
        states, queries = self._planner.looked(asking)
        mine = self._matches.get(asking, ())
        carried_by = {same_page_key(page.url) for page, match in mine if carries(((page, match),))}
        links = state_of(self._linked, any(same_page_key(page.url) in carried_by for page in self._linked))
        looked = Looked(
            providers=(("links", links), ("evidence", self._state_of_evidence(asking)), *states),
            queries=queries,
            pages_read=len(self._pages),
            failures=tuple(dict.fromkeys((*self._failures[asking], *unread_of(self._tools.material.outcomes)))),
            broke_off=self._planner.broke_off(asking),
            pointers=self._pointed.get(asking, ()),
        )
        return replace(looked, stopped=self._why_stopped(asking, looked))

    def _state_of_evidence(self, asking: str) -> ProviderState:
        material = self._tools.material
        if not material.named:
            return ProviderState.NOT_ASKED
        if any(page.final_url in self._material_urls for page, _ in self._matches.get(asking, ())):
            return ProviderState.HITS
        led_to = [outcome for outcome, claim_ids in material.found if asking in claim_ids]
        return ProviderState.UNAVAILABLE if unread_of((*material.outcomes, *led_to)) else ProviderState.EMPTY

    def _why_stopped(self, asking: str, looked: Looked) -> Reason | None:
        if self._stopped is not None:
            return self._stopped
        names = {provider.name for provider in self._tools.providers}
        asked_in_vain = any(state is ProviderState.UNAVAILABLE for name, state in looked.providers if name in names)
        if self._tools.settings.offline:
            missed = any(failure.reason == "offline" for failure in looked.failures)
            general = {provider.name for provider in self._tools.providers if provider.general} or names
            unasked = general.intersection(looked.broke_off, self._planner.unasked())
            return Reason.OFFLINE if missed or unasked else None
        if asked_in_vain and not self._tools.network_seen():
            return Reason.NO_NETWORK
        if asking in self._over_budget or self._planner.ran_out(asking):
            return Reason.BUDGET
        return None
