"""Comments put into a Word document, each around its words; all else stays as it is, byte for byte."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from xml.parsers import expat
from xml.sax.saxutils import escape

from verify.files.docx.anchors import NoPlaceError
from verify.files.docx.document import AUTHOR, BROKEN_ZIP, TYPES, NotReadable, WordDocument, main_part, read_docx
from verify.files.docx.earlier_comments import BESIDE, without_earlier
from verify.files.docx.marks import WordComment, marked
from verify.files.docx.notes import note_parts
from verify.files.docx.parts import (
    LARGEST_PART,
    LARGEST_SMALL_PART,
    MOST_ENTRIES,
    RefusedError,
    chunks_of,
    new_parser,
)
from verify.files.docx.plain import as_xml
from verify.model.unread_reason import UnreadReason

# As much of all parts is unpacked and packed again: pictures, mostly.
_MOST_COPIED = 300_000_000
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W_STRICT = _STRICT.decode()
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_ID = re.compile(rb"<(?:\w+:)?comment(?:RangeStart|RangeEnd|Reference)?\s[^<>]*?\bid\s*=\s*[\"'](\d{1,9})[\"']")
_EMPTY_RELATIONS = f'<Relationships xmlns="{_PACKAGE}relationships"></Relationships>'.encode()
# The oldest that an archive can name.
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def with_comments(data: bytes, comments: Sequence[WordComment], *, made_at: datetime) -> bytes | NotReadable:
    """The document in *data* with *comments*, or why it cannot bear them.

    What it held before is untouched, but for comments of an earlier check: these take their place.
    """
    document = read_docx(data)
    if isinstance(document, NotReadable):
        return document
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if earlier := _without_earlier(archive, document.earlier):
                return with_comments(_packed(archive, earlier), comments, made_at=made_at)
            return _packed(archive, _changed(archive, document, comments, made_at))
    except (NoPlaceError, RefusedError) as fault:
        return NotReadable(UnreadReason.PARSER_LIMIT, str(fault))
    except (expat.ExpatError, KeyError, *BROKEN_ZIP) as fault:
        return NotReadable(UnreadReason.CUT, f"damaged: {fault}")


def _changed(
    archive: zipfile.ZipFile, document: WordDocument, comments: Sequence[WordComment], made_at: datetime
) -> Mapping[str, bytes]:
    """The parts that become others, by their names."""
    main, relations = main_part(archive)
    text = _part(archive, main, LARGEST_PART)
    held = next((part for kind, part in note_parts(archive, main, relations) if kind == "comment"), None)
    known = _part(archive, held, LARGEST_PART) if held else b""
    strict = _STRICT in text
    first = max((int(found) for found in (*_ID.findall(text), *_ID.findall(known))), default=-1) + 1
    written = "".join(_comment(first + at, each, made_at, strict) for at, each in enumerate(comments)).encode()
    changed = {main: marked(text, document.lines, comments, first)}
    if held:
        changed[held] = _appended(known, written)
    else:
        changed |= _new_part(archive, main, relations, written, strict)
    for part in changed.values():
        # What is not well-formed would lose the whole document.
        new_parser().Parse(part, True)
    return changed


def _without_earlier(archive: zipfile.ZipFile, ours: Collection[str]) -> Mapping[str, bytes]:
    """The parts that change where the comments called *ours* are taken out."""
    main, relations = main_part(archive)
    held = next((part for kind, part in note_parts(archive, main, relations) if kind == "comment"), None)
    if held is None or not ours:
        return {}
    folder, names = held.rpartition("/")[0], set(archive.namelist())
    beside = [part for name in BESIDE if (part := f"{folder}/{name}".lstrip("/")) in names]
    known = {part: _part(archive, part, LARGEST_PART) for part in (main, held, *beside)}
    text, comments, left = without_earlier(known[main], known[held], {part: known[part] for part in beside}, ours)
    made = {main: text, held: comments, **left}
    return {part: made[part] for part in made if made[part] != known[part]}


def _new_part(archive: zipfile.ZipFile, main: str, relations: str, written: bytes, strict: bool) -> Mapping[str, bytes]:
    """A part for comments, told where the document says what it is made of."""
    names = set(archive.namelist())
    folder = main.rpartition("/")[0]
    name = next(
        n for n in ("comments.xml", *(f"comments{at}.xml" for at in range(2, 99))) if f"{folder}/{n}" not in names
    )
    part = f"{folder}/{name}".lstrip("/")
    space = _W_STRICT if strict else _W
    ids = set(re.findall(rb'Id="([^"]*)"', links := _part_or_empty(archive, relations)))
    own = next(each for each in (f"verify{at}" for at in range(1, 9_999)) if each.encode() not in ids)
    kind = f"{_RELATIONS_STRICT if strict else _RELATIONS}/comments"
    relation = f'<Relationship xmlns="{_PACKAGE}relationships" Id="{own}" Type="{kind}" Target="{name}"/>'
    override = f'<Override xmlns="{_PACKAGE}content-types" PartName="/{escape(part)}" ContentType="{_CONTENT_TYPE}"/>'
    head = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="{space}">'
    return {
        part: head.encode() + written + b"</w:comments>",
        relations: _appended(links or _EMPTY_RELATIONS, relation.encode()),
        TYPES: _appended(_part(archive, TYPES, LARGEST_SMALL_PART), override.encode()),
    }


def _comment(number: int, comment: WordComment, made_at: datetime, strict: bool) -> str:
    when = made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    lines = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{as_xml(each)}</w:t></w:r></w:p>' for each in comment.paragraphs
    )
    space = _W_STRICT if strict else _W
    return f'<w:comment xmlns:w="{space}" w:id="{number}" w:author="{AUTHOR}" w:date="{when}" w:initials="v">{lines}</w:comment>'


def _appended(part: bytes, more: bytes) -> bytes:
    """*part* with *more* as the last of what its outermost element holds."""
    at = part.rfind(b"</")
    if at >= 0:
        return part[:at] + more + part[at:]
    at = part.rindex(b"/>")
    name = re.match(rb"[\w:.-]+", part[part.rindex(b"<") + 1 :])
    if name is None:
        raise NoPlaceError("a part without an element")
    return part[:at] + b">" + more + b"</" + name[0] + b">" + part[at + 2 :]


def _part(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    return b"".join(chunks_of(archive, name, limit))


def _part_or_empty(archive: zipfile.ZipFile, name: str) -> bytes:
    return _part(archive, name, LARGEST_SMALL_PART) if name in archive.namelist() else b""


def _packed(archive: zipfile.ZipFile, changed: Mapping[str, bytes]) -> bytes:
    """The archive with the parts that *changed*; the others are copied, within limits."""
    held, copied = io.BytesIO(), 0
    entries = {entry.filename: entry for entry in archive.infolist()}
    if len(entries) > MOST_ENTRIES:
        raise RefusedError(f"{len(entries):,} files inside, at most {MOST_ENTRIES:,} are copied")
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        for name, entry in entries.items():
            if name in changed:
                made.writestr(zipfile.ZipInfo(name, entry.date_time), changed[name], zipfile.ZIP_DEFLATED)
                continue
            with made.open(zipfile.ZipInfo(name, entry.date_time), "w") as target:
                for chunk in chunks_of(archive, name, LARGEST_PART):
                    copied += len(chunk)
                    if copied > _MOST_COPIED:
                        raise RefusedError("its pictures and files are larger than is copied")
                    target.write(chunk)
        for name in changed.keys() - entries.keys():
            made.writestr(zipfile.ZipInfo(name, _FIRST_DAY), changed[name], zipfile.ZIP_DEFLATED)
    return held.getvalue()
