"""One draft: what its claims are compared with is looked for, where it may stand, and then judged."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from verify.faults import Fault
from verify.filters.hosts import is_wanted
from verify.match.compare_claims import Found, carries, compare_words
from verify.model.draft import DirectiveKind
from verify.model.page import Page, PageOutcome, Request, SearchAnswer, SearchHit, Unread
from verify.model.unread_reason import UnreadReason
from verify.model.verdict import DraftReport, Reason
from verify.pipeline.draft_time import DraftTime
from verify.pipeline.elsewhere import compare_elsewhere, elsewhere, judge_in_time
from verify.pipeline.meaning import read_meaning
from verify.pipeline.question_queue import TOPICAL, Answered
from verify.pipeline.questions import Asker, planner_of
from verify.pipeline.read_drafts import DraftCase
from verify.pipeline.read_page import page_of_hit, with_possible_date
from verify.pipeline.so_far import SoFar
from verify.pipeline.tools import Tools
from verify.pipeline.verdicts import Known, judge_known
from verify.ports import SearchProvider
from verify.search.queries import topic_words
from verify.search.rank_hits import hit_key, rank_hits, shares_a_word
from verify.search.record import SearchRecord
from verify.search.source_queries import STEP, worth_reading
from verify.urls import host_of, same_page_key, usable_url

# How many pages of one draft are on their way at once; the fetcher keeps its own limits per host.
PAGES_AT_ONCE = 12


async def check_draft(case: DraftCase, tools: Tools) -> DraftReport:
    """The report on one draft. When cancelled or out of time it judges what is known until then.

    Raises UnreadableDraftError where comparing it had to be given up.
    """
    path, cancelled = case.draft.path, False
    limit = asyncio.timeout(tools.run.settings.timeout)
    looking = _Looking(case, tools, DraftTime(limit))
    try:
        async with looking.so_far.telling(), limit:
            await looking.look()
    except TimeoutError:
        looking.record.stop(Reason.TIMEOUT)
    except asyncio.CancelledError:
        cancelled = True
        looking.record.stop(Reason.TIMEOUT)
    finally:
        tools.questions.leave(path)
    known = looking.known()
    tools.questions.earlier.keep_pages(path, known.pages)
    if not cancelled:
        tools.run.progress(f"{path}: judging")
    report = await judge_in_time(known, tools.judges_of(known.pages), ends=limit.when() or 0.0, cancelled=cancelled)
    for fault in report.faults:
        tools.run.progress(f"{path}: {fault.about}: {fault.what}")
    return await read_meaning(report, known, tools.meanings, tools.run.progress, tools.judges_of(known.pages))


class _Looking:
    """What is known so far about one draft."""

    def __init__(self, case: DraftCase, tools: Tools, time: DraftTime) -> None:
        self._draft, self._draft_claims, self._material = case.draft, case.claims, case.material
        self._tools, self._settings = tools, tools.run.settings
        self._claims = case.claims.claims
        self._asking = tuple(claim for claim in case.claims.claims if claim.asks)
        offline, infos = self._settings.offline, tools.questions.infos
        self._planner = planner_of(case.draft, case.claims, infos, today=tools.run.today, offline=offline)
        self._time = time
        self.record = SearchRecord(self._planner, case.claims, case.material, infos, offline=offline)
        self._pages: list[Page] = []
        self._matches: dict[str, Found] = {}
        self._faults: list[Fault] = []
        # What an archive kept whole need not be fetched once more; of a part the words may stand in the rest.
        held = (page for page in case.material.pages if page.whole and not page.own_material)
        self._held = frozenset(same_page_key(page.url) for page in held)
        # Linked pages concern whatever the draft says, and whomever it names.
        self._everyone = [*(claim.id for claim in self._claims), *(source.key for source in case.claims.named_sources)]
        self._words: frozenset[str] | None = None
        self._seen: set[str] = set()
        self._spent = 0.0  # Of the pages that may be read; those that earlier runs read have no weight.
        self._forms_told: set[str] = set()
        self._slots = asyncio.Semaphore(PAGES_AT_ONCE)
        self.so_far = SoFar(self._judged, tools.so_far)

    async def look(self) -> None:
        """Compare the user's material, then what the draft links, what earlier runs read, and what providers find."""
        await self._compare_material()
        if not (self._asking or self._draft_claims.named_sources or self._claims):
            return
        async with asyncio.TaskGroup() as group:
            await asyncio.wait([group.create_task(self._read_known())], timeout=self._tools.known_first)
            for provider in self._tools.questions.providers:
                group.create_task(self._ask(provider))

    async def _read_known(self) -> None:
        """Read what no provider needs to be asked for."""
        if "none" not in self._settings.provider:
            await self._read_links()
        await self._read_earlier()
        await self._read_pointed()

    async def _compare_material(self) -> None:
        pages, level = self._material.pages, self._settings.clean_speech
        if pages:
            judges, progress = self._tools.judges_of(pages), self._tools.run.progress
            compared = await compare_elsewhere(judges, self._draft.path, self._claims, pages, level, progress)
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
        self.record.linked(await self._read_all(dict.fromkeys(urls, self._everyone), linked=True))

    async def _read_earlier(self) -> None:
        """Look into what earlier runs read for this draft: what it carries need not be asked for."""
        questions = self._tools.questions
        held = questions.earlier.held_pages(self._draft.path) if questions.providers else ()
        wanted = [url for url in self._fresh(held).values() if is_wanted(url, self._settings)]
        outcomes = await asyncio.gather(*(self._tools.read(Request(url=url)) for url in wanted))
        # Nobody led here in this run: what can be read no more is told where somebody does.
        pages = [outcome for outcome in outcomes if isinstance(outcome, Page) and outcome.whole]
        self._seen.update(same_page_key(page.url) for page in pages)
        self._take(pages)

    def _tell_form(self, name: str, answer: SearchAnswer) -> None:
        """Say once for this draft that a provider's replies cannot be read, so that somebody may report it."""
        told = f"{name} {answer.detail}"
        if told not in self._forms_told:
            self._forms_told.add(told)
            self._tools.run.warn(f"{told}; `verify providers --ping -v` shows how it begins")

    async def _read_pointed(self) -> None:
        """Read where indexes of quotations point to, one page a claim at a time, until one carries its words."""
        pointed = self._material.pointed()
        for claim_id, pointers in pointed.items():
            self.record.led_to([claim_id], [pointer.url for pointer in pointers])
            if "none" in self._settings.provider:
                for pointer in pointers:
                    self.record.unread(Unread(url=pointer.url, reason=UnreadReason.NOT_ASKED_FOR), [claim_id])
        if "none" in self._settings.provider:
            return
        for at in range(max(map(len, pointed.values()), default=0)):
            wanting = {key: found for key, found in pointed.items() if not carries(self._matches.get(key, ()))}
            rounds = (
                self._read_all({each.url: [key] for each in found[at : at + 1]}) for key, found in wanting.items()
            )
            await asyncio.gather(*rounds)

    async def _ask(self, provider: SearchProvider) -> None:
        pause = max(getattr(provider, "pace", {}).values(), default=0)
        why = f" (one question in {pause:g} s)" if pause > 1 else ""
        asker = Asker(
            draft=self._draft.path,
            planner=self._planner,
            texts={claim.id: claim.text for claim in self._asking},
            asking=lambda _query: self._tools.run.progress(f"{self._draft.path}: waiting for {provider.name}{why}"),
            waiting=self._time.waiting,
        )
        async with asyncio.TaskGroup() as group:
            reading: set[asyncio.Task[None]] = set()
            async for each in self._tools.questions.answers(provider, asker):
                self._planner.record(provider.name, each.part, each.answer)
                if each.answer.sample:
                    self._tell_form(provider.name, each.answer)
                reading.add(group.create_task(self._read_hits(each)))
                # What the pages settle is not asked for; but slow ones hold nothing up once the next question may be put.
                _, reading = await asyncio.wait(reading, timeout=self._tools.questions.pause_of(provider) or None)

    async def _read_hits(self, answered: Answered) -> None:
        query, answer, drafts = answered.part, answered.answer, answered.drafts
        hits = rank_hits(answer.hits, self._asking, self._draft_claims.named_sources, self._draft.language)
        if query.step == STEP:
            hits = worth_reading(hits, self._planner.beside)
        brought = {hit_key(hit): hit for hit in hits if hit.brings_words and is_wanted(hit.url, self._settings)}
        pages = {key: self._page_of(hit) for key, hit in brought.items()}
        fresh = [page for key, page in pages.items() if key not in self._seen]
        self._spent += len(fresh) / drafts
        self._take(fresh)
        self._seen.update(pages)
        for key, page in pages.items():
            self.record.unread(page, self._planner.concerned(query, brought[key]))
        concerned: dict[str, Sequence[str]] = {}
        # A headline that the draft lists leads to pages for all that it quotes.
        everyone = () if any(phrase.claim_id for phrase in query.phrases) else self._everyone
        for hit in hits:
            if hit_key(hit) not in pages:
                # Exact words led there: whose of several drafts' they are a headline cannot tell, so it concerns each.
                mine = drafts == 1 or query.step not in TOPICAL or self._may_be_mine(hit, answered)
                asked = self._planner.concerned(query, hit) if mine else ()
                self.record.led_to(asked, (hit.url,))
                concerned[hit.url] = asked or (everyone if mine else ())
        await self._read_all(concerned, drafts=drafts)

    def _may_be_mine(self, hit: SearchHit, answered: Answered) -> bool:
        """Whether a page that several drafts' question found may be for this one: its headline has a word of the draft."""
        if self._words is None:
            self._words = frozenset(word.lower() for word in topic_words(self._draft.text))
        asked = (word for phrase in answered.asked.phrases for word in topic_words(phrase.text.lower()))
        return shares_a_word(hit, self._words, self._draft.language, frozenset(asked) - self._words)

    def _page_of(self, hit: SearchHit) -> Page:
        page = page_of_hit(hit)
        return page if self._settings.as_of is not None else with_possible_date(page, self._tools.run.today)

    async def _read_all(
        self, concerned: Mapping[str, Sequence[str]], *, linked: bool = False, drafts: int = 1
    ) -> list[PageOutcome]:
        """Read the pages at these addresses, each for those whom it concerns; one found for several *drafts* costs less."""
        fresh = list(self._fresh(concerned, linked=linked).items())
        room = max(0, int((self._settings.max_pages - self._spent) * drafts))
        for _, url in fresh[room:]:
            self.record.left_unread_for_budget(concerned[url])
        self._seen.update(key for key, _ in fresh[:room])
        self._spent += len(fresh[:room]) / drafts
        return await asyncio.gather(*(self._read(url, concerned[url], linked=linked) for _, url in fresh[:room]))

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
        if any(found.values()):
            self.so_far.found()
        for claim_id, matches in found.items():
            self._matches[claim_id] = (*self._matches.get(claim_id, ()), *matches)
            self.record.found_on(claim_id, (page for page, _ in matches))
            self.record.carried_by(claim_id, (page for page, match in matches if carries(((page, match),))))
            if carries(matches):
                self._planner.settle(claim_id)

    async def _judged(self) -> DraftReport:
        known = self.known()
        return await elsewhere(self._tools.judges_of(known.pages), self._draft.path, judge_known, known)

    def known(self) -> Known:
        """Everything that is known by now."""
        return Known(
            draft=self._draft,
            claims=self._draft_claims,
            pages=tuple(self._pages),
            matches=self._matches,
            searched=self.record.searched(network_seen=self._tools.network_seen()),
            faults=tuple(self._faults),
            settings=replace(self._settings, keys=()),
        )
