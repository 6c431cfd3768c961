"""Words without quotation marks that are somebody's all the same: turns of a transcript, posts with their signature."""

from __future__ import annotations

import re
from dataclasses import dataclass

from verify.model.span import Span

# "SENATOR RUIZ:", "Q:", "MR. HALE (through interpreter):" at the start of a line.
_TURN = re.compile(r"((?:[A-Z][A-Z.'’-]*[A-Z.]|Q|A)(?: [A-Z][A-Z.'’-]*){0,5})(?: ?\([^()\n]{1,40}\))?:[ \t]+(?=\S)")
# "— Ana Ruiz (@anaruiz) March 3, 2024"
_SIGNATURE = re.compile(r"[—–-]{1,2} ?([^\n(@—]{2,60}?) ?\(@\w{1,30}\)")
_TRAILING_LINKS = re.compile(r"(?:\s+(?:https?://|pic\.twitter\.com/)\S+){1,6}\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One paragraph of a transcript: who speaks, and the words."""

    speaker: Span
    words: Span


def turn_of(text: str, paragraph: Span) -> Turn | None:
    """The turn that *paragraph* is, if it opens with a name in capitals and a colon."""
    found = _TURN.match(text, paragraph.start, min(paragraph.end, paragraph.start + 120))
    if found is None or found.end() >= paragraph.end:
        return None
    return Turn(speaker=Span(*found.span(1)), words=Span(found.end(), paragraph.end))


def post_signature(text: str, paragraph: Span) -> Span | None:
    """The author's name in *paragraph*, if that is the signature of an embedded post."""
    found = _SIGNATURE.match(text, paragraph.start, min(paragraph.end, paragraph.start + 140))
    return Span(*found.span(1)) if found else None


def post_words(text: str, paragraph: Span) -> Span:
    """The words of a post, without the links at its end."""
    tail = _TRAILING_LINKS.search(text, max(paragraph.start, paragraph.end - 400), paragraph.end)
    end = tail.start() if tail else paragraph.end
    return Span(paragraph.start, end) if end > paragraph.start else paragraph
