"""Manners: how many requests at once, how far apart, how often again, and when a host is left alone."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from verify.fetch.policy import FetchPolicy
from verify.model.unread_reason import UnreadReason
from verify.urls import is_on_domain

Sleep = Callable[[float], Awaitable[None]]
Clock = Callable[[], float]

_BACKOFF = 0.5
_MAX_RETRY_AFTER_TEXT = 60
# What may be better a moment later, with the number of tries it is worth; anything else stays as it is.
TROUBLED = frozenset({429, 500, 502, 503, 504})
_REASON_WORTH: dict[str, int] = {UnreadReason.NETWORK: 2, UnreadReason.CUT: 2}
# Reasons that hold for every address of the host and will not change within a run.
_HOPELESS = frozenset({UnreadReason.DNS, UnreadReason.TLS})
_NOT_THE_HOSTS_FAULT = frozenset(
    {UnreadReason.PRIVATE_ADDRESS, UnreadReason.BAD_ADDRESS, UnreadReason.TOO_LARGE, UnreadReason.NOT_HTML}
)
_HOSTS_WITHOUT_NETWORK = 6
_HOSTS_WITH_ENDPOINT = 3


@dataclass(slots=True)
class _Queue:
    """The line in front of one host."""

    slots: asyncio.Semaphore
    line: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0
    crawl_delay: float = 0.0


class HostLimiter:
    """Lets requests to a host pass a few at a time and far enough apart, whoever asks."""

    def __init__(self, policy: FetchPolicy, clock: Clock, sleep: Sleep) -> None:
        self._policy = policy
        self._clock = clock
        self._sleep = sleep
        self._queues: dict[str, _Queue] = {}
        self._everywhere = asyncio.Semaphore(policy.at_once)

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for a turn at *host* and keep it for the length of the block."""
        queue = self._queue(host)
        pause = self._policy.pause_for(host)
        async with queue.slots:
            async with queue.line:
                await self._wait(queue)
                queue.free_at = self._clock() + max(self._policy.spacing_for(host), queue.crawl_delay)
            try:
                async with self._everywhere:
                    yield
            finally:
                if pause:
                    queue.free_at = max(queue.free_at, self._clock() + pause)

    def free_in(self, domain: str) -> float:
        """The seconds until all hosts of *domain* may be asked again, as far as they were asked."""
        asked = (queue.free_at for host, queue in self._queues.items() if is_on_domain(host, domain))
        return max(0.0, max(asked, default=0.0) - self._clock())

    def hold(self, host: str, seconds: float) -> None:
        """Let nobody through to *host* for *seconds*: it has asked for that."""
        queue = self._queue(host)
        queue.free_at = max(queue.free_at, self._clock() + seconds)

    def slow_down(self, host: str, crawl_delay: float) -> None:
        """Keep at least *crawl_delay* seconds between the starts of requests to *host*."""
        queue = self._queue(host)
        if crawl_delay > queue.crawl_delay:
            queue.crawl_delay = crawl_delay

    def release(self, host: str) -> None:
        """Forget the pause after a request that never got there."""
        self._queue(host).free_at = 0.0

    def _queue(self, host: str) -> _Queue:
        if host not in self._queues:
            # A pause from end to start means one at a time.
            at_once = 1 if self._policy.pause_for(host) else self._policy.per_host
            self._queues[host] = _Queue(asyncio.Semaphore(at_once))
        return self._queues[host]

    async def _wait(self, queue: _Queue) -> None:
        slept_until = None
        # Once more only if the host has asked for a longer pause meanwhile.
        while queue.free_at != slept_until and (seconds := queue.free_at - self._clock()) > 0:
            slept_until = queue.free_at
            await self._sleep(seconds)


@dataclass(slots=True)
class Retries:
    """How often, and after how long, an address is asked again; one budget for the whole run."""

    policy: FetchPolicy
    left: int

    def wait_before(self, tried: int, *, status: int | None, reason: str, retry_after: float | None) -> float | None:
        """Seconds to wait before another try after *tried* of them, or None where there is no point or no budget."""
        worth = self.policy.tries if status in TROUBLED else _REASON_WORTH.get(reason, 1)
        if tried >= min(worth, self.policy.tries) or self.left <= 0:
            return None
        if retry_after is not None and retry_after > self.policy.max_retry_after:
            return None
        self.left -= 1
        # Jitter, so that several runs that were refused together do not come back together.
        backoff = _BACKOFF * 2.0 ** (tried - 1) * random.uniform(0.8, 1.2)  # noqa: S311
        return max(backoff, retry_after or 0.0)


@dataclass(slots=True)
class Health:
    """What the run has seen of each host, and of the network as a whole."""

    give_up_after: int
    network_seen: bool = False
    _in_a_row: dict[str, int] = field(default_factory=dict)
    _closed: dict[str, str] = field(default_factory=dict)
    _unreached: set[str] = field(default_factory=set)
    _endpoint_unreached: bool = False

    @property
    def without_network(self) -> bool:
        """Whether there seems to be no network: several hosts were out of reach and none answered."""
        needed = _HOSTS_WITH_ENDPOINT if self._endpoint_unreached else _HOSTS_WITHOUT_NETWORK
        return not self.network_seen and len(self._unreached) >= needed

    def closed_for(self, host: str) -> str | None:
        """The reason why *host* is left alone for the rest of the run, or None."""
        return self._closed.get(host)

    def close(self, host: str, reason: str) -> None:
        """Leave *host* alone for the rest of the run."""
        self._closed.setdefault(host, reason)

    def note_answer(self, host: str) -> None:
        """The host answered as a healthy one does, be it with a 404."""
        self.network_seen = True
        self._in_a_row.pop(host, None)

    def note_failure(self, host: str, reason: str, *, reached: bool, endpoint: bool) -> None:
        """One more address of *host* could not be had, after all its tries."""
        self.network_seen = self.network_seen or reached
        if reason in _NOT_THE_HOSTS_FAULT:
            return
        if not reached:
            self._unreached.add(host)
            # Endpoints are known to exist; a page of a draft may name a host that is long gone.
            self._endpoint_unreached = self._endpoint_unreached or endpoint
        self._in_a_row[host] = self._in_a_row.get(host, 0) + 1
        if reason in _HOPELESS or self._in_a_row[host] >= self.give_up_after:
            self.close(host, reason)


def retry_after_seconds(text: str | None, now: datetime) -> float | None:
    """Seconds that a Retry-After header asks for, from a number or a date; None for rubbish, 0 for what is past."""
    if text is None or len(text) > _MAX_RETRY_AFTER_TEXT:
        return None
    text = text.strip()
    if text.isascii() and text.isdigit():
        return float(text)
    from email.utils import parsedate_to_datetime

    try:
        at = parsedate_to_datetime(text)
        return max(0.0, ((at if at.tzinfo else at.replace(tzinfo=UTC)) - now).total_seconds())
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
