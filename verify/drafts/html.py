"""HTML -> Draft, with the place of every character in the source."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape

from verify.drafts.decode import decode_draft
from verify.drafts.directives import Comment, read_directives
from verify.drafts.limits import refuse_html_walls
from verify.drafts.particulars import all_links, dateline, first_title
from verify.drafts.placed_text import Flow
from verify.drafts.scanner import MarkupComment, MarkupTag, MarkupText, scan
from verify.drafts.seen import Seen, sheet_of
from verify.model.draft import BlockKind, Draft
from verify.model.span import Span
from verify.text.dates import find_date
from verify.text.html_elements import BLOCKS, KINDS, is_footnote_mark
from verify.text.language import guess_language, language_code
from verify.text.style_sheets import StyleSheet

_RUN = re.compile(r"[ \t\r\n\f]+|&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});?|&|[^ \t\r\n\f&]+")
_DATE_NAMES = (
    "article:published_time",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "datepublished",
    "pubdate",
)


class HtmlReader:
    """Reads HTML files; scripts, styles and hidden elements are dropped, entities resolved."""

    name = "html"
    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml")

    def read(self, data: bytes, origin: str) -> Draft:
        """One Draft: each element that breaks a line is a block, a block quote one block."""
        source = decode_draft(data, origin)
        refuse_html_walls(source, origin)
        reading = MarkupFlow(Flow(origin), sheet_of(source))
        reading.read(source)
        text, places, blocks, links = reading.flow.finish()
        directives, notices = read_directives(source, reading.comments)
        return Draft(
            path=origin,
            sha256=hashlib.sha256(data).hexdigest(),
            source=source,
            text=text,
            origin=places,
            title=reading.head.get("og:title") or reading.head.get("title") or first_title(text, blocks),
            language=language_code(reading.head.get("lang")) or guess_language(text),
            published_on=find_date(reading.head.get("published", "")) or dateline(text, blocks),
            blocks=blocks,
            links=all_links(text, links),
            directives=directives,
            notices=notices,
            unseen=tuple(reading.seen.unseen),
        )


class MarkupFlow:
    """Carries the words of HTML markup into a flow, and gathers what its head and comments say."""

    def __init__(self, flow: Flow, sheet: StyleSheet) -> None:
        self.flow = flow
        self.seen = Seen(sheet, self._span)
        self.source = ""
        self.head: dict[str, str] = {}
        self.comments: list[Comment] = []
        self._kinds: list[tuple[str, BlockKind]] = []
        self._anchors: list[tuple[str, int]] = []
        self._blank: int | None = None
        self._in_title = False
        self._places: Sequence[int] | None = None

    def read(self, source: str, places: Sequence[int] | None = None) -> None:
        """Read *source*, whose characters are at *places* of the draft, or at their own offsets."""
        self.source, self._places = source, places
        for piece in scan(source):
            if isinstance(piece, MarkupComment):
                self._remark(piece)
            elif isinstance(piece, MarkupText):
                self._words(piece)
            else:
                self._tag(piece)
        self.seen.end(len(source))
        self.flow.end()

    def _remark(self, piece: MarkupComment) -> None:
        if self.source.startswith("<!--", piece.start):
            words = self.source[piece.start + 4 : piece.end].removesuffix("-->")
            self.comments.append(Comment(words, self._span(piece.start, piece.end)))

    def _span(self, start: int, end: int) -> Span:
        first, last = self._placed([start, min(end, len(self.source)) - 1])
        return Span(first, last + 1)

    def _placed(self, offsets: Iterable[int]) -> Iterable[int]:
        places = self._places
        return offsets if places is None else [places[offset] for offset in offsets]

    def _words(self, piece: MarkupText) -> None:
        if self._in_title:
            words = " ".join(unescape(self.source[piece.start : piece.end]).split())
            self.head.setdefault("title", words[:300])
        elif self.seen.passes_over:
            self.seen.words(unescape(self.source[piece.start : piece.end]))
        else:
            for words, offsets in self._runs(piece.start, piece.end):
                self.flow.write(words, self._placed(offsets))

    def _runs(self, start: int, end: int) -> Iterator[tuple[str, list[int] | range]]:
        """Words of the stretch with blanks collapsed, as browsers do, except in preformatted text."""
        kept = bool(self._kinds) and self._kinds[-1][1] is BlockKind.CODE
        for found in _RUN.finditer(self.source, start, end):
            run, at = found.group(), found.start()
            if run[0] in " \t\r\n\f" and not kept:
                self._blank = at if self._blank is None else self._blank
                continue
            if self._blank is not None:
                if self.flow.in_block:
                    yield " ", [self._blank]
                self._blank = None
            if run[0] == "&" and len(run) > 1:
                yield _resolved(run, at)
            else:
                yield run, range(at, found.end())

    def _tag(self, tag: MarkupTag) -> None:
        self._note_head(tag)
        if tag.name == "sup" and not self.seen.passes_over and is_footnote_mark(self.source, tag.start, tag.end):
            self.seen.leave_out(tag)
            return
        if not self.seen.reads(tag):
            return
        if tag.name == "br":
            self._break(tag)
        elif tag.name == "q":
            self._quote(tag)
        elif tag.name == "a":
            self._anchor(tag)
        elif tag.name in BLOCKS:
            self._block(tag)

    def _break(self, tag: MarkupTag) -> None:
        self._blank = None
        if self.flow.in_block:
            self.flow.write("\n", self._placed([tag.start]))

    def _quote(self, tag: MarkupTag) -> None:
        """Browsers put marks where an element says that its words are quoted."""
        if self._blank is not None and self.flow.in_block:
            self.flow.write(" ", self._placed([self._blank]))
        self._blank = None
        self.flow.write("”" if tag.closing else "“", self._placed([tag.start]))

    def _anchor(self, tag: MarkupTag) -> None:
        while self._anchors:
            url, start = self._anchors.pop()
            self.flow.link(url, start)
        if not tag.closing:
            url = tag.attributes().get("href", "").strip()
            if url.startswith(("http://", "https://")):
                self._anchors.append((url, self.flow.length))

    def _block(self, tag: MarkupTag) -> None:
        self._blank = None
        if tag.closing:
            self._leave(tag.name)
        else:
            if tag.name == "blockquote":
                self.flow.begin_quote()
            if tag.name in KINDS:
                self._kinds.append((tag.name, KINDS[tag.name]))
        self.flow.begin(self._kinds[-1][1] if self._kinds else BlockKind.PARAGRAPH)

    def _leave(self, name: str) -> None:
        # Closing tags are often missing or crossed: close up to the innermost of that name, ignore strangers.
        if not any(open_name == name for open_name, _ in self._kinds[-200:]):
            return
        self.flow.end()
        while self._kinds:
            closed, _ = self._kinds.pop()
            if closed == "blockquote":
                self.flow.end_quote()
            if closed == name:
                return

    def _note_head(self, tag: MarkupTag) -> None:
        if tag.name == "title":
            self._in_title = not tag.closing and "title" not in self.head
        elif tag.closing:
            return
        elif tag.name == "html":
            self.head.setdefault("lang", tag.attributes().get("lang", ""))
        elif tag.name == "meta":
            attributes = tag.attributes()
            name = (attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or "").lower()
            content = attributes.get("content", "")[:500]
            if name == "og:title":
                self.head.setdefault(name, content)
            elif name in _DATE_NAMES and find_date(content):
                self.head.setdefault("published", content)
        elif tag.name == "time" and "datetime" in tag.markup:
            self.head.setdefault("time", tag.attributes().get("datetime", "")[:50])


def _resolved(run: str, at: int) -> tuple[str, list[int]]:
    """The words of an entity that begins at *at*, each with its place.

    Without its semicolon "&copy=1" is no entity, and "&ltword" is one with letters behind it: these keep their places.
    """
    words, kept = unescape(run), 0
    while kept < min(len(words), len(run)) and words[-1 - kept] == run[-1 - kept]:
        kept += 1
    end = at + len(run)
    return words, [at] * (len(words) - kept) + list(range(end - kept, end))
