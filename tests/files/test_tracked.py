"""Archives and indexes that lie tracked in a checkout: a pull request could bring any page under any address."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import git
from tests.evidence.test_gather import bridge, run, verdicts
from tests.warcs import packed
from verify.evidence.index.build import build_index
from verify.files.git_repository import is_tracked
from verify.model.verdict import Outcome, Reason


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "news.warc.gz").write_bytes(packed(bridge()))
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "brought")
    monkeypatch.chdir(folder)
    return folder


def test_what_git_tracks_is_told_from_what_lies_beside_it(checkout: Path, tmp_path: Path) -> None:
    (checkout / "mine.warc.gz").write_bytes(b"")
    (tmp_path / "away.warc.gz").write_bytes(b"")
    (tmp_path / "link.warc.gz").symlink_to(checkout / "news.warc.gz")

    assert [is_tracked(path, checkout) for path in (checkout / "news.warc.gz", tmp_path / "link.warc.gz")] == [
        True,
        True,
    ]
    assert [is_tracked(path, checkout) for path in (checkout / "mine.warc.gz", tmp_path / "away.warc.gz")] == [
        False
    ] * 2


def test_without_a_repository_nothing_is_tracked(tmp_path: Path) -> None:
    assert not is_tracked(tmp_path / "a.warc.gz", tmp_path)


def test_where_git_cannot_say_a_file_counts_as_tracked(tmp_path: Path) -> None:
    (tmp_path / ".git").write_text("nonsense", "utf-8")

    assert is_tracked(tmp_path / "a.warc.gz", tmp_path)


def test_a_tracked_archive_counts_with_a_warning_and_not_at_all_in_an_isolated_run(checkout: Path) -> None:
    report, told = run(checkout, "news.warc.gz")

    assert verdicts(report)[0].outcome is Outcome.CORROBORATED
    assert told == ["evidence: news.warc.gz is tracked by git in this checkout: pages in it could be forged"]

    report, told = run(checkout, "news.warc.gz", isolated=True)

    assert (verdicts(report)[0].outcome, verdicts(report)[0].reason) == (Outcome.UNCHECKED, Reason.PAGE_UNREAD)
    assert "not used with --isolated" in told[0]


def test_a_tracked_index_is_not_used_in_an_isolated_run(checkout: Path) -> None:
    build_index(["news.warc.gz"], checkout / "desk.index", progress=lambda _line: None, warn=lambda _line: None)
    git(checkout, "add", "desk.index")

    report, _ = run(checkout, "desk.index", isolated=True)

    assert verdicts(report)[0].outcome is Outcome.UNCHECKED
