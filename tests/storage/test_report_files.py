from __future__ import annotations

import json
import os
import stat
import threading
from pathlib import Path

import pytest

from verify.errors import ReportError
from verify.storage.report_files import ReportStore, write_file

DIGEST = "a" * 64


def report(path: str = "d.txt", day: str = "2026-03-02") -> str:
    return json.dumps({"created_at": f"{day}T12:00:00Z", "drafts": [{"path": path}]})


def test_a_report_is_found_by_name_beginning_draft_and_path(tmp_path: Path) -> None:
    store = ReportStore(tmp_path)
    name = store.save(report("desk/d.txt"), {DIGEST: "“words”"})

    for wanted in (name, name[:12], "desk/d.txt", "d.txt", str(tmp_path / "reports" / f"{name}.json")):
        assert store.read(store.find(wanted)) == report("desk/d.txt")
    assert store.text(DIGEST) == "“words”"
    assert [stored.drafts for stored in store.list()] == [("desk/d.txt",)]


def test_the_newest_report_of_a_draft_is_shown(tmp_path: Path) -> None:
    store = ReportStore(tmp_path)
    store.save(report(day="2026-03-01"), {})
    newest = store.save(report(day="2026-03-03"), {})
    store.save(report(day="2026-03-02"), {})

    assert store.find("d.txt").stem == newest


def test_a_digest_that_is_a_path_reads_nothing(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x", "utf-8")
    store = ReportStore(tmp_path)
    store.save(report(), {"../../secret": "overwritten"})

    assert store.text("../../secret") is None
    assert (tmp_path / "secret.txt").read_text("utf-8") == "x"


def test_a_damaged_report_is_left_out_of_the_list_and_a_missing_one_is_named(tmp_path: Path) -> None:
    store = ReportStore(tmp_path)
    store.save(report(), {})
    (tmp_path / "reports" / "2026-03-09T120000Z-00000000.json").write_text("{", "utf-8")

    assert len(store.list()) == 1
    with pytest.raises(ReportError, match="no stored report"):
        store.find("other.txt")


def test_folders_are_private_and_nothing_half_written_stays(tmp_path: Path) -> None:
    store = ReportStore(tmp_path)
    store.save(report(), {DIGEST: "t"})

    assert stat.S_IMODE(store.folder.stat().st_mode) == 0o700
    assert not list(tmp_path.rglob("*.part"))


def test_a_folder_that_cannot_be_written_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("a file where the folder should be", "utf-8")

    with pytest.raises(ReportError, match="could not be kept"):
        ReportStore(tmp_path).save(report(), {})
    with pytest.raises(ReportError, match="cannot be written"):
        write_file(tmp_path / "reports" / "x.json", "x")


def test_line_ends_of_a_draft_come_back_as_they_were(tmp_path: Path) -> None:
    store = ReportStore(tmp_path)
    store.save(report(), {DIGEST: "one\r\ntwo\rthree\n"})

    assert store.text(DIGEST) == "one\r\ntwo\rthree\n"


def test_a_named_pipe_is_written_into_and_a_link_stays_a_link(tmp_path: Path) -> None:
    pipe, link, file = tmp_path / "pipe", tmp_path / "link", tmp_path / "file"
    os.mkfifo(pipe)
    link.symlink_to(file)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text("utf-8")))
    reader.start()

    write_file(pipe, "through")
    write_file(link, "behind")
    reader.join(timeout=10)

    assert read == ["through"]
    assert link.is_symlink()
    assert file.read_text("utf-8") == "behind"


def test_a_report_is_named_by_its_own_time_and_not_by_words_that_look_like_one(tmp_path: Path) -> None:
    told = json.dumps({"title": '"created_at": "yesterday"', "created_at": "2026-03-02T08:00:00Z", "drafts": []})
    assert ReportStore(tmp_path).save(told, {}).startswith("2026-03-02T080000Z-")


def test_a_report_without_a_time_is_not_kept(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="is not a time"):
        ReportStore(tmp_path).save(json.dumps({"drafts": []}), {})
