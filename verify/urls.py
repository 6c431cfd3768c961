"""Addresses: what may be fetched at all, which two are the same, whose they are."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Sequence
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

from verify.errors import SettingsError

MAX_URL = 2_000
_TRACKING = re.compile(r"(?i)^(utm_.*|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|ocid|cmpid|ref_src|smid|at_.*)$")
_DEFAULT_PORTS = {"http": 80, "https": 443}
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_HOST_NAME = re.compile(r"\w(?:[\w.-]*\w)?")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
# Behind a user's name, or a port that is no number, is what nobody may see; bounded, so that a wall of them is read once.
_CREDENTIALS = re.compile(
    r"(?<=://)(?:[^\s/?#]{1,256}@|[^\s/?#:@]{1,100}:(?![0-9]{0,5}(?:[/?#\s]|$))[^\s@]{1,256}@)", re.IGNORECASE
)
_SECRET = re.compile(
    r"(?i)(?:.{0,30}[_-])?(?:api[_-]?key|key|token|secret|password|passwd|pwd|auth|signature|sig|credentials?|apikey"
    r"|subscription-key|jwt)"
)
# What lets its holder in without saying so: names of shared links, and long values that nobody would have typed.
_ADMITTING = re.compile(
    r"(?i)(?:.{0,30}[_-])?(?:share|invite|ticket|code|hmac|hash|session_?id|sid|access|accesskey(?:id)?|otp|nonce)"
)
_DRAWN_BY_LOT = re.compile(r"(?=.{0,200}[0-9])(?=.{0,200}[A-Za-z])[A-Za-z0-9+/=%.~_]{24,}")
RECORDINGS = (".mp3", ".m4a", ".wav", ".mp4")
_PAGE, _TIME_CODE = re.compile(r"page (\d{1,6})\b"), re.compile(r"(\d{1,4}):(\d\d):(\d\d)\b")
# Never another machine's: naming a share is enough to make Windows log in there.
_OWN_PLACE = re.compile(
    r"(?i)file:///(?![/\\]|%2F|%5C)[^\s\\#?]{1,2000}\.(?:pdf#page=\d{1,6}|(?:mp3|m4a|wav|mp4)#t=\d{1,7})"
)
_SECOND_LEVEL = frozenset(
    "co.uk org.uk ac.uk gov.uk com.au net.au org.au gov.au co.nz co.za com.br com.mx com.ar co.jp co.kr co.in com.tr"
    " com.sg com.hk com.cn com.tw com.ua co.il com.pl com.my com.ph com.pk com.ng co.id co.th com.eg com.sa com.vn".split()
)


def usable_url(url: str, *, allowed: frozenset[tuple[str, int]] = frozenset()) -> str | None:
    """*url* as it is sent, without its fragment, or None where it must not be fetched.

    Other schemes, credentials, odd ports and control characters are refused. *allowed*: hosts with ports that the operator
    has named, odd or not. Dot segments, needless escapes, default ports and capitals are gone: who judges the address and
    who sends it read the same one.
    """
    url = url.strip()
    # Of all blanks only the space can be printed.
    if len(url) > MAX_URL or not url.isprintable() or " " in url:
        return None
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").removesuffix("."), parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in _DEFAULT_PORTS or not host or "@" in parts.netloc:
        return None
    exempt = _is_loopback_name(host) or (host, port) in allowed
    if port not in (None, 80, 443, 8000, 8080, 8443) and not exempt:
        return None
    return normal_url(url)


def normal_url(url: str) -> str:
    """*url* without fragment, in the one spelling of RFC 3986, 6.2.2 and 6.2.3; as it is where it has no host."""
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").removesuffix("."), parts.port
    except ValueError:
        return url
    scheme = parts.scheme.lower()
    if not host:
        return url
    netloc = f"[{host}]" if ":" in host else host
    if port is not None and port != _DEFAULT_PORTS.get(scheme):
        netloc += f":{port}"
    path = _without_dots(_plainly_escaped(parts.path))
    return urlunsplit((scheme, netloc, path or "/", _plainly_escaped(parts.query), ""))


def resolved_url(base: str, reference: str, *, allowed: frozenset[tuple[str, int]] = frozenset()) -> str | None:
    """Where *reference*, standing at *base*, leads, or None where that must not be fetched."""
    reference = reference.strip()
    # With a scheme or two slashes it names its own host (RFC 3986, 5.2.2), and an empty one is none: the library would
    # lend it that of *base*.
    if _SCHEME.match(reference):
        return usable_url(reference, allowed=allowed)
    if reference.startswith("//"):
        return usable_url(f"{urlsplit(base).scheme}:{reference}", allowed=allowed)
    try:
        return usable_url(urljoin(base, reference), allowed=allowed)
    except ValueError:
        return None


def without_credentials(text: str) -> str:
    """*text*, an address or any words around one, with users and passwords overwritten, sign by sign: offsets hold."""
    if "@" not in text or "://" not in text:
        return text
    # A sign that no markup gives a meaning to.
    return _CREDENTIALS.sub(lambda found: "•" * (len(found[0]) - 1) + "@", text)


def is_secret_name(name: str) -> bool:
    """Whether a parameter called *name* carries, by its name, what lets its holder in."""
    return _SECRET.fullmatch(name) is not None


def admits_its_holder(url: str) -> bool:
    """Whether the query of *url* looks like one that opens the page to whoever holds it: not for third parties."""
    pairs = parse_qsl(urlsplit(url).query, keep_blank_values=True)
    return any(
        is_secret_name(name) or _ADMITTING.fullmatch(name) or _DRAWN_BY_LOT.fullmatch(value) for name, value in pairs
    )


def same_page_key(url: str) -> str:
    """Equal for addresses that differ only in scheme, `www.`, tracking parameters, a closing slash or the fragment."""
    parts = urlsplit(normal_url(url))
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
        return (urlsplit(url).hostname or "").lower().removesuffix(".").removeprefix("www.")
    except ValueError:
        return ""


def host_names(where: str, words: Sequence[str]) -> tuple[str, ...]:
    """*words*, lower case, if each is the name of a host; an address would fit no host at all. Raises SettingsError."""
    for word in words:
        if not _HOST_NAME.fullmatch(word):
            host = host_of(word if "//" in word else f"//{word}").lstrip("*.")
            raise SettingsError(where, f"{word!r} is not the name of a host", f"write {host or 'herald.example'}")
    return tuple(word.lower() for word in words)


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
    base, _, anchor = url.partition(":~:")[0].partition("#")
    base = f"{base}#{anchor}"
    one_block = "\n" not in passage
    if len(words) <= 8 and one_block:
        return f"{base}:~:text={_escaped(' '.join(words))}"
    return f"{base}:~:text={_escaped(' '.join(words[:4]))},{_escaped(' '.join(words[-4:]))}"


def place_url(url: str, label: str) -> str | None:
    """A file's *url* at the place called *label*: the page of a PDF, the second of a recording; None where it opens at none."""
    if url.lower().endswith(".pdf"):
        page = _PAGE.match(label)
        return f"{url}#page={page[1]}" if page else None
    time = _TIME_CODE.match(label) if is_recording(url) else None
    return f"{url}#t={int(time[1]) * 3600 + int(time[2]) * 60 + int(time[3])}" if time else None


def own_place(url: str | None) -> str | None:
    """*url* where it is what `place_url` makes of a file on this machine: a report names no other file to be opened."""
    return url if url and _OWN_PLACE.fullmatch(url) else None


def is_recording(url: str) -> bool:
    """Whether a browser plays the sound of the file at *url*."""
    return url.partition("#")[0].lower().endswith(RECORDINGS)


def is_literal_address(host: str) -> bool:
    """Whether *host* is an IP address rather than a name."""
    if host[-1:].isalpha() and ":" not in host:
        return False
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
    if host == "localhost":
        return True
    return is_literal_address(host) and ipaddress.ip_address(host.strip("[]")).is_loopback


def _plainly_escaped(text: str) -> str:
    """*text* with the escapes that stand for plain signs resolved, the others in capitals."""
    return _ESCAPE.sub(_plain_sign, text)


def _plain_sign(escape: re.Match[str]) -> str:
    sign = chr(int(escape[1], 16))
    return sign if sign in _UNRESERVED else escape[0].upper()


def _without_dots(path: str) -> str:
    """*path* without its `.` and `..` segments (RFC 3986, 5.2.4)."""
    kept: list[str] = []
    segments = path.split("/")
    for segment in segments:
        if segment == ".." and len(kept) > 1:
            kept.pop()
        elif segment not in (".", ".."):
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    return "/".join(kept)
