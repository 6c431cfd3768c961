"""Paragraphs of the markup that an endpoint delivers inside its records, read without trust."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from verify.text.html_elements import BLOCKS, STRUCK, UNSEEN, VOID

# Line breaks of the source are blanks, as a browser reads them.
BREAK = "\u2029"
_LONGEST = 300_000
_LEFT_OUT = (UNSEEN | STRUCK) - VOID
# No sign is looked at twice, whatever never ends: hostile records take no longer than others.
_TAG = re.compile(r"<(?:(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)|[!?])[^<>]*>")


def paragraphs(value: object, longest: int = _LONGEST) -> tuple[str, ...]:
    """The paragraphs of an untrusted string: no tags, entities resolved, one blank between words; nothing where it is no string.

    A tag inside a sentence leaves nothing behind: records put marks of columns and found words into the middle of words.
    """
    if not isinstance(value, str):
        return ()
    text = value[:longest].encode("utf-8", "replace").decode("utf-8").replace("\r\n\r\n", BREAK)
    return tuple(line for line in map(_tidy, "".join(_shown(text)).split(BREAK)) if line)


def _shown(text: str) -> Iterator[str]:
    """The words of *text* that are shown; where a block begins or ends, a break."""
    at, hidden = 0, ""
    for tag in _TAG.finditer(text):
        if not hidden:
            yield unescape(text[at : tag.start()])
        at = tag.end()
        name = (tag["name"] or "").lower()
        if name in _LEFT_OUT and not tag["end"]:
            hidden = hidden or name
        elif tag["end"] and name == hidden:
            hidden = ""
        if name in BLOCKS or name == "br":
            yield BREAK
    if not hidden:
        yield unescape(text[at:])


def _tidy(line: str) -> str:
    return " ".join("".join(c if c.isprintable() or c.isspace() else " " for c in line).split())
