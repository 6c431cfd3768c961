"""Answers as kept bytes: own serialising, with a checksum, checked on reading."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from verify.fetch.seal import sealed, unsealed
from verify.model.page import Unread

_MAGIC = b"VRFY\x01"
_HEAD = 4
_LEVEL = 1
_MAX_BODY = 64_000_000
_KEPT = ("url", "content_type", "charset", "etag", "last_modified", "location", "status")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredAnswer:
    """One answer of one address, redirects included: enough to show it again and to ask whether it still holds."""

    url: str
    status: int
    content_type: str
    retrieved_at: datetime
    charset: str | None = None
    location: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    body: bytes = field(default=b"", repr=False)


def encode_answer(answer: StoredAnswer) -> bytes:
    """*answer* as bytes that `decode_answer` takes back."""
    head = {name: getattr(answer, name) for name in _KEPT}
    return _sealed(head | {"retrieved_at": answer.retrieved_at.isoformat(), "size": len(answer.body)}, answer.body)


def decode_answer(data: bytes) -> StoredAnswer | None:
    """The answer in *data*, or None where anything about it is not as it was written."""
    try:
        head, body = _opened(data)
        return StoredAnswer(
            url=_text(head, "url"),
            status=_number(head, "status"),
            content_type=_text(head, "content_type"),
            retrieved_at=_moment(head, "retrieved_at"),
            charset=_maybe_text(head, "charset"),
            location=_maybe_text(head, "location"),
            etag=_maybe_text(head, "etag"),
            last_modified=_maybe_text(head, "last_modified"),
            body=body,
        )
    except (ValueError, RecursionError, zlib.error):
        return None


def encode_failure(failure: Unread) -> bytes:
    """*failure* as bytes that `decode_failure` takes back."""
    head = {
        "url": failure.url,
        "reason": failure.reason,
        "detail": failure.detail,
        "failed_status": failure.status,
        "retry_after": None if failure.retry_after is None else round(failure.retry_after),
        "content_type": failure.content_type,
        "size": len(failure.body),
    }
    return _sealed(head, failure.body)


def decode_failure(data: bytes) -> Unread | None:
    """The failure in *data*, or None where there is none or it is not as it was written."""
    try:
        head, body = _opened(data)
        return Unread(
            url=_text(head, "url"),
            reason=_text(head, "reason"),
            detail=_text(head, "detail"),
            status=None if head.get("failed_status") is None else _number(head, "failed_status"),
            retry_after=None if head.get("retry_after") is None else float(_number(head, "retry_after")),
            content_type=_text(head, "content_type"),
            body=body,
        )
    except (ValueError, OverflowError, RecursionError, zlib.error):
        return None


def _sealed(head: Mapping[str, object], body: bytes) -> bytes:
    written = json.dumps(head).encode("ascii")
    payload = len(written).to_bytes(_HEAD, "big") + written + zlib.compress(body, _LEVEL)
    return _MAGIC + sealed(payload)


def _opened(data: bytes) -> tuple[Mapping[str, object], bytes]:
    payload = unsealed(data[len(_MAGIC) :])
    if not data.startswith(_MAGIC) or payload is None:
        raise ValueError("not as it was written")
    length = int.from_bytes(payload[:_HEAD], "big")
    head = json.loads(payload[_HEAD : _HEAD + length])
    if not isinstance(head, dict):
        raise ValueError("not a head")
    size = _number(head, "size")
    if not 0 <= size <= _MAX_BODY:
        raise ValueError("a size out of bounds")
    # One byte more than announced tells an edited size; a bomb gets no further than that.
    body = zlib.decompressobj().decompress(payload[_HEAD + length :], size + 1)
    if len(body) != size:
        raise ValueError("another size than announced")
    return head, body


def _text(head: Mapping[str, object], name: str) -> str:
    value = head.get(name)
    if not isinstance(value, str):
        raise ValueError(f"{name} is not text")
    return value


def _maybe_text(head: Mapping[str, object], name: str) -> str | None:
    return None if head.get(name) is None else _text(head, name)


def _number(head: Mapping[str, object], name: str) -> int:
    value = head.get(name)
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"{name} is not a number")
    return value


def _moment(head: Mapping[str, object], name: str) -> datetime:
    value = datetime.fromisoformat(_text(head, name))
    if value.tzinfo is None:
        raise ValueError(f"{name} has no time zone")
    return value
