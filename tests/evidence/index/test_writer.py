"""What was saved lasts, what was not is as if it had not begun, and readers see one or the other."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.evidence.index.making import BAKERY, FERRY, SCHOOL, page, take_in
from tests.evidence.index.test_reader import found
from verify.errors import IndexFileError
from verify.evidence.index.prepare import entry_of
from verify.evidence.index.reader import KeptIndex
from verify.evidence.index.schema import faults_of
from verify.evidence.index.writer import IndexWriter
from verify.model.kept import Source, SourceState
from verify.model.page import Unread


def test_a_source_taken_in_again_replaces_what_was_there(tmp_path: Path) -> None:
    take_in(tmp_path / "i", "a", [page(FERRY), page(SCHOOL)])
    take_in(tmp_path / "i", "a", [page(BAKERY)])

    with KeptIndex(tmp_path / "i") as index:
        info = index.info()
    assert (info.sources, info.pages, info.text_bytes) == (1, 1, len(BAKERY))
    assert found(tmp_path / "i", FERRY) in ([], [BAKERY])


def test_a_source_that_is_removed_leaves_nothing(tmp_path: Path) -> None:
    take_in(tmp_path / "i", "a", [page(FERRY)])
    take_in(tmp_path / "i", "b", [page(SCHOOL)])
    with IndexWriter(tmp_path / "i") as writer:
        writer.remove("a")
        writer.settle()

    assert found(tmp_path / "i", FERRY) in ([], [SCHOOL])
    with IndexWriter(tmp_path / "i") as writer:
        assert list(writer.sources()) == ["b"]


def test_a_name_that_is_no_text_is_kept(tmp_path: Path) -> None:
    odd = "notes-\udcff.txt"
    with IndexWriter(tmp_path / "i") as writer:
        number = writer.begin(Source(path=odd, size=1, changed=1))
        writer.fail(number, Unread(url="file:///notes", reason="blocked", detail=f"{odd}: barred"))
        writer.finish(number, "", SourceState.UNREAD)
        writer.settle()
        assert list(writer.sources()) == [odd]


def test_many_small_builds_become_one_segment_and_lose_nothing(tmp_path: Path) -> None:
    texts = [f"{FERRY} So said notice number {number} of the harbour office." for number in range(12)]
    for number, text in enumerate(texts):
        take_in(tmp_path / "i", f"source {number}", [page(text), page(f"{SCHOOL} {number}")])
    take_in(tmp_path / "i", "source 3", [page(BAKERY)])

    with sqlite3.connect(tmp_path / "i") as connection:
        segments = connection.execute("SELECT count(*) FROM segments").fetchone()[0]
    connection.close()
    assert segments < 8
    for number in (0, 5, 11):
        assert found(tmp_path / "i", f"notice number {number} of the harbour")[0] == texts[number]
    assert found(tmp_path / "i", BAKERY)[0] == BAKERY


def test_a_settled_index_is_one_plain_file(tmp_path: Path) -> None:
    take_in(tmp_path / "i", "a", [page(FERRY)])

    assert [each.name for each in tmp_path.iterdir()] == ["i"]
    copy = shutil.copy(tmp_path / "i", tmp_path / "copy")
    assert found(Path(copy), FERRY) == [FERRY]


def test_readers_see_what_was_saved_while_a_build_goes_on(tmp_path: Path) -> None:
    take_in(tmp_path / "i", "a", [page(FERRY)])
    with KeptIndex(tmp_path / "i") as reader, IndexWriter(tmp_path / "i") as writer:
        number = writer.begin(Source(path="b", size=1, changed=1))
        writer.add(number, entry_of(page(SCHOOL)))
        assert reader.info().pages == 1
        assert found(tmp_path / "i", FERRY) == [FERRY]
        writer.save()
        assert reader.info().unfinished == ("b",)
        writer.finish(number, "digest", SourceState.READ)
        writer.settle()
        assert reader.info().unfinished == ()
        assert reader.info().pages == 2


BUILD_AND_DIE = """
import os, signal, sys
from pathlib import Path
from tests.evidence.index.making import BAKERY, FERRY, page
from verify.evidence.index.writer import IndexWriter
from verify.evidence.index.prepare import entry_of
from verify.model.kept import Source, SourceState
with IndexWriter(Path(sys.argv[1])) as writer:
    number = writer.begin(Source(path="b", size=1, changed=1))
    for at in range(300):
        writer.add(number, entry_of(page(f"{BAKERY} {at}")))
        if at == int(sys.argv[2]):
            writer.save()
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize(("saved_at", "pages"), [(-1, 1), (99, 101)])
def test_a_killed_build_leaves_what_was_saved_and_can_go_on(tmp_path: Path, saved_at: int, pages: int) -> None:
    path = tmp_path / "i"
    take_in(path, "a", [page(FERRY)])
    died = subprocess.run(
        [sys.executable, "-c", BUILD_AND_DIE, str(path), str(saved_at)], cwd=Path(__file__).parents[3], check=False
    )

    assert died.returncode == -signal.SIGKILL
    with KeptIndex(path) as index:
        assert index.info().pages == pages
        assert index.info().unfinished == (("b",) if saved_at >= 0 else ())
    assert found(path, FERRY)[0] == FERRY
    take_in(path, "b", [page(BAKERY)])
    with KeptIndex(path) as index:
        assert (index.info().pages, index.info().unfinished) == (2, ())


def test_a_build_whose_source_another_one_took_over_says_so(tmp_path: Path) -> None:
    with IndexWriter(tmp_path / "i") as first:
        number = first.begin(Source(path="a", size=1, changed=1))
        first.save()
        take_in(tmp_path / "i", "a", [page(FERRY)])

        with pytest.raises(IndexFileError, match="another program builds this index"):
            first.add(number, entry_of(page(SCHOOL)))


def test_a_file_that_is_no_index_is_not_written_over(tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("What the mayor said. " * 300)

    with pytest.raises(IndexFileError, match="not an index"):
        IndexWriter(notes)
    assert notes.read_text() == "What the mayor said. " * 300


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(IndexFileError, match="cannot be opened: the folder is missing"):
        IndexWriter(tmp_path / "no" / "i")


def test_a_full_disk_is_named(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "small")
    connection.execute("PRAGMA max_page_count=4")
    connection.execute("CREATE TABLE t(x)")

    with (
        pytest.raises(IndexFileError, match="small: the disk is full; what was finished is kept"),
        faults_of(tmp_path / "small"),
    ):
        connection.execute("INSERT INTO t VALUES(zeroblob(100000))")
    connection.close()


def test_an_index_that_may_not_be_written_is_named(tmp_path: Path) -> None:
    take_in(tmp_path / "i", "a", [page(FERRY)])
    connection = sqlite3.connect(f"file:{tmp_path / 'i'}?mode=ro", uri=True)

    with (
        pytest.raises(IndexFileError, match="no permission; choose another file with --into"),
        faults_of(tmp_path / "i"),
    ):
        connection.execute("DELETE FROM pages")
    connection.close()
