"""The books of one draft's search: who was asked for each claim, what that led to, what stayed unread, and why looking ended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from verify.model.claim import DraftClaims, outermost
from verify.model.page import Material, Page, PageOutcome, ProviderState, Unread
from verify.model.searched import EVIDENCE, LINKS, Searched
from verify.model.unread_reason import UnreadReason
from verify.model.verdict import Looked, Reason, UnreadPage
from verify.search.planner import Planner
from verify.search.provider_info import ProviderInfo
from verify.urls import same_page_key


class SearchRecord:
    """Entered while a draft's claims are looked for; `searched` says at any moment what looking has come to.

    Claims and named sources go by their ids and keys. What *material* holds unread concerns those it was found for, or all.
    """

    def __init__(
        self,
        planner: Planner,
        claims: DraftClaims,
        material: Material,
        providers: Sequence[ProviderInfo],
        *,
        offline: bool = False,
    ) -> None:
        self._planner, self._claims, self._material, self._offline = planner, claims, material, offline
        self._names = frozenset(info.name for info in providers)
        self._general = frozenset(info.name for info in providers if info.general)
        self._material_urls = frozenset(page.final_url for page in material.pages)
        self._pages_read = 0
        self._failures: dict[str, list[UnreadPage]] = defaultdict(list)
        self._candidates: dict[str, set[str]] = defaultdict(set)
        # The pages on which something of a claim was found, and those that carry its words.
        self._found_on: dict[str, set[str]] = defaultdict(set)
        self._carried_by: dict[str, set[str]] = defaultdict(set)
        self._linked: Sequence[PageOutcome] = ()
        self._over_budget: set[str] = set()
        self._stopped: Reason | None = None

    def stop(self, reason: Reason) -> None:
        """Looking ended before it was done."""
        self._stopped = reason

    def read(self, pages: Sequence[Page]) -> None:
        """These *pages* were read and compared with every claim."""
        self._pages_read += len(pages)

    def unread(self, outcome: PageOutcome, asked: Iterable[str]) -> None:
        """What was read for the claims *asked*, so far as it could not be read whole."""
        for failure in unread_of((outcome,)):
            for claim_id in asked:
                self._failures[claim_id].append(failure)

    def linked(self, outcomes: Sequence[PageOutcome]) -> None:
        """What became of the pages that the draft links."""
        self._linked = outcomes

    def led_to(self, asked: Iterable[str], urls: Sequence[str]) -> None:
        """The words of the claims *asked* led to these addresses."""
        for claim_id in asked:
            self._candidates[claim_id].update(urls)

    def found_on(self, claim_id: str, pages: Iterable[Page]) -> None:
        """Something of the claim is on these pages."""
        self._found_on[claim_id].update(page.final_url for page in pages)

    def carried_by(self, claim_id: str, pages: Iterable[Page]) -> None:
        """These pages carry the claim's words."""
        self._carried_by[claim_id].update(same_page_key(page.url) for page in pages)

    def left_unread_for_budget(self, asked: Iterable[str]) -> None:
        """No more pages might be read, though there were some for the claims *asked*."""
        self._over_budget.update(asked)

    def searched(self, *, network_seen: bool) -> Searched:
        """All of it by now; *network_seen*: somebody answered in this run."""
        outer = outermost(self._claims.claims)
        asking = {claim.id: outer[claim.id].id for claim in self._claims.claims}
        asking |= {source.key: source.key for source in self._claims.named_sources}
        return Searched(
            looked={key: self._looked(asked, network_seen=network_seen) for key, asked in asking.items()},
            candidates={claim_id: frozenset(urls) for claim_id, urls in self._candidates.items()},
            general=self._general,
            evidence_named=self._material.named,
        )

    def _looked(self, asked: str, *, network_seen: bool) -> Looked:
        states, queries = self._planner.looked(asked)
        carried = any(same_page_key(page.url) in self._carried_by[asked] for page in self._linked)
        looked = Looked(
            providers=((LINKS, _state_of(self._linked, carried)), (EVIDENCE, self._state_of_evidence(asked)), *states),
            queries=queries,
            pages_read=self._pages_read,
            failures=tuple(dict.fromkeys((*self._failures[asked], *unread_of(self._material.outcomes)))),
            broke_off=self._planner.broke_off(asked),
            pointers=self._material.pointed().get(asked, ()),
        )
        return replace(looked, stopped=self._why_stopped(asked, looked, network_seen=network_seen))

    def _state_of_evidence(self, asked: str) -> ProviderState:
        material = self._material
        if not material.named:
            return ProviderState.NOT_ASKED
        if self._found_on[asked] & self._material_urls:
            return ProviderState.HITS
        led_to = [outcome for outcome, claim_ids in material.found if asked in claim_ids]
        return ProviderState.UNAVAILABLE if unread_of((*material.outcomes, *led_to)) else ProviderState.EMPTY

    def _why_stopped(self, asked: str, looked: Looked, *, network_seen: bool) -> Reason | None:
        if self._stopped is not None:
            return self._stopped
        if self._offline:
            missed = any(failure.reason == UnreadReason.OFFLINE for failure in looked.failures)
            unasked = (self._general or self._names).intersection(looked.broke_off, self._planner.unasked())
            return Reason.OFFLINE if missed or unasked else None
        in_vain = any(state is ProviderState.UNAVAILABLE for name, state in looked.providers if name in self._names)
        if in_vain and not network_seen:
            return Reason.NO_NETWORK
        if asked in self._over_budget or self._planner.ran_out(asked):
            return Reason.BUDGET
        return None


def unread_of(outcomes: Sequence[PageOutcome]) -> list[UnreadPage]:
    """Those of *outcomes* that could not be read whole, and why."""
    unread = []
    for outcome in outcomes:
        if isinstance(outcome, Unread):
            unread.append(UnreadPage(url=outcome.url, reason=outcome.reason))
        elif not outcome.whole:
            unread.append(UnreadPage(url=outcome.url, reason=outcome.limit or UnreadReason.CUT))
    return unread


def _state_of(outcomes: Sequence[PageOutcome], carried: bool) -> ProviderState:
    """How looking into *outcomes* ended; *carried*: one of them has the words."""
    if not outcomes:
        return ProviderState.NOT_ASKED
    if carried:
        return ProviderState.HITS
    return ProviderState.UNAVAILABLE if unread_of(outcomes) else ProviderState.EMPTY
