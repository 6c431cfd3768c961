"""Bytes of a Word document -> what it says."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from xml.parsers import expat

from verify.files.docx.notes import WordNote, read_notes
from verify.files.docx.parts import LARGEST_PART, LARGEST_SMALL_PART, MOST_ENTRIES, RefusedError, parse_part
from verify.files.docx.text import TextPart, WordParagraph
from verify.model.unread_reason import UnreadReason

_OLE = b"\xd0\xcf\x11\xe0"
# How an encrypted document names its content inside the OLE container.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
TYPES, _CORE = "[Content_Types].xml", "docProps/core.xml"
_MAIN = "wordprocessingml.document.main+xml"
# Documents within the document: Word's own, and pieces of others that it shows as text.
_EMBEDDED = re.compile(r"^word/(?:embeddings/|afchunk)|\.(?:mht|html?|rtf|docx)$", re.IGNORECASE)
# Who writes the comments that this program puts into a document.
AUTHOR = "verify"
_TO_US = re.compile(r"verify:(?!//)", re.IGNORECASE)
BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordDocument:
    """What a document says: its paragraphs in reading order, what is beside them, and the title in its properties.

    *whole* is False where words are in it that are not read: deleted with their trace kept, hidden, in files inside it.
    """

    paragraphs: tuple[WordParagraph, ...]
    notes: tuple[WordNote, ...] = ()
    title: str | None = None
    whole: bool = True

    @property
    def lines(self) -> tuple[WordParagraph | WordNote, ...]:
        """What makes the text of a draft, a line each: paragraphs, then notes, but none of this program or to it."""
        to_us = {note.id for note in self.notes if note.is_comment and _is_ours(note)}
        return (
            *self.paragraphs,
            *(note for note in self.notes if note.is_note and not (note.is_comment and note.id in to_us)),
        )

    @property
    def earlier(self) -> frozenset[str]:
        """The ids of the comments that an earlier check put in, but for those that speak to this program."""
        return frozenset(note.id for note in self.notes if note.is_comment and note.author == AUTHOR) - {*self.wishes}

    @property
    def wishes(self) -> dict[str, str]:
        """The words of the comments to this program (`verify: …`) by their ids."""
        found: dict[str, str] = {}
        for note in self.notes:
            if note.is_comment and (note.id in found or _TO_US.match(note.paragraph.text)):
                found[note.id] = f"{found.get(note.id, '')} {note.paragraph.text}".strip()
        return found


@dataclass(frozen=True, slots=True)
class NotReadable:
    """Why a document could not be read: *reason* as in `Unread`, and one plain line."""

    reason: str
    detail: str


def _is_ours(note: WordNote) -> bool:
    return note.author == AUTHOR or _TO_US.match(note.paragraph.text) is not None


def read_docx(data: bytes) -> WordDocument | NotReadable:
    """The document in *data*. Footnotes and comments are its notes; tracked deletions and hidden text are no part of it."""
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            return NotReadable(UnreadReason.BLOCKED, "protected by a password; save a copy without one")
        return NotReadable(UnreadReason.NOT_HTML, "an old Word document under a new name; save it as docx")
    if not data.startswith(b"PK"):
        return NotReadable(UnreadReason.NOT_HTML, "not a docx file, or damaged at its beginning")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive)
    except RefusedError as fault:
        return NotReadable(UnreadReason.PARSER_LIMIT, str(fault))
    except expat.ExpatError as fault:
        return NotReadable(UnreadReason.CUT, f"damaged: its text is not well-formed XML ({fault})")
    except KeyError:
        return NotReadable(UnreadReason.NOT_HTML, "a zip archive that holds no Word document")
    except BROKEN_ZIP as fault:
        return NotReadable(UnreadReason.CUT, f"a damaged docx file, or cut off: {fault}")


def _read(archive: zipfile.ZipFile) -> WordDocument | NotReadable:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise RefusedError(f"{len(entries):,} files inside, at most {MOST_ENTRIES:,} are read")
    if any(entry.flag_bits & 1 for entry in entries):
        return NotReadable(UnreadReason.BLOCKED, "protected by a password; save a copy without one")
    names = {entry.filename for entry in entries}
    main, relations = main_part(archive)
    text = TextPart(_targets(archive, relations) if relations in names else {})
    parse_part(archive, main, LARGEST_PART, text.begin, text.end, text.write)
    title = _title(archive) if _CORE in names else None
    return WordDocument(
        paragraphs=tuple(text.paragraphs),
        notes=tuple(read_notes(archive, main, relations)),
        title=title,
        whole=not text.left_out and not any(_EMBEDDED.search(each) for each in names),
    )


def main_part(archive: zipfile.ZipFile) -> tuple[str, str]:
    """The names of the part that holds the text, and of the part that says what belongs to it."""
    found: list[str] = []

    def begin(name: str, attributes: dict[str, str]) -> None:
        if name.endswith("Override") and _MAIN in attributes.get("ContentType", ""):
            found.append(attributes.get("PartName", "").lstrip("/"))

    parse_part(archive, TYPES, LARGEST_SMALL_PART, begin)
    main = found[0] if found else "word/document.xml"
    folder, _, name = main.rpartition("/")
    return main, f"{folder}/_rels/{name}.rels".lstrip("/")


def _targets(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Addresses of the links by their ids."""
    found: dict[str, str] = {}

    def begin(name: str, attributes: dict[str, str]) -> None:
        url = attributes.get("Target", "")
        is_link = attributes.get("Type", "").endswith("/hyperlink") and attributes.get("TargetMode") == "External"
        if name.endswith("Relationship") and is_link and url.startswith(("http://", "https://")):
            found[attributes.get("Id", "")] = url

    parse_part(archive, part, LARGEST_SMALL_PART, begin)
    return found


def _title(archive: zipfile.ZipFile) -> str | None:
    inside: list[str] = []
    words: list[str] = []
    try:
        parse_part(
            archive,
            _CORE,
            LARGEST_SMALL_PART,
            lambda name, _attributes: inside.append(name),
            lambda _name: inside.pop(),
            lambda text: words.append(text) if inside and inside[-1].endswith(" title") else None,
        )
    except expat.ExpatError:
        # What a document says of itself is welcome, never needed.
        return None
    return " ".join("".join(words).split())[:300] or None
