"""One file of the user's own evidence -> a page that never left the machine, or why there is none."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import cast

from verify import plugins
from verify.errors import PluginError
from verify.files.find import Unusable, read_bytes
from verify.model.page import Page, PageOutcome, Unread
from verify.model.unread_reason import UnreadReason
from verify.ports import MaterialReader

# Pictures make documents large, not their text: that has its own limit.
_MAX_MATERIAL = 100_000_000
_INSTEAD = {
    "save it as docx or PDF first (LibreOffice and Word do)": ".doc .rtf .odt .docm .dot .wpd",
    "export it as docx or PDF first (Pages does)": ".pages",
    "write it down first; Whisper and other transcription programs make .vtt, .srt or .json of it": (
        ".mp3 .m4a .wav .aac .flac .ogg .opus .oga .wma .amr .aiff .mp4 .m4v .mov .avi .mkv .webm .wmv .mts"
    ),
    "save its messages as .eml or .mbox first (Thunderbird does)": ".msg .pst .ost .olm",
    "unpack it first": ".zip .7z .rar .tar .tgz .gz .bz2 .xz",
    "run text recognition (OCR) over it first and save a PDF": ".png .jpg .jpeg .tif .tiff .heic .gif .webp .bmp",
    "export it as PDF or text first": ".xls .xlsx .ods .ppt .pptx .odp .key .numbers .epub .csv .tsv",
}
# Formats of reports that a reader here would take for material: in them a draft's words would be their own evidence.
_AS_TEXT = ("markdown", "terminal")
_REPORTS = {".docx": ("docx",), ".html": ("html",), ".htm": ("html",), ".xhtml": ("html",)}
# Their marks are at the beginning or at the end; a folder may hold thousands of files.
_GLANCE = 4_000
_REPORT = "a report of verify, which is no evidence; move it to another folder"
_PARTLY: dict[str, str] = {
    UnreadReason.LEFT_OUT: "deleted or hidden words and files inside it are not read; what else it says is used",
    UnreadReason.NOT_HTML: "a part of it holds no text: run text recognition (OCR) over pictures, save attachments by themselves",
    UnreadReason.DIFFERS: "its plain text and its HTML say different words; what is in one alone is left out: look at the mail itself",
    UnreadReason.CUT: "damaged or cut off at its end; what could be read of it is used",
}
_ADVICE = {suffix: advice for advice, suffixes in _INSTEAD.items() for suffix in suffixes.split()}


def read_material_file(path: Path) -> PageOutcome:
    """The page in one file of the user's own, or why there is none; never raises for what the file holds.

    Only the reader that knows the file's suffix is loaded. Raises PluginError where that one is broken.
    """
    url = path.absolute().as_uri()
    suffix = path.suffix.lower()
    reader = material_reader(suffix)
    if reader is None:
        return Unread(url=url, reason=UnreadReason.NOT_HTML, detail=_unknown(suffix))
    data = read_bytes(path, _MAX_MATERIAL)
    if isinstance(data, Unusable):
        reason = UnreadReason.TOO_LARGE if "too large" in data.reason else UnreadReason.BLOCKED
        return Unread(url=url, reason=reason, detail=data.reason)
    if plugins.is_report(data[:_GLANCE] + data[_GLANCE:][-_GLANCE:], _REPORTS.get(suffix, _AS_TEXT)):
        return Unread(url=url, reason=UnreadReason.NOT_HTML, detail=_REPORT)
    page = reader.read(data, url)
    if isinstance(page, Unread):
        return page
    return _as_own(page, path, hashlib.sha256(data).hexdigest())


def unread_part(outcome: PageOutcome) -> Unread | None:
    """Why a part of one of the user's own files stayed unread: what could be read of it confirms, and denies nothing."""
    if isinstance(outcome, Unread) or outcome.whole or not outcome.own_material:
        return None
    reason = outcome.limit or UnreadReason.CUT
    return Unread(url=outcome.url, reason=reason, detail=_PARTLY.get(reason, "only a part of it could be read"))


def material_reader(suffix: str) -> MaterialReader | None:
    """The reader for files that end in *suffix* (lower case, with its dot), or None where no plugin knows it."""
    names = plugins.names_of(plugins.MATERIAL)
    # A plugin is named after the ending it reads: that one is looked at first, so that no other need be loaded.
    for name in sorted(names, key=lambda name: name != suffix.removeprefix(".")):
        try:
            reader = cast(MaterialReader, cast(type, plugins.load(plugins.MATERIAL, name))())
        except PluginError:
            # One that was made for another ending spoils nothing here.
            if name == suffix.removeprefix("."):
                raise
            continue
        if suffix in reader.suffixes:
            return reader
    return None


def _as_own(page: Page, path: Path, sha256: str) -> Page:
    # Its file's name is all that a report shows as its title: headings and subjects are the material's own words.
    return replace(
        page,
        title=path.name,
        outlet=None,
        domain="",
        agency=None,
        sha256=sha256,
        own_material=True,
    )


def _unknown(suffix: str) -> str:
    if not suffix:
        return "no reader for files without an ending such as .txt"
    return f"no reader for {suffix} files" + (f"; {_ADVICE[suffix]}" if suffix in _ADVICE else "")
