"""What to ask whom next, within a budget; a state machine that knows no network and no clock."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from verify.model.claim import Claim, ClaimKind, NamedSource
from verify.model.page import Phrase, ProviderState, Query, SearchAnswer
from verify.model.verdict import AskedQuery
from verify.search.queries import name_of, runs_of, words_of

# Services refuse long questions; quotation marks and " OR " count too.
_ROOM = 230
_GENERAL_SHARE = 12
_NARROW_SHARE = 2
_WINDOW_BEFORE = timedelta(days=90)
_WINDOW_AFTER = timedelta(days=7)
_BEGINNING = date(2017, 1, 1)
_WORST_FIRST = (ProviderState.UNAVAILABLE, ProviderState.LIMITED, ProviderState.REFUSED)
_ANSWERED = (ProviderState.HITS, ProviderState.EMPTY)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderInfo:
    """What the planner needs to know of a provider; *batch*: how many phrases it takes in one query."""

    name: str
    general: bool
    batch: int


@dataclass(slots=True)
class _Lane:
    """How far one provider has been asked."""

    info: ProviderInfo
    steps: Iterator[tuple[Query, ...]]
    waiting: deque[Query] = field(default_factory=deque)
    asked: int = 0
    closed: ProviderState | None = None
    tries: Counter[Query] = field(default_factory=Counter)
    # Each question by claim and words: asking again after a failure replaces what was known.
    states: dict[tuple[str, str, str], ProviderState] = field(default_factory=dict)
    log: list[tuple[frozenset[str], AskedQuery]] = field(default_factory=list)


class Planner:
    """Chooses questions for the quotations of one draft, from exact words to the speaker and rare words.

    The steps: exact words of the outlet that the draft names, exact words anywhere, a second run of words, speaker and
    rare words, a wide window. Providers that take several phrases at once get one question for many quotations. Call
    `next`, ask, `record`, and `settle` what is known well enough.
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
    ) -> None:
        self._claims = {c.id: c for c in claims if c.kind is ClaimKind.QUOTATION and c.parent is None}
        self._runs = {claim.id: _runs_of_claim(claim) for claim in self._claims.values()}
        self._domains = {source.name: source.domain for source in named_sources if source.domain}
        self._window = _window(published_on, today)
        self._today = today
        self._most = max_queries
        self._titles = listed_titles
        self._settled: set[str] = set()
        self._lanes = {info.name: _Lane(info, self._steps(info)) for info in providers}

    def next(self, provider: str) -> Query | None:
        """What to ask *provider* now; None when there is nothing more, or it has been asked enough."""
        lane = self._lanes[provider]
        share = self._most if lane.info.general else min(_NARROW_SHARE, self._most)
        while lane.closed is None and lane.asked < share:
            while lane.waiting:
                query = self._still_open(lane.waiting.popleft())
                if query is not None:
                    return query
            step = next(lane.steps, None)
            if step is None:
                return None
            lane.waiting.extend(step)
        return None

    def record(self, provider: str, query: Query, answer: SearchAnswer) -> None:
        """Note what came of *query*; a refused group is split, a failed one tried once more, "too fast" ends the asking."""
        lane = self._lanes[provider]
        lane.asked += 1
        lane.tries[query] += 1
        claims = frozenset(phrase.claim_id for phrase in query.phrases)
        asked = AskedQuery(provider=provider, query=answer.asked, state=answer.state, hits=len(answer.hits))
        lane.log.append((claims, asked))
        for phrase in query.phrases:
            lane.states[phrase.claim_id, query.step, phrase.text] = answer.state
        if answer.state is ProviderState.REFUSED and len(query.phrases) > 1:
            middle = len(query.phrases) // 2
            lane.waiting.appendleft(replace(query, phrases=query.phrases[middle:]))
            lane.waiting.appendleft(replace(query, phrases=query.phrases[:middle]))
        elif answer.state is ProviderState.UNAVAILABLE and lane.tries[query] == 1:
            lane.waiting.append(query)
        elif answer.state not in (*_ANSWERED, ProviderState.REFUSED):
            lane.closed = answer.state

    def settle(self, claim_id: str) -> None:
        """Enough is known about this claim: ask nothing more for it."""
        self._settled.add(claim_id)

    def looked(self, claim_id: str) -> tuple[tuple[tuple[str, ProviderState], ...], tuple[AskedQuery, ...]]:
        """Per provider how it answered for this claim (hits if any, else the worst failure, else empty), and every question."""
        states = tuple((name, self._state(lane, claim_id)) for name, lane in self._lanes.items())
        queries = tuple(asked for lane in self._lanes.values() for claims, asked in lane.log if claim_id in claims)
        return states, queries

    def _state(self, lane: _Lane, claim_id: str) -> ProviderState:
        known = {state for (claim, _, _), state in lane.states.items() if claim == claim_id}
        if not known:
            # It would have been asked, had the provider not stopped answering before.
            waits = claim_id in self._claims and claim_id not in self._settled and self._runs[claim_id]
            return lane.closed if lane.closed and waits else ProviderState.NOT_ASKED
        for state in (ProviderState.HITS, *_WORST_FIRST, ProviderState.EMPTY):
            if state in known:
                return state
        return ProviderState.NOT_ASKED

    def _still_open(self, query: Query) -> Query | None:
        phrases = tuple(phrase for phrase in query.phrases if phrase.claim_id not in self._settled)
        if not any(phrase.claim_id for phrase in phrases):
            # Headlines alone help nobody once all quotations are settled.
            phrases = phrases if self._open() else ()
        return replace(query, phrases=phrases) if phrases else None

    def _open(self) -> tuple[Claim, ...]:
        return tuple(claim for claim in self._claims.values() if claim.id not in self._settled)

    def _steps(self, info: ProviderInfo) -> Iterator[tuple[Query, ...]]:
        """The questions of each step, made when the step begins: what is settled by then is left out."""
        if info.batch == 1 or not info.general:
            yield self._at_outlets(info)
        yield self._packed(info, self._first_phrases(), "exact words")
        if not info.general:
            return
        yield self._packed(info, self._phrases(1), "second run")
        yield tuple(query for claim in self._open() if (query := self._by_speaker(claim)))
        if self._window is None or self._window[0] > _BEGINNING:
            since = replace_window(self._packed(info, self._phrases(0), "wide window"), _BEGINNING, self._today)
            yield since

    def _first_phrases(self) -> list[Phrase]:
        titles = [Phrase(claim_id="", text=run) for title, _ in self._titles for run in runs_of(title, 1)]
        return [*self._phrases(0), *titles]

    def _phrases(self, place: int) -> list[Phrase]:
        return [
            Phrase(claim_id=claim.id, text=self._runs[claim.id][place])
            for claim in self._open()
            if len(self._runs[claim.id]) > place
        ]

    def _at_outlets(self, info: ProviderInfo) -> tuple[Query, ...]:
        """Exact words at the outlet that the draft names for them; a provider that takes many phrases finds them anyway."""
        if not info.general:
            return ()
        found = []
        for claim in self._open():
            domain = self._domains.get(claim.named_source or "")
            if domain and self._runs[claim.id]:
                phrase = Phrase(claim_id=claim.id, text=self._runs[claim.id][0])
                found.append(Query(phrases=(phrase,), domain=domain, step="exact words at the outlet"))
        return tuple(found)

    def _by_speaker(self, claim: Claim) -> Query | None:
        name, rare = name_of(claim), words_of(claim.text)
        if not name or not rare:
            return None
        since, until = self._window or (None, None)
        return Query(
            phrases=(Phrase(claim_id=claim.id, text=name[0]),),
            words=name[1:],
            any_words=rare,
            since=since,
            until=until,
            step="speaker and rare words",
        )

    def _packed(self, info: ProviderInfo, phrases: list[Phrase], step: str) -> tuple[Query, ...]:
        """As few queries as hold *phrases*, by the provider's batch and by length."""
        groups: list[list[Phrase]] = []
        room = 0
        for phrase in phrases:
            size = len(phrase.text) + 6
            if not groups or len(groups[-1]) >= info.batch or size > room:
                groups.append([])
                room = _ROOM
            groups[-1].append(phrase)
            room -= size
        since, until = self._window or (None, None)
        return tuple(Query(phrases=tuple(group), since=since, until=until, step=step) for group in groups)


def replace_window(queries: tuple[Query, ...], since: date, until: date) -> tuple[Query, ...]:
    """The same questions over another stretch of time."""
    return tuple(replace(query, since=since, until=until) for query in queries)


def _runs_of_claim(claim: Claim) -> tuple[str, ...]:
    """Two runs of a quotation; its parts never run into each other."""
    return runs_of("\u2026".join(part.text for part in claim.parts) or claim.text)


def _window(published_on: date | None, today: date) -> tuple[date, date] | None:
    if published_on is None or published_on > today:
        return None
    return published_on - _WINDOW_BEFORE, min(published_on + _WINDOW_AFTER, today)
