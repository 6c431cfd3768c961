"""The way out of a run to the network: opened with the first request, so that a run that asks nobody loads no HTTP."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from verify.fetch.policy import FetchPolicy
from verify.fetch.proxies import needs_a_look, trusted_by

if TYPE_CHECKING:
    import httpx


class WayOut:
    """Gives the transport that requests go through. Raises SettingsError at once for variables that cannot be used."""

    def __init__(
        self, policy: FetchPolicy, environ: Mapping[str, str], transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        self._policy, self._environ = policy, environ
        self._transport = transport
        if not policy.offline and transport is None:
            trusted_by(environ)
            if needs_a_look(environ):
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
