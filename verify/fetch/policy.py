"""What a run allows itself on the network: limits, deadlines, pauses; read once, then only looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from math import isfinite
from types import MappingProxyType

from verify.errors import SettingsError
from verify.model.page import Request, RequestKind
from verify.version import VERSION

# Seconds from the end of one request to the start of the next, for a host that is no search provider's.
PACE: Mapping[str, float] = MappingProxyType({"web.archive.org": 2.5, "archive.org": 2.5, "commoncrawl.org": 2.0})
# Endpoints that answer late although they are well.
PATIENCE: Mapping[str, float] = MappingProxyType(
    {"api.gdeltproject.org": 60.0, "web.archive.org": 40.0, "index.commoncrawl.org": 40.0, "archive.org": 60.0}
)

MAX_PAUSE = 3_600.0
ALL_HOSTS = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchPolicy:
    """Limits of one run. Times without a unit in their name are seconds, sizes are bytes.

    *timeout* covers one address with look-up, all hops, headers and body; *patience* replaces it for slow endpoints;
    *source_timeout* covers one address with its retries. *pace* replaces the built-in pauses where it names a host;
    *declared_pace* is what search providers say of their own hosts.
    """

    user_agent: str = f"verify-quotations/{VERSION} (checks quotations before publication)"
    offline: bool = False
    refresh: bool = False
    max_age: timedelta = timedelta(days=7)
    api_max_age: timedelta = timedelta(minutes=15)
    robots_max_age: timedelta = timedelta(hours=24)
    timeout: float = 25.0
    source_timeout: float = 75.0
    patience: Mapping[str, float] = field(default_factory=lambda: PATIENCE)
    lookup_timeout: float = 4.0
    max_bytes: int = 6_000_000
    max_refusal_bytes: int = 64_000
    robots_bytes: int = 512 * 1024
    per_host: int = 2
    at_once: int = 16
    pace: Mapping[str, float] = field(default_factory=dict)
    declared_pace: Mapping[str, float] = field(default_factory=dict)
    page_pause: float = 0.5
    max_crawl_delay: float = 10.0
    max_retry_after: float = 15.0
    tries: int = 3
    retry_budget: int = 40
    give_up_after: int = 3
    max_redirects: int = 5
    max_requests: int = 5_000
    allow_private: frozenset[tuple[str, int]] = frozenset()
    ignore_robots_for_linked: bool = False

    @property
    def robot_name(self) -> str:
        """The product token that groups of a robots.txt would name."""
        return self.user_agent.split("/", 1)[0].split(" ", 1)[0]

    def pause_for(self, host: str) -> float:
        """Seconds from the end of one request to *host* to the start of the next; 0 where there is no such rule."""
        given = self._given_pause(host)
        if given is not None:
            return given
        slower = {name: max(pause, self.declared_pace.get(name, 0.0)) for name, pause in PACE.items()}
        return _by_domain({**self.declared_pace, **slower}, host) or 0.0

    def spacing_for(self, host: str) -> float:
        """Seconds between the starts of two requests to *host*."""
        return self.page_pause if self._given_pause(host) is None else 0.0

    def _given_pause(self, host: str) -> float | None:
        named = _by_domain(self.pace, host)
        return named if named is not None else self.pace.get(ALL_HOSTS)

    def timeout_for(self, host: str) -> float:
        """Seconds that one answer of *host* may take in all."""
        return _by_domain(self.patience, host) or self.timeout

    def max_age_for(self, kind: RequestKind) -> timedelta:
        """How old a kept answer may be and still stand for a new one."""
        return self.api_max_age if kind is RequestKind.API else self.max_age

    def skips_robots(self, request: Request) -> bool:
        """Whether robots.txt does not bind *request*: endpoints have terms of their own, and the operator may opt out."""
        return request.kind is RequestKind.API or (request.linked and self.ignore_robots_for_linked)


def parse_pace(text: str) -> dict[str, float]:
    """Pauses from the text of VERIFY_PACE, `host=seconds,…` or `*=0`; SettingsError where it says something else."""
    pace: dict[str, float] = {}
    for piece in filter(None, (part.strip() for part in text.split(","))):
        host, sign, seconds = (part.strip() for part in piece.partition("="))
        if not sign or not host or any(c.isspace() or c in "/:" for c in host):
            raise SettingsError("VERIFY_PACE", f"{piece!r} is not host=seconds", "for example api.example.org=2 or *=0")
        pace[host.lower()] = _seconds(seconds, piece)
    return pace


def _seconds(text: str, piece: str) -> float:
    try:
        value = float(text)
    except ValueError:
        raise SettingsError("VERIFY_PACE", f"{piece!r}: {text!r} is not a number of seconds") from None
    if not isfinite(value) or not 0 <= value <= MAX_PAUSE:
        raise SettingsError("VERIFY_PACE", f"{piece!r}: seconds must be between 0 and {MAX_PAUSE:.0f}")
    return value


def _by_domain(table: Mapping[str, float], host: str) -> float | None:
    # Wikis have one host a language; their pace is the domain's.
    labels = host.split(".")
    return next((table[name] for n in range(len(labels)) if (name := ".".join(labels[n:])) in table), None)
