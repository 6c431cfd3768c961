"""Which network addresses are public: the rule on what may be dialled, without any look-up."""

from __future__ import annotations

import ipaddress
import re
import socket

# Global by the registry or by older Pythons, and still no place for a page: relays, documentation, protocol use.
_CLOSED_V4 = tuple(map(ipaddress.IPv4Network, ("192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "240.0.0.0/4")))
_PUBLIC_V6 = ipaddress.IPv6Network("2000::/3")
# 2001::/23 holds Teredo and ORCHID, 2002::/16 is 6to4; NAT64, mapped, site-local and the rest lie outside 2000::/3.
_CLOSED_V6 = tuple(map(ipaddress.IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))
_PLAIN_NAME = re.compile(r"[a-z0-9._-]{1,255}")
# Names that no public name service gives, or that only a network's own one does: RFC 6762 and 8375, clusters, containers.
_INNER_SUFFIXES = tuple(
    ".localhost .local .localdomain .internal .intranet .lan .home .corp .private .home.arpa"
    " .svc .cluster .consul .docker .nomad .ts.net .onion .i2p".split()
)
# Words that a name inside a company carries, also where the company's public domain follows.
_INNER_LABELS = frozenset(("intranet", "internal", "corp", "lan", "vpn", "local"))


def is_public(address: str) -> bool:
    """Whether *address*, as a resolver gave it, lies on the public internet; addresses that hide another one do not."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv4Address):
        return ip.is_global and not ip.is_multicast and not any(ip in net for net in _CLOSED_V4)
    return ip in _PUBLIC_V6 and ip.is_global and not any(ip in net for net in _CLOSED_V6)


def literal_of(host: str) -> str | None:
    """The address that *host* spells out, in any of the forms a C library takes (`127.1`, `0x7f000001`), or None for a name."""
    bare = host.strip("[]").rstrip(".")
    try:
        return str(ipaddress.ip_address(bare))
    except ValueError:
        pass
    try:
        return str(ipaddress.IPv4Address(socket.inet_aton(bare)))
    except (OSError, UnicodeError, ValueError):
        return None


def is_inner_host(host: str) -> bool:
    """Whether *host* means a machine inside a network by its text alone: all that can be told where a proxy looks names up."""
    literal = literal_of(host)
    if literal is not None:
        return not is_public(literal)
    name = host.lower().rstrip(".")
    # Percent signs and the like: the proxy may read another name there than we do.
    return "." not in name or name.endswith(_INNER_SUFFIXES) or _PLAIN_NAME.fullmatch(name) is None


def sounds_inner(host: str) -> bool:
    """Whether *host*, though it may have a public address, sounds like a machine whose pages are no third party's business."""
    return is_inner_host(host) or not _INNER_LABELS.isdisjoint(host.lower().split("."))
