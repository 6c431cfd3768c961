"""Text as it is compared, with the way back to the original."""

from __future__ import annotations

import html
import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from verify.model.span import Span
from verify.text.late import late

# One character each, so that offsets stay the text's own. Newlines are folded too: a line wrap says nothing.
_LIGHT = {
    "'": "’‘ʼʻ‛`´′‹›＇ˈ",
    '"': "“”„‟«»″＂",
    "-": "‐‑‒–—―−⁃﹣－",
    " ": "\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000"
    + "".join(map(chr, range(0x2000, 0x200B))),
    # Greek final sigma depends on what follows, which a cut quotation no longer has.
    "σ": "ς",
}
_ASCII_LIGHT = [(old, new) for new, olds in _LIGHT.items() for old in olds if old.isascii()]
_WIDE_LIGHT = [(old, new) for new, olds in _LIGHT.items() for old in olds if not old.isascii()]

_HIDDEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef"
_ENTITY = r"&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8}\d{0,2});"
_TAG = r"</?[A-Za-z][^<>]{0,300}>|<!--[^<>]{0,300}-->"
_BLOCK_TAG = late(r"</?(?:br|p|div|li|ul|ol|td|tr|h[1-6]|hr|blockquote)\b", re.IGNORECASE)


@cache
def _mojibake() -> dict[str, str]:
    """UTF-8 read as Windows-1252 or Latin-1, for the characters that newsrooms meet, with what was meant.

    A table, not encode and decode: those fail on pages that hold damaged and whole text side by side.
    """
    meant = "’‘“”–—…•™\u00a0\u2009\u202f\u200b" + "".join(map(chr, range(0xA0, 0x180)))
    table: dict[str, str] = {}
    for character in meant:
        data = character.encode("utf-8")
        table[data.decode("latin-1")] = character
        # Bytes that Windows-1252 leaves empty come through as control characters, or get lost.
        table["".join(_as_windows(byte) for byte in data)] = character
    # The closing double quotation mark most often loses its third character altogether.
    table["â€"] = "”"
    return table


def _as_windows(byte: int) -> str:
    try:
        return bytes((byte,)).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


_LIGATURES = "\ufb00-\ufb06\u0132\u0133\u0130"
# Every repair but composing begins with one of these: a quick look at each character, then the alternatives.
_FIRST = f"[&<âÂÃÄÅ{_HIDDEN}{_LIGATURES}]"


def _all_damage() -> str:
    """Everything that is repaired."""
    damaged = "|".join(map(re.escape, sorted(_mojibake(), key=len, reverse=True)))
    return (
        f"(?={_FIRST})(?:"
        # A soft hyphen at a line's end goes together with the line end.
        f"(?P<hidden>\u00ad[ \\t]{{0,4}}\\r?\\n[ \\t]{{0,8}}|[{_HIDDEN}]+)"
        f"|(?P<entity>{_ENTITY})|(?P<tag>{_TAG})|(?P<mojibake>{damaged})|(?P<ligature>[{_LIGATURES}]))"
    )


_DAMAGE = late(_all_damage)
# Combining marks that compose with a letter (NFD text); longer runs than any language writes are left alone.
_COMPOSED = late("[^\\W\\d_][\u0300-\u036f]{1,4}")
_COMBINING = re.compile("[\u0300-\u036f]")
_SUSPECT = late(f"{_FIRST}|{_COMBINING.pattern}")
# What small letters no longer show of damage: these capitals, and behind them what no word writes there.
_CAPITAL_DAMAGE = late("[ÃÄÅ][^\x00-\x7fÀ-ÿ]")
_PASSES = 4


@dataclass(frozen=True, slots=True)
class Folded:
    """Comparable text, and for each of its characters the place it came from.

    *ends*, where given, holds where each character's original ends: a resolved entity stands for several.
    """

    text: str
    origin: Sequence[int]
    ends: Sequence[int] | None = None

    def back(self, span: Span) -> Span:
        """Translate a span of the folded text into the original text; an empty one becomes the place before it."""
        if span.start < span.end:
            # The last character's own end: what was removed after it (a tag, a soft hyphen) is not of the words.
            return Span(self.origin[span.start], self._end(span.end - 1))
        if span.start < len(self.origin):
            return Span(self.origin[span.start], self.origin[span.start])
        end = self._end(len(self.origin) - 1) if self.origin else 0
        return Span(end, end)

    def _end(self, at: int) -> int:
        return self.origin[at] + 1 if self.ends is None else self.ends[at]


@dataclass(frozen=True, slots=True)
class Word:
    """One comparable word and its place in the original text."""

    text: str
    span: Span


# Numbers keep their separators; signs that are read aloud are words; scripts without spaces go by character.
_UNSPACED = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff"
_WORD = late(rf"\d+(?:[.,]\d+)*|[^\W\d_{_UNSPACED}]+(?:'[^\W\d_{_UNSPACED}]+)*|[{_UNSPACED}]|[%$€£¥&]")
# The same where there is nothing but ASCII, and far quicker.
_ASCII_WORD = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)*|[0-9]+(?:[.,][0-9]+)*|[%$&]")
_PLAIN_WORD = re.compile(r"\w+")
_UNSPACED_RUN = late(f"[{_UNSPACED}]")
_PLAIN_OR_UNSPACED = late(rf"[^\W{_UNSPACED}]+|[{_UNSPACED}]")


def fold(text: str) -> Folded:
    """*text* as it is compared: lower case, plain marks and spaces, machine damage repaired; folding twice changes nothing.

    Where nothing changes length, *origin* is a plain range; only damaged text pays for a map.
    """
    folded = Folded(text, range(len(text)))
    for _ in range(_PASSES):
        cleaned = _clean(folded) if _is_suspect(folded.text) else None
        if cleaned is None:
            light = _light(folded.text)
            if light == folded.text or not _is_suspect(light):
                return Folded(light, folded.origin, folded.ends)
            cleaned = Folded(light, folded.origin, folded.ends)
        folded = cleaned
    # Damage nested deeper than any real page has: made inert, so that the result is final.
    return replace(folded, text=_light(_DAMAGE.sub(lambda found: " " * len(found.group()), folded.text)))


def fold_each(text: str, spans: Iterable[Span]) -> Iterator[str]:
    """The text of `fold` for each of the *spans* by itself; what holds no damage is cut from the whole, folded once."""
    # The one capital whose small letter has another length; where it is the stretch is folded by itself.
    light = _light(text.replace("\u0130", "i"))
    for span in spans:
        cut = span.cut(text)
        yield fold(cut).text if _is_suspect(cut) else span.cut(light)


def plain_words(text: str) -> list[str]:
    """The words of *text* as they are sought, not compared: folded, and split at every mark; sooner than by `find_words`."""
    lowered = text.lower()
    if _is_suspect(lowered) or (not text.isascii() and _CAPITAL_DAMAGE.search(text)):
        lowered = fold(text).text
    lowered = lowered.replace("ς", "σ")
    return (_PLAIN_WORD if _UNSPACED_RUN.search(lowered) is None else _PLAIN_OR_UNSPACED).findall(lowered)


def find_words(text: str) -> list[str]:
    """The comparable words of a text that is folded, in order."""
    return (_ASCII_WORD if text.isascii() else _WORD).findall(text)


def words(folded: Folded) -> tuple[Word, ...]:
    """The words of a folded text, in order, with their places in the original."""
    return tuple(word for word in iterate_words(folded))


def iterate_words(folded: Folded, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """The words of a stretch of a folded text; *start* and *end* are offsets in the folded text."""
    return words_at(folded, word_places(folded, start, end))


def word_places(folded: Folded, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Where the words of a stretch of a folded text are in it: soon found, for whoever wants few of them."""
    stop = len(folded.text) if end is None else end
    pattern = _ASCII_WORD if folded.text.isascii() else _WORD
    return [found.span() for found in pattern.finditer(folded.text, start, stop)]


def words_at(folded: Folded, places: Iterable[tuple[int, int]]) -> Iterator[Word]:
    """The words at *places* of a folded text."""
    text = folded.text
    if folded.ends is None and isinstance(folded.origin, range):
        return (Word(text[start:end], Span(start, end)) for start, end in places)
    return (Word(text[start:end], folded.back(Span(start, end))) for start, end in places)


def _light(text: str) -> str:
    lowered = text.lower()
    for old, new in _ASCII_LIGHT:
        lowered = lowered.replace(old, new)
    if lowered.isascii():
        return lowered
    for old, new in _WIDE_LIGHT:
        lowered = lowered.replace(old, new)
    return lowered


def _is_suspect(text: str) -> bool:
    return "&" in text or "<" in text or (not text.isascii() and _SUSPECT.search(text) is not None)


def _clean(folded: Folded) -> Folded | None:
    """One pass of repairs, or None where there was nothing to repair."""
    repaired = _repair(folded, _DAMAGE)
    whole = repaired or folded
    # A look for the marks alone is far quicker than trying every letter.
    return (_repair(whole, _COMPOSED) if _COMBINING.search(whole.text) else None) or repaired


def _repair(folded: Folded, damage: re.Pattern[str]) -> Folded | None:
    text, origin = folded.text, folded.origin
    known_ends = range(1, len(text) + 1) if folded.ends is None else folded.ends
    pieces: list[str] = []
    places, ends = array("I"), array("I")
    done = 0
    for found in damage.finditer(text):
        meant = _meant(found)
        if meant == found.group():
            continue
        start, end = found.span()
        pieces += (text[done:start], meant)
        places.extend(origin[done:start])
        ends.extend(known_ends[done:start])
        for step in range(len(meant)):
            places.append(origin[min(start + step, end - 1)])
            ends.append(known_ends[end - 1] if step == len(meant) - 1 else known_ends[min(start + step, end - 1)])
        done = end
    if not done:
        return None
    pieces.append(text[done:])
    places.extend(origin[done:])
    ends.extend(known_ends[done:])
    return Folded("".join(pieces), places, ends)


def _meant(found: re.Match[str]) -> str:
    damage = found.group()
    match found.lastgroup:
        case "hidden":
            return ""
        case "entity":
            resolved = html.unescape(damage)
            return resolved if resolved != damage else html.unescape(damage.lower())
        case "tag":
            return " " if _BLOCK_TAG.match(damage) else ""
        case "mojibake":
            return _mojibake()[damage]
        case "ligature":
            return "i" if damage == "\u0130" else unicodedata.normalize("NFKC", damage)
        case _:
            return unicodedata.normalize("NFC", damage)
