"""What comes nearest where the words of a quotation stand nowhere: shown to whoever reads for meaning, and no support."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from verify.model.claim import ClaimKind
from verify.model.nearest import Nearest
from verify.model.page import Page
from verify.model.verdict import Match, Outcome, Verdict

_MOST = 3
_WITHOUT_EVIDENCE = (Outcome.NOT_FOUND, Outcome.UNCHECKED)


def with_nearest(verdict: Verdict, said: Iterable[tuple[Page, Match]]) -> Verdict:
    """*verdict*; where the words of a quotation stand nowhere, with the first of what pages have its speaker say."""
    if verdict.outcome not in _WITHOUT_EVIDENCE or verdict.claim.kind is not ClaimKind.QUOTATION:
        return verdict
    return replace(verdict, near=tuple(nearest_of(page, match) for page, match in islice(said, _MOST)))


def nearest_of(page: Page, match: Match) -> Nearest:
    """The place of *match*, as reports show it and readers of meaning are asked about it."""
    return Nearest(
        url=page.final_url,
        title=page.title,
        outlet=page.outlet,
        passage=match.passage,
        similarity=match.similarity,
        own_material=page.own_material,
    )
