"""What a user names -> files to take into an index, and whether they changed since."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from verify.errors import EvidenceError
from verify.evidence.recordings import without_transcribed
from verify.files.find import Unusable, links_among, named_files
from verify.model.kept import Source, SourceState


def files_of(sources: Sequence[str], into: Path) -> dict[str, None]:
    """Absolute paths of all that was named, each once; the index itself is no source of its own."""
    own = {f"{into.absolute()}{ending}" for ending in ("", "-wal", "-shm", "-journal")}
    files: dict[Path, None] = {}
    for named in sources:
        found = named_files(named)
        if isinstance(found, Unusable):
            raise EvidenceError(named, found.reason)
        files.update(dict.fromkeys(path.absolute() for path in found))
    return {str(path): None for path in without_transcribed(files) if str(path) not in own}


def links_of(sources: Sequence[str]) -> dict[str, None]:
    """Links that are not followed: what they lead to is missing from the index, and that must be known."""
    return dict.fromkeys(str(path.absolute()) for named in sources for path in links_among(named))


def as_it_lies(path: str) -> Source:
    """The file at *path* as a source that was not read yet."""
    try:
        status = Path(path).stat()
    except OSError:
        # Gone or barred since it was listed: reading it will say which.
        return Source(path=path, size=0, changed=0)
    return Source(path=path, size=status.st_size, changed=status.st_mtime_ns)


def is_same(source: Source, known: Source | None) -> bool:
    """Whether *source* was read and has neither size nor time changed since."""
    return (
        known is not None
        and known.state is SourceState.READ
        and (known.size, known.changed) == (source.size, source.changed)
    )
