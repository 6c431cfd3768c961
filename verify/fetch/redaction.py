"""Addresses and bodies without the keys that went into a request."""

from __future__ import annotations

from base64 import b64encode, urlsafe_b64encode
from collections.abc import Iterator
from urllib.parse import parse_qsl, quote, quote_plus, urlsplit, urlunsplit

from verify.model.page import Request, RequestKind
from verify.urls import is_secret_name, without_credentials

_HIDDEN = "REDACTED"
_MIN_SECRET = 6


def shown_url(url: str, kind: RequestKind) -> str:
    """*url* fit for reports, logs and the cache: no user and password, and for endpoints no key in the query."""
    try:
        parts = urlsplit(without_credentials(url))
    except ValueError:
        return "(not an address)"
    netloc = parts.netloc.rsplit("@", 1)[-1]
    query = parts.query
    if kind is RequestKind.API and query:
        query = "&".join(_hidden(piece) for piece in query.split("&"))
    return urlunsplit((parts.scheme, netloc, parts.path, query, parts.fragment))


def secrets_of(request: Request) -> tuple[bytes, ...]:
    """The values in *request* that nobody may see again."""
    if request.kind is not RequestKind.API:
        return ()
    values = [value for name, value in parse_qsl(urlsplit(request.url).query) if is_secret_name(name)]
    for _, value in request.headers:
        # "Token abc123": the server may echo the whole or the second half.
        values += [value, value.rsplit(" ", 1)[-1]]
    forms = (form for value in values if len(value) >= _MIN_SECRET for form in _forms_of(value.encode()))
    return tuple(dict.fromkeys(forms))


def _forms_of(secret: bytes) -> Iterator[bytes]:
    """*secret* as a server may echo it: as it is, as part of an address, in hexadecimal, and in base64 amid other text."""
    yield from (secret, quote(secret, safe="").encode(), quote_plus(secret).encode(), secret.hex().encode())
    for offset in range(3):
        # Six bits a letter: those that hold bits of what stands before or behind are left out.
        stable = slice(-(-offset * 8 // 6), (offset + len(secret)) * 8 // 6)
        yield from (encode(bytes(offset) + secret)[stable] for encode in (b64encode, urlsafe_b64encode))


def without_secrets(body: bytes, secrets: tuple[bytes, ...]) -> bytes:
    """*body* with every one of *secrets* that it echoes overwritten."""
    for secret in secrets:
        body = body.replace(secret, _HIDDEN.encode())
    return body


def _hidden(piece: str) -> str:
    name, sign, _ = piece.partition("=")
    return f"{name}={_HIDDEN}" if sign and is_secret_name(name) else piece
