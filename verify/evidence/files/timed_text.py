"""Plain text as transcription programs export it, a time at every turn -> cues."""

from __future__ import annotations

import re
from itertools import pairwise

from verify.evidence.files.recording import TimedCue
from verify.speech.labels import NAME

_TIME = r"(?<!\d)[\[(]?(?:(?P<h>\d{1,2}):)?(?P<m>\d{1,3}):(?P<s>\d{2})(?:[.,]\d{1,3})?[\])]?"
# "[00:14] Jo Roe: Words", "0:14 Words"; "Jo Roe (00:14): Words", "Jo Roe  0:14" with the words on the lines below.
_HEADS = (
    re.compile(rf"\s{{0,8}}{_TIME}(?:\s{{1,3}}[-–—|])?(?:\s{{1,4}}{NAME}:)?(?:\s+(?P<words>\S.*)|\s*)$"),
    re.compile(rf"\s{{0,8}}{NAME}\s{{0,4}}[,|–—-]?\s{{0,4}}{_TIME}(?:\s{{0,2}}:\s*(?P<words>.*)|\s*)$"),
)
_FEWEST, _LEAST_SHARE = 3, 0.25
_CLOCK = re.compile(r"\d:\d\d")
# Recordings begin at nought; a list of times of day does not.
_FIRST = 120
_LONGEST_HEAD = 200


def timed_cues(text: str) -> list[TimedCue]:
    """The cues of *text*; none where it does not read as a recording written down by a program."""
    cues: list[TimedCue] = []
    heads = lines = 0
    started = False
    for line in text.splitlines():
        if not line.strip():
            continue
        lines += 1
        head = _head(line)
        if head is not None:
            heads += 1
            started = True
            cues.append(head)
        elif started:
            last = cues[-1]
            cues.append(TimedCue(text=line, start=last.start, voice=last.voice))
        else:
            # A title, or who took part: before the recording.
            cues.append(TimedCue(text=line))
    return cues if heads >= _FEWEST and heads >= _LEAST_SHARE * lines and _runs_on(cues) else []


def _head(line: str) -> TimedCue | None:
    if not _CLOCK.search(line, 0, _LONGEST_HEAD):
        return None
    for form in _HEADS:
        found = form.match(line)
        if found:
            seconds = int(found["h"] or 0) * 3600 + int(found["m"]) * 60 + int(found["s"])
            return TimedCue(text=found["words"] or "", start=float(seconds), voice=found["name"])
    return None


def _runs_on(cues: list[TimedCue]) -> bool:
    starts = [cue.start for cue in cues if cue.start is not None]
    return starts[0] <= _FIRST and all(before <= after for before, after in pairwise(starts))
