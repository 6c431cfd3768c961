"""The proxies and certificates that the environment sets for requests."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from verify.errors import SettingsError

if TYPE_CHECKING:
    import ssl

# A proxy of which nothing can be wrong but that it does not answer; any other is looked at before the run begins.
_PLAIN_PROXY = re.compile(r"https?://(?:127\.0\.0\.1|[a-z](?:[.-]?[a-z0-9]){0,60})(?::\d{1,4})?/?", re.IGNORECASE)


def needs_a_look(environ: Mapping[str, str]) -> bool:
    """Whether something may be wrong with a proxy that *environ* sets, so that it is looked at before the run begins."""
    proxies = (address for scheme, address in proxies_of(environ).items() if scheme != "no")
    return not all(_PLAIN_PROXY.fullmatch(address) for address in proxies)


def trusted_by(environ: Mapping[str, str]) -> ssl.SSLContext | None:
    """Whom *environ* says to trust, or None where it says nothing. Raises SettingsError for what cannot be read."""
    file = environ.get("SSL_CERT_FILE") or environ.get("REQUESTS_CA_BUNDLE") or None
    folder = environ.get("SSL_CERT_DIR") or None
    if not file and not folder:
        return None
    import ssl

    for name, value in (("SSL_CERT_FILE", file), ("SSL_CERT_DIR", folder)):
        if value and not Path(value).exists():
            raise SettingsError(name, f"{value} does not exist")
    try:
        return ssl.create_default_context(cafile=file, capath=folder)
    except (ssl.SSLError, OSError) as error:
        raise SettingsError("SSL_CERT_FILE", f"{file or folder} holds no certificates that can be read") from error


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
