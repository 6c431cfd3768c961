"""The way out of a run to the network: opened with the first request, so that a run that asks nobody loads no HTTP."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from verify.fetch.policy import FetchPolicy

if TYPE_CHECKING:
    import httpx

# A proxy of which nothing can be wrong but that it does not answer; any other is looked at before the run begins.
_PLAIN_PROXY = re.compile(r"https?://(?:127\.0\.0\.1|[a-z](?:[.-]?[a-z0-9]){0,60})(?::\d{1,4})?/?", re.IGNORECASE)
_CERTIFICATES = ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "SSL_CERT_DIR")


class WayOut:
    """Gives the transport that requests go through. Raises SettingsError at once for variables that cannot be used."""

    def __init__(
        self, policy: FetchPolicy, environ: Mapping[str, str], transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        self._policy, self._environ = policy, environ
        self._transport = transport
        if not policy.offline and transport is None and _needs_a_look(environ):
            self.transport()

    def transport(self) -> httpx.AsyncBaseTransport:
        """The one transport of the run."""
        if self._transport is None:
            from verify.fetch.network import CheckedTransport, NoTransport, look_up

            policy = self._policy
            resolve = partial(look_up, seconds=policy.lookup_timeout)
            self._transport = (
                NoTransport() if policy.offline else CheckedTransport(self._environ, policy.allow_private, resolve)
            )
        return self._transport

    async def aclose(self) -> None:
        """Close every connection, if there was one."""
        if self._transport is not None:
            await self._transport.aclose()


def _needs_a_look(environ: Mapping[str, str]) -> bool:
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
