"""The user's own evidence: files and folders of transcripts, notes and saved pages -> pages that never left the machine."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from verify.decode import MAX_FILE, NotText, decode_file
from verify.errors import EvidenceError
from verify.files import Unusable, named_files, read_bytes
from verify.model.page import FetchFailure, Page, PageOutcome, Place
from verify.pages.charset import decode_page
from verify.pages.extract import read_lines, read_markup

# bytes and file address -> page, or why not. One entry per format.
MaterialReader = Callable[[bytes, str], Page | NotText]

_SPEAKER = re.compile(r"(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s{0,3})?[^\W\d_][\w.’' -]{1,40}:\s")


def read_material(paths: Sequence[str]) -> tuple[PageOutcome, ...]:
    """One outcome for each file that *paths* name; EvidenceError for a path that leads to nothing."""
    outcomes: dict[Path, PageOutcome] = {}
    for named in paths:
        # All of them, whatever their ending: of a file that no reader knows we must say that we did not look there.
        files = named_files(named)
        if isinstance(files, Unusable):
            raise EvidenceError(named, files.reason)
        for path in files:
            if path not in outcomes:
                outcomes[path] = _read(path)
    return tuple(outcomes.values())


def _read(path: Path) -> PageOutcome:
    url = path.absolute().as_uri()
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        return FetchFailure(url=url, reason="not_html", detail=f"no reader for {path.suffix or 'such'} files")
    data = read_bytes(path, MAX_FILE)
    if isinstance(data, Unusable):
        return FetchFailure(
            url=url, reason="too_large" if "too large" in data.reason else "blocked", detail=data.reason
        )
    page = reader(data, url)
    if isinstance(page, NotText):
        return FetchFailure(url=url, reason="not_html", detail=page.reason)
    places = tuple(
        Place(span=block.span, label=f"paragraph {number}") for number, block in enumerate(page.blocks, start=1)
    )
    return replace(
        page,
        title=page.title or path.name,
        outlet=None,
        domain="",
        sha256=hashlib.sha256(data).hexdigest(),
        own_material=True,
        transcript=_is_transcript(page),
        places=places,
    )


def _read_plain(data: bytes, url: str) -> Page | NotText:
    text = decode_file(data)
    return text if isinstance(text, NotText) else read_lines(text, url=url, final_url=url)


def _read_markdown(data: bytes, url: str) -> Page | NotText:
    from markdown_it import MarkdownIt

    text = decode_file(data)
    if isinstance(text, NotText):
        return text
    markup = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)
    return _whole(read_markup(f"<body>{markup}", url=url, final_url=url).page)


def _read_html(data: bytes, url: str) -> Page | NotText:
    text = decode_page(data)
    if text is None or not text.strip():
        return NotText("the file holds no text")
    return read_markup(text, url=url, final_url=url).page


def _whole(page: Page) -> Page:
    # Notes have no menus and teasers: every block belongs to them.
    return replace(page, blocks=tuple(replace(block, main=True) for block in page.blocks))


def _is_transcript(page: Page) -> bool:
    """Whether at least three blocks, and a third of all, open with a speaker and a colon."""
    spoken = sum(1 for block in page.blocks if _SPEAKER.match(page.text, block.span.start, block.span.end))
    return spoken >= 3 and spoken * 3 >= len(page.blocks)


READERS: Mapping[str, MaterialReader] = {
    ".txt": _read_plain,
    ".text": _read_plain,
    ".md": _read_markdown,
    ".markdown": _read_markdown,
    ".html": _read_html,
    ".htm": _read_html,
    ".xhtml": _read_html,
}
