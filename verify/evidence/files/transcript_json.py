"""JSON of transcription programs -> the words of a recording with their time codes and speakers."""

from __future__ import annotations

import json
from collections.abc import Iterator

from verify.evidence.files.recording import TimedCue, page_of_cues
from verify.evidence.files.transcript_rows import CueRow, WhoSpoke, is_turn_list, read_rows, row_start
from verify.files.encoding import NotText, decode_file
from verify.model.page import PageOutcome, Unread
from verify.model.unread_reason import UnreadReason

# Under which names programs keep what was said: whole turns before sentences, those before single words.
# whisper, whisperX and podcasts: segments; AssemblyAI, Gladia and Deepgram: utterances; Rev: monologues; AWS: audio_segments
# and items; Azure: phrases; pyannote: …Transcription; whisper.cpp: transcription; Otter: transcripts; YouTube: events.
_TURNS = (
    "utterances monologues audio_segments segments turnLevelTranscription paragraphs phrases recognizedPhrases sentences"
    " transcripts transcript transcription captions subtitles cues chunks turns"
).split()
_WORDS = "results items events words wordLevelTranscription".split()
# Guesses beyond the first are other wordings of the same words.
_GUESSES = frozenset(("alternatives", "nBest", "NBest"))
_PLAIN_KEYS = frozenset(
    "text transcript transcription language language_code language_probability task duration usage model id".split()
)
_MOST_NODES = 3_000_000
_DEEPEST = 12
_FEWEST_WORDS = 4


class TranscriptReader:
    """Reads the JSON of common transcription programs by what its lists hold, not by who wrote it."""

    name = "transcripts"
    suffixes: tuple[str, ...] = (".json",)

    def read(self, data: bytes, origin: str) -> PageOutcome:
        """One page: a paragraph for each turn, a place for each cue; a failure for JSON that holds no talk."""
        text = decode_file(data)
        if isinstance(text, NotText):
            return Unread(url=origin, reason=UnreadReason.NOT_HTML, detail=text.reason)
        try:
            whole = json.loads(text)
        except RecursionError:
            return Unread(url=origin, reason=UnreadReason.PARSER_LIMIT, detail="JSON that is nested too deeply")
        except ValueError as fault:
            if text.lstrip()[:1] not in ("{", "["):
                return Unread(url=origin, reason=UnreadReason.NOT_HTML, detail="not a JSON file")
            return Unread(url=origin, reason=UnreadReason.CUT, detail=f"a damaged JSON file, or cut off: {fault}")
        cues = _cues(whole)
        if not cues:
            detail = "JSON, but not a known form of transcript: it has no list of words with times or speakers"
            return Unread(url=origin, reason=UnreadReason.NOT_HTML, detail=detail)
        return page_of_cues(cues, origin)


def _cues(whole: object) -> list[TimedCue]:
    lists, names, intervals = _gathered(whole)
    who = WhoSpoke(names, intervals)
    for key in (*_TURNS, *_WORDS, ""):
        rows = [row for each in lists.get(key, ()) for row in each]
        if rows and is_turn_list(rows):
            return read_rows(_in_order(rows, len(lists[key])), who)
    return _plain_text(whole)


def _gathered(whole: object) -> tuple[dict[str, list[list[CueRow]]], dict[str, str], list[CueRow]]:
    """All lists of objects by the name they stand under, the names of speakers, and lists that say only who spoke when."""
    lists: dict[str, list[list[CueRow]]] = {}
    names: dict[str, str] = {}
    intervals: list[CueRow] = []
    for node, key in _walk(whole):
        if isinstance(node, list):
            rows: list[CueRow] = [row for row in node if isinstance(row, dict)]
            if not rows:
                continue
            if key.lower() in ("speakers", "participants"):
                names.update(_names(rows))
            elif is_turn_list(rows):
                lists.setdefault(key, []).append(rows)
            else:
                intervals += (row for row in rows if "text" not in row)
        elif isinstance(node, dict) and key.lower() in ("speakers", "speaker_names"):
            names.update((str(label), name) for label, name in node.items() if isinstance(name, str))
    return lists, names, intervals


def _walk(whole: object) -> Iterator[tuple[object, str]]:
    """Every list and object of *whole* with the name it stands under, outer ones first."""
    ahead: list[tuple[object, str, int]] = [(whole, "", 0)]
    for _ in range(_MOST_NODES):
        if not ahead:
            return
        node, key, depth = ahead.pop()
        yield node, key
        if depth >= _DEEPEST:
            continue
        if isinstance(node, dict):
            inner = [(value, str(name), depth + 1) for name, value in node.items()]
        elif isinstance(node, list):
            kept = node[:1] if key in _GUESSES else node
            inner = [(value, "", depth + 1) for value in kept]
        else:
            continue
        ahead.extend(each for each in reversed(inner) if isinstance(each[0], (dict, list)))


def _names(rows: list[CueRow]) -> dict[str, str]:
    found = {}
    for row in rows:
        name = next((row[key] for key in ("name", "speaker_name", "label") if isinstance(row.get(key), str)), None)
        label = next((row[key] for key in ("id", "speaker_id", "speaker", "tag") if key in row), None)
        if name is not None and isinstance(label, (str, int)):
            found[str(label)] = str(name)
    return found


def _in_order(rows: list[CueRow], lists: int) -> list[CueRow]:
    """*rows* by time where they come from several lists: each channel of a call has its own."""
    if lists == 1:
        return rows
    starts = [row_start(row) for row in rows]
    if any(start is None for start in starts):
        return rows
    order = sorted(range(len(rows)), key=lambda at: (starts[at] or 0.0, at))
    return [rows[at] for at in order]


def _plain_text(whole: object) -> list[TimedCue]:
    """The text of an answer that holds nothing else: `{"text": "…"}`."""
    if not isinstance(whole, dict) or not set(whole) <= _PLAIN_KEYS:
        return []
    for key in ("text", "transcript", "transcription"):
        text = whole.get(key)
        if isinstance(text, str) and len(text.split()) >= _FEWEST_WORDS:
            return [TimedCue(text=text)]
    return []
