"""Whether looking was thorough enough to say that nothing was found, and why not where it was not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verify.model.claim import Claim
from verify.model.page import Page, ProviderState
from verify.model.searched import EVIDENCE, LINKS, Searched
from verify.model.verdict import Looked, Reason, UnreadPage
from verify.urls import same_page_key

_ANSWERED = (ProviderState.HITS, ProviderState.EMPTY)
_FAILED = (ProviderState.REFUSED, ProviderState.LIMITED, ProviderState.UNAVAILABLE)
# Fewer words make no phrase query, so no general provider is asked for them.
_TOO_FEW_WORDS = 3


def why_unchecked(claim: Claim, looked: Looked, *, general: frozenset[str], evidence_named: bool) -> Reason | None:
    """Why *claim* may not be called `not_found`; None where it may (see the guide: not_found, points a to c)."""
    if looked.stopped is not None:
        return looked.stopped
    states = dict(looked.providers)
    # (c) comes first: an address that stayed unread is what the desk can do something about.
    if looked.failures or ProviderState.UNAVAILABLE in (states.get(LINKS), states.get(EVIDENCE)):
        return Reason.PAGE_UNREAD
    if any(name in looked.broke_off or states.get(name) in _FAILED for name in general):
        return Reason.PROVIDER_FAILED
    if any(states.get(name) in _ANSWERED for name in general):
        return None
    if evidence_named and states.get(EVIDENCE) in _ANSWERED:
        return None
    return _without_a_general_answer(claim, states, general)


def _without_a_general_answer(claim: Claim, states: dict[str, ProviderState], general: frozenset[str]) -> Reason | None:
    chosen = states.keys() - {LINKS, EVIDENCE}
    if not chosen:
        return None if states.get(LINKS) in _ANSWERED else Reason.NO_PROVIDER
    if not chosen & general:
        # Wikis and gazettes hold a small part of what is published; their silence says nothing.
        failed = any(states[name] in _FAILED for name in chosen)
        return Reason.PROVIDER_FAILED if failed else Reason.NO_PROVIDER
    if len(claim.text.split()) <= _TOO_FEW_WORDS:
        return Reason.TOO_SHORT
    return Reason.BUDGET


def answered(looked: Looked) -> tuple[str, ...]:
    """Names of the places that answered for the claim."""
    return tuple(name for name, state in looked.providers if state in _ANSWERED)


def failed(looked: Looked) -> tuple[str, ...]:
    """Names of the places that left a question unanswered."""
    return tuple(name for name, state in looked.providers if state in _FAILED or name in looked.broke_off)


def why_source_unchecked(
    looked: Looked, asked_for_its_words: Sequence[Looked], own: Sequence[Page], *, general: frozenset[str]
) -> Reason | None:
    """Why a named source may not be called unsupported; None where it may.

    It may where pages of it (*own*) were read whole, or a general provider answered for it, or for the words that are taken
    from a source without an address, and where nothing that was named for it stayed unread.
    """
    if looked.stopped is not None:
        return looked.stopped
    states = dict(looked.providers)
    if looked.failures or ProviderState.UNAVAILABLE in (states.get(LINKS), states.get(EVIDENCE)):
        return Reason.PAGE_UNREAD
    if own:
        return None if all(page.whole for page in own) else Reason.PAGE_UNREAD
    if any(states.get(name) in _FAILED for name in general):
        return Reason.PROVIDER_FAILED
    every = [states, *(dict(each.providers) for each in asked_for_its_words)]
    if any(of.get(name) in _ANSWERED for of in every for name in general):
        return None
    return Reason.NOT_SEARCHED if general else Reason.NO_PROVIDER


def with_shared_failures(searched: Searched) -> Searched:
    """*searched*, each claim with the failures of all its candidates, whoever they were read for.

    A page is fetched once for a draft; that it stayed unread concerns every claim whose search named it.
    """
    unread: dict[str, UnreadPage] = {}
    for place in searched.looked.values():
        for failure in place.failures:
            unread.setdefault(same_page_key(failure.url), failure)
    completed = {}
    for claim_id, place in searched.looked.items():
        mine = (unread.get(same_page_key(url)) for url in sorted(searched.candidates.get(claim_id, ())))
        failures = dict.fromkeys((*place.failures, *(failure for failure in mine if failure is not None)))
        completed[claim_id] = replace(place, failures=tuple(failures))
    return replace(searched, looked=completed)
