"""Text in one of the old Western encodings, where nothing says in which: whichever makes words of its bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from verify.model.draft import Unseen, UnseenKind
from verify.model.span import Span

if TYPE_CHECKING:
    from verify.model.page import Page

_CODECS = {"cp1252": "Windows-1252", "mac-roman": "Mac Roman"}
# So much of a text shows how it was written.
_SAMPLE = 200_000
_MOST_ODD = 10
_MOST_PLACES = 20_000
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
# What no word holds: a sign or a capital right behind a small letter ("isnÕt", "caf•"), a sign right before a letter, a
# control character.
_ODD = re.compile(
    r"(?<=[a-zß-öø-ÿ.,!?])[^\x00-\x7f\s’‘”“…–—«»‹›°€™®©·a-zß-öø-ÿœšžƒı]"
    r"|[^\x00-\x7f\s’‘”“…–—«»‹›¿¡„‚§†‡•·©®°£€¥a-zß-öø-ÿA-ZÀ-ÖØ-ÞœŒšŠžŽŸ](?=[A-Za-z])"
    r"|[\x80-\x9f\ufffd]"
)


@dataclass(frozen=True, slots=True)
class Guessed:
    """A text, and the name of the encoding that it was read in because nothing named another."""

    text: str
    encoding: str


def guess_western(data: bytes) -> Guessed | None:
    """*data* in the old encoding that leaves the fewest odd letters, Windows-1252 where both leave as many; None if neither fits."""
    read: list[tuple[int, int, Guessed]] = []
    for codec, name in _CODECS.items():
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        sample = text[:_SAMPLE]
        odd = sum(1 for _ in _ODD.finditer(sample))
        foreign = sum(sign > "\x7f" for sign in sample)
        # Mac Roman has a sign for every byte: only where these make words of the West is it the answer.
        if codec == "cp1252" or (odd * _MOST_ODD <= foreign and foreign * 3 <= len(sample)):
            read.append((odd, len(read), Guessed(text, name)))
    return min(read)[2] if read else None


def with_guess(page: Page, guessed: Guessed) -> Page:
    """*page*, with a note on each stretch of it that the encoding decides."""
    found = islice(_FOREIGN.finditer(page.text), _MOST_PLACES)
    places = (Unseen(kind=UnseenKind.GUESSED, span=Span(*each.span()), words=guessed.encoding) for each in found)
    return replace(page, unseen=(*page.unseen, *places))
