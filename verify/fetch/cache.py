"""Where answers stay between runs: diskcache with bytes only, and no trouble of a disk ever stops a run."""

from __future__ import annotations

import os
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import diskcache
from diskcache.core import DEFAULT_SETTINGS, ENOVAL, METADATA, MODE_RAW

from verify.files.find import make_private_folder

if TYPE_CHECKING:
    from verify.ports import Warn

T = TypeVar("T")

_FOLDER = "answers"
_DATABASE = "cache.db"
_SET_ASIDE = "set-aside.db"
_BUSY_SECONDS = 2.0
_MAX_MEMORY = 64_000_000
_OURS: dict[str, Any] = DEFAULT_SETTINGS | {
    "size_limit": 2**30,
    "cull_limit": 10,
    "eviction_policy": "least-recently-stored",
}

# diskcache lets the errors of SQLite through and has no name of its own for them.
_DatabaseError: type[Exception] = diskcache.core.sqlite3.Error
_TROUBLE = (
    _DatabaseError,
    diskcache.Timeout,
    OSError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
)
# SQLite's primary codes for: no permission, busy, locked, no memory, read-only, input/output, full, cannot open.
_CIRCUMSTANCES = frozenset({3, 5, 6, 7, 8, 10, 13, 14})


class Cache(Protocol):
    """Keeps bytes by key. Never raises for trouble with the disk; what cannot be kept is a miss later on."""

    def get(self, key: str) -> bytes | None:
        """The bytes under *key*, or None; checking what they are is the reader's part."""

    def put(self, key: str, data: bytes) -> None:
        """Keep *data* under *key*."""

    def drop(self, key: str) -> None:
        """Forget what is under *key*."""

    def close(self) -> None:
        """Let go of files."""


class MemoryCache:
    """Keeps the answers of this run, up to a limit, the oldest dropped first; nothing outlives it."""

    def __init__(self, limit: int = _MAX_MEMORY) -> None:
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._size = 0
        self._limit = limit

    def get(self, key: str) -> bytes | None:
        """The bytes under *key*, or None."""
        return self._kept.get(key)

    def put(self, key: str, data: bytes) -> None:
        """Keep *data* under *key*."""
        self.drop(key)
        self._kept[key] = data
        self._size += len(data)
        while self._size > self._limit:
            self._size -= len(self._kept.popitem(last=False)[1])

    def drop(self, key: str) -> None:
        """Forget what is under *key*."""
        self._size -= len(self._kept.pop(key, b""))

    def close(self) -> None:
        """Nothing to let go of."""


class DiskCache:
    """Keeps answers in a folder of the user's; goes on in memory, with one warning, once the folder gives trouble."""

    def __init__(self, folder: Path, warn: Warn) -> None:
        self._folder = folder
        self._warn = warn
        # What could not be written, and goes before what the disk holds; empty bytes stand for a dropped key.
        self._spare = MemoryCache()
        self._store: _BytesCache | None = None
        self._usable = self._writable = True
        self._was_set_aside = False
        self._try(lambda store: store is not None, False)

    def get(self, key: str) -> bytes | None:
        """The bytes under *key*, or None; checking what they are is the reader's part."""
        spare = self._spare.get(key)
        found = self._try(lambda store: store.get(key), None) if spare is None else spare
        return found if isinstance(found, bytes) and found else None

    def put(self, key: str, data: bytes) -> None:
        """Keep *data* under *key*, on disk if possible."""
        if not self._try(lambda store: bool(store.set(key, data)), False, writing=True):
            self._spare.put(key, data)

    def drop(self, key: str) -> None:
        """Forget what is under *key*."""
        self._spare.drop(key)
        if not self._try(lambda store: bool(store.delete(key)) or True, False, writing=True):
            self._spare.put(key, b"")

    def keys(self) -> Iterator[str]:
        """Every key on disk, in no order to rely on."""
        yield from self._try(lambda store: [key for key in store.iterkeys() if key], [])

    def size(self) -> int:
        """Bytes that the folder takes."""
        return self._try(lambda store: int(store.volume()), 0)

    def clear(self) -> int:
        """Forget everything; returns how many entries there were."""
        return self._try(lambda store: int(store.clear()), 0, writing=True)

    def close(self) -> None:
        """Close the database."""
        if self._store is not None:
            with suppress(*_TROUBLE):
                self._store.close()
        self._store = None

    def _try(self, action: Callable[[_BytesCache], T], otherwise: T, *, writing: bool = False) -> T:
        if not self._usable or (writing and not self._writable):
            return otherwise
        try:
            if self._store is None:
                _reserve(self._folder / _DATABASE)
                self._store = _BytesCache(str(self._folder), timeout=_BUSY_SECONDS, disk=_BytesDisk, **_OURS)
            return action(self._store)
        except _TROUBLE as error:
            if not _is_circumstance(error) and not self._was_set_aside and self._set_aside():
                return self._try(action, otherwise, writing=writing)
            self._give_up(error, writing=writing)
        return otherwise

    def _give_up(self, error: Exception, *, writing: bool) -> None:
        if self._writable:
            self._warn(f"the cache cannot be used ({_in_words(error)}); this run goes on without it")
        # A full disk can still be read from.
        self._writable = False
        self._usable = writing and self._store is not None
        if not self._usable:
            self.close()

    def _set_aside(self) -> bool:
        """Move a damaged database out of the way, so that a new one can begin."""
        self._was_set_aside = True
        self.close()
        try:
            for name in (_DATABASE + "-wal", _DATABASE + "-shm"):
                (self._folder / name).unlink(missing_ok=True)
            (self._folder / _DATABASE).replace(self._folder / _SET_ASIDE)
        except OSError:
            return False
        self._warn(f"the cache was damaged; it is set aside as {self._folder / _SET_ASIDE} and a new one begun")
        return True


class _BytesDisk(diskcache.Disk):  # type: ignore[misc]
    """Text keys and bytes values inside the database; no files, and no row of any other kind is ever looked into.

    The stock class unpickles whatever a row marked so holds, and reads and deletes the files that rows name.
    """

    def __init__(self, directory: str, **_settings: object) -> None:
        super().__init__(directory)

    def put(self, key: object) -> tuple[str, bool]:
        if not isinstance(key, str):
            raise TypeError("keys are text")
        return key, True

    def get(self, key: object, raw: object) -> str:
        return key if isinstance(key, str) and raw else ""

    def store(self, value: object, read: object, key: object = None) -> tuple[int, int, None, bytes]:  # noqa: ARG002
        if not isinstance(value, bytes) or read:
            raise TypeError("values are bytes")
        return 0, MODE_RAW, None, value

    def fetch(self, mode: object, filename: object, value: object, read: object) -> bytes:
        if mode != MODE_RAW or filename is not None or not isinstance(value, bytes) or read:
            raise OSError("not a row of ours")  # which diskcache takes for a miss
        return value

    def filename(self, key: object = None, value: object = None) -> tuple[str, str]:  # noqa: ARG002
        raise TypeError("nothing is kept in files")

    def remove(self, file_path: object) -> None:
        """Leave it: no file is ours, whatever a row says."""


class _BytesCache(diskcache.Cache):  # type: ignore[misc]
    """diskcache whose settings are ours, whatever the file says, and which does not wait for a minute."""

    def __init__(self, directory: str, **settings: object) -> None:
        try:
            super().__init__(directory, **settings)
        except _TROUBLE:
            self.close()  # the connection that met the trouble is open
            raise

    @property
    def _sql_retry(self) -> Callable[..., Any]:
        ends_at = time.monotonic() + _BUSY_SECONDS

        def run(statement: str, *args: object, **kwargs: object) -> Any:  # noqa: ANN401
            while True:
                try:
                    return self._sql(statement, *args, **kwargs)
                except _DatabaseError as error:
                    if not _is_circumstance(error) or "locked" not in str(error) or time.monotonic() > ends_at:
                        raise
                    time.sleep(0.01)

        return run

    def reset(self, key: str, value: object = ENOVAL, update: bool = True) -> Any:  # noqa: ANN401
        if key in METADATA:
            return super().reset(key, value, update)
        if key not in _OURS:
            # The stock class would set an attribute of that name, or run it as a PRAGMA.
            raise ValueError("a setting in the file is not one of ours")
        ours = _OURS[key]
        if key.startswith("sqlite_"):
            pragma = key.removeprefix("sqlite_")
            if self._sql_retry(f"PRAGMA {pragma}").fetchall() != [(ours,)]:
                self._sql_retry(f"PRAGMA {pragma} = {ours}").fetchall()
        setattr(self, key, ours)
        return ours


def open_cache(folder: Path, *, warn: Warn) -> Cache:
    """The cache in *folder*, or one in memory, after one line to *warn*, where the folder cannot be trusted or used."""
    home = folder / _FOLDER
    problem = _problem_with(home)
    if problem is not None:
        warn(f"{home}: {problem}; this run goes on without a cache")
        return MemoryCache()
    return DiskCache(home, warn)


def _problem_with(home: Path) -> str | None:
    try:
        make_private_folder(home)
        if home.is_symlink() or (home / _DATABASE).is_symlink():
            return "a link leads out of it"
        owner = getattr(os, "geteuid", None)
        if owner is not None and home.stat().st_uid != owner():
            return "it belongs to somebody else"
        home.chmod(0o700)
        return None if os.access(home, os.W_OK | os.X_OK) else "it is read-only"
    except OSError as error:
        return _in_words(error)


def _reserve(database: Path) -> None:
    # SQLite gives its side files the mode of the database, so that one must be right from the start.
    handle = os.open(database, os.O_CREAT | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), 0o600)
    with suppress(OSError, AttributeError):
        os.fchmod(handle, 0o600)
    os.close(handle)


def _is_circumstance(error: Exception) -> bool:
    """Whether *error* lies in the disk or in other programs rather than in what the file holds."""
    code = getattr(error, "sqlite_errorcode", None)
    return isinstance(error, OSError | diskcache.Timeout) or (code is not None and (code & 0xFF) in _CIRCUMSTANCES)


def _in_words(error: Exception) -> str:
    if isinstance(error, diskcache.Timeout):
        return "another program holds it"
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
