"""A page as bytes, for keeping and for handing between processes, and back again: data only, never code."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date, datetime
from typing import Any

from verify.model.draft import Block, BlockKind, Link, Unseen, UnseenKind
from verify.model.page import Page, Place, Reviewed
from verify.model.span import Span

# The first byte of a record. A change of the form gets a new one; records of unknown versions are not guessed at. The first
# version tells no levels of headings.
_VERSION, _FIRST_VERSION = b"\x02", b"\x01"
_LEVEL = 4
# More than any file that is read can grow to as JSON; a bomb ends here.
_LONGEST = 200_000_000
_REQUIRED = ("url", "final_url", "text")


class _MalformedError(ValueError):
    """The record tells something else than a page."""


def encode_page(page: Page) -> bytes:
    """*page* as compact bytes; `decode_page_record` gives an equal page back."""
    told = {}
    for name, form in _FORMS.items():
        value = getattr(page, name)
        if name in _REQUIRED or value != _DEFAULTS[name]:
            told[name] = form[0](value)
    # Not as \u escapes: two lone surrogates in a row would come back as one character.
    data = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return _VERSION + zlib.compress(data, _LEVEL)


def decode_page_record(data: bytes, *, longest: int = _LONGEST) -> Page | None:
    """The page that `encode_page` was given; None for anything else, rubbish, other versions and what is too long included."""
    try:
        return _read(_unpacked(data, longest))
    except (ValueError, TypeError, OverflowError, RecursionError, zlib.error):
        return None


def _unpacked(data: bytes, longest: int) -> object:
    if data[:1] not in (_VERSION, _FIRST_VERSION):
        raise _MalformedError
    inflater = zlib.decompressobj()
    inflated = inflater.decompress(data[1:], longest)
    if not inflater.eof or inflater.unused_data:
        raise _MalformedError
    return json.loads(inflated.decode("utf-8", "surrogatepass"))


def _read(told: object) -> Page:
    if not isinstance(told, dict) or not all(name in told for name in _REQUIRED):
        raise _MalformedError
    values: dict[str, Any] = {}
    for name, value in told.items():
        if name not in _FORMS:
            raise _MalformedError
        values[name] = _FORMS[name][1](value)
    page = Page(**values)
    spans = [each.span for each in page.blocks] + [each.span for each in page.links]
    spans += [each.span for each in page.places] + [each.span for each in page.unseen]
    if not all(0 <= span.start <= span.end <= len(page.text) for span in spans):
        raise _MalformedError
    return page


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise _MalformedError
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise _MalformedError
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise _MalformedError
    return value


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise _MalformedError
    return value


def _rows(value: object, width: int) -> list[list[Any]]:
    if not all(isinstance(row, list) and len(row) == width for row in _list(value)):
        raise _MalformedError
    return _list(value)


def _span(start: object, end: object) -> Span:
    return Span(_number(start), _number(end))


def _blocks(value: object) -> tuple[Block, ...]:
    rows = [[*row, 0] if isinstance(row, list) and len(row) == 4 else row for row in _list(value)]
    return tuple(
        Block(kind=BlockKind(_string(kind)), span=_span(start, end), main=_flag(main), level=_number(level))
        for kind, start, end, main, level in _rows(rows, 5)
    )


def _links(value: object) -> tuple[Link, ...]:
    return tuple(Link(url=_string(url), span=_span(start, end)) for url, start, end in _rows(value, 3))


def _places(value: object) -> tuple[Place, ...]:
    return tuple(
        Place(label=_string(label), span=_span(start, end), speaker=None if speaker is None else _string(speaker))
        for label, start, end, speaker in _rows(value, 4)
    )


def _unseen(value: object) -> tuple[Unseen, ...]:
    return tuple(
        Unseen(kind=UnseenKind(_string(kind)), span=_span(start, end), words=_string(words))
        for kind, start, end, words in _rows(value, 4)
    )


def _reviewed(value: object) -> tuple[Reviewed, ...]:
    return tuple(
        Reviewed(
            claim=_string(claim),
            claimed_by=_string(by),
            rating=_string(rating),
            holds=None if holds is None else _flag(holds),
        )
        for claim, by, rating, holds in _rows(value, 4)
    )


def _as_it_is(value: object) -> object:
    return value


# How a value is written and how it is read again.
_Form = tuple[Callable[[Any], object], Callable[[object], object]]
_TEXT: _Form = (_as_it_is, _string)
_FLAG: _Form = (_as_it_is, _flag)

_FORMS: Mapping[str, _Form] = {
    **dict.fromkeys(("url", "final_url", "text", "title", "outlet", "domain", "agency", "author"), _TEXT),
    **dict.fromkeys(("language", "canonical_url", "limit", "sha256", "archived_url", "recording"), _TEXT),
    **dict.fromkeys(("whole", "from_cache", "own_material", "transcript", "typed"), _FLAG),
    "http_status": (_as_it_is, _number),
    "published_on": (date.isoformat, lambda value: date.fromisoformat(_string(value))),
    "retrieved_at": (datetime.isoformat, lambda value: datetime.fromisoformat(_string(value))),
    "blocks": (lambda blocks: [[b.kind, b.span.start, b.span.end, b.main, b.level] for b in blocks], _blocks),
    "links": (lambda links: [[link.url, link.span.start, link.span.end] for link in links], _links),
    "places": (lambda places: [[p.label, p.span.start, p.span.end, p.speaker] for p in places], _places),
    "unseen": (lambda found: [[u.kind, u.span.start, u.span.end, u.words] for u in found], _unseen),
    "reviewed": (lambda found: [[r.claim, r.claimed_by, r.rating, r.holds] for r in found], _reviewed),
}
_DEFAULTS: Mapping[str, object] = {each.name: each.default for each in fields(Page) if each.default is not MISSING}
