"""Files go into an index once, again only what changed, and what could not be read is never silence."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.evidence.index.making import BAKERY, FERRY, SCHOOL, page
from tests.fakes import fetched
from verify.errors import EvidenceError
from verify.evidence.index.build import build_index
from verify.evidence.index.prepare import entry_of
from verify.evidence.index.reader import KeptIndex
from verify.evidence.page_bytes import decode_page_record
from verify.model.draft import Block, BlockKind
from verify.model.kept import IndexInfo
from verify.model.page import Fetched, Page, PageOutcome, Unread
from verify.model.span import Span


class Build:
    """Builds an index of a folder and remembers what was told."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.into = folder / "material", folder / "kept.index"
        self.folder.mkdir()
        self.told: list[str] = []
        self.shown: list[str] = []

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text)
        return path

    def __call__(self, *sources: str) -> IndexInfo:
        self.told.clear()
        self.shown.clear()
        named = sources or (str(self.folder),)
        return build_index(named, self.into, progress=self.shown.append, warn=self.told.append)

    def texts(self) -> list[str]:
        with KeptIndex(self.into) as index:
            pages = index.info().pages
            records = [index.record(number) for number in range(4 * pages + 40)]
        return sorted(read.text for record in records if record and (read := decode_page_record(record)))


@pytest.fixture
def build(tmp_path: Path) -> Build:
    return Build(tmp_path)


def test_a_second_build_reads_only_what_changed_and_forgets_what_is_gone(build: Build) -> None:
    build.write("a.txt", FERRY)
    gone = build.write("b.txt", SCHOOL)
    changed = build.write("c.txt", "To be replaced.")
    first = build()
    gone.unlink()
    changed.write_text(BAKERY)

    second = build()

    assert (first.sources, first.pages, first.unread) == (3, 3, ())
    assert (second.sources, second.pages) == (2, 2)
    assert build.texts() == sorted([FERRY, BAKERY])
    assert build.shown[-1] == "indexing: 1 of 1 files, 1 pages"
    build()
    assert build.shown == []


def test_a_file_that_was_only_touched_is_not_read_again(build: Build) -> None:
    path = build.write("a.txt", FERRY)
    build()
    os.utime(path, ns=(5, 5))

    build()
    assert build.shown == ["indexing: 1 of 1 files, 0 pages"]
    build()
    assert build.shown == []
    assert build.texts() == [FERRY]


def test_what_is_not_named_again_stays(build: Build) -> None:
    build.write("a.txt", FERRY)
    build.write("b.txt", SCHOOL)
    build(str(build.folder / "a.txt"))

    assert build(str(build.folder / "b.txt")).pages == 2


def test_a_file_that_cannot_be_read_is_told_kept_in_mind_and_tried_again(build: Build) -> None:
    build.write("a.txt", FERRY)
    bad = build.write("broken.pdf", "no PDF at all")

    info = build()

    assert info.pages == 1
    assert [each.url for each in info.unread] == [bad.as_uri()]
    assert len(build.told) == 1
    assert build.told[0].startswith(f"{bad}: ")
    bad.unlink()
    build.write("broken.txt", SCHOOL)
    assert build().unread == ()


def test_a_link_in_a_folder_is_not_followed_told_and_kept_in_mind(build: Build) -> None:
    build.write("a.txt", FERRY)
    (build.folder.parent / "away.txt").write_text(SCHOOL)
    link = build.folder / "link.txt"
    link.symlink_to(build.folder.parent / "away.txt")

    info = build()

    assert info.pages == 1
    assert [each.url for each in info.unread] == [link.as_uri()]
    assert "not followed" in build.told[0]
    assert build(str(build.folder), str(link)).unread == ()
    assert build.texts() == sorted([FERRY, SCHOOL])


def test_the_index_is_no_source_of_its_own(build: Build) -> None:
    build.write("a.txt", FERRY)
    build.into = build.folder / "kept.index"
    build()

    assert build().sources == 1


def test_a_name_that_leads_to_nothing_stops_before_anything_is_made(build: Build) -> None:
    with pytest.raises(EvidenceError, match="no such file"):
        build(str(build.folder / "missing"))

    assert not build.into.exists()


def pages_in(path: Path) -> Iterator[Fetched | PageOutcome]:
    yield fetched("https://gazette.example/ferry", f"<html><body><p>{FERRY}</p><p>{BAKERY}</p></body></html>")
    yield page(SCHOOL)
    yield Unread(url=path.as_uri(), reason="cut", detail="the file ends inside a record")


def nothing_in(_path: Path) -> Iterator[Fetched | PageOutcome]:
    yield from ()


def test_a_file_of_many_pages_is_one_source(build: Build) -> None:
    archive = build.write("month.warc", "stands for an archive")
    build.write("none.warc", "stands for an empty archive")
    asked: list[str] = []

    def reader(path: Path):  # type: ignore[no-untyped-def]  # noqa: ANN202
        asked.append(path.name)
        return {"month.warc": pages_in, "none.warc": nothing_in}.get(path.name)

    def once() -> IndexInfo:
        return build_index(
            [str(build.folder)], build.into, progress=build.shown.append, warn=build.told.append, archive_reader=reader
        )

    info = once()

    assert (info.sources, info.pages) == (2, 2)
    assert [each.detail for each in info.unread] == ["the file ends inside a record"]
    assert build.told == [f"{archive}: {archive.as_uri()}: the file ends inside a record"]
    assert build.texts() == sorted([f"{FERRY}\n\n{BAKERY}", SCHOOL])
    asked.clear()
    once()
    assert asked == []


def test_one_text_under_other_menus_has_one_sketch() -> None:
    menu = "Home News Sport Weather Contact About us and many more things to look at today"
    article = f"{FERRY} {SCHOOL}"
    blocks = (
        Block(kind=BlockKind.PARAGRAPH, span=Span(0, len(menu)), main=False),
        Block(kind=BlockKind.PARAGRAPH, span=Span(len(menu) + 2, len(menu) + 2 + len(article))),
    )
    framed = Page(url="u", final_url="u", text=f"{menu}\n\n{article}", blocks=blocks)

    assert entry_of(framed).sketch == entry_of(page(article)).sketch


def test_what_a_killed_build_never_came_to_is_known_to_be_missing(build: Build) -> None:
    one, two = build.write("a.txt", FERRY), build.write("b.txt", SCHOOL)

    def interrupt(_line: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_index([str(build.folder)], build.into, progress=interrupt, warn=build.told.append)
    with KeptIndex(build.into) as index:
        assert set(index.info().unfinished) <= {str(one), str(two)}
        assert index.info().unfinished

    assert build().unfinished == ()
    assert build.texts() == sorted([FERRY, SCHOOL])


class Suicidal(str):
    """A text that ends the process that reads it."""

    __slots__ = ()

    def __reduce__(self):  # type: ignore[no-untyped-def]  # noqa: ANN204
        return os._exit, (3,)


def test_a_page_that_ends_its_process_takes_no_other_with_it(build: Build) -> None:
    build.write("month.warc", "stands for an archive")

    def read(_path: Path) -> Iterator[Fetched | PageOutcome]:
        yield page(FERRY)
        yield fetched(Suicidal("https://gazette.example/bad"), "<p>never read</p>")
        yield page(SCHOOL)

    info = build_index(
        [str(build.folder)],
        build.into,
        progress=build.shown.append,
        warn=build.told.append,
        archive_reader=lambda _path: read,
    )

    assert build.texts() == sorted([FERRY, SCHOOL])
    assert [each.reason for each in info.unread] == ["parser_limit"]
