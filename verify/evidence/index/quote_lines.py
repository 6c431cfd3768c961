"""Lines of quotation files -> pages that quote: GDELT's Global Quotation Graph and Quotebank. Nothing in them is trusted."""

from __future__ import annotations

import bz2
import gzip
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from datetime import date
from io import BufferedIOBase, BufferedReader
from pathlib import Path

from verify.files.find import open_file
from verify.model.kept import Choice, Quoted, Quoting
from verify.text.fold import plain_words
from verify.urls import usable_url

_NAMES = re.compile(r"(?:.*\.)?gqg\.json(?:l)?(?:\.gz)?|quotes-\d{4}\S*\.json(?:l)?(?:\.bz2)?", re.IGNORECASE)
# An article of 2,700 quotations; what is longer is no line of these files.
_LONGEST_LINE = 4_000_000
_LONGEST_QUOTATION = 2_000
_AROUND = 160
_LONGEST_URL = 2_000
_MOST_QUOTATIONS = 2_000
_MOST_URLS = 20
# Two words stand everywhere.
_FEWEST_WORDS = 3
# Some files have a space before what belongs to a word: "people 's", "do n't", "said ,".
_TORN = re.compile(r" (?=['’](?:s|re|ve|ll|d|m|t)\b)| (?=n['’]t\b)| (?=[,.;:!?](?:\s|$))", re.IGNORECASE)
# GDELT's names of languages and the codes that people write; any other is compared as it is written.
_LANGUAGES = {
    "arabic": "ar", "chinese": "zh", "dutch": "nl", "eng": "en", "english": "en", "french": "fr", "german": "de",
    "greek": "el", "hindi": "hi", "italian": "it", "japanese": "ja", "korean": "ko", "polish": "pl",
    "portuguese": "pt", "russian": "ru", "spanish": "es", "swedish": "sv", "turkish": "tr", "ukrainian": "uk",
}  # fmt: skip


class DamagedFileError(Exception):
    """A packed file ends before its end, or is not packed as its name says; its words are for the user."""


def is_quotation_file(path: Path) -> bool:
    """Whether *path* is named as GDELT (`….gqg.json.gz`) or Quotebank (`quotes-2019.json.bz2`) name such files."""
    return _NAMES.fullmatch(path.name) is not None


def lines_of(path: Path) -> Iterator[bytes | None]:
    """The lines of a quotation file, packed or not; None for one that is too long to be of this kind.

    Raises OSError, and DamagedFileError after the lines that could be read.
    """
    with open_file(path) as raw, _unpacked(raw) as file:
        try:
            while line := file.readline(_LONGEST_LINE):
                if line.endswith(b"\n") or len(line) < _LONGEST_LINE:
                    yield line
                    continue
                yield None
                while (rest := file.readline(_LONGEST_LINE)) and not rest.endswith(b"\n"):
                    pass
        except EOFError as fault:
            raise DamagedFileError("it ends before its end; what came before was taken in") from fault
        except (zlib.error, OSError, ValueError) as fault:
            raise DamagedFileError(f"damaged ({fault}); what came before was taken in") from fault


def _unpacked(raw: BufferedReader) -> BufferedIOBase:
    kind = raw.peek(3)[:3]
    if kind.startswith(b"\x1f\x8b"):
        return gzip.GzipFile(fileobj=raw)
    return bz2.BZ2File(raw) if kind == b"BZh" else raw


def read_line(line: bytes, choice: Choice) -> tuple[Quoting | None, int]:
    """The pages that *line* names with those of their quotations that *choice* takes, and how much of it was unusable."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None, 1 if line.strip() else 0
    if not isinstance(found, dict):
        return None, 1
    seen_on = leading_day(found.get("date"))
    # A line of Quotebank is a quotation with its pages, all English; one of GDELT a page with its quotations.
    of_quotation = "quotation" in found
    language: object = "en" if of_quotation else found.get("lang")
    urls: object = found.get("urls") if of_quotation else [found.get("url")]
    listed: object = [{"quote": found["quotation"]}] if of_quotation else found.get("quotes")
    if not isinstance(listed, list) or not isinstance(urls, list):
        return None, 1
    if not _is_wanted(language, seen_on, choice):
        return None, 0
    usable = tuple(url for each in urls[:_MOST_URLS] if (url := _url(each)) is not None)
    if not usable:
        return None, max(1, len(listed))
    speaker = _text(found.get("speaker"), _AROUND)
    speaker = "" if speaker.lower() == "none" else speaker
    kept = [each for item in listed[:_MOST_QUOTATIONS] if (each := _quoted(item)) is not None]
    passed_over = len(listed) - len(kept)
    chosen = [each for each in dict.fromkeys(kept) if not choice.names or _is_near(each, speaker, choice.names)]
    if not chosen:
        return None, passed_over
    return Quoting(urls=usable, quotations=tuple(chosen), seen_on=seen_on, speaker=speaker), passed_over


def leading_day(value: object) -> date | None:
    """The day that *value* begins with, if any."""
    try:
        return date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None


def name_key(name: str) -> str:
    """What must stand near a quotation for *name* to be near: its last word."""
    return (plain_words(name) or [""])[-1]


def language_key(label: str) -> str:
    """One word for a language, whether its code or its English name is written."""
    word = label.strip().lower()
    return _LANGUAGES.get(word, word)


def _is_wanted(language: object, seen_on: date | None, choice: Choice) -> bool:
    # What says nothing of its language or day may be what is wanted.
    if (
        choice.languages
        and isinstance(language, str)
        and language.strip()
        and language_key(language) not in choice.languages
    ):
        return False
    return seen_on is None or (choice.since or seen_on) <= seen_on <= (choice.until or seen_on)


def _is_near(quoted: Quoted, speaker: str, names: frozenset[str]) -> bool:
    return not names.isdisjoint(plain_words(f"{quoted.before} {speaker} {quoted.after}"))


def _quoted(item: object) -> Quoted | None:
    if not isinstance(item, Mapping):
        return None
    words = item.get("quote")
    if not isinstance(words, str) or len(words) > _LONGEST_QUOTATION:
        return None
    words = _text(words, _LONGEST_QUOTATION)
    if len(plain_words(words)) < _FEWEST_WORDS:
        return None
    before, after = _text(item.get("pre"), -_AROUND), _text(item.get("post"), _AROUND)
    return Quoted(words, before, after)


def _text(value: object, most: int) -> str:
    """*value* in one line, without what no file can hold; of a negative length, its end."""
    if not isinstance(value, str):
        return ""
    value = value[: 4 * most] if most > 0 else value[4 * most :]
    line = _TORN.sub("", " ".join(value.encode("utf-8", "replace").decode().split()))
    return line[:most] if most > 0 else line[most:]


def _url(value: object) -> str | None:
    return usable_url(value) if isinstance(value, str) and len(value) <= _LONGEST_URL else None
