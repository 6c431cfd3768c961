"""One object of a transcription program's list -> what was said, when and by whom, under whatever names it keeps them."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from verify.evidence.files.recording import TimedCue

CueRow = Mapping[str, Any]

_TEXTS = "punctuated_word punct text transcript body display content value word line sentence utf8 term".split()
_STARTS = ("start start_time startTime startOffset start_offset time ts from begin offset timestamp timestamps").split()
_STARTS_IN_MS = "startMs start_ms startTimeMs start_time_ms startedAtMs tStartMs offsetMilliseconds".split()
_ENDS = "end end_time endTime end_offset endMs to".split()
_SPEAKERS = (
    "speaker_name speakerName speaker speaker_label speakerLabel speakerTag speaker_id speakerId sid channel_label"
).split()
_GUESSES = ("alternatives", "nBest", "NBest")
_NESTED = "words elements segs sentences tokens terms".split()
_DEEPEST = 3

_CLOCK = re.compile(r"(?:(\d{1,4}):)?(\d{1,3}):(\d{1,2}(?:[.,]\d{1,9})?)")
_PERIOD = re.compile(r"PT(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,9}(?:\.\d{1,9})?)S)?")
_NUMBER = re.compile(r"(\d{1,15}(?:\.\d{1,9})?)s?")
_CLOSING = re.compile(r"[.,;:!?…%)\]}’”\"']{1,4}")
_SENTENCE_END = (".", "!", "?", "…")
# Single words are joined to cues of a sentence, or of so many words, or up to such a pause in seconds.
_MOST_WORDS, _PAUSE = 40, 2.0
# People say a word in some tenths of a second: counted in what makes that number?
_TICKS = ((1e6, 1e-7), (2e3, 1 / 16_000), (10.0, 1e-3))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    text: str
    start: float | None
    end: float | None
    whole_number: bool
    voice: str | None


class WhoSpoke:
    """Names for labels, and for words without a label who spoke at their time."""

    def __init__(self, names: Mapping[str, str], intervals: Iterable[CueRow]) -> None:
        self._names = names
        known = ((row_start(row), _voice(row)) for row in intervals)
        self._turns = sorted((start, voice) for start, voice in known if start is not None and voice is not None)
        self._starts = [start for start, _ in self._turns]

    def name(self, said: _Said) -> str | None:
        """Whose words *said* are, as far as the file tells."""
        if said.voice is not None:
            return self._names.get(said.voice, said.voice)
        at = bisect_right(self._starts, said.start) if said.start is not None else 0
        return self._names.get(self._turns[at - 1][1], self._turns[at - 1][1]) if at else None


def is_turn_list(rows: Sequence[CueRow]) -> bool:
    """Whether most of *rows* say something, and a time or a speaker with it."""
    sample = rows[:200]
    told = sum(1 for row in sample if _text(row) and (row_start(row) is not None or _voice(row) is not None))
    return told * 2 > len(sample)


def read_rows(rows: Sequence[CueRow], who: WhoSpoke) -> list[TimedCue]:
    """The cues that *rows* hold: single words joined to sentences, turns as they are."""
    said = [_said(row) for row in _expanded(rows)]
    said = [each for each in said if each.text.strip()]
    scale = _scale(said)
    single = sum(1 for each in said if len(each.text.split()) <= 1)
    cues = [
        TimedCue(text=each.text, start=None if each.start is None else each.start * scale, voice=who.name(each))
        for each in said
    ]
    return _joined(cues) if single * 5 >= len(said) * 4 else cues


def row_start(row: CueRow) -> float | None:
    """When the words of *row* begin, in whatever unit it counts."""
    found, _ = _start(row, 0)
    return found


def _said(row: CueRow) -> _Said:
    start, whole = _start(row, 0)
    end = next((seconds for key in _ENDS if (seconds := _seconds(row.get(key))) is not None), None)
    return _Said(text=_text(row), start=start, end=end, whole_number=whole, voice=_voice(row))


def _expanded(rows: Sequence[CueRow]) -> list[CueRow]:
    """*rows*, or the words in them where these know better who speaks.

    Google's last result repeats all words with their speakers: then it stands for the others.
    """
    words = [_words(row) for row in rows]
    voices = [{voice for word in each if (voice := _voice(word)) is not None} for each in words]
    labelled = [at for at, found in enumerate(voices) if found - {"0"}]
    if not labelled or all(_voice(row) is not None for row in rows):
        return list(rows)
    others = sum(len(words[at]) for at in range(len(rows)) if at not in set(labelled))
    if others and sum(len(words[at]) for at in labelled) < others:
        return list(rows)
    return [word for at in labelled for word in words[at]]


def _words(row: CueRow) -> list[CueRow]:
    holder = _guess(row) or row
    found: list[object] = next((holder[key] for key in _NESTED if isinstance(holder.get(key), list)), [])
    return [word for word in found if isinstance(word, dict)]


def _guess(row: CueRow) -> CueRow | None:
    """The program's first guess, where it gives several."""
    for key in _GUESSES:
        guesses = row.get(key)
        if isinstance(guesses, list) and guesses and isinstance(guesses[0], dict):
            return guesses[0]
    return None


def _text(row: CueRow, depth: int = 0) -> str:
    for key in _TEXTS:
        text = row.get(key)
        if isinstance(text, str):
            return text
    guess = _guess(row)
    if guess is not None and depth < _DEEPEST:
        return _text(guess, depth + 1)
    for key in _NESTED:
        inner = row.get(key)
        if isinstance(inner, list) and depth < _DEEPEST:
            return _line([_text(each, depth + 1) for each in inner if isinstance(each, dict)])
    return ""


def _start(row: CueRow, depth: int) -> tuple[float | None, bool]:
    """The time, and whether it is a bare whole number, whose unit is to be guessed."""
    for key in _STARTS:
        value = row.get(key)
        seconds = _seconds(value)
        if seconds is not None:
            return seconds, isinstance(value, int)
    for key in _STARTS_IN_MS:
        seconds = _seconds(row.get(key))
        if seconds is not None:
            return seconds / 1000, False
    for each in (_guess(row), *_first_of(row)):
        found = _start(each, depth + 1) if each is not None and depth < _DEEPEST else (None, False)
        if found[0] is not None:
            return found
    return None, False


def _first_of(row: CueRow) -> list[CueRow]:
    firsts = (row[key][0] for key in _NESTED if isinstance(row.get(key), list) and row[key])
    return [first for first in firsts if isinstance(first, dict)]


def _seconds(value: object) -> float | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return _finite(value)
    if isinstance(value, str):
        return _spelled(value.strip()[:40])
    if isinstance(value, dict):
        return _seconds_within(value.get("from", value.get("seconds", value.get("start"))))
    if not isinstance(value, list) or not value:
        return None
    # [begin, end], or Watson's [[word, begin, end], …]
    first = value[0]
    return _seconds_within(first[1] if isinstance(first, list) and len(first) > 1 else first)


def _seconds_within(value: object) -> float | None:
    return _spelled(value.strip()[:40]) if isinstance(value, str) else _finite(value)


def _finite(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not -1 < value < 1e15:
        return None
    return max(0.0, float(value)) if math.isfinite(value) else None


def _spelled(value: str) -> float | None:
    clock = _CLOCK.fullmatch(value)
    if clock:
        hours, minutes, seconds = clock.groups(default="0")
        return int(hours) * 3600 + int(minutes) * 60 + float(seconds.replace(",", "."))
    period = _PERIOD.fullmatch(value)
    if period and value != "PT":
        hours, minutes, seconds = period.groups(default="0")
        return int(hours) * 3600 + int(minutes) * 60 + float(seconds)
    number = _NUMBER.fullmatch(value)
    return float(number[1]) if number else None


def _voice(row: CueRow) -> str | None:
    for holder in (row, _guess(row) or {}):
        for key in _SPEAKERS:
            value = holder.get(key)
            if isinstance(value, dict):
                value = next((value[k] for k in ("name", "label", "id") if isinstance(value.get(k), (str, int))), None)
            if isinstance(value, (str, int)) and not isinstance(value, bool) and str(value).strip():
                return str(value).strip()
    return None


def _scale(said: Sequence[_Said]) -> float:
    """Seconds in one unit of the times: whole numbers are mostly thousandths, now and then samples or smaller."""
    timed = [each for each in said if each.start is not None]
    if len(timed) < 2 or not all(each.whole_number for each in timed):
        return 1e-3 if timed and timed[0].whole_number and (timed[0].start or 0) >= 1_000 else 1.0
    # Where no end is told, the next start stands for it: the shorter spans are those without a pause.
    ends = [each.end if each.end is not None else after.start for each, after in pairwise(timed)]
    spans = sorted(
        ((end or 0) - (each.start or 0)) / max(1, len(each.text.split()))
        for each, end in zip(timed, ends, strict=False)
    )
    typical = spans[len(spans) // 4]
    return next((unit for least, unit in _TICKS if typical > least), 1.0)


def _joined(words: Sequence[TimedCue]) -> list[TimedCue]:
    """Cues of a sentence each from single words."""
    cues: list[TimedCue] = []
    run: list[TimedCue] = []
    last: float | None = None
    for word in words:
        if run and _begins(run, word, last):
            cues.append(_cue(run))
            run = []
        run.append(word)
        last = word.start if word.start is not None else last
    return [*cues, _cue(run)] if run else cues


def _begins(run: Sequence[TimedCue], word: TimedCue, last: float | None) -> bool:
    if _CLOSING.fullmatch(word.text.strip()):
        return False
    if word.voice != run[-1].voice and word.voice is not None:
        return True
    paused = last is not None and word.start is not None and word.start - last > _PAUSE
    return paused or len(run) >= _MOST_WORDS or run[-1].text.strip().endswith(_SENTENCE_END)


def _cue(run: Sequence[TimedCue]) -> TimedCue:
    start = next((word.start for word in run if word.start is not None), None)
    voice = next((word.voice for word in run if word.voice is not None), None)
    return TimedCue(text=_line([word.text for word in run]), start=start, voice=voice)


def _line(words: Iterable[str]) -> str:
    """*words* parted by blanks, marks joined to the word before them."""
    line = ""
    for word in words:
        stripped = word.strip()
        if stripped:
            line += stripped if not line or _CLOSING.fullmatch(stripped) else f" {stripped}"
    return line
