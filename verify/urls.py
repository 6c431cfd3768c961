"""Addresses: what may be fetched at all, which two are the same, whose they are."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

MAX_URL = 2_000
_TRACKING = re.compile(r"(?i)^(utm_.*|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|ocid|cmpid|ref_src|smid|at_.*)$")
_SECOND_LEVEL = frozenset(
    "co.uk org.uk ac.uk gov.uk com.au net.au org.au gov.au co.nz co.za com.br com.mx com.ar co.jp co.kr co.in com.tr"
    " com.sg com.hk com.cn com.tw com.ua co.il com.pl com.my com.ph com.pk com.ng co.id co.th com.eg com.sa com.vn".split()
)


def usable_url(url: str, *, allowed: frozenset[tuple[str, int]] = frozenset()) -> str | None:
    """*url* without its fragment, or None where it must not be fetched: other schemes, credentials, odd ports, control characters.

    *allowed*: hosts with ports that the operator has named, odd or not.
    """
    url = url.strip()
    if len(url) > MAX_URL or not url.isprintable() or any(c.isspace() for c in url):
        return None
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        return None
    exempt = _is_loopback_name(parts.hostname) or (parts.hostname, port) in allowed
    if port not in (None, 80, 443, 8000, 8080, 8443) and not exempt:
        return None
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", parts.query, ""))


def same_page_key(url: str) -> str:
    """Equal for addresses that differ only in scheme, `www.`, tracking parameters, a closing slash or the fragment."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(k)])
    return f"{host}{parts.path.rstrip('/')}" + (f"?{query}" if query else "")


def without_tracking(url: str) -> str:
    """*url* as given, less parameters that only follow readers around, and less its fragment."""
    parts = urlsplit(url)
    kept = [piece for piece in parts.query.split("&") if piece and not _TRACKING.match(piece.split("=", 1)[0])]
    return urlunsplit((parts.scheme, parts.netloc, parts.path, "&".join(kept), ""))


def host_of(url: str) -> str:
    """Host of *url* in lower case, without `www.`; empty where there is none."""
    try:
        return (urlsplit(url).hostname or "").lower().removeprefix("www.")
    except ValueError:
        return ""


def registered_domain(host: str) -> str:
    """The part of *host* that somebody registered: `news.example.co.uk` gives `example.co.uk`."""
    labels = host.lower().strip(".").split(".")
    keep = 3 if ".".join(labels[-2:]) in _SECOND_LEVEL else 2
    return ".".join(labels[-keep:])


def is_on_domain(host: str, domain: str) -> bool:
    """Whether *host* is *domain* or lies below it."""
    host, domain = host.lower().removeprefix("www."), domain.lower().removeprefix("www.")
    return host == domain or host.endswith("." + domain)


def fragment_url(url: str, passage: str) -> str:
    """*url* with a text fragment that opens the page at *passage*, worded as on the page (WICG scroll-to-text-fragment)."""
    words = passage.split()
    if not words:
        return url
    base = url.split("#", 1)[0]
    one_block = "\n" not in passage
    if len(words) <= 8 and one_block:
        return f"{base}#:~:text={_escaped(' '.join(words))}"
    return f"{base}#:~:text={_escaped(' '.join(words[:4]))},{_escaped(' '.join(words[-4:]))}"


def is_literal_address(host: str) -> bool:
    """Whether *host* is an IP address rather than a name."""
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


def _escaped(words: str) -> str:
    # The dash, the ampersand and the comma separate the parts of a text directive; quote() leaves dashes alone.
    return quote(words, safe="").replace("-", "%2D")


def _is_loopback_name(host: str) -> bool:
    # Refused later, where the dialled address is known, unless the operator allowed that host and port.
    return host == "localhost" or is_literal_address(host)
