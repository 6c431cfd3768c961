"""Comments that an earlier check put into a Word document, taken out again."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

_ID = rb"[^<>]*?\bid\s*=\s*[\"'](\d{1,9})[\"'][^<>]*"
_COMMENT = re.compile(rb"<((?:\w+:)?)comment\s" + _ID + rb">")
# The run that holds nothing but the sign of a comment; a sign in another run, and the ends of the stretch.
_RUN = re.compile(
    rb"<((?:\w+:)?)r(?:\s[^<>]*)?>\s*(?:<\1rPr>(?:(?!</?\1r[\s>]).){0,1000}?</\1rPr>)?\s*<\1commentReference\s"
    + _ID
    + rb"/>\s*</\1r>",
    re.DOTALL,
)
_MARK = re.compile(rb"<((?:\w+:)?)comment(?:RangeStart|RangeEnd|Reference)\s" + _ID + rb"/>")
# What later versions of Word note beside, by the names of the comments' paragraphs.
_NOTED = re.compile(rb"<\w+:comment\w*\s[^<>]*/>")
_NAME = re.compile(rb"\b(?:paraId|durableId)=[\"']([0-9A-Fa-f]{8})[\"']")
_ANSWERED = re.compile(rb"\bparaIdParent=[\"']([0-9A-Fa-f]{8})[\"']")
BESIDE = ("commentsExtended.xml", "commentsIds.xml", "commentsExtensible.xml")


def without_earlier(
    text: bytes, comments: bytes, beside: Mapping[str, bytes], ours: Collection[str]
) -> tuple[bytes, bytes, Mapping[str, bytes]]:
    """The parts with the text, the comments and what is *beside* them, without the comments called *ours*.

    One that somebody answered stays: the answer would lose what it speaks of.
    """
    answered = {name for part in beside.values() for name in _ANSWERED.findall(part)}
    gone: set[bytes] = set()
    names: set[bytes] = set()
    kept, at = [], 0
    for number, start, end in _stretches(comments):
        known = set(_NAME.findall(comments, start, end))
        if number.decode() in ours and not known & answered:
            kept.append(comments[at:start])
            gone.add(number)
            names |= known
            at = end
    left = {part: _NOTED.sub(lambda each: _unless(names, each), noted) for part, noted in beside.items()}
    for pattern in (_RUN, _MARK):
        text = pattern.sub(lambda mark: b"" if mark[2] in gone else mark[0], text)
    return text, b"".join((*kept, comments[at:])), left


def _unless(names: set[bytes], noted: re.Match[bytes]) -> bytes:
    """What is *noted*, unless of one of *names*; what that one is called elsewhere is then one of them too."""
    known = set(_NAME.findall(noted[0]))
    if not known & names:
        return noted[0]
    names |= known
    return b""


def _stretches(comments: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Each comment by its number, with where its element begins and ends."""
    for opened in _COMMENT.finditer(comments):
        closing = b"</" + opened[1] + b"comment>"
        end = comments.find(closing, opened.end())
        if end < 0:
            return
        yield opened[2], opened.start(), end + len(closing)
