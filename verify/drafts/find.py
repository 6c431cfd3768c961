"""What the user named on the command line -> files to read, and bytes -> Draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from verify.drafts.limits import within_limits
from verify.errors import UnreadableDraftError
from verify.files.checkout import checkout_left
from verify.files.find import MAX_FILE, Unusable, named_files, read_bytes
from verify.model.draft import Block, BlockKind, Draft, DraftBytes, Link, RunError
from verify.model.span import Span
from verify.urls import without_credentials

if TYPE_CHECKING:
    from verify.model.page import Page
    from verify.ports import DraftReader

STDIN = "-"
_REFUSED_ADDRESS = "an address with a user and a password, which are never sent: save the page and name the file"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDraft:
    """One draft to read, or why it cannot be: *suffix* chooses the reader; *address* is true for http(s)."""

    origin: str
    suffix: str = ""
    address: bool = False
    error: UnreadableDraftError | None = None


Named = DraftBytes | FoundDraft


def find_drafts(
    arguments: Sequence[str], *, suffixes: Sequence[str], stdin_name: str = "draft.txt"
) -> tuple[FoundDraft, ...]:
    """Drafts in the order named, each once; a bad argument gives a Found with an error and loses no other."""
    found: dict[str, FoundDraft] = {}
    for argument in arguments:
        for draft in _of_argument(argument, suffixes, stdin_name):
            found.setdefault(draft.origin, draft)
    return tuple(found.values())


def read_named(named: Named, readers: Sequence[DraftReader]) -> Draft | RunError:
    """The draft in a file or in bytes, or why it cannot be read."""
    try:
        if isinstance(named, DraftBytes):
            return read_draft(named.data, named.origin, Path(named.origin).suffix, readers)
        if named.error is not None:
            raise named.error
        return read_draft(read_draft_file(named.origin), named.origin, named.suffix, readers)
    except UnreadableDraftError as fault:
        return RunError(path=fault.origin, reason=fault.reason)


def read_draft_file(origin: str) -> bytes:
    """The bytes of the draft *origin*; UnreadableDraftError for what is missing, no regular file or too large."""
    data = read_bytes(Path(origin), MAX_FILE)
    if isinstance(data, Unusable):
        raise UnreadableDraftError(origin, data.reason)
    return data


def read_draft(data: bytes, origin: str, suffix: str, readers: Sequence[DraftReader]) -> Draft:
    """The draft in *data*, read by the reader that knows *suffix*; a name without one is plain text."""
    wanted = suffix.lower() or ".txt"
    for reader in readers:
        if wanted in reader.suffixes:
            return within_limits(reader.read(data, origin))
    known = ", ".join(sorted({known for reader in readers for known in reader.suffixes}))
    raise UnreadableDraftError(origin, f"no reader for {wanted} files; save it as one of {known}")


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
    return within_limits(
        Draft(
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
    )


def _of_argument(argument: str, suffixes: Sequence[str], stdin_name: str) -> tuple[FoundDraft, ...]:
    if argument == STDIN:
        return (FoundDraft(origin=STDIN, suffix=Path(stdin_name).suffix.lower()),)
    if argument.lower().startswith(("http://", "https://")):
        shown = without_credentials(argument)
        refused = None if shown == argument else UnreadableDraftError(shown, _REFUSED_ADDRESS)
        return (FoundDraft(origin=shown, address=refused is None, error=refused),)
    files = named_files(argument, suffixes)
    here = Path.cwd()
    if not isinstance(files, Unusable) and any(checkout_left(path, here, None) for path in files):
        files = Unusable("a link leads out of the checkout: not followed; name what it leads to")
    if isinstance(files, Unusable):
        return (FoundDraft(origin=argument, error=UnreadableDraftError(argument, files.reason)),)
    return tuple(FoundDraft(origin=str(path), suffix=path.suffix.lower()) for path in files)
