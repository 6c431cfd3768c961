"""Files that a user named: one by one, by folder or by pattern; and their bytes."""

from __future__ import annotations

import contextlib
import errno
import re
import stat
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

_PATTERN_MARKS = frozenset("*?[")
_FIGURES = re.compile(r"[0-9][0-9,.]*")
# No text is longer: of a longer file so much and one byte more is read.
MAX_FILE = 20_000_000
NOT_FOLLOWED = "a link, which may lead anywhere: not followed; name what it leads to"


@dataclass(frozen=True, slots=True)
class Unusable:
    """Why a name leads to nothing, in plain words."""

    reason: str


def named_files(argument: str, suffixes: Collection[str] | None = None) -> tuple[Path, ...] | Unusable:
    """What *argument* names: a file whatever its suffix, or the files of a folder or pattern, in order.

    Of a folder only files with one of *suffixes* are taken, or all of them without, those of folders that a pattern names
    included; hidden files and links are left out.
    """
    try:
        return _named(argument, suffixes)
    except OSError as error:
        return Unusable(_plain_reason(error))


def links_among(argument: str) -> tuple[Path, ...]:
    """The links that `named_files` left out of a folder or pattern: what they lead to was never looked at."""
    path = Path(argument)
    try:
        if path.is_dir():
            return tuple(_links_below(path))
        if "\0" in argument or path.exists() or not _PATTERN_MARKS & set(argument):
            return ()
        fixed = _fixed(path)
        on_the_way = (_link_within(match, fixed) for match in _glob(path) if not _is_hidden(match, fixed))
        inside = (link for match in _matching(path) if match.is_dir() for link in _links_below(match))
        return tuple(sorted({link for link in (*on_the_way, *inside) if link is not None}))
    except OSError:
        return ()


def open_file(path: Path) -> BufferedReader:
    """The regular file at *path*, open for reading. Raises OSError, also where opening would wait for somebody to write."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(errno.EINVAL, "not a regular file")
    return path.open("rb")


def make_private_folder(path: Path) -> None:
    """Make *path*, a folder of ours, and what is missing above it: for the user alone, whatever the umask. Raises OSError."""
    missing = [folder for folder in path.parents if not folder.exists()]
    for folder in (*reversed(missing), path):
        folder.mkdir(mode=0o700, exist_ok=True)
        if not folder.is_symlink():
            # Where another user's folder lets us in, it stays as it is.
            with contextlib.suppress(PermissionError):
                folder.chmod(0o700)


def read_bytes(path: Path, limit: int) -> bytes | Unusable:
    """The bytes of a regular file of at most *limit* bytes."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return Unusable("a folder, not a file" if stat.S_ISDIR(status.st_mode) else "not a regular file")
        if status.st_size > limit:
            return Unusable(f"the file is too large: {status.st_size:,} bytes, at most {limit:,} are read")
        with path.open("rb") as file:
            return file.read(limit)
    except OSError as error:
        return Unusable(_plain_reason(error))


def reason_alone(message: str) -> str:
    """What *message* says of a file, without its name and without figures: equal for files that fail alike."""
    return _FIGURES.sub("…", message.rpartition(": ")[2])


def _named(argument: str, suffixes: Collection[str] | None) -> tuple[Path, ...] | Unusable:
    if not argument or "\0" in argument:
        return Unusable("not a usable file name")
    path = Path(argument)
    if path.is_dir():
        return _of_folders([path], suffixes)
    if path.exists():
        return (path,)
    if not _PATTERN_MARKS & set(argument):
        return Unusable("no such file")
    matches = _matching(path)
    if not matches:
        return Unusable("no file matches this pattern")
    files = tuple(match for match in matches if not match.is_dir())
    if suffixes is not None and files:
        # drafts/* also names folders; only files were meant, unless there is nothing else.
        return files
    inside = _of_folders([match for match in matches if match.is_dir()], suffixes)
    return inside if not files else files if isinstance(inside, Unusable) else tuple(dict.fromkeys((*files, *inside)))


def _matching(pattern: Path) -> list[Path]:
    """What the pattern names below its fixed beginning, without links and hidden files; links are not walked through."""
    fixed = _fixed(pattern)
    return sorted(
        match for match in _glob(pattern) if not _is_hidden(match, fixed) and _link_within(match, fixed) is None
    )


def _is_hidden(match: Path, fixed: Path) -> bool:
    return any(part.startswith(".") for part in match.relative_to(fixed).parts)


def _link_within(match: Path, fixed: Path) -> Path | None:
    """The first link on the way from *fixed* to *match*, itself included."""
    way = [match, *match.parents]
    return next((path for path in reversed(way[: way.index(fixed)]) if path.is_symlink()), None)


def _fixed(pattern: Path) -> Path:
    """The folders of *pattern* before its first mark."""
    first = next(at for at, part in enumerate(pattern.parts) if _PATTERN_MARKS & set(part))
    return Path(*pattern.parts[:first])


def _glob(pattern: Path) -> Iterator[Path]:
    fixed = _fixed(pattern)
    return fixed.glob(str(Path(*pattern.parts[len(fixed.parts) :])))


def _of_folders(folders: list[Path], suffixes: Collection[str] | None) -> tuple[Path, ...] | Unusable:
    every = dict.fromkeys(path for folder in folders for path in _below(folder) if _is_plain_file(path))
    inside = tuple(path for path in every if suffixes is None or path.suffix.lower() in suffixes)
    looked_for = f"; looked for {', '.join(sorted(suffixes))}" if suffixes else ""
    return inside or Unusable(f"a folder without a file to read{looked_for}")


def _below(folder: Path) -> Iterator[Path]:
    """All that is not hidden below *folder*, but folders. A link may lead out of it, so none is followed."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _below(path)
        else:
            yield path


def _is_plain_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _links_below(folder: Path) -> Iterator[Path]:
    return (path for path in _below(folder) if path.is_symlink())


def _plain_reason(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return "no such file"
        case PermissionError():
            return "no permission to read it"
        case _:
            return (error.strerror or "cannot be read").lower()
