"""robots.txt by RFC 9309: which addresses of a host our robot may ask for, and how slowly."""

from __future__ import annotations

from dataclasses import dataclass, field

from protego import Protego

from verify.fetch.answer import HttpAnswer, NoAnswer
from verify.model.unread_reason import UnreadReason

_MARK = "\ufeff"
# Reasons that say more about the host than "its robots.txt could not be read".
_TELLING = frozenset(
    {
        UnreadReason.DNS,
        UnreadReason.TLS,
        UnreadReason.TIMEOUT,
        UnreadReason.NETWORK,
        UnreadReason.PRIVATE_ADDRESS,
        UnreadReason.CUT,
        UnreadReason.BUDGET,
    }
)

_USER_AGENT = ("user-agent", "useragent", "user agent")
# They are anywhere and end no list of names.
_SITE_WIDE = ("sitemap", "site-map", "host")
# The parser forgives a missing colon and some slips of the pen.
_WITHOUT_COLON = ("dis", "dia", "allow", "crawl")


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotRules:
    """The rules of one host. *refused_as* is the reason why nothing may be asked at all, None where *parsed* decides."""

    parsed: Protego | None = field(default=None, repr=False)
    refused_as: str | None = None
    detail: str = ""


def rules_from(answer: HttpAnswer | NoAnswer, limit: int, robot_name: str) -> RobotRules:
    """The rules that an answer to robots.txt sets for *robot_name*: 4xx allows all; 5xx, no answer or endless redirects allow nothing.

    A body of *limit* bytes is taken for the start of a longer one.
    """
    if isinstance(answer, NoAnswer):
        reason = answer.reason if answer.reason in _TELLING else UnreadReason.ROBOTS
        about = "robots.txt could not be read: " if reason == UnreadReason.ROBOTS else ""
        return RobotRules(refused_as=reason, detail=about + answer.detail)
    if 400 <= answer.status < 500 and answer.status != 429:
        return RobotRules()
    if answer.status != 200:
        return RobotRules(refused_as=UnreadReason.ROBOTS, detail=f"robots.txt answered {answer.status}")
    return RobotRules(parsed=Protego.parse(_own_groups(_text_of(answer.body, limit), robot_name.lower())))


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


def _own_groups(text: str, robot_name: str) -> str:
    """The groups of *text* that speak to *robot_name* or to all.

    The parser copies each rule for every robot named above it: thousands of both, a hundred kilobytes of text, take
    it minutes and gigabytes.
    """
    kept: list[str] = []
    in_names = to_us = False
    for written in text.splitlines():
        line = written.partition("#")[0].strip()
        name = _robot_named(line)
        if name is not None:
            to_us = to_us if in_names else False
            in_names = True
            if name in (robot_name, "*"):
                to_us = True
                kept.append(f"User-agent: {name}")
        elif _is_rule(line):
            in_names = False
            if to_us:
                kept.append(line)
    return "\n".join(kept)


def _robot_named(line: str) -> str | None:
    lowered = line.lower()
    for spelled in _USER_AGENT:
        if lowered.startswith(spelled):
            # RFC 9309, 2.2.1: the product token alone counts, a version behind it does not.
            return lowered.removeprefix(spelled).lstrip(" \t:").split("/", 1)[0].strip()
    return None


def _is_rule(line: str) -> bool:
    lowered = line.lower()
    return (":" in line and not lowered.startswith(_SITE_WIDE)) or lowered.startswith(_WITHOUT_COLON)
