"""One address asked with manners: its turn at the host, retries that make sense, hosts that keep failing left alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from verify.fetch.answer import BodyLimits, HttpAnswer, NoAnswer
from verify.fetch.policy import FetchPolicy
from verify.fetch.politeness import TROUBLED, Clock, Health, HostLimiter, Retries, Sleep, retry_after_seconds
from verify.fetch.way_out import WayOut
from verify.model.unread_reason import UnreadReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What to ask: *endpoint* tells documented endpoints from pages."""

    url: str
    headers: tuple[tuple[str, str], ...]
    limits: BodyLimits
    endpoint: bool = False
    body: bytes = b""


class HostAsker:
    """Sends questions to hosts, and keeps account of how each host and the network fare."""

    def __init__(
        self,
        policy: FetchPolicy,
        way_out: WayOut,
        *,
        now: Callable[[], datetime],
        clock: Clock,
        sleep: Sleep,
    ) -> None:
        self.health = Health(policy.give_up_after)
        self.limiter = HostLimiter(policy, clock, sleep)
        self._policy = policy
        self._way_out = way_out
        self._now = now
        self._clock = clock
        self._retries = Retries(policy, policy.retry_budget)
        self._sent = 0

    @property
    def asked_nobody(self) -> bool:
        """Whether nothing was sent yet."""
        return not self._sent

    async def ask(self, question: Question, seconds: float) -> tuple[HttpAnswer | NoAnswer, float]:
        """The answer and the seconds it took, waiting in line not counted; each try has at most *seconds*."""
        host = host_and_port(question.url)
        started, spent, tried = self._clock(), 0.0, 0
        while True:
            result, took = await self._try(question, host, seconds)
            spent, tried = spent + took, tried + 1
            wait = self._wait_after(result, tried)
            overdue = self._clock() - started + (wait or 0.0) > self._policy.source_timeout
            if wait is None or overdue or took >= seconds:
                self._note(host, result, endpoint=question.endpoint)
                return result, spent
            self.limiter.hold(host, wait)

    async def _try(self, question: Question, host: str, seconds: float) -> tuple[HttpAnswer | NoAnswer, float]:
        result: HttpAnswer | NoAnswer | None = self._refusal(host)
        took = 0.0
        if result is not None:
            return result, took
        async with self.limiter.turn(host):
            # Looked at again: much may have happened while this one stood in line.
            refusal = self._refusal(host)
            if refusal is None:
                from verify.fetch.exchange import exchange

                self._sent += 1
                began = self._clock()
                result = await exchange(
                    self._way_out.transport(),
                    question.url,
                    question.headers,
                    question.limits,
                    seconds=seconds,
                    body=question.body,
                )
                took = self._clock() - began
        answer = refusal or result
        assert answer is not None
        if isinstance(answer, NoAnswer) and not (answer.asked and answer.reached):
            self.limiter.release(host)
        else:
            self.health.network_seen = True
        return answer, took

    def _refusal(self, host: str) -> NoAnswer | None:
        if self._sent >= self._policy.max_requests:
            return NoAnswer(
                reason=UnreadReason.BUDGET,
                detail=f"the run's {self._policy.max_requests} requests are spent",
                asked=False,
            )
        reason = self.health.closed_for(host)
        if reason is not None:
            return NoAnswer(reason=reason, detail="the host kept failing and is left alone", asked=False)
        if self.health.without_network:
            return NoAnswer(
                reason=UnreadReason.NETWORK, detail="no host could be reached; is there a network?", asked=False
            )
        return None

    def _wait_after(self, result: HttpAnswer | NoAnswer, tried: int) -> float | None:
        if isinstance(result, NoAnswer):
            # Without any network a second try only costs time.
            if not result.asked or not self.health.network_seen:
                return None
            return self._retries.wait_before(tried, status=None, reason=result.reason, retry_after=None)
        after = retry_after_seconds(result.retry_after, self._now())
        return self._retries.wait_before(tried, status=result.status, reason="", retry_after=after)

    def _note(self, host: str, result: HttpAnswer | NoAnswer, *, endpoint: bool) -> None:
        if isinstance(result, NoAnswer):
            if result.asked:
                self.health.note_failure(host, result.reason, reached=result.reached, endpoint=endpoint)
            return
        if result.status not in TROUBLED:
            self.health.note_answer(host)
            return
        reason = reason_of_status(result.status)
        self.health.note_failure(host, reason, reached=True, endpoint=endpoint)
        after = retry_after_seconds(result.retry_after, self._now()) or 0.0
        if after > self._policy.max_retry_after:
            self.health.close(host, reason)
        else:
            self.limiter.hold(host, after)


def reason_of_status(status: int) -> str:
    """The reason for an answer other than 200: `status_` and its number, or what the status means."""
    return UnreadReason.LIMITED if status == 429 else f"status_{status}"


def host_and_port(url: str) -> str:
    """The queue that *url* belongs to: its host, with the port where it is an odd one."""
    parts = urlsplit(url)
    host = (parts.hostname or "").lower().rstrip(".")
    return host if parts.port in (None, 80, 443) else f"{host}:{parts.port}"
