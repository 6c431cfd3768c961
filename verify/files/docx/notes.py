"""What a Word document says beside its text: footnotes, endnotes, comments, heads and feet of its pages."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from verify.files.docx.parts import LARGEST_PART, LARGEST_SMALL_PART, parse_part
from verify.files.docx.text import TextPart, WordParagraph

_NAMES = {
    "footnotes": "footnote",
    "endnotes": "endnote",
    "comments": "comment",
    "header": "page head",
    "footer": "page foot",
}
_NOTES = frozenset(("footnote", "endnote", "comment"))
# The line above footnotes is one of them for Word.
_NO_NOTES = frozenset(("separator", "continuationSeparator", "continuationNotice"))
_MOST_PARTS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class WordNote:
    """A paragraph beside the text; *label* says where it is: "footnote 2", "comment 1 (Lena Ott)"; *id* is Word's own."""

    label: str
    paragraph: WordParagraph
    id: str = ""
    author: str = ""

    @property
    def is_note(self) -> bool:
        """Whether somebody wrote it to one place of the text: a footnote, an endnote or a comment, no head of a page."""
        return self.label.split()[0] in _NOTES

    @property
    def is_comment(self) -> bool:
        """Whether it is what somebody wrote at the margin."""
        return self.label.split()[0] == "comment"


def read_notes(archive: zipfile.ZipFile, main: str, relations: str) -> Iterator[WordNote]:
    """All notes that belong to the part *main*; the same head on many pages is one."""
    seen: set[tuple[str, str]] = set()
    for kind, part in list(note_parts(archive, main, relations))[:_MOST_PARTS]:
        for note in _Notes(kind).read(archive, part):
            if kind in _NOTES or (kind, note.paragraph.text) not in seen:
                seen.add((kind, note.paragraph.text))
                yield note


def note_parts(archive: zipfile.ZipFile, main: str, relations: str) -> Iterator[tuple[str, str]]:
    """The parts that hold notes, with the kind of note: "comment", "footnote" …"""
    found: list[tuple[str, str]] = []

    def begin(_name: str, attributes: dict[str, str]) -> None:
        kind = _NAMES.get(attributes.get("Type", "").rpartition("/")[2])
        target = attributes.get("Target", "")
        if kind and target and attributes.get("TargetMode") != "External":
            inside = target.lstrip("/") if target.startswith("/") else posixpath.join(posixpath.dirname(main), target)
            found.append((kind, posixpath.normpath(inside)))

    names = set(archive.namelist())
    if relations in names:
        parse_part(archive, relations, LARGEST_SMALL_PART, begin)
    yield from ((kind, part) for kind, part in dict.fromkeys(found) if part in names)


class _Notes:
    """Reads one part, note by note."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._text = TextPart({})
        # Where each note begins among the paragraphs, its label, None for what is no note, its id and its author.
        self._begun: list[tuple[int, str | None, str, str]] = [] if kind in _NOTES else [(0, kind, "", "")]
        self._count = 0

    def read(self, archive: zipfile.ZipFile, part: str) -> Iterator[WordNote]:
        parse_part(archive, part, LARGEST_PART, self._begin, self._text.end, self._text.write)
        ends = [start for start, *_ in self._begun[1:]] + [len(self._text.paragraphs)]
        for (start, label, name, author), end in zip(self._begun, ends, strict=True):
            if label is not None:
                for each in self._text.paragraphs[start:end]:
                    yield WordNote(label=label, paragraph=each, id=name, author=author)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(" ")[2] == self._kind:
            plain = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
            by = " ".join(plain.get("author", "").split())[:60]
            self._begun.append((len(self._text.paragraphs), self._label(plain, by), plain.get("id", ""), by))
        self._text.begin(name, attributes)

    def _label(self, plain: dict[str, str], by: str) -> str | None:
        if plain.get("type") in _NO_NOTES:
            return None
        self._count += 1
        return f"{self._kind} {self._count}" + (f" ({by})" if by else "")
