"""An HTML tree as its parser writes it out: every element closed, every attribute quoted, no stray signs.

Reading that text is several times faster than asking the tree for one node after the other.
"""

from __future__ import annotations

import re
from typing import cast

from resiliparse.parse.html import ElementNode, HTMLTree

from verify.text.html_elements import VOID

# Elements that are written without an end, those included that only parsers still know.
ENDLESS = VOID | {"basefont", "bgsound", "frame", "keygen"}
# Elements whose text is written with all its signs, up to their own end.
RAW = frozenset("script style iframe noembed noframes xmp plaintext".split())
_RAW_IN_DRAWINGS = ":is(svg, math) :is(script, style, iframe, noembed, noframes, xmp, plaintext)"
_NEVER_SEEN = "script, style, iframe, noembed, noframes, svg, math"

_ATTRIBUTES = re.compile(r' (=?[^ =/>]*)="([^"]*)"')
# Words, then one tag: whether it is an end, its name, its attributes (a ">" in them is written "&gt;"). Comments have no name.
_PIECE = re.compile(r"([^<]*)(?:<(?:(/?)([A-Za-z][^\t\n\f\r />]*)([^>]*)>|!--.*?-->|[^>]*>?))?", re.DOTALL)
next_piece = _PIECE.match


def serialize_visible(tree: HTMLTree) -> str:
    """The visible half of *tree*, written out so that each tag in it is one."""
    top = tree.body or tree.document
    if top is None:
        return ""
    source = top.html
    if not _has_scripts_in_scripts(source):
        drawings = "<svg" in source or "<math" in source
        if not drawings or top.query_selector(_RAW_IN_DRAWINGS) is None:
            return source
    # What is written raw there could pass for tags: a script with "</script>" in its comments, a style that is no text.
    bare = cast("ElementNode", top.clone_node(True))
    for element in list(bare.query_selector_all(_NEVER_SEEN)):
        element.remove()
    return bare.html


def _has_scripts_in_scripts(source: str) -> bool:
    """Whether a script may go on behind the first "</script>": behind "<!--" and "<script" it does."""
    start = source.find("<script")
    while start >= 0:
        end = source.find("</script>", start)
        within = source.find("<!--", start, end if end >= 0 else len(source))
        if within >= 0 and "<script" in source[within:end].lower():
            return True
        start = source.find("<script", end) if end >= 0 else -1
    return False


def raw_end(source: str, name: str, start: int) -> int:
    """Where the text of a raw element that begins at *start* ends; nothing ends plain text."""
    end = source.rfind("</plaintext>") if name == "plaintext" else source.find(f"</{name}>", start)
    return end if end >= start else len(source)


def attributes_of(written_out: str) -> dict[str, str]:
    """The attributes of a tag, their values as they are written."""
    return dict(_ATTRIBUTES.findall(written_out))


def unescaped(text: str) -> str:
    """*text* with the signs that were written as names put back."""
    if "&" not in text:
        return text
    for name, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&nbsp;", "\u00a0"), ("&amp;", "&")):
        text = text.replace(name, sign)
    return text
