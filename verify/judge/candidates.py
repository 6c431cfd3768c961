"""Pages that a claim's own words led to, though another claim's search had asked for them before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from verify.model.verdict import Looked, UnreadPage
from verify.urls import same_page_key


def with_shared_failures(looked: Mapping[str, Looked], candidates: Mapping[str, frozenset[str]]) -> dict[str, Looked]:
    """*looked*, each claim with the failures of all its candidates (addresses by claim id), whoever they were read for.

    A page is fetched once for a draft; that it stayed unread concerns every claim whose search named it.
    """
    unread: dict[str, UnreadPage] = {}
    for place in looked.values():
        for failure in place.failures:
            unread.setdefault(same_page_key(failure.url), failure)
    completed = {}
    for claim_id, place in looked.items():
        mine = (unread.get(same_page_key(url)) for url in sorted(candidates.get(claim_id, ())))
        failures = dict.fromkeys((*place.failures, *(failure for failure in mine if failure is not None)))
        completed[claim_id] = replace(place, failures=tuple(failures))
    return completed
