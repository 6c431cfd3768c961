"""One draft: what its claims are compared with is looked for, where it may stand, and then judged."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from verify.faults import Fault
from verify.filters.hosts import is_wanted
from verify.match.compare_claims import Found, carries, compare_words
from verify.model.draft import DirectiveKind
from verify.model.page import Page, PageOutcome, Query, Request, SearchAnswer, Unread
from verify.model.unread_reason import UnreadReason
from verify.model.verdict import DraftReport, Reason
from verify.pipeline.elsewhere import elsewhere, judge_in_time
from verify.pipeline.meaning import read_meaning
from verify.pipeline.questions import planner_of
from verify.pipeline.read_drafts import DraftCase
from verify.pipeline.read_page import page_of
from verify.pipeline.tools import Tools
from verify.pipeline.verdicts import Known, compare_with
from verify.ports import SearchProvider
from verify.search.rank_hits import key_of, rank_hits
from verify.search.record import SearchRecord
from verify.search.source_queries import STEP, worth_reading
from verify.urls import host_of, same_page_key, usable_url

# How many pages of one draft are on their way at once; the fetcher keeps its own limits per host.
PAGES_AT_ONCE = 12


async def check_draft(case: DraftCase, tools: Tools) -> DraftReport:
    """The report on one draft. When cancelled or out of time it judges what is known until then.

    Raises UnreadableDraftError where comparing it had to be given up.
    """
    path, seconds = case.draft.path, tools.run.settings.timeout
    looking, cancelled = _Looking(case, tools), False
    ends = asyncio.get_running_loop().time() + seconds
    try:
        async with asyncio.timeout(seconds):
            await looking.look()
    except TimeoutError:
        looking.record.stop(Reason.TIMEOUT)
    except asyncio.CancelledError:
        cancelled = True
        looking.record.stop(Reason.TIMEOUT)
    known = looking.known()
    tools.questions.earlier.keep_pages(path, known.pages)
    report = await judge_in_time(known, tools.judges_of(known.pages), ends=ends, cancelled=cancelled)
    for fault in report.faults:
        tools.run.progress(f"{path}: {fault.about}: {fault.what}")
    return await read_meaning(report, known, tools.meanings, tools.run.progress, tools.judges_of(known.pages))


class _Looking:
    """What is known so far about one draft."""

    def __init__(self, case: DraftCase, tools: Tools) -> None:
        self._draft, self._found, self._material = case.draft, case.found, case.material
        self._tools, self._settings = tools, tools.run.settings
        self._claims = case.found.claims
        self._asking = tuple(claim for claim in case.found.claims if claim.asks)
        self._texts = {claim.id: claim.text for claim in self._asking}
        offline, infos = self._settings.offline, tools.questions.infos
        self._planner = planner_of(case.draft, case.found, infos, today=tools.run.today, offline=offline)
        self.record = SearchRecord(self._planner, case.found, case.material, infos, offline=offline)
        self._pages: list[Page] = []
        self._matches: dict[str, Found] = {}
        self._faults: list[Fault] = []
        # What an archive kept whole need not be fetched once more; of a part the words may stand in the rest.
        held = (page for page in case.material.pages if page.whole and not page.own_material)
        self._held = frozenset(same_page_key(page.url) for page in held)
        # Linked pages concern whatever the draft says, and whomever it names.
        self._everyone = [*(claim.id for claim in self._claims), *(source.key for source in case.found.named_sources)]
        self._seen: set[str] = set()
        self._known_before: set[str] = set()  # Read by earlier runs: of no weight for how many this one may read.
        self._slots = asyncio.Semaphore(PAGES_AT_ONCE)

    async def look(self) -> None:
        """Compare the user's material, then what the draft links, what earlier runs read, and what providers find."""
        await self._compare_material()
        if not (self._asking or self._found.named_sources or self._claims):
            return
        if "none" not in self._settings.provider:
            await self._read_links()
        await self._read_earlier()
        async with asyncio.TaskGroup() as group:
            for provider in self._tools.questions.providers:
                group.create_task(self._ask(provider))

    async def _compare_material(self) -> None:
        pages, level = self._material.pages, self._settings.clean_speech
        if pages:
            judges = self._tools.judges_of(pages)
            compared = await elsewhere(judges, self._draft.path, compare_with, self._claims, pages, level)
            self._faults += compared.faults
            found = compared.found.items()
            places = {each: tuple((pages[at], match) for at, match in matches) for each, matches in found}
            self._note_pages(pages, places)
        for outcome, claim_ids in self._material.found:
            self.record.unread(outcome, claim_ids)

    async def _read_links(self) -> None:
        urls = [link.url for link in self._draft.links]
        if not self._settings.isolated:
            urls += [note.value for note in self._draft.directives if note.kind is DirectiveKind.SOURCE]
        # Linked pages concern every quotation, but no quotation's own words led to them.
        self.record.linked(await self._read_all(urls, self._everyone, linked=True))

    async def _read_earlier(self) -> None:
        """Look into what earlier runs read for this draft: what it carries need not be asked for."""
        questions = self._tools.questions
        held = questions.earlier.held_pages(self._draft.path) if questions.providers else ()
        wanted = [url for url in self._fresh(held).values() if is_wanted(url, self._settings)]
        outcomes = await asyncio.gather(*(self._tools.read(Request(url=url)) for url in wanted))
        # Nobody led here in this run: what can be read no more is told where somebody does.
        pages = [outcome for outcome in outcomes if isinstance(outcome, Page) and outcome.whole]
        self._known_before.update(same_page_key(page.url) for page in pages)
        self._seen |= self._known_before
        self._take(pages)

    async def _ask(self, provider: SearchProvider) -> None:
        while (query := self._planner.next(provider.name)) is not None:
            self._tools.run.progress(f"{self._draft.path}: asking {provider.name} ({query.step})")
            for part, answer in await self._tools.questions.ask(provider, query, self._texts):
                if answer.detail:
                    said = f"{answer.detail}: {answer.sample}" if answer.sample else answer.detail
                    self._tools.run.progress(f"{self._draft.path}: {provider.name} {answer.state}: {said}")
                self._planner.record(provider.name, part, answer)
                await self._read_hits(part, answer)

    async def _read_hits(self, query: Query, answer: SearchAnswer) -> None:
        asked = list(dict.fromkeys(phrase.claim_id for phrase in query.phrases if phrase.claim_id))
        hits = rank_hits(answer.hits, self._asking, self._found.named_sources, self._draft.language)
        if query.step == STEP:
            hits = worth_reading(hits, self._planner.beside)
        brought = {key_of(hit): hit for hit in hits if hit.brings_words and is_wanted(hit.url, self._settings)}
        pages = {key: page_of(hit) for key, hit in brought.items()}
        self._take([page for key, page in pages.items() if key not in self._seen])
        self._seen.update(pages)
        for page in pages.values():
            self.record.unread(page, asked)
        urls = [hit.url for hit in hits if key_of(hit) not in pages]
        self.record.led_to(asked, urls)
        # A headline that the draft lists leads to pages for all that it quotes.
        await self._read_all(urls, asked or self._everyone)

    async def _read_all(self, urls: Iterable[str], asked: Sequence[str], *, linked: bool = False) -> list[PageOutcome]:
        fresh = self._fresh(urls, linked=linked)
        room = max(0, self._settings.max_pages - len(self._seen - self._known_before))
        if len(fresh) > room:
            self.record.left_unread_for_budget(asked)
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
            self._tools.run.progress(f"{self._draft.path}: reading {host_of(url)}")
            if is_wanted(url, self._settings):
                outcome = await self._tools.read(Request(url=url, linked=linked))
            else:
                # Kept from being read, it may still carry the words: never silence, whoever excluded it.
                outcome = Unread(url=url, reason=UnreadReason.EXCLUDED)
        # At once: a page that hangs must not take with it what the others of its batch have brought.
        self.record.unread(outcome, asked)
        if isinstance(outcome, Page):
            self._take((outcome,))
        return outcome

    def _take(self, pages: Sequence[Page]) -> None:
        # Every page read for a draft is compared with all its quotations, whoever it was found for.
        level = self._settings.clean_speech
        self._note_pages(pages, compare_words(self._claims, pages, self._faults.append, level))

    def _note_pages(self, pages: Sequence[Page], found: Mapping[str, Found]) -> None:
        self._pages.extend(pages)
        self.record.read(pages)
        for page in pages:
            self._planner.note_host(host_of(page.final_url))
        for claim_id, matches in found.items():
            self._matches[claim_id] = (*self._matches.get(claim_id, ()), *matches)
            self.record.found_on(claim_id, (page for page, _ in matches))
            self.record.carried_by(claim_id, (page for page, match in matches if carries(((page, match),))))
            if carries(matches):
                self._planner.settle(claim_id)

    def known(self) -> Known:
        """Everything that is known by now."""
        return Known(
            draft=self._draft,
            found=self._found,
            pages=tuple(self._pages),
            matches=self._matches,
            searched=self.record.searched(network_seen=self._tools.network_seen()),
            faults=tuple(self._faults),
            settings=replace(self._settings, keys=()),
        )
