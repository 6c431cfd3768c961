"""What to ask whom next, within a budget; a state machine that knows no network and no clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from verify.model.claim import Claim, NamedSource
from verify.model.page import Phrase, ProviderState, Query, SearchAnswer, SearchHit
from verify.model.verdict import AskedQuery
from verify.search.ask_provider import most_hits
from verify.search.days import is_recent, window
from verify.search.join_questions import packed_queries
from verify.search.names_and_words import STEP as LOOSE
from verify.search.names_and_words import Saying, about_all, about_speaker
from verify.search.provider_info import ProviderInfo
from verify.search.provider_progress import Lane
from verify.search.queries import RunsOfClaims, best_runs, is_distinctive, name_of, rare_words, tells_alone, topic_words
from verify.search.rank_hits import shares_a_word
from verify.search.source_queries import NOTHING_BESIDE, STEP, SourceQuestions

_GENERAL_SHARE = 12
_WIDE = "second run, wide window"
# More than a provider is asked for at once.
_MOST_HITS = 75
# Before which no provider that names days knows anything.
_BEGINNING = date(2015, 2, 18)


class Planner:
    """Chooses questions for the quotations of one draft, from exact words to the speaker and rare words.

    The steps: exact words of the outlet that the draft names, exact words anywhere around the draft's date, a second run
    of words in a wide window, speaker and rare words. Providers that take several phrases at once get one question for
    many quotations. Call `next`, ask, `record`, and `settle` what is known well enough.
    """

    def __init__(
        self,
        *,
        claims: tuple[Claim, ...],
        named_sources: tuple[NamedSource, ...],
        providers: tuple[ProviderInfo, ...],
        published_on: date | None,
        today: date,
        max_queries: int = _GENERAL_SHARE,
        listed_titles: tuple[tuple[str, str | None], ...] = (),
        offline: bool = False,
        beside: SourceQuestions = NOTHING_BESIDE,
    ) -> None:
        self._claims = {claim.id: claim for claim in claims if claim.asks}
        self._runs = RunsOfClaims(self._claims)
        self._domains = {source.name: source.domain for source in named_sources if source.domain}
        self._window = window(published_on, today)
        self._published_on, self._today = published_on, today
        self._most = max_queries
        self._titles = listed_titles
        self._settled: set[str] = set()
        self._infos = {info.name: info for info in providers}
        self.beside, self._hosts, self._mapped = beside, set[str](), set[str]()
        self._lanes = {
            info.name: Lane(self._steps(info), general=info.general, wide_step=_WIDE, offline=offline)
            for info in providers
        }

    def next(self, provider: str) -> Query | None:
        """What to ask *provider* now; None when there is nothing more, or it has been asked enough.

        What the draft takes from its sources comes after the quotations, within a budget of its own.
        """
        lane = self._lanes[provider]
        query = self._next_of_quotations(lane, self._infos[provider])
        if query is not None or lane.closed is not None:
            return query
        if lane.beside is None:
            lane.beside = self._beside_steps(self._infos[provider], lane)
        return next(lane.beside, None)

    def next_all(self, provider: str) -> tuple[Query, ...]:
        """What may be asked of *provider* now, all of one step; nothing when there is nothing more."""
        lane = self._lanes[provider]
        queries = [self.next(provider)]
        while queries[-1] is not None and lane.waiting:
            queries.append(self._next_of_quotations(lane, self._infos[provider], begin=False))
        return tuple(query for query in queries if query is not None)

    def _beside_steps(self, info: ProviderInfo, lane: Lane) -> Iterator[Query]:
        """By the matter, then at the outlets themselves that are still unread; made when it is their turn."""
        if info.by_outlet and is_recent(self._published_on, self._today):
            yield from self.beside.in_sitemaps(frozenset(self._hosts | self._mapped))
        if not lane.sources_rode:
            yield from map(self._dated, self._anywhere(info))
        for query in self.beside.at_outlets(info, frozenset(self._hosts), cut_short=lane.cut_short):
            yield self._dated(query)

    def _anywhere(self, info: ProviderInfo) -> tuple[Query, ...]:
        return self.beside.anywhere(info, frozenset(self._hosts), alone=not self._claims)

    def _next_of_quotations(self, lane: Lane, info: ProviderInfo, *, begin: bool = True) -> Query | None:
        share = self._most if lane.general else min(info.questions, self._most)
        while lane.closed is None and lane.asked < share:
            while lane.waiting:
                query = self.still_open(lane.waiting.popleft())
                if query is not None:
                    lane.asked += 1
                    return query
            step = next(lane.steps, None) if begin else None
            if step is None:
                return None
            lane.waiting.extend(step)
        return None

    def record(self, provider: str, query: Query, answer: SearchAnswer) -> None:
        """Note what came of *query*, or of a part; a refused group is split, "too fast" and failures in a row end the asking."""
        lane = self._lanes[provider]
        lane.take(provider, query, answer)
        if self._infos[provider].by_outlet and query.domain:
            self._mapped.add(query.domain)
        if query.step == STEP and len(answer.hits) >= most_hits(query, _MOST_HITS):
            lane.cut_short = True
        texts = tuple(dict.fromkeys(phrase.text for phrase in query.phrases))
        if answer.state is ProviderState.REFUSED and len(texts) > 1:
            # By what they ask: one phrase for several claims on both sides would be asked twice.
            first = frozenset(texts[: len(texts) // 2])
            lane.waiting.appendleft(replace(query, phrases=tuple(p for p in query.phrases if p.text not in first)))
            lane.waiting.appendleft(replace(query, phrases=tuple(p for p in query.phrases if p.text in first)))

    def concerned(self, query: Query, hit: SearchHit) -> tuple[str, ...]:
        """The claims and sources that *hit* may say something about, of those *query* was asked for.

        By names and loose words pages of the same topic are found: one concerns a quotation that was asked for by its exact
        words as well where it names the speaker or a rare word of it.
        """
        ids = tuple(dict.fromkeys(phrase.claim_id for phrase in query.phrases if phrase.claim_id))
        return ids if query.step != LOOSE else tuple(each for each in ids if self._is_near(each, hit))

    def _is_near(self, claim_id: str, hit: SearchHit) -> bool:
        claim = self._claims.get(claim_id)
        if claim is None or self._is_weak(claim):
            return True
        words = {word.lower() for word in (*topic_words(name_of(claim)), *rare_words(claim.text))}
        return shares_a_word(hit, words, None)

    def note_host(self, host: str) -> None:
        """A page of *host* was read: its outlet need not be asked for."""
        self._hosts.add(host)

    def settle(self, claim_id: str) -> None:
        """Enough is known about this claim: ask nothing more for it."""
        self._settled.add(claim_id)

    def ran_out(self, claim_id: str) -> bool:
        """Whether a general provider that still answers was never asked for this claim, because it was asked enough for others."""
        return any(
            lane.general and lane.closed is None and lane.asked >= self._most
            for lane in self._lanes.values()
            if claim_id in self._claims and self._runs[claim_id]
            if self._state(lane, claim_id) is ProviderState.NOT_ASKED
        )

    def looked(self, claim_id: str) -> tuple[tuple[tuple[str, ProviderState], ...], tuple[AskedQuery, ...]]:
        """Per provider how it answered for this claim (hits if any, else the worst failure, else empty), and every question."""
        states = tuple((name, self._state(lane, claim_id)) for name, lane in self._lanes.items())
        queries = tuple(asked for lane in self._lanes.values() for claims, asked in lane.log if claim_id in claims)
        return states, queries

    def broke_off(self, claim_id: str) -> tuple[str, ...]:
        """The providers that left a question for this claim unanswered, though it is not settled."""
        return tuple(name for name, lane in self._lanes.items() if self._is_open(claim_id) and lane.broke_off(claim_id))

    def unasked(self) -> frozenset[str]:
        """The providers that sent nothing when asked: offline, or not set up."""
        return frozenset(
            name for name, lane in self._lanes.items() if lane.missed or lane.closed is ProviderState.NOT_ASKED
        )

    def _state(self, lane: Lane, claim_id: str) -> ProviderState:
        return lane.state_of(claim_id, is_open=self._is_open(claim_id) or claim_id in self.beside.ids)

    def _is_open(self, claim_id: str) -> bool:
        return claim_id in self._claims and claim_id not in self._settled and bool(self._runs[claim_id])

    def still_open(self, query: Query) -> Query | None:
        """*query* without what is settled by now, or None where nothing is left to ask."""
        phrases = tuple(phrase for phrase in query.phrases if phrase.claim_id not in self._settled)
        if not any(phrase.claim_id for phrase in phrases):
            # Headlines help nobody once all quotations are settled.
            phrases = phrases if self._open() else ()
        return replace(query, phrases=phrases) if phrases else None

    def _open(self, info: ProviderInfo | None = None) -> tuple[Claim, ...]:
        wants = info.wants if info else None
        return tuple(c for c in self._claims.values() if self._is_open(c.id) and (wants is None or wants(c)))

    def _steps(self, info: ProviderInfo) -> Iterator[tuple[Query, ...]]:
        """The questions of each step, made when the step begins: what is settled by then is left out."""
        if info.by_outlet:
            yield self._fresh_news(info)
            return
        if info.beside_speaker:
            yield self._beside_speaker([claim for claim in self._open(info) if name_of(claim)])
            return
        # A provider that takes many phrases answers with many pages: the outlet's own are among them.
        if info.general and not info.takes_many:
            yield self._at_outlets(info)
        exact = [*self._phrases(info, 0), *self._headlines(info)]
        if info.general and info.takes_many and not self._window:
            # Both runs look through all years then: what room the first ones leave is the second ones'.
            exact += [replace(phrase, rides=True) for phrase in self._second_runs(info)]
        days = self._window or ((_BEGINNING, self._today) if info.recent else (None, None))
        yield tuple(replace(q, since=days[0], until=days[1]) for q in packed_queries(exact, "exact words", info.batch))
        if not info.general:
            return
        if not info.takes_many:
            yield self._beside_speaker(filter(self._is_weak, self._open(info)))
        # Paced requests are few: the second run is looked for in the wide window at once, which holds the narrow one.
        narrow = packed_queries(self._second_runs(info), _WIDE, info.batch)
        since = min(_BEGINNING, self._window[0]) if self._window else _BEGINNING
        yield tuple(replace(query, since=since, until=self._today) for query in narrow)
        yield self._by_speaker(info)

    def _headlines(self, info: ProviderInfo) -> list[Phrase]:
        # Headlines that the draft lists lead to pages that carry its quotations in other words; wikis have none.
        titles = self._titles if info.general else ()
        runs = (run for title, _ in titles for run in best_runs(title, 1))
        return [Phrase(claim_id="", text=run) for run in filter(is_distinctive, runs)]

    def _phrases(self, info: ProviderInfo, place: int) -> list[Phrase]:
        """Run number *place* of every open claim, or its last, as far as it says enough by itself.

        Without a date each is asked for over all years at once, and never again.
        """
        open_ones = [c for c in self._open(info) if self._window or len(self._runs[c.id]) > place]
        runs = [(claim.id, self._runs[claim.id][: place + 1][-1]) for claim in open_ones]
        return [Phrase(claim_id=claim_id, text=run) for claim_id, run in runs if is_distinctive(run)]

    def _second_runs(self, info: ProviderInfo) -> list[Phrase]:
        return [each for each in self._phrases(info, 1) if not self._lanes[info.name].answered(each)]

    def _at_outlets(self, info: ProviderInfo) -> tuple[Query, ...]:
        """Exact words at the outlet that the draft names for them."""
        found = []
        for claim in self._open(info):
            domain = self._domains.get(claim.named_source or "")
            if domain:
                runs = self._runs[claim.id][: info.batch]
                phrases = tuple(Phrase(claim_id=claim.id, text=run) for run in runs)
                beside = () if all(map(tells_alone, runs)) else (name_of(claim),)
                found.append(Query(phrases=phrases, words=beside, domain=domain, step="exact words at the outlet"))
        return tuple(found)

    def _fresh_news(self, info: ProviderInfo) -> tuple[Query, ...]:
        """For drafts of these days: words of the open claims at each outlet that the draft names."""
        claims = self._open(info)
        if not is_recent(self._published_on, self._today) or not claims:
            return ()
        phrases = tuple(Phrase(claim_id=claim.id, text=self._runs[claim.id][0]) for claim in claims)
        words = tuple(word for claim in claims for word in (*topic_words(name_of(claim)), *rare_words(claim.text)))
        # Outlets that are said to have printed the words ("told Port News") before those that are merely listed.
        named = [self._domains[claim.named_source] for claim in claims if claim.named_source in self._domains]
        domains = dict.fromkeys((*named, *self._domains.values()))
        step = "news sitemap of the outlet"
        return tuple(Query(phrases=phrases, any_words=words, domain=domain, step=step) for domain in domains)

    def _beside_speaker(self, claims: Iterable[Claim]) -> tuple[Query, ...]:
        """The words of each of *claims* beside its speaker's name: everyday words alone would match half the web."""
        return tuple(
            self._dated(
                Query(
                    phrases=(Phrase(claim_id=claim.id, text=self._runs[claim.id][0]),),
                    words=tuple(filter(None, (name_of(claim),))),
                )
            )
            for claim in claims
        )

    def _is_weak(self, claim: Claim) -> bool:
        return not is_distinctive(self._runs[claim.id][0])

    def _by_speaker(self, info: ProviderInfo) -> tuple[Query, ...]:
        """Names, and any of the rare words of what they are said to have said; all in one question where a provider takes several."""
        sayings = [self._saying(claim) for claim in sorted(self._open(info), key=lambda c: len(self._runs[c.id]))]
        if info.takes_many:
            lane = self._lanes[info.name]
            sources = next(iter(self._anywhere(info)), None)
            asked, lane.sources_rode = about_all(sayings, sources)
        else:
            names = dict.fromkeys(each.name for each in sayings if each.name)
            each_speaker = (about_speaker([s for s in sayings if s.name == name]) for name in names)
            asked = tuple(query for query in each_speaker if query)
        return tuple(map(self._dated, asked))

    def _saying(self, claim: Claim) -> Saying:
        weak = self._runs[claim.id][0] if self._is_weak(claim) else ""
        return Saying(claim_id=claim.id, name=name_of(claim), weak=weak, words=rare_words(claim.text))

    def _dated(self, query: Query) -> Query:
        since, until = self._window or (None, None)
        return replace(query, since=since, until=until)
