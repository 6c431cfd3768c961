"""All words that a page may show, fast and roughly: enough to see whether reading it with care is worth while."""

from __future__ import annotations

from json import JSONDecodeError
from json.decoder import scanstring  # type: ignore[attr-defined]

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from verify.pages.charset import decode_page

_BODY = '"articleBody"'
_MOST_BODIES = 4
# In encodings that use these, the bytes are valid UTF-8, and other words.
_OTHERS = (b"\x00", b"\x1b")
# Where words are parted by nothing visible, comparing must not be.
_UNSEEN = ("\u00ad", "\u200b", "\u2060", "\ufeff")


def quick_text(body: bytes, content_type: str, charset: str | None) -> str | None:
    """The words of a page, everything that `read_page` would find among them; None where its bytes are no text."""
    text = _decoded(body, charset)
    if text is None:
        return None
    if content_type != "text/plain" and (content_type or text.lstrip()[:1] == "<"):
        shown = extract_plain_text(
            HTMLTree.parse(text), preserve_formatting=False, main_content=False, noscript=True, form_fields=True
        )
        # Some pages carry their article in structured data alone.
        text = "\n".join((shown, *_bodies(text)))
    for character in _UNSEEN:
        text = text.replace(character, "")
    return text


def _decoded(body: bytes, charset: str | None) -> str | None:
    # A pattern, byte by byte, takes as long as all the rest here.
    if any(byte in body for byte in _OTHERS):
        return decode_page(body, charset)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return decode_page(body, charset)


def _bodies(source: str) -> list[str]:
    bodies: list[str] = []
    at = source.find(_BODY)
    while at >= 0 and len(bodies) < _MOST_BODIES:
        start = source.find('"', at + len(_BODY), at + len(_BODY) + 12)
        if start >= 0:
            try:
                bodies.append(scanstring(source, start + 1, False)[0])
            except JSONDecodeError:
                break
        at = source.find(_BODY, at + len(_BODY))
    return bodies
