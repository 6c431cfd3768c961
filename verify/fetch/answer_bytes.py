"""Answers as kept bytes: own serialising, with a checksum, checked on reading."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, replace
from dataclasses import field as with_default
from datetime import datetime
from typing import Annotated, TypeVar

from msgspec import Meta, Struct, convert, field, to_builtins

from verify.fetch.seal import sealed, unsealed
from verify.model.page import Unread

_MAGIC = b"VRFY\x01"
_HEAD = 4
_LEVEL = 1
_MAX_BODY = 64_000_000


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
    body: bytes = with_default(default=b"", repr=False)


class _Head(Struct, frozen=True):
    """What is kept beside a body, and the body's *size*."""

    size: Annotated[int, Meta(ge=0, le=_MAX_BODY)]
    url: str
    content_type: str


class _AnswerHead(_Head, frozen=True):
    status: int
    retrieved_at: Annotated[datetime, Meta(tz=True)]
    charset: str | None = None
    location: str | None = None
    etag: str | None = None
    last_modified: str | None = None


class _FailureHead(_Head, frozen=True):
    reason: str
    detail: str
    # Under another name than an answer's: neither is ever taken for the other.
    status: int | None = field(name="failed_status", default=None)
    retry_after: float | None = None


_AnyHead = TypeVar("_AnyHead", bound=_Head)


def encode_answer(answer: StoredAnswer) -> bytes:
    """*answer* as bytes that `decode_answer` takes back."""
    return _sealed(_AnswerHead, answer)


def decode_answer(data: bytes) -> StoredAnswer | None:
    """The answer in *data*, or None where anything about it is not as it was written."""
    opened = _opened(data, _AnswerHead)
    return opened and replace(convert(opened[0], StoredAnswer, from_attributes=True), body=opened[1])


def encode_failure(failure: Unread) -> bytes:
    """*failure* as bytes that `decode_failure` takes back."""
    return _sealed(_FailureHead, failure)


def decode_failure(data: bytes) -> Unread | None:
    """The failure in *data*, or None where there is none or it is not as it was written."""
    opened = _opened(data, _FailureHead)
    return opened and replace(convert(opened[0], Unread, from_attributes=True), body=opened[1])


def _sealed(kind: type[_Head], value: StoredAnswer | Unread) -> bytes:
    told = {name: getattr(value, name) for name in kind.__struct_fields__ if name != "size"}
    written = json.dumps(to_builtins(kind(size=len(value.body), **told))).encode("ascii")
    payload = len(written).to_bytes(_HEAD, "big") + written + zlib.compress(value.body, _LEVEL)
    return _MAGIC + sealed(payload)


def _opened(data: bytes, kind: type[_AnyHead]) -> tuple[_AnyHead, bytes] | None:
    payload = unsealed(data[len(_MAGIC) :])
    if not data.startswith(_MAGIC) or payload is None:
        return None
    length = int.from_bytes(payload[:_HEAD], "big")
    try:
        head = convert(json.loads(payload[_HEAD : _HEAD + length]), kind)
        # One byte more than announced tells an edited size; a bomb gets no further than that.
        body = zlib.decompressobj().decompress(payload[_HEAD + length :], head.size + 1)
    except (ValueError, RecursionError, zlib.error):
        return None
    return (head, body) if len(body) == head.size else None
