"""Pages that a claim's own words led to, though another claim's search had asked for them before."""

from __future__ import annotations

from dataclasses import replace

from verify.model.searched import Searched
from verify.model.verdict import UnreadPage
from verify.urls import same_page_key


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
