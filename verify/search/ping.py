"""Asking a provider once whether it answers."""

from __future__ import annotations

from verify.model.page import Phrase, ProviderState, Query
from verify.ports import SearchProvider
from verify.search.ask_provider import put


async def ping(provider: SearchProvider) -> ProviderState:
    """How *provider* answers a harmless question; HITS and EMPTY both mean that it works."""
    answer = await put(provider, Query(phrases=(Phrase(claim_id="", text="told reporters on Tuesday"),), step="ping"))
    return answer.state
