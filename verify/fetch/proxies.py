"""The proxies and certificates that the environment sets for requests."""

from __future__ import annotations

import re
from collections.abc import Mapping

# A proxy of which nothing can be wrong but that it does not answer; any other is looked at before the run begins.
_PLAIN_PROXY = re.compile(r"https?://(?:127\.0\.0\.1|[a-z](?:[.-]?[a-z0-9]){0,60})(?::\d{1,4})?/?", re.IGNORECASE)
_CERTIFICATES = ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "SSL_CERT_DIR")


def needs_a_look(environ: Mapping[str, str]) -> bool:
    """Whether something may be wrong with what *environ* sets, so that it is looked at before the run begins."""
    proxies = [address for scheme, address in proxies_of(environ).items() if scheme != "no"]
    certificates = any(environ.get(name) for name in _CERTIFICATES)
    return certificates or not all(_PLAIN_PROXY.fullmatch(address) for address in proxies)


def proxies_of(environ: Mapping[str, str]) -> dict[str, str]:
    """Proxy addresses by scheme, and the exceptions under `no`, read as curl and Python do: lower case wins."""
    found: dict[str, str] = {}
    for scheme in ("http", "https", "all", "no"):
        upper = environ.get(f"{scheme.upper()}_PROXY", "")
        if scheme == "http" and "REQUEST_METHOD" in environ:
            upper = ""  # in a CGI process a visitor's `Proxy:` header arrives under this name
        value = environ.get(f"{scheme}_proxy", upper).strip()
        if value:
            found[scheme] = value if scheme == "no" or "://" in value else f"http://{value}"
    fallback = found.pop("all", None)
    if fallback:
        found = {"http": fallback, "https": fallback} | found
    return found
