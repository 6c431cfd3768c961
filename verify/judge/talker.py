"""Who is told of by whoever talks: "my opponent" in a speech is not the one who gives it."""

from __future__ import annotations

import re

from verify.judge.names import Kinship, compare_people, family_name, is_unnamed
from verify.model.claim import Speaker
from verify.speech.talks import TalkTurn
from verify.speech.utterances import Utterance

_HEARD = frozenset("hear hears heard overheard learn learns learned learnt".split())
_TOLD = frozenset("told asked informed warned reminded".split())
_PASSIVE = re.compile(r" (?:is|are|was|were|(?:has|have|had) been)(?: \w+ly)? ")
_TALKS = "remarks|speech|address|statement|testimony|letter|keynote|sermon|lecture"


def is_told_of(said: Speaker) -> bool:
    """Whether a speaker is somebody of whom the one who talks speaks as his, by no name; a body says "our chairman" of itself."""
    return said.text.lower().startswith("my ") and is_unnamed(said.name)


def hears(utterance: Utterance, text: str) -> bool:
    """Whether the one beside the words of *text* is whom they are said to: "…,” Reyes was told", "…,” Reyes heard"."""
    speaker, cue = utterance.speaker, utterance.cue
    if speaker is None or cue is None or speaker.span.end > cue.span.start:
        return False
    between = text[speaker.span.end : cue.span.start]
    return cue.text in _HEARD or (cue.text in _TOLD and _PASSIVE.fullmatch(between) is not None)


def talks(name: str, turn: TalkTurn | None, text: str) -> bool:
    """Whether it is the turn of the person *name*, or else a text whose first line calls it his: "Remarks by Ada Lund"."""
    if turn is not None:
        return compare_people(name, turn.name) is Kinship.ONE
    family, first = family_name(name), text.lstrip()[:200].partition("\n")[0].lower()
    if not family:
        return False
    own = rf"\b(?:by|from) (?:[\w.'’-]+ ){{0,4}}{re.escape(family)}\b|\b{re.escape(family)}['’]s? (?:\w+ ){{0,2}}(?:{_TALKS})\b"
    return re.search(own, first) is not None
