"""The file of an index: its tables, its opening, and what may go wrong with it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from verify.errors import IndexFileError
from verify.files.find import open_file
from verify.model.kept import Source, SourceState

_BUSY_SECONDS = 60.0
_HEADER = b"SQLite format 3\0"
# Where the header of a database names the program that it belongs to.
_KIND_AT = 68
_MOST_STRETCHES = 1 << 44
_LONGEST_ROW = 250_000_000
_SOURCES = {
    "sources": "CREATE TABLE sources(id INTEGER PRIMARY KEY AUTOINCREMENT, path BLOB NOT NULL UNIQUE, size INTEGER NOT NULL,"
    " changed INTEGER NOT NULL, digest TEXT NOT NULL, state INTEGER NOT NULL)",
    "failures": "CREATE TABLE failures(id INTEGER PRIMARY KEY, source INTEGER NOT NULL, url TEXT NOT NULL,"
    " reason TEXT NOT NULL, detail TEXT NOT NULL)",
    "segments": "CREATE TABLE segments(first INTEGER PRIMARY KEY, size INTEGER NOT NULL)",
    "failures_of_source": "CREATE INDEX failures_of_source ON failures(source)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexForm:
    """A kind of index: by what its files are known, and its tables as SQL, by name."""

    application_id: int
    version: int
    tables: Mapping[str, str]


PAGES = IndexForm(
    application_id=0x76667931,
    version=1,
    tables=_SOURCES
    | {
        "pages": "CREATE TABLE pages(id INTEGER PRIMARY KEY, source INTEGER NOT NULL, stretches INTEGER NOT NULL,"
        " bytes INTEGER NOT NULL, tie INTEGER NOT NULL, sketch BLOB NOT NULL, record BLOB NOT NULL)",
        # *place*: the segment's first stretch times the number of keys, plus the key. Names of files are bytes, not always text.
        "postings": "CREATE TABLE postings(place INTEGER PRIMARY KEY, stretches BLOB NOT NULL)",
        "pages_of_source": "CREATE INDEX pages_of_source ON pages(source)",
    },
)
QUOTATIONS = IndexForm(
    application_id=0x76667132,
    version=1,
    tables=_SOURCES
    | {
        # A record holds the pages from *first* on.
        "blocks": "CREATE TABLE blocks(first INTEGER PRIMARY KEY, source INTEGER NOT NULL, record BLOB NOT NULL)",
        "tallies": "CREATE TABLE tallies(source INTEGER PRIMARY KEY, pages INTEGER NOT NULL, quotations INTEGER NOT NULL,"
        " passed_over INTEGER NOT NULL)",
        # *place*: the segment's first page times the number of shelves, plus the shelf.
        "postings": "CREATE TABLE postings(place INTEGER PRIMARY KEY, runs BLOB NOT NULL)",
        "choice": "CREATE TABLE choice(digest TEXT NOT NULL, words TEXT NOT NULL)",
        "blocks_of_source": "CREATE INDEX blocks_of_source ON blocks(source)",
    },
)
_OWN_TABLES = {"sqlite_sequence", "sqlite_autoindex_sources_1", "sqlite_stat1"}
_WAY_OUT = "build a new one with `verify index build SOURCE... --into FILE`"
_MIXED = "quotation files have an index of their own, and other material another one; choose another file with --into"
_DAMAGED = f"the index is damaged; delete it and {_WAY_OUT}"


@contextmanager
def faults_of(path: Path) -> Iterator[None]:
    """Turns what SQLite raises into one clear line on *path*."""
    try:
        yield
    except sqlite3.Error as error:
        raise IndexFileError(str(path), _in_plain_words(error)) from error
    except OSError as error:
        raise IndexFileError(str(path), (error.strerror or str(error)).lower()) from error


def _in_plain_words(error: sqlite3.Error) -> str:
    match (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF:
        case sqlite3.SQLITE_NOTADB:
            return f"not an index; {_WAY_OUT}"
        case sqlite3.SQLITE_CORRUPT:
            return _DAMAGED
        case sqlite3.SQLITE_FULL:
            return "the disk is full; what was finished is kept, make room and build again"
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return "the index cannot be written: no permission; choose another file with --into"
        case sqlite3.SQLITE_CANTOPEN:
            return "cannot be opened: the folder is missing, or there is no permission"
        case sqlite3.SQLITE_IOERR:
            return "the disk cannot be read or written there; what was finished is kept"
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return "another program is writing this index; try again when it is done"
        case _:
            return f"the index cannot be used ({error}); delete it and {_WAY_OUT}"


def check_schema(connection: sqlite3.Connection, path: Path, form: IndexForm) -> None:
    """Raises IndexFileError unless the file is an index of this form and version, with our tables and nothing beside them.

    A stranger's file could hold triggers and views that run when we read or write: none is let in.
    """
    found = dict(connection.execute("SELECT name, sql FROM sqlite_schema"))
    (kind,) = connection.execute("PRAGMA application_id").fetchone()
    if kind != form.application_id:
        other = kind in {PAGES.application_id, QUOTATIONS.application_id}
        raise IndexFileError(str(path), _MIXED if other else f"not an index; {_WAY_OUT}")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > form.version:
        raise IndexFileError(
            str(path), f"written by a newer verify (form {version}, this one reads {form.version}); upgrade"
        )
    own = {name: sql for name, sql in found.items() if name not in _OWN_TABLES}
    if own != dict(form.tables) or version < form.version:
        raise IndexFileError(str(path), f"not an index as verify writes it; delete it and {_WAY_OUT}")


def is_empty(connection: sqlite3.Connection) -> bool:
    """Whether nothing was ever put into the file."""
    (objects,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    return not objects and connection.execute("PRAGMA application_id").fetchone() == (0,)


def connected(path: Path, mode: str) -> sqlite3.Connection:
    """An open file in which nothing but our own SQL runs; *mode* is what SQLite's addresses call it."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{mode}", uri=True, isolation_level=None, timeout=_BUSY_SECONDS
    )
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_ROW)
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA cell_size_check=ON")
    # Bytes where text should be must not stop a reading half way.
    connection.text_factory = lambda data: data.decode("utf-8", "replace")
    return connection


def is_index(path: Path) -> bool:
    """Whether a file begins as a kept index does."""
    return _beginning(path).startswith(_HEADER)


def is_quotation_index(path: Path) -> bool:
    """Whether a file begins as an index of quotations does."""
    found = _beginning(path)
    return found.startswith(_HEADER) and found[_KIND_AT:] == QUOTATIONS.application_id.to_bytes(4, "big")


def _beginning(path: Path) -> bytes:
    try:
        with open_file(path) as file:
            return file.read(_KIND_AT + 4)
    except OSError:
        return b""


def open_readable(path: Path, form: IndexForm = PAGES) -> sqlite3.Connection:
    """An open index that cannot be written through. Raises IndexFileError."""
    if not path.is_file():
        raise IndexFileError(str(path), "no such file")
    try:
        return _checked(path, "mode=ro", form)
    except sqlite3.OperationalError:
        # Left by a program that died, in a folder where nobody may write: it is read as it lies there.
        if os.access(path.parent, os.W_OK) or path.with_name(f"{path.name}-wal").exists():
            raise
        return _checked(path, "mode=ro&immutable=1", form)


def _checked(path: Path, mode: str, form: IndexForm) -> sqlite3.Connection:
    connection = connected(path, mode)
    try:
        check_schema(connection, path, form)
    except BaseException:
        connection.close()
        raise
    return connection


def all_segments(connection: sqlite3.Connection, path: Path) -> list[tuple[int, int]]:
    """Each segment's first stretch and how many it has, in order."""
    found = []
    for first, size in connection.execute("SELECT first, size FROM segments ORDER BY first"):
        if not (isinstance(first, int) and isinstance(size, int) and 0 <= first < _MOST_STRETCHES and size >= 0):
            raise damaged(path)
        found.append((first, size))
    return found


def damaged(path: Path) -> IndexFileError:
    """What to raise where rows make no sense."""
    return IndexFileError(str(path), _DAMAGED)


def all_sources(connection: sqlite3.Connection, path: Path) -> Iterator[Source]:
    """What is known of every source, in order of their paths."""
    for row in connection.execute("SELECT path, size, changed, digest, state FROM sources ORDER BY path"):
        if list(map(type, row)) != [bytes, int, int, str, int] or row[4] not in list(SourceState):
            raise damaged(path)
        yield Source(path=os.fsdecode(row[0]), size=row[1], changed=row[2], digest=row[3], state=SourceState(row[4]))
