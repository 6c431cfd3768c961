"""robots.txt by RFC 9309: which addresses of a host our robot may ask for, and how slowly."""

from __future__ import annotations

from dataclasses import dataclass, field

from protego import Protego

from verify.fetch.exchange import Answer, NoAnswer

_MARK = "\ufeff"
# Reasons that say more about the host than "its robots.txt could not be read".
_TELLING = frozenset({"dns", "tls", "timeout", "network", "private_address", "cut", "budget"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotRules:
    """The rules of one host. *refused_as* is the reason why nothing may be asked at all, None where *parsed* decides."""

    parsed: Protego | None = field(default=None, repr=False)
    refused_as: str | None = None
    detail: str = ""


def rules_from(answer: Answer | NoAnswer, limit: int) -> RobotRules:
    """The rules that an answer to robots.txt sets: 4xx allows all; 5xx, no answer or endless redirects allow nothing.

    A body of *limit* bytes is taken for the start of a longer one.
    """
    if isinstance(answer, NoAnswer):
        reason = answer.reason if answer.reason in _TELLING else "robots"
        about = "" if reason == "private_address" else "robots.txt could not be read: "
        return RobotRules(refused_as=reason, detail=about + answer.detail)
    if 400 <= answer.status < 500 and answer.status != 429:
        return RobotRules()
    if answer.status != 200:
        return RobotRules(refused_as="robots", detail=f"robots.txt answered {answer.status}")
    return RobotRules(parsed=Protego.parse(_text_of(answer.body, limit)))


def may_fetch(rules: RobotRules, url: str, robot_name: str) -> bool:
    """Whether *rules* let *robot_name* ask for *url*; the longest matching rule decides."""
    if rules.refused_as is not None:
        return False
    return rules.parsed is None or bool(rules.parsed.can_fetch(url, robot_name))


def crawl_delay(rules: RobotRules, robot_name: str) -> float:
    """Seconds that the host wants between two requests; 0 where it does not say."""
    delay = rules.parsed.crawl_delay(robot_name) if rules.parsed is not None else None
    return max(0.0, float(delay)) if delay is not None else 0.0


def _text_of(body: bytes, limit: int) -> str:
    if len(body) >= limit:
        # A rule that the limit cut in two would say something else than the whole one.
        body = body[: max(body.rfind(b"\n"), body.rfind(b"\r")) + 1]
    return body.decode("utf-8", "replace").removeprefix(_MARK).replace("\0", " ")
