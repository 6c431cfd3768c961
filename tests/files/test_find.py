from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from verify.errors import EvidenceError
from verify.evidence.archives.locate import archives_of, remote_files
from verify.evidence.index.schema import is_index
from verify.files.find import Unusable, links_among, make_private_folder, named_files, open_file
from verify.model.page import Unread


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "desk" / "May").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    for name in ("desk/a.txt", "desk/May/b.txt", "elsewhere/c.txt"):
        (tmp_path / name).write_text("Words.", "utf-8")
    (tmp_path / "desk" / "away").symlink_to(tmp_path / "elsewhere")
    return tmp_path


def test_a_pattern_without_endings_takes_folders_with_all_that_is_in_them(desk: Path) -> None:
    assert named_files(f"{desk}/desk/*") == (desk / "desk/a.txt", desk / "desk/May/b.txt")
    assert named_files(f"{desk}/desk/*", [".txt"]) == (desk / "desk/a.txt",)


def test_a_pattern_does_not_walk_through_a_link_that_it_only_matches(desk: Path) -> None:
    assert named_files(f"{desk}/desk/*/*.txt") == (desk / "desk/May/b.txt",)
    assert links_among(f"{desk}/desk/*/*.txt") == (desk / "desk/away",)
    assert named_files(f"{desk}/desk/away/*.txt") == (desk / "desk/away/c.txt",)


def test_links_inside_folders_that_a_pattern_names_are_told(desk: Path) -> None:
    (desk / "desk" / "May" / "out.txt").symlink_to(desk / "elsewhere" / "c.txt")

    assert links_among(f"{desk}/desk/M*") == (desk / "desk/May/out.txt",)
    assert links_among(f"{desk}/desk/*") == (desk / "desk/May/out.txt", desk / "desk/away")
    assert links_among(f"{desk}/des*") == (desk / "desk/May/out.txt", desk / "desk/away")


def test_no_name_is_not_the_working_folder() -> None:
    assert named_files("") == Unusable("not a usable file name")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders here")
def test_nobody_waits_for_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "a.warc"
    os.mkfifo(pipe)

    assert not is_index(pipe)
    (failure,) = archives_of(str(pipe))
    assert isinstance(failure, Unread)
    assert "not a regular file" in failure.detail
    with pytest.raises(OSError, match="not a regular file"):
        open_file(pipe)


def test_a_store_that_cannot_be_opened_is_a_clear_line(tmp_path: Path) -> None:
    with pytest.raises(EvidenceError):
        remote_files(f"zip://x.warc::{tmp_path}")


@pytest.mark.parametrize("mask", [0, 0o077, 0o777])
def test_a_private_folder_is_the_users_alone_whatever_the_umask(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        make_private_folder(tmp_path / "cache" / "reports" / "texts")
    finally:
        os.umask(before)

    made = [tmp_path / name for name in ("cache", "cache/reports", "cache/reports/texts")]
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in made} == {0o700}


def test_a_private_folder_leaves_those_above_it_as_they_are(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    (tmp_path / "reports").mkdir(mode=0o755)
    make_private_folder(tmp_path / "reports")

    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755
    assert stat.S_IMODE((tmp_path / "reports").stat().st_mode) == 0o700
