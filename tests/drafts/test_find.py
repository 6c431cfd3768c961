from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from verify.drafts.find import draft_from_page, find_drafts, read_draft, read_draft_file
from verify.drafts.html import HtmlReader
from verify.drafts.markdown import MarkdownReader
from verify.drafts.plain import PlainReader
from verify.errors import UnreadableDraftError
from verify.model.draft import Block, BlockKind, Link
from verify.model.page import Page
from verify.model.span import Span
from verify.ports import DraftReader

SUFFIXES = (".txt", ".md", ".html")
READERS: tuple[DraftReader, ...] = (PlainReader(), MarkdownReader(), HtmlReader())


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "sub/c.html", "sub/deep/d.TXT", ".hidden.txt", ".git/e.txt", "photo.jpg"):
        path = tmp_path / "desk" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Words.", "utf-8")
    (tmp_path / "outside.txt").write_text("Secret.", "utf-8")
    (tmp_path / "desk" / "link.txt").symlink_to(tmp_path / "outside.txt")
    (tmp_path / "desk" / "way-out").symlink_to(tmp_path, target_is_directory=True)
    return tmp_path / "desk"


def names(desk: Path, *arguments: str) -> list[str]:
    return [Path(found.origin).name for found in find_drafts(arguments, suffixes=SUFFIXES) if found.error is None]


def test_a_folder_gives_its_drafts_but_no_hidden_files_and_no_links(desk: Path) -> None:
    assert names(desk, str(desk)) == ["a.md", "b.txt", "c.html", "d.TXT"]


def test_a_pattern_gives_files_in_order(desk: Path) -> None:
    assert names(desk, f"{desk}/*.txt") == ["b.txt"]
    assert names(desk, f"{desk}/**/*.html") == ["c.html"]


def test_a_link_that_the_user_names_is_followed(desk: Path) -> None:
    assert names(desk, f"{desk}/link.txt") == ["link.txt"]


def test_each_draft_is_read_once_whatever_names_it(desk: Path) -> None:
    assert names(desk, f"{desk}/b.txt", f"{desk}/*.txt", str(desk)) == ["b.txt", "a.md", "c.html", "d.TXT"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(desk: Path) -> None:
    (desk / "draft[1].txt").write_text("Words.", "utf-8")

    assert names(desk, f"{desk}/draft[1].txt") == ["draft[1].txt"]


def test_one_bad_name_loses_no_other(desk: Path) -> None:
    (desk / "empty").mkdir()
    found = find_drafts(
        [f"{desk}/none.txt", f"{desk}/b.txt", f"{desk}/*.odt", f"{desk}/empty", "nul\0.txt"], suffixes=SUFFIXES
    )

    assert [found.error.reason if found.error else "" for found in found] == [
        "no such file",
        "",
        "no file matches this pattern",
        "a folder without a file to read; looked for .html, .md, .txt",
        "not a usable file name",
    ]


def test_addresses_and_standard_input_are_kept_apart() -> None:
    page, piped = find_drafts(["HTTPS://example.org/a", "-"], suffixes=SUFFIXES, stdin_name="x/story.MD")

    assert (page.address, page.origin) == (True, "HTTPS://example.org/a")
    assert (piped.origin, piped.suffix) == ("-", ".md")


def test_a_folder_and_a_missing_file_cannot_be_read(desk: Path) -> None:
    with pytest.raises(UnreadableDraftError, match="folder"):
        read_draft_file(str(desk))
    with pytest.raises(UnreadableDraftError, match="no such file"):
        read_draft_file(str(desk / "none.txt"))


@pytest.mark.parametrize(("suffix", "text"), [(".txt", "*a*"), ("", "*a*"), (".MD", "a"), (".html", "*a*")])
def test_the_suffix_chooses_the_reader(suffix: str, text: str) -> None:
    draft = read_draft(b"*a*", "draft", suffix, READERS)

    assert (draft.text, draft.sha256) == (text, hashlib.sha256(b"*a*").hexdigest())


def test_an_unknown_suffix_names_the_known_ones() -> None:
    with pytest.raises(UnreadableDraftError, match=r"no reader for \.odt files; save it as one of \.htm, \.html"):
        read_draft(b"a", "a.odt", ".odt", READERS)


def test_a_page_becomes_a_draft_of_its_article() -> None:
    text = "Menu\n\nTitle\n\nThe mayor\nspoke here."
    page = Page(
        url="https://example.org/a",
        final_url="https://example.org/a",
        text=text,
        blocks=(
            Block(kind=BlockKind.LIST_ITEM, span=Span(0, 4), main=False),
            Block(kind=BlockKind.HEADING, span=Span(6, 11)),
            Block(kind=BlockKind.PARAGRAPH, span=Span(13, len(text))),
        ),
        title="Title",
        published_on=date(2026, 3, 3),
        links=(
            Link(url="https://example.org/b", span=Span(23, 28)),
            Link(url="https://example.org/c", span=Span(0, 4)),
        ),
    )

    draft = draft_from_page(page, page.url)

    assert draft.source == draft.text == "Title\nThe mayor spoke here."
    assert [block.span.cut(draft.text) for block in draft.blocks] == ["Title", "The mayor spoke here."]
    assert [(link.url, link.span.cut(draft.text)) for link in draft.links] == [("https://example.org/b", "spoke")]
    assert (draft.title, draft.published_on) == ("Title", date(2026, 3, 3))
