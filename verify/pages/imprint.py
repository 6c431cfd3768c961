"""Under whose name a page is shown: a known outlet's name is for its own domains alone."""

from __future__ import annotations

from verify.outlets import load_outlets
from verify.urls import registered_domain


def imprint_of(host: str, claimed: str) -> str | None:
    """Who publishes on *host*: the outlet of that domain, else whom its pages *claim* to be, but never another outlet."""
    table = load_outlets()
    known = table.by_domain(host)
    if known is not None:
        return known.name
    borrowed = table.by_name(claimed)
    named = claimed if borrowed is None or not borrowed.domains else ""
    return named or registered_domain(host) or None
