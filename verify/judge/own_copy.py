"""Whether a page is the draft's own: published already, copied, or on a host of the newsroom."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from verify.judge.shingles import lower_words, runs_outside, shingles_of
from verify.model.claim import Claim, ClaimKind
from verify.model.draft import Draft
from verify.model.page import Page
from verify.model.span import Span
from verify.urls import host_of, is_on_domain

# See the guide: independence.
_OWN_SHARE = 0.6
# A draft of two sentences shares its few runs ("said in a statement on") with any report of the same thing.
_FEWEST_RUNS = 12
_IN_MARKS = (ClaimKind.QUOTATION, ClaimKind.SCARE, ClaimKind.TITLE)


class OwnPage:
    """One draft's writing outside quotations, to be known again on pages; such pages are never evidence."""

    def __init__(self, draft: Draft, claims: Iterable[Claim], own_domains: Sequence[str] = ()) -> None:
        quoted = [_in_text(draft, part.span) for claim in claims if claim.kind in _IN_MARKS for part in claim.parts]
        self._runs = runs_outside(draft.text, quoted)
        self._words = lower_words(draft.text)
        self._own_domains = tuple(own_domains)

    def matches(self, page: Page) -> bool:
        """Whether *page* is on an own domain, or at least 60% of the draft's runs stand on it."""
        # The user's own material too: a folder of evidence may well hold the draft.
        if self.is_on_own_domain(page):
            return True
        if len(self._runs) < _FEWEST_RUNS:
            # So short a file of the user's own that says exactly this, neither more nor less, is the draft.
            return page.own_material and lower_words(page.text) == self._words
        shared = len(self._runs & shingles_of(lower_words(page.text)))
        return shared >= _OWN_SHARE * len(self._runs)

    def is_on_own_domain(self, page: Page) -> bool:
        """Whether *page* is on a host of the newsroom: no evidence for the draft, and not silenced by that where it contradicts."""
        hosts = {host_of(url) for url in (page.url, page.final_url) if url}
        return any(is_on_domain(host, own) for host in hosts for own in self._own_domains)


def _in_text(draft: Draft, span: Span) -> Span:
    """A span of the source, in the words as read."""
    if draft.origin is None:
        return span
    return Span(bisect_left(draft.origin, span.start), bisect_left(draft.origin, span.end))
