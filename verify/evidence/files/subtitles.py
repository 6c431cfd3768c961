"""WebVTT and SRT -> the words of a recording with their time codes and speakers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from html import unescape

from verify.evidence.files.recording import TimedCue, page_of_cues
from verify.files.encoding import NotText, decode_file
from verify.model.page import Page, PageOutcome, Unread
from verify.model.unread_reason import UnreadReason
from verify.speech.labels import SPOKEN_LABEL
from verify.text.lines import LINE_END

_TIME = re.compile(r"\s{0,8}(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?\s{0,8}-->")
_NO_CUES = ("WEBVTT", "NOTE", "STYLE", "REGION")
_WORD = re.compile(r"[^\W\d_]+")
_FEW_WORDS = 3
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,80})?[ \t]+([^<>]{1,120})>")
_MOST_REPEATED = 8
_END_OF_VOICE = "</v>"
# Tags of VTT and SRT, times within a cue, and the positions that some programs write in braces.
_TAG = re.compile(r"</?[A-Za-z0-9][^<>]{0,200}>|\{\\[^{}]{0,60}\}|[♪♫]")
# "- Yes." and ">> Yes." open another turn; "-5" is a number, and a dash right before a word mostly takes up the last one.
_CHANGE = re.compile(r"\s{0,4}(?:(?:>>|»){1,2}>?|-(?=[^\W\d_])|[-–—]\s(?=\S))\s{0,4}")


@dataclass(slots=True)
class _Raw:
    start: float
    lines: list[str] = field(default_factory=list)


class SubtitleReader:
    """Reads subtitles; labels such as `<v Reyes>`, `REYES:` and the marks `>>` and `- ` tell the turns apart."""

    name = "subtitles"
    suffixes: tuple[str, ...] = (".vtt", ".srt")

    def read(self, data: bytes, origin: str) -> PageOutcome:
        """One page: a paragraph for each turn, a place for each cue."""
        text = decode_file(data)
        if isinstance(text, NotText):
            return Unread(url=origin, reason=UnreadReason.NOT_HTML, detail=text.reason)
        raw = _without_repeats(_raw_cues(text))
        if not raw:
            return Unread(
                url=origin, reason=UnreadReason.NOT_HTML, detail="no subtitles: no line with time codes (… --> …)"
            )
        page = page_of_cues(_cues(raw), origin)
        if isinstance(page, Page) and _has_words_outside(text):
            return replace(page, whole=False, limit=UnreadReason.CUT)
        return page


def _raw_cues(text: str) -> list[_Raw]:
    """All cues in order; what stands outside them (header, styles, notes, numbers) is left out."""
    cues: list[_Raw] = []
    inside = False
    for line in LINE_END.split(text):
        timing = _TIME.match(line)
        if timing:
            if inside and cues[-1].lines and cues[-1].lines[-1].strip().isdigit():
                # Without a blank line before it: the number of this cue, no words of the last one.
                cues[-1].lines.pop()
            cues.append(_Raw(_seconds(timing)))
            inside = True
        elif not line.strip():
            inside = False
        elif inside:
            cues[-1].lines.append(line)
    return cues


def _has_words_outside(text: str) -> bool:
    """Whether words stand outside all cues: a damaged time, or a blank line within a cue, has parted them from it."""
    block: list[str] = []
    for line in (*LINE_END.split(text), ""):
        if line.strip():
            block.append(line)
            continue
        time = next((at for at, each in enumerate(block) if _TIME.match(each)), len(block) + 1)
        # Right above its time a cue may have a name.
        outside = block[: max(0, time - 1)]
        if not "".join(outside[:1]).startswith(_NO_CUES) and any(
            len(_WORD.findall(each)) >= _FEW_WORDS for each in outside
        ):
            return True
        block = []
    return False


def _seconds(timing: re.Match[str]) -> float:
    hours, minutes, seconds, part = timing.groups(default="0")
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds) + int(part.ljust(3, "0")) / 1000


def _without_repeats(cues: list[_Raw]) -> list[_Raw]:
    """*cues* without the lines that live captions show a second time while the next ones roll in."""
    repeated: list[int] = []
    before: list[str] = []
    for cue in cues:
        shown = [line if _VOICE.search(line) else seen for line in cue.lines if (seen := _plain(line))]
        most = min(len(before), len(shown), _MOST_REPEATED)
        repeated.append(next((n for n in range(most, 0, -1) if before[-n:] == shown[:n]), 0))
        cue.lines = [line for line in cue.lines if _plain(line)]
        before = shown
    # People repeat themselves too: only where it goes on and on is it the captions' doing.
    if sum(map(bool, repeated)) * 4 < len(cues):
        return cues
    return [_Raw(cue.start, cue.lines[again:]) for cue, again in zip(cues, repeated, strict=True)]


def _cues(raw: Sequence[_Raw]) -> Iterator[TimedCue]:
    known = _known_labels(raw)
    voice: str | None = None
    turn = 0
    for each in raw:
        whole = "\n".join(each.lines)
        if _VOICE.search(whole):
            yield from (TimedCue(text=words, start=each.start, voice=named) for named, words in _voices(whole))
            voice = None
            continue
        for line in each.lines:
            words = _plain(line)
            changed = _CHANGE.match(words)
            if changed:
                words, voice, turn = words[changed.end() :], None, turn + 1
            label = SPOKEN_LABEL.match(words)
            if label and _is_label(label["name"], known):
                words, voice = words[label.end() :], label["name"]
            yield TimedCue(text=words, start=each.start, voice=voice, turn=0 if voice else turn)


def _voices(cue: str) -> Iterator[tuple[str | None, str]]:
    """The stretches of a cue with their voices: `<v Reyes>…</v>`."""
    pieces = _VOICE.split(cue)
    yield None, _plain(pieces[0])
    for voice, words in zip(pieces[1::2], pieces[2::2], strict=True):
        spoken, _, after = words.partition(_END_OF_VOICE)
        yield unescape(voice), _plain(spoken)
        yield None, _plain(after)


def _plain(line: str) -> str:
    return unescape(_TAG.sub("", line)).strip()


def _known_labels(raw: Sequence[_Raw]) -> Counter[str]:
    words = (_plain(line) for each in raw for line in each.lines)
    bare = (line[changed.end() :] if (changed := _CHANGE.match(line)) else line for line in words)
    return Counter(label["name"] for line in bare if (label := SPOKEN_LABEL.match(line)))


def _is_label(name: str, known: Counter[str]) -> bool:
    """Whether *name* before a colon is a speaker: in capitals, in several words, or one that comes back ("Look:" is none)."""
    return name.isupper() or known[name] > 1 or len(name.split()) > 1
