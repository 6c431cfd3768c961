"""One part of a docx archive, unpacked and parsed as it streams; what it may cost is counted on the way."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from xml.parsers import expat

MOST_ENTRIES = 10_000
LARGEST_PART, LARGEST_SMALL_PART = 150_000_000, 5_000_000
_STEP = 64 * 1024
# Word's own markup packs well; beyond this it is made to burst.
_RATIO, _ANY_RATIO = 250, 5_000_000


class RefusedError(ValueError):
    """The document asks for more than it is given."""


def parse_part(
    archive: zipfile.ZipFile,
    part: str,
    limit: int,
    begin: Callable[[str, dict[str, str]], object],
    end: Callable[[str], object] | None = None,
    write: Callable[[str], object] | None = None,
) -> None:
    """Hand the elements of *part* to the callbacks as they are read; names are "namespace name"."""
    parser = new_parser()
    parser.buffer_text = True
    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.CharacterDataHandler = write
    for chunk in chunks_of(archive, part, limit):
        parser.Parse(chunk, False)
    parser.Parse(b"", True)


def new_parser() -> expat.XMLParserType:
    """A parser for one part, which refuses what no document needs."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


def _refuse_doctype(*_arguments: object) -> None:
    # No document needs one, and all tricks with entities begin with it.
    raise RefusedError("its XML has a document type definition; no docx file needs one")


def chunks_of(archive: zipfile.ZipFile, part: str, limit: int) -> Iterator[bytes]:
    """The bytes of *part*, counted as they come: what its directory says of sizes is not trusted."""
    entry = archive.getinfo(part)
    count = 0
    with archive.open(entry) as stream:
        while chunk := stream.read(_STEP):
            count += len(chunk)
            if count > limit or (count > _ANY_RATIO and count > _RATIO * max(1, entry.compress_size)):
                raise RefusedError("it unpacks to far more than any document holds (a zip bomb?)")
            yield chunk
