"""Archives that a user named, and their bytes: files here, members of a WACZ, addresses in an object store."""

from __future__ import annotations

import contextlib
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, cast
from urllib.parse import urlsplit

from verify.errors import EvidenceError
from verify.files.find import open_file
from verify.model.page import Unread
from verify.model.unread_reason import UnreadReason
from verify.urls import without_credentials

SUFFIXES = (".warc", ".warc.gz", ".wacz")
GZIP_MAGIC = b"\x1f\x8b\x08"
GZIP_WINDOW = 31
_BLOCK = 1 << 20
_MOST_MEMBERS = 10_000
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_LOCAL_MAGIC = b"PK\x03\x04"
_LENGTH = re.compile(rb"(?i)\ncontent-length:\s{0,20}(\d{1,15})")
# Blank lines around a record's block.
_AROUND = 64
# Those that are packed in a way that is not read included: they are reported.
_ARCHIVE_WITHIN = re.compile(r"(?i)\.(?:w?arc(?:\.[a-z0-9]{1,5})?|wacz)$")
_PATTERN_MARKS = frozenset("*?[")


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Archive:
    """One WARC file: *address* a path or an address, *member* its name inside a WACZ, *start* and *size* where it lies there.

    *stamp* changes when the file does. *packed*: gzip, one member a record.
    """

    address: str
    member: str = ""
    start: int = 0
    size: int
    stamp: str = ""
    packed: bool = True

    @property
    def name(self) -> str:
        """What people call it; folders are nobody's business."""
        name = self.address.rstrip("/").rsplit("/", 1)[-1]
        return f"{name}, {self.member}" if self.member else name


def address_url(address: str) -> str:
    """*address* as an address fit for reports, whether it is one or a path."""
    return without_credentials(address) if is_remote(address) else Path(address).absolute().as_uri()


def is_remote(named: str) -> bool:
    """Whether *named* is an address of a store rather than a path."""
    return "://" in named and not named.startswith("file:")


def is_archive(name: str) -> bool:
    """Whether a file of this name is read as a web archive."""
    return name.lower().endswith(SUFFIXES)


def remote_files(named: str) -> tuple[str, ...]:
    """The addresses that *named* (an fsspec address, perhaps a pattern) leads to. Raises EvidenceError where it leads nowhere."""
    scheme = urlsplit(named).scheme
    # "simplecache::http://…" leads there as well.
    if any(urlsplit(link).scheme in ("http", "https", "ftp") for link in named.split("::")):
        # Fetched that way it would pass by every rule for fetching.
        raise EvidenceError(named, "an archive on the web: download it first, or name it in an object store (s3://…)")
    fs, path = _store(named)
    try:
        with _store_faults():
            found = sorted(fs.glob(path)) if _PATTERN_MARKS & set(path) else [path]
    except OSError as fault:
        raise EvidenceError(named, f"cannot be listed: {_plain(fault)}") from fault
    if not found:
        raise EvidenceError(named, "no file matches this pattern")
    return tuple(f"{scheme}://{each.removeprefix('/') if scheme != 'file' else each}" for each in found)


def archives_of(address: str) -> tuple[Archive | Unread, ...]:
    """The WARC files that *address* stands for: itself, or those inside a WACZ; what cannot be read is a failure."""
    try:
        with _opened(address) as file:
            size = file.seek(0, io.SEEK_END)
            whole = Archive(address=address, size=size, stamp=_stamp(address, size))
            file.seek(0)
            if address.lower().endswith(".wacz"):
                return _members(file, whole)
            return (_checked(file, whole),)
    except (OSError, ValueError, NotImplementedError, zipfile.BadZipFile, ImportError) as fault:
        return (_failure(address, UnreadReason.BLOCKED, f"the archive cannot be opened: {_plain(fault)}"),)


@contextmanager
def opened(archive: Archive) -> Iterator[BinaryIO]:
    """The archive's bytes, from its first to its last; offsets count from its start. Raises OSError."""
    with _opened(archive.address) as file:
        window = _Window(file, archive.start, archive.size)
        yield cast(BinaryIO, io.BufferedReader(window, _BLOCK))


class _Window(io.RawIOBase):
    """A stretch of a file as a file of its own."""

    def __init__(self, file: BinaryIO, start: int, size: int) -> None:
        super().__init__()
        self._file, self._start, self._size, self._at = file, start, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        self._file.seek(self._start + self._at)
        data = self._file.read(max(0, min(len(buffer), self._size - self._at)))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)


@contextmanager
def _opened(address: str) -> Iterator[BinaryIO]:
    with contextlib.ExitStack() as stack:
        if is_remote(address):
            fs, path = _store(address)
            stack.enter_context(_store_faults())
            yield stack.enter_context(fs.open(path, "rb", block_size=8 * _BLOCK))
        else:
            yield stack.enter_context(open_file(Path(address)))


@contextmanager
def _store_faults() -> Iterator[None]:
    """Inside, whatever a store's own package raises is an OSError: no credentials, no such bucket, no network."""
    try:
        yield
    except (OSError, GeneratorExit):
        raise
    # A stranger's package may fail in any way, as plugins may.
    except Exception as fault:
        raise OSError(f"{type(fault).__name__}: {fault}") from fault


def _store(address: str):  # type: ignore[no-untyped-def]  # noqa: ANN202 (fsspec has no types)
    try:
        import fsspec

        return fsspec.core.url_to_fs(address)
    except ImportError as fault:
        raise EvidenceError(
            address, "needs the extra for object stores: pip install 'verify-quotations[s3]'"
        ) from fault
    except (OSError, ValueError) as fault:
        raise EvidenceError(address, _plain(fault)) from fault


def _stamp(address: str, size: int) -> str:
    return str(size) if is_remote(address) else f"{size}-{Path(address).stat().st_mtime_ns}"


def _members(file: BinaryIO, whole: Archive) -> tuple[Archive | Unread, ...]:
    """The WARC files of a WACZ. The format stores them unpacked, so that each record can be reached by its offset."""
    with zipfile.ZipFile(file) as packed:
        entries = [entry for entry in packed.infolist() if _ARCHIVE_WITHIN.search(entry.filename)]
    found: list[Archive | Unread] = []
    if len(entries) > _MOST_MEMBERS:
        found.append(
            _failure(
                whole.address, UnreadReason.TOO_LARGE, f"{whole.name} holds more than {_MOST_MEMBERS:,} WARC files"
            )
        )
    for entry in entries[:_MOST_MEMBERS]:
        file.seek(entry.header_offset)
        head = file.read(_LOCAL_HEADER.size)
        if len(head) < _LOCAL_HEADER.size or not head.startswith(_LOCAL_MAGIC):
            raise zipfile.BadZipFile("its directory points at nothing")
        _, name_length, extra_length = _LOCAL_HEADER.unpack(head)
        start = entry.header_offset + _LOCAL_HEADER.size + name_length + extra_length
        if entry.compress_type != zipfile.ZIP_STORED or entry.flag_bits & 1:
            found.append(
                _failure(
                    whole.address,
                    UnreadReason.NOT_HTML,
                    f"{entry.filename} is packed or encrypted inside: unzip it first",
                )
            )
        elif start + entry.file_size > whole.size:
            found.append(_failure(whole.address, UnreadReason.CUT, f"{entry.filename} is cut off"))
        else:
            inside = Archive(
                address=whole.address, member=entry.filename, start=start, size=entry.file_size, stamp=whole.stamp
            )
            file.seek(start)
            found.append(_checked(file, inside))
    return tuple(found) or (_failure(whole.address, UnreadReason.NOT_HTML, "a WACZ without a WARC file"),)


def _checked(file: BinaryIO, archive: Archive) -> Archive | Unread:
    """*archive*, once its beginning shows what it is and that it can be read from the middle."""
    head = file.read(min(_BLOCK, archive.size))
    if not head:
        return _failure(archive.address, UnreadReason.NOT_HTML, f"{archive.name} is empty")
    if head.startswith(b"WARC/"):
        return replace(archive, packed=False)
    if not head.startswith(GZIP_MAGIC):
        return _failure(archive.address, UnreadReason.NOT_HTML, f"{archive.name} is not a WARC file")
    return _packed(file, head, archive)


def _packed(file: BinaryIO, head: bytes, archive: Archive) -> Archive | Unread:
    """*archive*, where its first gzip member holds one record and no more: only then can reading begin in the middle."""
    unpacker = zlib.decompressobj(GZIP_WINDOW)
    first, seen, most, data = b"", 0, _BLOCK, head
    try:
        while data and not unpacker.eof and seen <= most:
            piece = unpacker.decompress(data, _BLOCK)
            if not first:
                first = piece
                most = _most_bytes(first)
            seen += len(piece)
            data = unpacker.unconsumed_tail or file.read(_BLOCK)
    except zlib.error as fault:
        return _failure(archive.address, UnreadReason.CUT, f"{archive.name} is damaged from its beginning: {fault}")
    if not first.startswith(b"WARC/"):
        return _failure(archive.address, UnreadReason.NOT_HTML, f"{archive.name} is not a WARC file")
    if seen > most:
        detail = f"{archive.name} was packed in one piece, not record by record: unpack it (gunzip) and name the .warc"
        return _failure(archive.address, UnreadReason.NOT_HTML, detail)
    return archive


def _most_bytes(first: bytes) -> int:
    """How long a record that begins with *first* can be by its own words."""
    head, _, _ = first.partition(b"\r\n\r\n")
    return len(head) + (content_length(head) or 0) + _AROUND


def content_length(head: bytes) -> int | None:
    """How long the block of a record is that begins with *head*; None where it does not say."""
    length = _LENGTH.search(head)
    return int(length.group(1)) if length else None


def _failure(address: str, reason: str, detail: str) -> Unread:
    return Unread(url=address_url(address), reason=reason, detail=detail)


def _plain(fault: Exception) -> str:
    return (getattr(fault, "strerror", None) or str(fault) or type(fault).__name__).lower()
