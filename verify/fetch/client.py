"""The one polite client: an address in, its bytes or the reason why not out; the web's failings are never raised."""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Self

from verify.fetch.answer import BodyLimits, HttpAnswer, NoAnswer
from verify.fetch.answer_bytes import StoredAnswer
from verify.fetch.answer_store import Shelf, address_of, answer_key, is_fresh
from verify.fetch.cache import Cache
from verify.fetch.headers import headers_of
from verify.fetch.in_flight import InFlight
from verify.fetch.policy import FetchPolicy
from verify.fetch.politeness import retry_after_seconds
from verify.fetch.redaction import secrets_of, shown_url, without_secrets
from verify.fetch.retry import HostAsker, Question, host_and_port, reason_of_status
from verify.fetch.robots_gate import RobotsGate, is_robots_txt, landing
from verify.fetch.way_out import WayOut
from verify.model.page import Fetched, FetchOutcome, Request, RequestKind, Unread
from verify.model.unread_reason import UnreadReason
from verify.urls import usable_url

if TYPE_CHECKING:
    import httpx

# XML stands here for XHTML under its other name and for sitemaps; what is a page is decided by who reads it.
PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml")
_NO_VARIABLES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hop:
    """One address answered, by a page or by a redirect; *spent*: seconds that its host took."""

    answer: StoredAnswer
    from_cache: bool
    spent: float = 0.0


class PoliteFetcher:
    """Gets addresses politely and safely, each once a run, and keeps what it gets."""

    def __init__(
        self,
        policy: FetchPolicy,
        cache: Cache,
        *,
        transport: httpx.AsyncBaseTransport | None = None,
        now: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        clock: Callable[[], float] = time.monotonic,
        environ: Mapping[str, str] = _NO_VARIABLES,
    ) -> None:
        self._policy = policy
        self._now = now
        self._way_out = WayOut(policy, environ, transport)
        self._shelf = Shelf(cache)
        self._asker = HostAsker(policy, self._way_out, now=now, clock=clock, sleep=sleep)
        self._gate = RobotsGate(policy, self._asker, self._shelf, now)
        self._in_flight: InFlight[_Hop | Unread] = InFlight()
        # What this run has asked already: good answers lie on the shelf, failures here.
        self._settled: set[str] = set()
        self._failed: dict[tuple[str, bool], Unread] = {}

    @property
    def network_seen(self) -> bool:
        """Whether anybody at all was reached in this run."""
        return self._asker.health.network_seen

    @property
    def asked_nobody(self) -> bool:
        """Whether nothing was sent to anybody in this run."""
        return self._asker.asked_nobody

    @property
    def without_network(self) -> bool:
        """Whether several hosts were out of reach and none answered, so that nobody is asked any more."""
        return self._asker.health.without_network

    def free_in(self, domain: str) -> float:
        """The seconds until *domain* may be asked again."""
        return self._asker.limiter.free_in(domain)

    async def get(self, request: Request) -> FetchOutcome:
        """The answer to *request*, redirects followed for pages, or the reason why there is none."""
        url = address_of(request, self._policy.allow_private)
        if url is None:
            return self._failure(request, UnreadReason.BAD_ADDRESS, "not an address that may be fetched")
        visited = [url]
        outcome = await self._follow(request, url, visited)
        if isinstance(outcome, Unread) and not self._policy.offline:
            self._shelf.demote_redirects(answer_key(passed, request.kind) for passed in visited)
        return outcome

    def holds(self, request: Request) -> bool:
        """Whether *request* is answered by what is held, which is no older than an answer of a search may be."""
        url = usable_url(request.url, allowed=self._policy.allow_private)
        if url is None:
            return False
        key = answer_key(url, request.kind)
        if self._policy.offline:
            return isinstance(self._shelf.last(key), StoredAnswer)
        kept = self._shelf.answer(key)
        # It stands in place of a question: longer than that, somebody may have answered otherwise.
        return kept is not None and self._stands(key, kept, RequestKind.API)

    async def _follow(self, request: Request, url: str, visited: list[str]) -> FetchOutcome:
        seconds = self._policy.timeout_for(host_and_port(url))
        for _ in range(self._policy.max_redirects + 1):
            hop = await self._hop(url, request, seconds)
            if isinstance(hop, Unread):
                return replace(hop, url=shown_url(request.url, request.kind))
            if hop.answer.location is None:
                return self._fetched(request, url, hop)
            target = landing(url, hop.answer.location, self._policy)
            if target is None:
                return self._failure(request, UnreadReason.REDIRECTS, "leads to an address that must not be fetched")
            if target in visited:
                return self._failure(request, UnreadReason.REDIRECTS, "leads in a circle")
            visited.append(target)
            url, seconds = target, seconds - hop.spent
            if seconds <= 0:
                return self._failure(request, UnreadReason.TIMEOUT, "its redirects took too long")
        return self._failure(request, UnreadReason.REDIRECTS, f"more than {self._policy.max_redirects} redirects")

    async def forget(self, request: Request) -> None:
        """Take the answer to *request* out of use: it was an error, or a wall, in the clothes of an answer.

        Endpoints may be asked again in this run; a page stays what it was until the next.
        """
        url = address_of(request, self._policy.allow_private)
        if url is None or self._policy.offline:
            return
        key = answer_key(url, request.kind)
        for _ in range(self._policy.max_redirects + 1):
            held = self._shelf.last(key) if key in self._settled else self._shelf.answer(key)
            self._shelf.demote(key)
            if request.kind is RequestKind.API:
                self._settled.discard(key)
            target = (
                landing(url, held.location, self._policy) if isinstance(held, StoredAnswer) and held.location else None
            )
            if target is None:
                return
            url, key = target, answer_key(target, request.kind)

    async def aclose(self) -> None:
        """Stop what runs, close connections and cache."""
        await self._in_flight.aclose()
        await self._gate.aclose()
        await self._way_out.aclose()
        self._shelf.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def _hop(self, url: str, request: Request, seconds: float) -> _Hop | Unread:
        key = answer_key(url, request.kind)
        # An opt-out of robots.txt for one request must not open, nor be closed by, another one.
        mine = (key, self._policy.skips_robots(request))
        if mine in self._failed:
            return self._failed[mine]
        return await self._in_flight.run(mine, lambda: self._decide(mine, url, request, seconds))

    async def _decide(self, mine: tuple[str, bool], url: str, request: Request, seconds: float) -> _Hop | Unread:
        key = mine[0]
        if is_robots_txt(url):
            return await self._robots_txt(url, request)
        if self._policy.offline:
            return self._remembered(key, request)
        kept = self._shelf.answer(key) if key not in self._settled else self._settled_answer(key)
        # An answer to the same words is as good later on: it stands as long as a page.
        if kept is not None and self._stands(
            key, kept, RequestKind.PAGE if request.lasting or request.body else request.kind
        ):
            return _Hop(answer=kept, from_cache=key not in self._settled)
        known = kept if kept is not None and not self._policy.refresh else None
        result, spent = await self._ask(url, request, known, seconds)
        if isinstance(result, NoAnswer):
            failure = self._failure(request, result.reason, result.detail)
        elif known is not None and result.status == 304:
            return self._kept(key, replace(known, retrieved_at=self._now()), spent, from_cache=True)
        elif result.status in (200, 206) or (result.location and 300 <= result.status < 400):
            return self._settle(key, url, request, result, spent)
        else:
            failure = self._refused(request, result)
        return self._failed_now(mine, failure)

    async def _robots_txt(self, url: str, request: Request) -> _Hop | Unread:
        answer = await self._gate.robots_txt(url)
        if isinstance(answer, NoAnswer):
            return self._failure(request, answer.reason, answer.detail)
        if answer.status != 200:
            return self._failure(request, reason_of_status(answer.status), "", status=answer.status)
        return _Hop(answer=answer, from_cache=self._policy.offline)

    def _stands(self, key: str, kept: StoredAnswer, kind: RequestKind) -> bool:
        if key in self._settled:
            return True
        return not self._policy.refresh and is_fresh(kept, self._now(), self._policy.max_age_for(kind))

    def _settled_answer(self, key: str) -> StoredAnswer | None:
        last = self._shelf.last(key)
        return last if isinstance(last, StoredAnswer) else None

    def _remembered(self, key: str, request: Request) -> _Hop | Unread:
        last = self._shelf.last(key)
        if last is None:
            return self._failure(request, UnreadReason.OFFLINE, "never fetched before")
        return last if isinstance(last, Unread) else _Hop(answer=last, from_cache=True)

    async def _ask(
        self, url: str, request: Request, known: StoredAnswer | None, seconds: float
    ) -> tuple[HttpAnswer | NoAnswer, float]:
        if not self._policy.skips_robots(request):
            refusal = await self._gate.refusal(url)
            if refusal is not None:
                return refusal, 0.0
        endpoint = request.kind is RequestKind.API
        limits = BodyLimits(
            limit=self._policy.max_bytes,
            refusals=self._policy.max_refusal_bytes if endpoint else 0,
            types=() if endpoint else PAGE_TYPES,
            part=request.part,
        )
        headers = headers_of(request, known, self._policy.user_agent)
        question = Question(url=url, headers=headers, limits=limits, endpoint=endpoint, body=request.body)
        return await self._asker.ask(question, seconds)

    def _settle(self, key: str, url: str, request: Request, result: HttpAnswer, spent: float) -> _Hop | Unread:
        redirect = result.status >= 300
        if redirect and request.kind is RequestKind.API:
            why = "endpoints are not followed elsewhere"  # Keys go to their own endpoint alone.
            failure = self._failure(request, UnreadReason.REDIRECTS, why, status=result.status)
            return self._failed_now((key, True), failure)
        stored = StoredAnswer(
            url=shown_url(url, request.kind),
            status=result.status,
            content_type=result.content_type,
            charset=result.charset,
            location=result.location if redirect else None,
            etag=result.etag,
            last_modified=result.last_modified,
            retrieved_at=self._now(),
            body=without_secrets(result.body, secrets_of(request)),
        )
        return self._kept(key, stored, spent, from_cache=False)

    def _kept(self, key: str, answer: StoredAnswer, spent: float, *, from_cache: bool) -> _Hop:
        self._shelf.keep(key, answer)
        self._settled.add(key)
        return _Hop(answer=answer, from_cache=from_cache, spent=spent)

    def _failed_now(self, mine: tuple[str, bool], failure: Unread) -> Unread:
        self._failed[mine] = failure
        self._shelf.keep_failure(mine[0], failure)
        return failure

    def _refused(self, request: Request, result: HttpAnswer) -> Unread:
        failure = self._failure(request, reason_of_status(result.status), "", status=result.status)
        return replace(
            failure,
            retry_after=retry_after_seconds(result.retry_after, self._now()),
            content_type=result.content_type,
            body=without_secrets(result.body, secrets_of(request)),
        )

    def _failure(self, request: Request, reason: str, detail: str, status: int | None = None) -> Unread:
        return Unread(url=shown_url(request.url, request.kind), reason=reason, detail=detail, status=status)

    def _fetched(self, request: Request, url: str, hop: _Hop) -> Fetched:
        answer = hop.answer
        return Fetched(
            url=shown_url(request.url, request.kind),
            final_url=shown_url(url, request.kind),
            status=200,
            content_type=answer.content_type,
            charset=answer.charset,
            body=answer.body,
            retrieved_at=answer.retrieved_at,
            sha256=hashlib.sha256(answer.body).hexdigest(),
            from_cache=hop.from_cache,
            etag=answer.etag,
            last_modified=answer.last_modified,
        )
