"""The gate in front of every page: the robots.txt of its host, asked for once a day and obeyed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlsplit

from verify.fetch.answer import BodyLimits, HttpAnswer, NoAnswer
from verify.fetch.answer_bytes import StoredAnswer
from verify.fetch.answer_store import Shelf, answer_key, is_fresh
from verify.fetch.in_flight import InFlight
from verify.fetch.policy import FetchPolicy
from verify.fetch.retry import HostAsker, Question, host_and_port
from verify.fetch.robots import RobotRules, crawl_delay, may_fetch, rules_from
from verify.model.unread_reason import UnreadReason
from verify.urls import resolved_url

_SPACE = "robots"
_HOPS = 5


class RobotsGate:
    """Says which pages our robot may ask for; robots.txt comes through the same client and stays in the cache."""

    def __init__(self, policy: FetchPolicy, asker: HostAsker, shelf: Shelf, now: Callable[[], datetime]) -> None:
        self._policy = policy
        self._asker = asker
        self._shelf = shelf
        self._now = now
        self._rules: dict[str, RobotRules] = {}
        self._in_flight: InFlight[RobotRules] = InFlight()

    async def refusal(self, url: str) -> NoAnswer | None:
        """Why *url* must not be asked for, or None where it may be; waits for the rules of its host if need be."""
        rules = await self._rules_of(_origin_of(url))
        if rules.refused_as is not None:
            return NoAnswer(reason=rules.refused_as, detail=rules.detail, asked=False)
        if not may_fetch(rules, url, self._policy.robot_name):
            return NoAnswer(reason=UnreadReason.ROBOTS, detail="robots.txt asks programs to stay away", asked=False)
        return self._slowed_down(host_and_port(url), crawl_delay(rules, self._policy.robot_name))

    async def robots_txt(self, url: str) -> StoredAnswer | NoAnswer:
        """The robots.txt at *url* itself, for who reads more in it than rules; asked for once with those."""
        origin = _origin_of(url)
        rules = RobotRules() if self._policy.offline else await self._rules_of(origin)
        if rules.refused_as is not None:
            return NoAnswer(reason=rules.refused_as, detail=rules.detail, asked=False)
        kept = self._shelf.answer(answer_key(origin, _SPACE))
        return kept or NoAnswer(reason=UnreadReason.OFFLINE, detail="never fetched before", asked=False)

    async def _rules_of(self, origin: str) -> RobotRules:
        if origin not in self._rules:
            self._rules[origin] = await self._in_flight.run(origin, lambda: self._load(origin))
        return self._rules[origin]

    def _slowed_down(self, host: str, delay: float) -> NoAnswer | None:
        if delay > self._policy.max_crawl_delay:
            return NoAnswer(
                reason=UnreadReason.ROBOTS, detail=f"robots.txt asks for {delay:.0f} s between requests", asked=False
            )
        if delay:
            self._asker.limiter.slow_down(host, delay)
        return None

    async def _load(self, origin: str) -> RobotRules:
        key = answer_key(origin, _SPACE)
        kept = self._shelf.answer(key)
        if kept is not None and not self._policy.refresh and is_fresh(kept, self._now(), self._policy.robots_max_age):
            return await self._read(HttpAnswer(status=kept.status, body=kept.body))
        answer = await self._ask(f"{origin}/robots.txt")
        rules = await self._read(answer)
        if isinstance(answer, HttpAnswer) and rules.refused_as is None:
            self._shelf.keep(key, self._stored(origin, answer))
        return rules

    async def _read(self, answer: HttpAnswer | NoAnswer) -> RobotRules:
        # Half a megabyte of rules takes the parser seconds; the other requests go on meanwhile.
        return await asyncio.to_thread(rules_from, answer, self._policy.robots_bytes, self._policy.robot_name)

    async def _ask(self, url: str) -> HttpAnswer | NoAnswer:
        # The rules behind a redirect hold for the host that was asked first.
        limits = BodyLimits(limit=self._policy.robots_bytes, keep_start=True)
        headers = (("User-Agent", self._policy.user_agent), ("Accept-Encoding", "gzip"), ("Accept", "text/plain, */*"))
        seconds = self._policy.timeout
        for _ in range(_HOPS + 1):
            answer, spent = await self._asker.ask(Question(url=url, headers=headers, limits=limits), seconds)
            if isinstance(answer, NoAnswer) or not answer.location:
                return answer
            target = landing(url, answer.location, self._policy)
            seconds -= spent
            if target is None or seconds <= 0:
                break
            url = target
        return NoAnswer(reason=UnreadReason.REDIRECTS, detail="its redirects lead nowhere", reached=True)

    def _stored(self, origin: str, answer: HttpAnswer) -> StoredAnswer:
        return StoredAnswer(
            url=origin,
            status=answer.status,
            content_type=answer.content_type,
            retrieved_at=self._now(),
            body=answer.body if answer.status == 200 else b"",
        )

    async def aclose(self) -> None:
        """Stop what still runs."""
        await self._in_flight.aclose()


def is_robots_txt(url: str) -> bool:
    """Whether *url* is the robots.txt of its host, which is always allowed."""
    parts = urlsplit(url)
    return parts.path == "/robots.txt" and not parts.query


def _origin_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def landing(url: str, location: str, policy: FetchPolicy) -> str | None:
    """Where a redirect from *url* leads, or None where that must not be fetched."""
    return resolved_url(url, location, allowed=policy.allow_private)
