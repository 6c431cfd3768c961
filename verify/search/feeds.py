"""Records of an XML feed or sitemap, read as a stream without a document type, entities or a tree."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from xml.parsers import expat

_LARGEST = 20_000_000
_DEEPEST = 40
_LONGEST_FIELD = 8_000
_PIECE = 65_536
_GZIP = b"\x1f\x8b"

FeedRecord = dict[str, str]


class _ForbiddenError(ValueError):
    """A document type or nesting that no feed needs."""


@dataclass(slots=True)
class _Collector:
    wanted: str
    most: int
    records: list[FeedRecord] = field(default_factory=list)
    roots: list[str] = field(default_factory=list)
    path: list[str] = field(default_factory=list)
    current: FeedRecord | None = None
    words: list[str] = field(default_factory=list)
    size: int = 0

    def begin(self, name: str, _attributes: dict[str, str]) -> None:
        # Prefixes differ, and Bing's namespace is the address of the request: only the local name means something.
        local = name.rpartition(":")[2].lower()
        if len(self.path) >= _DEEPEST:
            raise _ForbiddenError("nested too deeply")
        if not self.path:
            self.roots.append(local)
        self.path.append(local)
        if local == self.wanted and self.current is None and len(self.records) < self.most:
            self.current = {}
        self.words, self.size = [], 0

    def take(self, text: str) -> None:
        if self.current is not None and self.size < _LONGEST_FIELD:
            self.words.append(text)
            self.size += len(text)

    def end(self, _name: str) -> None:
        local = self.path.pop()
        if self.current is None:
            return
        if local == self.wanted and self.wanted not in self.path:
            self.records.append(self.current)
            self.current = None
        else:
            self.current.setdefault(local, "".join(self.words).strip()[:_LONGEST_FIELD])
        self.words, self.size = [], 0

    def refuse(self, *_: object) -> None:
        raise _ForbiddenError("a document type")


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What could be read of an XML feed: its root element, its records by local field name, and whether it was whole."""

    root: str
    records: tuple[FeedRecord, ...]
    whole: bool


def read_feed(body: bytes, wanted: str, most: int = 1_000) -> Feed:
    """The *wanted* elements of *body*, the first *most*; what is before a fault is kept, and the feed then is not whole."""
    collector = _Collector(wanted, most)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = collector.begin
    parser.EndElementHandler = collector.end
    parser.CharacterDataHandler = collector.take
    parser.StartDoctypeDeclHandler = collector.refuse
    data = _plain(body).lstrip()
    try:
        for at in range(0, len(data), _PIECE):
            parser.Parse(data[at : at + _PIECE], False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError):
        return Feed(root="".join(collector.roots[:1]), records=tuple(collector.records), whole=False)
    return Feed(root="".join(collector.roots[:1]), records=tuple(collector.records), whole=True)


def _plain(body: bytes) -> bytes:
    # Sitemaps are gzip files without saying so; unpack no more than a sitemap may hold.
    if not body.startswith(_GZIP):
        return body[:_LARGEST]
    try:
        return zlib.decompressobj(wbits=31).decompress(body, _LARGEST)
    except zlib.error:
        return b""
