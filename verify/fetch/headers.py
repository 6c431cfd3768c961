"""The headers of a request: who asks, what is wanted, and what is held already."""

from __future__ import annotations

from verify.fetch.answer_bytes import StoredAnswer
from verify.model.page import Request, RequestKind

_PAGE_ACCEPT = "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1"


def headers_of(request: Request, known: StoredAnswer | None, user_agent: str) -> tuple[tuple[str, str], ...]:
    """What is sent with *request*; where an answer is *known*, the question whether it still holds."""
    endpoint = request.kind is RequestKind.API
    headers = {"User-Agent": user_agent, "Accept": "*/*" if endpoint else _PAGE_ACCEPT}
    if endpoint:
        headers |= {name.title(): value for name, value in request.headers}
    if known is not None and known.etag:
        headers["If-None-Match"] = known.etag
    if known is not None and known.last_modified:
        headers["If-Modified-Since"] = known.last_modified
    if request.part is None:
        return tuple((headers | {"Accept-Encoding": "gzip"}).items())
    start, length = request.part
    # Bytes are counted as they lie there, so they must not be packed on the way.
    return tuple((headers | {"Accept-Encoding": "identity", "Range": f"bytes={start}-{start + length - 1}"}).items())
