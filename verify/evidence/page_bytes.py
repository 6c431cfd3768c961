"""A page as bytes, for keeping and for handing between processes, and back again: data only, never code."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import MISSING, fields
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, get_type_hints

from msgspec import NODEFAULT, Struct, convert, defstruct, to_builtins

from verify.model.draft import BlockKind, UnseenKind
from verify.model.page import Page
from verify.model.span import Span

# The first byte of a record. A change of the form gets a new one; records of unknown versions are not guessed at. The first
# version tells no levels of headings.
_VERSION, _FIRST_VERSION = b"\x02", b"\x01"
_LEVEL = 4
# More than any file that is read can grow to as JSON; a bomb ends here.
_LONGEST = 200_000_000


class _Row(Struct, frozen=True, array_like=True):
    """A stretch of a page's text and what is told of it, without the names of the fields."""

    if TYPE_CHECKING:
        start: int
        end: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class _Block(_Row, frozen=True, array_like=True):
    kind: BlockKind
    start: int
    end: int
    main: bool
    level: int = 0


class _Link(_Row, frozen=True, array_like=True):
    url: str
    start: int
    end: int


class _Place(_Row, frozen=True, array_like=True):
    label: str
    start: int
    end: int
    speaker: str | None


class _Unseen(_Row, frozen=True, array_like=True):
    kind: UnseenKind
    start: int
    end: int
    words: str


class _Reviewed(Struct, frozen=True, array_like=True):
    claim: str
    claimed_by: str
    rating: str
    holds: bool | None


_PLACED: Mapping[str, type[_Row]] = {"blocks": _Block, "links": _Link, "places": _Place, "unseen": _Unseen}
_ROWS: Mapping[str, type[Struct]] = {**_PLACED, "reviewed": _Reviewed}
_TYPES = get_type_hints(Page) | {name: tuple[row, ...] for name, row in _ROWS.items()}  # type: ignore[valid-type]
_Record = defstruct(
    "_Record",
    [(each.name, _TYPES[each.name], NODEFAULT if each.default is MISSING else each.default) for each in fields(Page)],
    frozen=True,
    omit_defaults=True,
    forbid_unknown_fields=True,
)


def encode_page(page: Page) -> bytes:
    """*page* as compact bytes; `decode_page_record` gives an equal page back."""
    told = {each.name: getattr(page, each.name) for each in fields(Page)}
    for name, row in _ROWS.items():
        told[name] = tuple(map(_cells_of(row), told[name]))
    # Not as \u escapes: two lone surrogates in a row would come back as one character.
    text = json.dumps(to_builtins(_Record(**told)), ensure_ascii=False, separators=(",", ":"))
    return _VERSION + zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


@cache
def _cells_of(row: type[Struct]) -> attrgetter[tuple[object, ...]]:
    """What gives the cells of such a *row*, in order, from a value of the model."""
    return attrgetter(*(f"span.{name}" if name in ("start", "end") else name for name in row.__struct_fields__))


def decode_page_record(data: bytes, *, longest: int = _LONGEST) -> Page | None:
    """The page that `encode_page` was given; None for anything else, rubbish, other versions and what is too long included."""
    try:
        record = convert(_unpacked(data, longest), _Record)
        page = convert(record, Page, from_attributes=True)
    except (ValueError, RecursionError, zlib.error):
        return None
    spans = (each.span for name in _PLACED for each in getattr(page, name))
    return page if all(0 <= span.start <= span.end <= len(page.text) for span in spans) else None


def _unpacked(data: bytes, longest: int) -> object:
    if data[:1] not in (_VERSION, _FIRST_VERSION):
        raise ValueError("of another version")
    inflater = zlib.decompressobj()
    inflated = inflater.decompress(data[1:], longest)
    if not inflater.eof or inflater.unused_data:
        raise ValueError("not whole")
    return json.loads(inflated.decode("utf-8", "surrogatepass"))
