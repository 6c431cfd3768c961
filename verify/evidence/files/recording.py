"""Cues of a recording -> running paragraphs, one for each turn, in which every cue keeps its own place."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from verify.evidence.files.build_page import PlacedParagraph, PlacedWords, page_of, tidy
from verify.model.page import PageOutcome

# What programs call people whom they cannot tell apart: such a label names nobody.
_MACHINE = re.compile(
    r"(?:(?:unknown|unidentified|anonymous)[ _-]?)?(?:speaker|spk|sprecher(?:in)?|locuteur|hablante|voice|person|participant|channel|user)?"
    r"[ _#:.-]{0,3}\d{0,6}"
    r"|(?:speaker|spk|sprecher(?:in)?|locuteur|hablante|voice|person|channel)[ _#:.-]{1,3}[a-z]"
    r"|(?:s|ch|p|uu)\d{0,4}|[a-z]|unknown|none|null|n/a|>{1,3}",
    re.IGNORECASE,
)
_SHORT_NAME, _LONGEST_NAME = 3, 80
_SENTENCE_END = (".", "!", "?", "…", ".”", '."', "?”", '?"')
# A talk whose speakers nobody named is parted where a sentence ends, so that its paragraphs stay readable.
_PARAGRAPH, _LONGEST = 600, 2_000
_LAST_SECOND = 1_000 * 3_600


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedCue:
    """Words with the second at which they begin; *voice* is the label they carry.

    *turn* tells turns apart that carry no label.
    """

    text: str
    start: float | None = None
    voice: str | None = None
    turn: int = 0


def page_of_cues(cues: Iterable[TimedCue], url: str) -> PageOutcome:
    """The page of a recording; consecutive cues of one speaker are one paragraph."""
    return page_of(_paragraphs(cues), url, transcript=True)


def _named_speaker(label: str | None) -> str | None:
    """The name that *label* is, or None for one that a machine made up."""
    name = tidy(label or "").strip(" :")
    if not name or len(name) > _LONGEST_NAME or _MACHINE.fullmatch(name):
        return None
    if not any(character.isalpha() for character in name):
        return None
    # Captions shout their labels; the receipt need not.
    return name.title() if name.isupper() and len(name) > _SHORT_NAME else name


def _time_code(seconds: float) -> str:
    """*seconds* as hours, minutes and seconds."""
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"


def _paragraphs(cues: Iterable[TimedCue]) -> Iterator[PlacedParagraph]:
    number = 0
    spoken = (cue for cue in cues if cue.text.strip())
    for (voice, _), turn in groupby(spoken, key=lambda cue: (cue.voice, cue.turn)):
        speaker = _named_speaker(voice)
        pieces = []
        for cue in turn:
            number += 1
            pieces.append(PlacedWords(text=cue.text, label=_label(cue, number, speaker), speaker=speaker))
        if speaker is not None:
            # In capitals, as transcripts are printed: so it reads as a turn to whoever looks for what people say.
            yield PlacedParagraph(pieces=tuple(pieces), lead=f"{speaker.upper()}:")
        else:
            yield from (PlacedParagraph(pieces=tuple(part)) for part in _parted(pieces))


def _label(cue: TimedCue, number: int, speaker: str | None) -> str:
    known = cue.start is not None and math.isfinite(cue.start) and 0 <= cue.start < _LAST_SECOND
    place = _time_code(cue.start) if known and cue.start is not None else f"cue {number}"
    return f"{place}, speaker {speaker}" if speaker else place


def _parted(pieces: Sequence[PlacedWords]) -> Iterator[list[PlacedWords]]:
    part: list[PlacedWords] = []
    length = 0
    for piece in pieces:
        part.append(piece)
        length += len(piece.text)
        if length > _LONGEST or (length > _PARAGRAPH and piece.text.rstrip().endswith(_SENTENCE_END)):
            yield part
            part, length = [], 0
    if part:
        yield part
