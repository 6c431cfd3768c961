"""What the user named on the command line -> files to read, and bytes -> Draft."""

from __future__ import annotations

import glob
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from verify.decode import MAX_FILE
from verify.errors import UnreadableDraftError
from verify.model.draft import Block, BlockKind, Draft, Link
from verify.model.page import Page
from verify.model.span import Span
from verify.ports import DraftReader

STDIN = "-"
_GLOB_MARKS = frozenset("*?[")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One draft to read, or why it cannot be: *suffix* chooses the reader; *address* is true for http(s)."""

    origin: str
    suffix: str = ""
    address: bool = False
    error: UnreadableDraftError | None = None


def find_drafts(
    arguments: Sequence[str], *, suffixes: Sequence[str], stdin_name: str = "draft.txt"
) -> tuple[Found, ...]:
    """Drafts in the order named, each once; a bad argument gives a Found with an error and loses no other."""
    found: dict[str, Found] = {}
    for argument in arguments:
        for draft in _of_argument(argument, tuple(suffixes), stdin_name):
            found.setdefault(draft.origin, draft)
    return tuple(found.values())


def read_file(origin: str) -> bytes:
    """The bytes of the draft *origin*; UnreadableDraftError for what is missing, no regular file or too large."""
    path = Path(origin)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableDraftError(origin, "not a regular file")
        if status.st_size > MAX_FILE:
            raise UnreadableDraftError(
                origin, f"the file is too large: {status.st_size:,} bytes, at most {MAX_FILE:,} are read"
            )
        with path.open("rb") as file:
            return file.read(MAX_FILE + 1)
    except OSError as error:
        raise UnreadableDraftError(origin, _plain_reason(error)) from error


def read_draft(data: bytes, origin: str, suffix: str, readers: Sequence[DraftReader]) -> Draft:
    """The draft in *data*, read by the reader that knows *suffix*; a name without one is plain text."""
    wanted = suffix.lower() or ".txt"
    for reader in readers:
        if wanted in reader.suffixes:
            return reader.read(data, origin)
    known = ", ".join(sorted({known for reader in readers for known in reader.suffixes}))
    raise UnreadableDraftError(origin, f"no reader for {wanted} files; known: {known}")


def draft_from_page(page: Page, origin: str) -> Draft:
    """The article of a fetched page as a draft: a line a paragraph, its own text as source."""
    kept = tuple(block for block in page.blocks if block.main) or (
        Block(kind=BlockKind.PARAGRAPH, span=Span(0, len(page.text))),
    )
    lines: list[str] = []
    blocks: list[Block] = []
    moved: list[Link] = []
    at = 0
    for block in kept:
        line = block.span.cut(page.text).replace("\n", " ")
        lines.append(line)
        blocks.append(Block(kind=block.kind, span=Span(at, at + len(line))))
        moved.extend(
            Link(url=link.url, span=link.span.shift(at - block.span.start))
            for link in page.links
            if block.span.contains(link.span)
        )
        at += len(line) + 1
    text = "\n".join(lines)
    return Draft(
        path=origin,
        sha256=page.sha256,
        source=text,
        text=text,
        title=page.title,
        language=page.language,
        published_on=page.published_on,
        blocks=tuple(blocks),
        links=tuple(moved),
    )


def _of_argument(argument: str, suffixes: tuple[str, ...], stdin_name: str) -> Iterator[Found]:
    if argument == STDIN:
        yield Found(origin=STDIN, suffix=Path(stdin_name).suffix.lower())
        return
    if argument.lower().startswith(("http://", "https://")):
        yield Found(origin=argument, address=True)
        return
    try:
        yield from _of_path(argument, suffixes)
    except (OSError, ValueError) as error:
        # ValueError: a NUL in the name.
        yield _failed(argument, _plain_reason(error))


def _of_path(argument: str, suffixes: tuple[str, ...]) -> Iterator[Found]:
    path = Path(argument)
    if path.is_dir():
        yield from _of_folder(path, suffixes)
    elif path.exists() or not _GLOB_MARKS & set(argument):
        yield Found(origin=argument, suffix=path.suffix.lower()) if path.exists() else _failed(argument, "no such file")
    else:
        yield from _of_pattern(argument, suffixes)


def _of_pattern(pattern: str, suffixes: tuple[str, ...]) -> Iterator[Found]:
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 (patterns may be absolute)
    if not matches:
        yield _failed(pattern, "no file matches this pattern")
    for match in matches:
        if Path(match).is_dir():
            # A pattern such as drafts/* also names folders; only files were meant unless there is nothing else.
            continue
        yield Found(origin=match, suffix=Path(match).suffix.lower())
    if matches and all(Path(match).is_dir() for match in matches):
        for match in matches:
            yield from _of_folder(Path(match), suffixes)


def _of_folder(folder: Path, suffixes: tuple[str, ...]) -> Iterator[Found]:
    inside = [
        Found(origin=str(path), suffix=path.suffix.lower()) for path in _walk(folder) if path.suffix.lower() in suffixes
    ]
    if inside:
        yield from inside
    else:
        yield _failed(str(folder), f"a folder without drafts; looked for {', '.join(suffixes)}")


def _walk(folder: Path) -> Iterator[Path]:
    """Regular files below *folder*, hidden ones and links left out: a link may lead out of it."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.is_symlink():
            continue
        if path.is_dir():
            yield from _walk(path)
        elif path.is_file():
            yield path


def _failed(origin: str, reason: str) -> Found:
    return Found(origin=origin, error=UnreadableDraftError(origin, reason))


def _plain_reason(error: OSError | ValueError) -> str:
    match error:
        case FileNotFoundError():
            return "no such file"
        case PermissionError():
            return "no permission to read it"
        case IsADirectoryError():
            return "a folder, not a file"
        case OSError(strerror=str() as reason):
            return reason.lower()
        case _:
            return "not a usable file name"
