"""Sources that a draft names apart from its sentences: closing lists and embedded posts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from verify.claims.source_rules import LINE, LIST, PLATFORM, POST, SourceRule
from verify.model.claim import NamedSource
from verify.model.draft import BlockKind, Draft
from verify.model.span import Span
from verify.outlets import Outlet, OutletKind, OutletTable
from verify.text.late import late
from verify.urls import host_of, registered_domain

_HEADING = late(
    r"(?i)[\W_]*(?:(?:news |our )?sources?(?: cited| used| and (?:links|references|further reading))?|references|works cited|"
    r"(?:with )?(?:information|reporting|material) from|quellen?|fuentes?|fonti?|bronnen|fontes|källor|источники?)[\W_]*"
)
_INLINE = late(r"(?i)\s*[*_(\[]{0,3}(?:news )?(?:sources?|quellen?|fuentes?)[*_]{0,2}\s*:[*_]{0,2}\s*(?=\S)")
_LINE = late(r"([^\r\n\u2028\u2029]*)(?:\r\n|[\r\n\u2028\u2029]|\Z)")
_BULLET = late(r"\s*(?:[-*•·–—▪◦‣+]|\(?\d{1,3}[.)\]]|\[\d{1,3}\])\s+")
_ADDRESS = late(r"https?://[^\s)\]>\"]{1,2000}")
# What ends the name in "Reuters, Headline", "Reuters: https://…", "Reuters – Headline", "Reuters (2 May)".
_NAME_ENDS = late(r",\s|:\s|:$|\s[-–—|]\s|\s*\||\s*\(|\s*[\"“«]|\s*\]|\s*https?://")
_LONGEST_NAME = 80
_LONGEST_ITEM = 240
_SEVERAL = late(r"\s*(?:,\s*(?:and\s+)?|;\s*|\s+and\s+|\s+&\s+|\s*/\s*)")

_POST = late(r"[—–-]\s{0,3}(?P<author>[^\n(@—–]{1,80}?)\s{0,3}\(@(?P<handle>\w{1,30})(?:@[\w.]{1,60})?\)")
_POST_REACH = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceList:
    """What a draft lists as its sources, and the stretches of its text that hold the lists."""

    sources: tuple[NamedSource, ...]
    regions: tuple[Span, ...]


def listed_sources(draft: Draft, outlets: OutletTable) -> SourceList:
    """Names in "Sources" lists and lines; a name that the table does not know is kept as written. Spans lie in the draft's text."""
    reader = _ListReader(draft, outlets)
    return SourceList(sources=tuple(reader.sources()), regions=tuple(reader.regions))


def embedded_posts(text: str, outlets: OutletTable) -> Iterator[NamedSource]:
    """Author and platform of each embedded post ("— Name (@handle) date")."""
    for found in _POST.finditer(text):
        author = found["author"].strip()
        if not author:
            continue
        outlet = outlets.by_name(author)
        start = found.start("author")
        yield POST.source(author, outlet, Span(start, start + len(author)))
        near = text[max(0, found.start() - _POST_REACH) : found.end() + _POST_REACH]
        for address in re.finditer(r"(?:https?://)?((?:[\w-]{1,30}\.){1,3}[a-z]{2,6})/", near):
            platform = outlets.by_domain(address[1])
            if platform is not None and platform.kind is OutletKind.PLATFORM:
                yield PLATFORM.source(platform.name, platform, Span(found.start(), found.end()))
                break


def _is_capitalised(name: str) -> bool:
    """Whether *name* looks like one: few words, each with a capital but for "of" and the like."""
    words = name.split()
    return 0 < len(words) <= 6 and all(
        w[:1].isupper() or w[:1].isdigit() or w in ("of", "the", "and", "for") for w in words
    )


class _ListReader:
    """Walks the lines of one draft once."""

    def __init__(self, draft: Draft, outlets: OutletTable) -> None:
        self._draft = draft
        self._text = draft.text
        self._outlets = outlets
        self._items = frozenset(b.span.start for b in draft.blocks if b.kind is BlockKind.LIST_ITEM)
        self._links = sorted(draft.links, key=lambda link: link.span.end)
        self.regions: list[Span] = []

    def sources(self) -> Iterator[NamedSource]:
        lines = list(self._lines())
        at = 0
        while at < len(lines):
            line = lines[at]
            at += 1
            words = line.cut(self._text)
            if len(words) <= _LONGEST_NAME and _HEADING.fullmatch(words):
                until = self._list_end(lines, at)
                for item in lines[at:until]:
                    yield from self._item(item)
                if until > at:
                    self.regions.append(Span(line.start, lines[until - 1].end))
                at = until
            elif len(words) <= 4 * _LONGEST_ITEM and (lead := _INLINE.match(words)):
                named = tuple(self._line(Span(line.start + lead.end(), line.end)))
                self.regions += [line] if named else []
                yield from named

    def _lines(self) -> Iterator[Span]:
        return (Span(*found.span(1)) for found in _LINE.finditer(self._text))

    def _list_end(self, lines: list[Span], first: int) -> int:
        """Where the list that opens at line *first* is over: at the first line that is no item of its style."""
        bulleted: bool | None = None
        end = first
        for at in range(first, len(lines)):
            words = lines[at].cut(self._text)
            if not words.strip():
                if bulleted is False:
                    break
                continue
            is_bullet = self._is_bullet(lines[at], words)
            if bulleted is None:
                bulleted = is_bullet
            fits = (
                is_bullet if bulleted else len(words) <= _LONGEST_ITEM and not words.rstrip().endswith((".", "!", "?"))
            )
            if not fits:
                break
            end = at + 1
        return end

    def _is_bullet(self, line: Span, words: str) -> bool:
        lead = len(words) - len(words.lstrip())
        return line.start + lead in self._items or bool(_BULLET.match(words))

    def _line(self, rest: Span) -> Iterator[NamedSource]:
        """Sources of "Sources: Reuters, The Harbour Letter"; none of a headline such as "Sources: mayor to resign"."""
        item = Span(rest.start, rest.start + len(rest.cut(self._text).rstrip(" \t\r*_.)]")))
        found = self._several(item, LINE, known=False)
        if any(source.domain is not None for source in found):
            yield from found
        elif self._host(item) or self._outlets.find(item.cut(self._text)[:_LONGEST_ITEM]):
            yield from self._one(item, LINE)

    def _item(self, line: Span) -> Iterator[NamedSource]:
        words = line.cut(self._text)
        bullet = _BULLET.match(words)
        start = line.start + (bullet.end() if bullet else 0)
        inner = self._text[start : line.end]
        lead = len(inner) - len(inner.lstrip(" \t[*_>"))
        item = Span(start + lead, start + len(inner.rstrip(" \t\r*_")))
        if item.end <= item.start:
            return
        several = self._several(item, LIST)
        yield from several or self._one(item, LIST)

    def _several(self, item: Span, rule: SourceRule, *, known: bool = True) -> tuple[NamedSource, ...]:
        """Each outlet of "Reuters, AP and The Guardian"; nothing where one piece is no outlet (*known*) or no name at all."""
        words = item.cut(self._text).rstrip(".")
        if len(words) > _LONGEST_ITEM:
            return ()
        found: list[NamedSource] = []
        start = 0
        for gap in (*_SEVERAL.finditer(words), None):
            end = gap.start() if gap else len(words)
            name = words[start:end]
            outlet = self._outlets.by_name(name)
            if outlet is None and (known or not _is_capitalised(name)):
                return ()
            found.append(rule.source(name, outlet, Span(item.start + start, item.start + end)))
            start = gap.end() if gap else end
        return tuple(found)

    def _one(self, item: Span, rule: SourceRule) -> Iterator[NamedSource]:
        words = item.cut(self._text)[:_LONGEST_ITEM]
        host = self._host(item)
        by_host = self._outlets.by_domain(host) if host else None
        ends = _NAME_ENDS.search(words)
        name = words[: ends.start()].strip() if ends else words.strip()
        outlet = self._outlets.by_name(name)
        if outlet is None and (known := self._known_at_an_edge(words)) is not None:
            outlet, place = known
            yield rule.source("", outlet, place.shift(item.start))
            return
        place = Span(item.start, item.start + len(name)) if name else item
        if outlet is None and by_host is not None:
            outlet = by_host
        name = name or host
        if name and len(name) <= _LONGEST_NAME and any(c.isalpha() for c in name):
            yield rule.source(name, outlet, place, registered_domain(host) if host else None)

    def _known_at_an_edge(self, words: str) -> tuple[Outlet, Span] | None:
        """The outlet that opens the item ("Fabrizio, Lee & Associates, …") or closes it ("Headline - Reuters")."""
        mentions = self._outlets.find(words)
        if mentions and mentions[0][1].start <= len("the ") and _NAME_ENDS.match(words + " - ", mentions[0][1].end):
            return mentions[0]
        closing = re.search(r"(?:\s[-–—|]\s|\()\s*(?P<name>[^-–—|()]{2,60}?)\)?$", words)
        if closing and (outlet := self._outlets.by_name(closing["name"])):
            return outlet, Span(closing.start("name"), closing.end("name"))
        return None

    def _host(self, item: Span) -> str:
        if address := _ADDRESS.search(self._text, item.start, item.end):
            return host_of(address.group())
        at = bisect_right(self._links, item.start, key=lambda link: link.span.end)
        inside = at < len(self._links) and self._links[at].span.start < item.end
        return host_of(self._links[at].url) if inside else ""
