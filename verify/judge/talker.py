"""Who is told of by whoever talks: "my opponent" in a speech is not the one who gives it."""

from __future__ import annotations

import re

from verify.judge.names import Kinship, compare_people, family_name, is_unnamed
from verify.model.claim import Speaker
from verify.speech.talks import TalkTurn

_TALKS = "remarks|speech|address|statement|testimony|letter|keynote|sermon|lecture"


def is_told_of(said: Speaker) -> bool:
    """Whether a speaker is somebody of whom the one who talks speaks as his, by no name; a body says "our chairman" of itself."""
    return said.text.lower().startswith("my ") and is_unnamed(said.name)


def talks(name: str, turn: TalkTurn | None, text: str) -> bool:
    """Whether it is the turn of the person *name*, or else a text whose first line calls it his: "Remarks by Ada Lund"."""
    if turn is not None:
        return compare_people(name, turn.name) is Kinship.ONE
    family, first = family_name(name), text.lstrip()[:200].partition("\n")[0].lower()
    if not family:
        return False
    own = rf"\b(?:by|from) (?:[\w.'’-]+ ){{0,4}}{re.escape(family)}\b|\b{re.escape(family)}['’]s? (?:\w+ ){{0,2}}(?:{_TALKS})\b"
    return re.search(own, first) is not None
