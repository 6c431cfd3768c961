"""Stand-ins that plug into the same holes as the real tools."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from verify.model.page import (
    Fetched,
    FetchOutcome,
    ProviderState,
    Query,
    Request,
    SearchAnswer,
    SearchHit,
    Unread,
)

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def fetched(url: str, body: str | bytes, *, content_type: str = "text/html", charset: str | None = "utf-8") -> Fetched:
    """A complete answer as the fetcher gives it."""
    data = body.encode() if isinstance(body, str) else body
    return Fetched(
        url=url,
        final_url=url,
        status=200,
        content_type=content_type,
        charset=charset,
        body=data,
        retrieved_at=NOON,
        sha256=hashlib.sha256(data).hexdigest(),
    )


@dataclass
class FakeFetcher:
    """Answers from a table; what is missing there is a 404. Remembers what was asked."""

    pages: Mapping[str, str | bytes | Unread] = field(default_factory=dict)
    content_type: str = "text/html"
    asked: list[Request] = field(default_factory=list)
    forgotten: list[Request] = field(default_factory=list)

    async def forget(self, request: Request) -> None:
        self.forgotten.append(request)

    async def get(self, request: Request) -> FetchOutcome:
        self.asked.append(request)
        found = self.pages.get(request.url)
        if found is None:
            return Unread(url=request.url, reason="status_404", status=404)
        if isinstance(found, Unread):
            return found
        return fetched(request.url, found, content_type=self.content_type)


@dataclass
class FakeSearch:
    """A provider that answers from a list of hits, or with a fixed state."""

    hits: tuple[SearchHit, ...] = ()
    state: ProviderState | None = None
    name: str = "fake"
    general: bool = True
    default: bool = True
    batch: int = 1
    key_variable: str | None = None
    asked: list[Query] = field(default_factory=list)

    async def search(self, query: Query) -> SearchAnswer:
        self.asked.append(query)
        state = self.state or (ProviderState.HITS if self.hits else ProviderState.EMPTY)
        return SearchAnswer(state=state, asked=" ".join(p.text for p in query.phrases), hits=self.hits)
