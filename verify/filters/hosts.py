"""Which hosts the user lets be read: `--include` and `--exclude`."""

from __future__ import annotations

from verify.settings import Settings
from verify.urls import host_of, is_on_domain


def is_wanted(url: str, settings: Settings) -> bool:
    """Whether the user lets pages of this host be read."""
    host = host_of(url)
    if settings.include and not any(is_on_domain(host, domain) for domain in settings.include):
        return False
    return not any(is_on_domain(host, domain) for domain in settings.exclude)
