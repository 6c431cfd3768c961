"""Bytes of a file on the user's disk turned into text."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from verify.files.find import MAX_FILE
from verify.files.old_encodings import Guessed, guess_western

_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive (docx, odt, epub …)"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"{\\rtf", "an RTF document"),
)
_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
# Tab, line feed, form feed, carriage return and escape turn up in real text; the rest of C0 does not.
_STRANGE = frozenset(map(chr, range(32))) - frozenset("\t\n\f\r\x1b")


@dataclass(frozen=True, slots=True)
class NotText:
    """Why bytes could not be read as text, in plain words."""

    reason: str


def decode_file(data: bytes) -> str | NotText:
    """The text of *data* without its byte order mark, line ends untouched: UTF-8, UTF-16 with a mark, or an old encoding."""
    text = decode_or_guess(data)
    return text.text if isinstance(text, Guessed) else text


def decode_or_guess(data: bytes) -> str | Guessed | NotText:
    """What `decode_file` gives; a guess where the bytes do not tell the encoding."""
    if not data:
        return NotText("the file is empty")
    if len(data) > MAX_FILE:
        return NotText(f"the file is too large: {len(data):,} bytes, at most {MAX_FILE:,} are read")
    for magic, name in _MAGIC:
        if data.startswith(magic):
            return NotText(f"not a text file but {name}")
    found = _decoded(data)
    if isinstance(found, NotText):
        return found
    text = found.text if isinstance(found, Guessed) else found
    if not text.strip():
        return NotText("the file holds no words, only blank space")
    if _looks_binary(text):
        return NotText("not a text file (binary data)")
    return found


def split_mark(data: bytes) -> tuple[str | None, bytes]:
    """The encoding that the byte order mark of *data* names, and the bytes behind it; None and all of them without a mark."""
    found = next((mark for mark in _MARKS if data.startswith(mark)), b"")
    return _MARKS.get(found), data[len(found) :]


def _decoded(data: bytes) -> str | Guessed | NotText:
    encoding, data = split_mark(data)
    try:
        return data.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        if encoding is None:
            return _not_quite_utf8(data)
        return NotText(f"the file says it is {encoding.upper()}, but is not valid; save it as UTF-8")


def _not_quite_utf8(data: bytes) -> str | Guessed | NotText:
    # A UTF-8 file with one damaged place must not turn into a page of "â€œ": more valid than broken sequences decide.
    lenient = data.decode("utf-8", "replace")
    broken = lenient.count("\ufffd")
    if broken * 4 <= sum(character > "\x7f" for character in lenient) - broken:
        return lenient
    guessed = guess_western(data)
    return guessed or NotText("neither UTF-8, UTF-16 nor Windows-1252; save the file as UTF-8")


def _looks_binary(text: str) -> bool:
    sample = text[:200_000]
    strange = sum(map(sample.count, _STRANGE))
    return strange * 100 > len(sample)
