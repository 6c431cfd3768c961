"""Fetched -> Page: all visible words in reading order, which of them are the article, and what the page says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from resiliparse.parse.html import HTMLTree

from verify.files.old_encodings import Guessed, with_guess
from verify.model.draft import Block, BlockKind, Link, Unseen, UnseenKind
from verify.model.page import Fetched, Page, PageOutcome, Place, Unread
from verify.model.span import Span
from verify.model.unread_reason import UnreadReason
from verify.outlets import load_outlets
from verify.pages.article import choose_main, without_misleading
from verify.pages.charset import decode_page_or_guess
from verify.pages.fronts import is_front
from verify.pages.linked_data import LinkedData, linked_data
from verify.pages.lookup import TreeMarks, attribute, select
from verify.pages.metadata import agency_credit, read_metadata
from verify.pages.visible_text import Stretch, TreeFlow
from verify.pages.walls import Signs, find_wall, read_signs
from verify.speech.talks import table_speakers
from verify.text.html_elements import UNSEEN
from verify.text.language import guess_language
from verify.text.style_sheets import StyleSheet, holds_on_screens
from verify.urls import host_of, normal_url, registered_domain

_HTML = ("text/html", "application/xhtml+xml")
_MOST_LINKS = 400
_NOTHING = 120
_PROSE = 80
_LEAST_VEILED = 500
_CAPTURE = re.compile(r"https?://web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(https?://.+)")
_MARKS = " \t\n“”„«»\"'"


def read_page(fetched: Fetched) -> PageOutcome:
    """The readable page in *fetched*, or why there is none: no text, a wall, nothing that we can read."""
    kind = fetched.content_type.split(";", 1)[0].strip().lower()
    if kind and kind not in (*_HTML, "text/plain"):
        return _failure(fetched, UnreadReason.NOT_HTML, f"the content is {kind[:80]}")
    found = decode_page_or_guess(fetched.body, fetched.charset)
    if found is None:
        return _failure(fetched, UnreadReason.NOT_HTML, "the content is not text")
    text = found.text if isinstance(found, Guessed) else found
    if kind == "text/plain" or (not kind and not text.lstrip().startswith("<")):
        page: PageOutcome = _received(read_lines(text, url=fetched.url, final_url=fetched.final_url), fetched)
    else:
        page = _html(fetched, text)
    return with_guess(page, found) if isinstance(found, Guessed) and isinstance(page, Page) else page


@dataclass(frozen=True, slots=True)
class ReadMarkup:
    """A page as its markup gives it, before anybody asks whether it is the article at all.

    *veiled*: its own elements hide more prose than they show, so that its silence says nothing.
    """

    page: Page
    data: LinkedData
    signs: Signs
    veiled: bool


def read_markup(source: str, *, url: str, final_url: str) -> ReadMarkup:
    """All visible words of HTML, its article and what it says of itself."""
    tree = HTMLTree.parse(source)
    data = linked_data(tree)
    stretches, veiled = _visible(tree, source)
    without_misleading(stretches)
    stretches += _unshown(data, stretches)
    main = choose_main(stretches)
    text, blocks, links = _assembled(stretches, main, final_url)
    places = named_places(text, blocks, stretches, data)
    about = read_metadata(tree, data, final_url, stretches, main)
    page = Page(
        url=url,
        final_url=final_url,
        text=text,
        blocks=blocks,
        title=about.title,
        outlet=about.outlet,
        domain=about.domain,
        agency=about.agency,
        author=about.author,
        published_on=about.published_on,
        language=about.language,
        canonical_url=about.canonical_url,
        links=links,
        typed=bool(places),
        places=places,
        unseen=_unseen(stretches),
        reviewed=data.reviewed,
    )
    return ReadMarkup(page, data, read_signs(tree, front=is_front(page, stretches, main, tree)), veiled)


def read_lines(source: str, *, url: str, final_url: str) -> Page:
    """Plain text as a page: each line that is not blank is a block."""
    kept = [
        Stretch(text=words, kind=BlockKind.PARAGRAPH, linked=0, furniture=False, containers=())
        for line in source.splitlines()
        if (words := " ".join(line.split()))
    ]
    text, blocks, _ = _assembled(kept, [True] * len(kept), final_url)
    host = host_of(final_url)
    outlet = load_outlets().by_domain(host)
    return Page(
        url=url,
        final_url=final_url,
        text=text,
        blocks=blocks,
        outlet=outlet.name if outlet else registered_domain(host) or None,
        domain=registered_domain(host),
        agency=agency_credit("", kept),
        language=guess_language(text),
    )


def _html(fetched: Fetched, source: str) -> PageOutcome:
    # What an archive kept is the outlet's page: its own address says whose it is.
    reading = read_markup(source, url=_original(fetched.url), final_url=_original(fetched.final_url))
    page = reading.page
    wall = find_wall(page, reading.data, reading.signs)
    if wall is not None and not wall.partial:
        return _failure(fetched, wall.reason, wall.detail)
    limit = wall.reason if wall else UnreadReason.HIDDEN if reading.veiled else None
    return _received(replace(page, whole=limit is None, limit=limit), fetched)


def _received(page: Page, fetched: Fetched) -> Page:
    return replace(
        page,
        url=fetched.url,
        final_url=fetched.final_url,
        http_status=fetched.status,
        retrieved_at=fetched.retrieved_at,
        sha256=fetched.sha256,
        from_cache=fetched.from_cache,
        whole=page.whole and not fetched.cut,
        limit=page.limit or (UnreadReason.CUT if fetched.cut else None),
    )


def _visible(tree: HTMLTree, source: str) -> tuple[list[Stretch], bool]:
    """What is seen of a page, and whether it hides more prose than it shows."""
    for sheet in _sheets(tree, source):
        flow = TreeFlow(sheet=sheet)
        stretches = flow.read(tree)
        if flow.veiled <= _prose(stretches):
            break
        # Scripts bring such a page into sight, or its styles were misunderstood.
    veiled = flow.veiled > max(_prose(stretches), _LEAST_VEILED)
    if sum(len(stretch.text) for stretch in stretches) > _NOTHING:
        return stretches, veiled
    # A page of which nothing is left may have been swallowed by an unclosed <noscript>.
    inside = TreeFlow(unseen=UNSEEN - {"noscript"}).read(tree)
    return inside if sum(len(stretch.text) for stretch in inside) > 5 * _NOTHING else stretches, veiled


def _prose(stretches: Sequence[Stretch]) -> int:
    return sum(len(stretch.text) for stretch in stretches if len(stretch.text) >= _PROSE)


def _sheets(tree: HTMLTree, source: str) -> Iterator[StyleSheet | None]:
    """What the style sheets within the page hide: by all selectors, by plain ones alone, nothing."""
    if "<style" in source:
        styles = select(tree, ":not(noscript) > style", 100)
        rules = "\n".join(style.text or "" for style in styles if holds_on_screens(attribute(style, "media")))
        marks = TreeMarks(tree)
        sheet = StyleSheet(rules, marks)
        marks.write()
        yield sheet
        if marks.marked:
            yield StyleSheet(rules)
    else:
        yield StyleSheet()
    yield None


def _unseen(stretches: Sequence[Stretch]) -> tuple[Unseen, ...]:
    """Where readers see something else, in the text that `_assembled` makes of *stretches*."""
    found: list[Unseen] = []
    at = 0
    for stretch in stretches:
        for kind, place, words in stretch.unseen:
            end = at + (len(stretch.text) if kind is UnseenKind.DATA else place)
            found.append(Unseen(kind=kind, span=Span(at + place, max(end, at + place)), words=words))
        at += len(stretch.text) + 2
    return tuple(found)


def _original(url: str) -> str:
    capture = _CAPTURE.match(normal_url(url))
    return normal_url(capture.group(1)) if capture else url


def _unshown(data: LinkedData, stretches: Sequence[Stretch]) -> list[Stretch]:
    """The article's body from its structured data, where scripts would have shown it; never around a paywall."""
    if data.free is False or len(data.body) < 200:
        return []
    shown = " ".join(stretch.text for stretch in stretches)
    words = data.body.split()
    probes = (" ".join(words[at : at + 6]) for at in (len(words) // 4, len(words) // 2, 3 * len(words) // 4))
    if any(probe in shown for probe in probes):
        return []
    paragraphs = [" ".join(line.split()) for line in data.body.splitlines() if line.strip()]
    return [
        Stretch(
            text=line,
            kind=BlockKind.PARAGRAPH,
            linked=0,
            furniture=False,
            containers=(0,),
            unseen=[(UnseenKind.DATA, 0, "")],
        )
        for line in paragraphs
    ]


def _assembled(
    stretches: Sequence[Stretch], main: Sequence[bool], base: str
) -> tuple[str, tuple[Block, ...], tuple[Link, ...]]:
    blocks: list[Block] = []
    links: list[Link] = []
    at = 0
    for stretch, inside in zip(stretches, main, strict=True):
        kind = BlockKind.COMMENT if stretch.comment else stretch.kind
        span = Span(at, at + len(stretch.text))
        blocks.append(Block(kind=kind, span=span, main=inside, level=stretch.level))
        if inside and len(links) < _MOST_LINKS:
            links.extend(_links(stretch, base, at))
        at += len(stretch.text) + 2
    return "\n\n".join(stretch.text for stretch in stretches), tuple(blocks), tuple(links)


def _links(stretch: Stretch, base: str, shift: int) -> list[Link]:
    found = []
    for target, start, end in stretch.links:
        try:
            url = urljoin(base, target.strip())
        except ValueError:
            continue
        if url.startswith(("http://", "https://")):
            found.append(Link(url=url, span=Span(start + shift, end + shift)))
    return found


def _failure(fetched: Fetched, reason: str, detail: str) -> Unread:
    return Unread(
        url=fetched.url, reason=reason, detail=detail, status=fetched.status, content_type=fetched.content_type
    )


def named_places(
    text: str, blocks: Sequence[Block], stretches: Sequence[Stretch], data: LinkedData
) -> tuple[Place, ...]:
    """The places of *text* that have a speaker there, in order; *blocks* of it are those of *stretches*."""
    found = [
        Place(span=blocks[at].span, label="", speaker=name)
        for at, name in table_speakers([(each.cell, each.text) for each in stretches]).items()
    ]
    for words, name in data.quotations:
        inner = " ".join(words.split()).strip(_MARKS)
        at = text.find(inner) if inner else -1
        if at >= 0:
            found.append(Place(span=Span(at, at + len(inner)), label="", speaker=name))
    return tuple(sorted(found, key=lambda place: place.span))
