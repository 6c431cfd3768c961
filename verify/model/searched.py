"""Who was asked for what a draft says, and what stayed unread: kept by `search/` while looking, read by `judge/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from verify.model.verdict import Looked

# The draft's links and the user's own material stand beside the providers in the list of where it was looked.
LINKS, EVIDENCE = "links", "evidence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """Where was looked for each claim and named source of a draft, by id and key, and what that can prove.

    *general* names the providers whose silence counts, *candidates* the addresses that each quotation's words led to;
    *evidence_named*: the user named material of his or her own.
    """

    looked: Mapping[str, Looked]
    candidates: Mapping[str, frozenset[str]] = field(default_factory=dict)
    general: frozenset[str] = frozenset()
    evidence_named: bool = False
