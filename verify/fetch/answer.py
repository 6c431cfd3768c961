"""What comes of one request, and how much of it is wanted: values alone, for runs that never ask."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpAnswer:
    """Status, the headers that matter, and the body where it was read."""

    status: int
    content_type: str = ""
    charset: str | None = None
    location: str | None = None
    retry_after: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    body: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoAnswer:
    """Why nothing usable came back; *reached*: there was a network, somebody was connected; *asked*: it was tried at all."""

    reason: str
    detail: str
    reached: bool = False
    asked: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyLimits:
    """What to read of a body: *refusals* is the limit for any other status than 200, *types* the kinds worth reading.

    *part*: where the bytes that were asked for begin, and how many; whatever else comes is refused unread.
    """

    limit: int
    refusals: int = 0
    types: tuple[str, ...] = ()
    keep_start: bool = False
    part: tuple[int, int] | None = None
