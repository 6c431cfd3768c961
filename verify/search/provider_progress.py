"""How far one provider has been asked, and how it answered for each claim."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from verify.model.page import Phrase, ProviderState, Query, SearchAnswer
from verify.model.verdict import AskedQuery

# So many failures in a row mean that the provider is down.
_PATIENCE = 3
_WORST_FIRST = (ProviderState.UNAVAILABLE, ProviderState.LIMITED, ProviderState.REFUSED)


@dataclass(slots=True)
class Lane:
    """One provider's questions still to ask, and what came of those that were asked.

    *wide_step* names the step that asks over many years. *offline*: what earlier runs did not ask is missed, and the rest
    may still be known.
    """

    steps: Iterator[tuple[Query, ...]]
    general: bool
    wide_step: str
    offline: bool = False
    waiting: deque[Query] = field(default_factory=deque)
    # Questions for named sources, made when those for quotations are done.
    beside: Iterator[Query] | None = None
    # Whether a question for speakers asked for the named sources as well.
    sources_rode: bool = False
    # Whether an answer on named sources may have had more pages.
    cut_short: bool = False
    asked: int = 0
    failed: int = 0
    closed: ProviderState | None = None
    # Each question by claim and words: the same words asked again, split or over a wider window, replace a failure.
    states: dict[tuple[str, str], ProviderState] = field(default_factory=dict)
    missed: set[str] = field(default_factory=set)
    log: list[tuple[frozenset[str], AskedQuery]] = field(default_factory=list)

    def take(self, provider: str, query: Query, answer: SearchAnswer) -> None:
        """Note what came of *query*; "too fast", "not asked" and failures in a row close the lane.

        A provider that passes over a question about one outlet may still answer the others.
        """
        claims = frozenset(phrase.claim_id for phrase in query.phrases)
        asked = AskedQuery(provider=provider, query=answer.asked, state=answer.state, hits=len(answer.hits))
        self.log.append((claims, asked))
        for phrase in query.phrases:
            self._note((phrase.claim_id, phrase.text), query, answer.state)
        self.failed = self.failed + 1 if answer.state is ProviderState.UNAVAILABLE else 0
        passed_over = answer.state is ProviderState.NOT_ASKED and not (query.domain or query.domains)
        if passed_over and self.offline:
            self.missed.update(claims)
            self.asked -= 1
            return
        if answer.state is ProviderState.LIMITED or passed_over or self.failed == _PATIENCE:
            self.closed = answer.state

    def _note(self, key: tuple[str, str], query: Query, state: ProviderState) -> None:
        known = self.states.get(key)
        # Words that were answered once and are refused over the years: it is the years that were refused.
        refused_years = query.step == self.wide_step and state is ProviderState.REFUSED and known is ProviderState.EMPTY
        # What was found stays found.
        if known is not ProviderState.HITS and not refused_years and state is not ProviderState.NOT_ASKED:
            self.states[key] = state

    def answered(self, phrase: Phrase) -> bool:
        """Whether these words of this claim were asked for and answered."""
        return self.states.get((phrase.claim_id, phrase.text)) in (ProviderState.HITS, ProviderState.EMPTY)

    def state_of(self, claim_id: str, *, is_open: bool) -> ProviderState:
        """How the provider answered for a claim: hits if any, else the worst failure, else empty."""
        known, order = self._known(claim_id, is_open=is_open), (ProviderState.HITS, *_WORST_FIRST, ProviderState.EMPTY)
        return next((state for state in order if state in known), ProviderState.NOT_ASKED)

    def broke_off(self, claim_id: str) -> bool:
        """Whether some question for an open claim was never answered: hits of another must not hide that."""
        return not self._known(claim_id, is_open=True).isdisjoint((*_WORST_FIRST, ProviderState.NOT_ASKED))

    def _known(self, claim_id: str, *, is_open: bool) -> set[ProviderState]:
        known = {state for (claim, _), state in self.states.items() if claim == claim_id}
        # More would have been asked for an open claim, had the provider not stopped answering.
        stopped = ProviderState.NOT_ASKED if claim_id in self.missed else self.closed
        return known | {stopped} if is_open and stopped is not None else known
