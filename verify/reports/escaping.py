"""Text from drafts, pages and servers made harmless for where it is shown."""

from __future__ import annotations

import re
from urllib.parse import quote

from verify.reports.layout import as_ascii
from verify.text.printable import printable
from verify.urls import usable_url


def harmless(text: str, *, plain: bool = False) -> str:
    """*text* on one line that moves no cursor, and that no CI runner takes for a command; *plain*: in ASCII alone."""
    shown = as_ascii(printable(text)) if plain else printable(text)
    # Runners trim a line before they look for "::", and wrapping may begin a line anywhere.
    return re.sub("(?<=:)(?=:)", " ", _hashes_apart(shown))


def is_harmless(report: str) -> bool:
    """Whether the lines of a *report* for terminals, colours aside, are as `harmless` leaves them."""
    flat = re.sub(r"\x1b\[[\d;]{0,9}m", "", report).replace("\n", " ")
    return harmless(flat) == flat


def code_span(text: str) -> str:
    """*text* as inline code of Markdown: no link, image, mention, emoji, issue number or HTML comes alive in it."""
    shown = _hashes_apart(printable(text))
    fence = "`" * (max((len(run) for run in re.findall(r"`+", shown)), default=0) + 1)
    # A space next to a backtick keeps it apart from the fence; renderers strip it again.
    gap = " " if shown.startswith("`") or shown.endswith("`") or not shown.strip() else ""
    return f"{fence}{gap}{shown}{gap}{fence}"


def linked(url: str, words: str) -> str:
    """A link of Markdown to *url* that shows *words* as code; where it is no public address, both as code."""
    if not usable_url(url) or url != url.strip():
        return f"{code_span(words)} {code_span(url)}" if words != url else code_span(url)
    # What remains can neither end the link nor, in a log, begin a command.
    address, _, rest = quote(url.encode("utf-8", "replace"), safe="/:?&=%#+,;~@!$*").partition("#")
    return f"[{code_span(words)}]({address}{'#' if rest else ''}{rest.replace('#', '%23')})"


def _hashes_apart(text: str) -> str:
    # Runners of older workflows take "##[" anywhere in a line for a command.
    return re.sub("(?<=#)(?=#)", " ", text)
